import { type Day, dayOf } from '../../../shared/calendar.ts';
import type { Ore } from '../../../shared/money.ts';
import type { Office } from '../../../shared/units.ts';
import type { PotEvent } from '../events.ts';
import type { PotSettings } from '../offers.ts';
import { toCp437 } from './cp437.ts';
import type { Journaled } from './replay.ts';
import type { Settlement } from './settlement.ts';

/**
 * The books of one office as SIE 4I, what Swedish accounting programs import. Pure.
 * Source: SIE filformat, utgåva 4B (SIE-gruppen, 2008): fields apart by a space, texts in quotes, a quote in a text
 * preceded by a backslash, no control characters, amounts in kronor, debit positive, credit negative.
 */
export type SieInput = {
  readonly office: Office;
  /** As the office calls itself in its books; its id where it is not known. */
  readonly officeName?: string;
  readonly campaignName: string;
  readonly program: { readonly name: string; readonly version: string };
  /** The day the file is made, and of the settlement in it. */
  readonly generated: Day;
  /** The ledger's events, oldest first, with their texts as far as they are not forgotten; payouts and returns of the office are taken, all else passed over. */
  readonly journal: readonly Journaled[];
  readonly settlement: Settlement;
  readonly accounts: PotSettings['accounts'];
};

type Transaction = { readonly account: number; readonly amount: Ore; readonly text: string };
type Voucher = {
  readonly number: number;
  readonly day: Day;
  readonly text: string;
  readonly transactions: readonly Transaction[];
};

/** All vouchers are in one series: P as in pott. */
const series = 'P';

/** Debit one account and credit another with the same amount: balanced by construction. */
const move = (debit: number, credit: number, amount: Ore, text: string): readonly Transaction[] => [
  { account: debit, amount, text },
  { account: credit, amount: -amount, text },
];

type Paid = Journaled<Extract<PotEvent, { type: 'PayoutMade' | 'ReturnReceived' }>>;

const isPaidBy =
  (office: Office) =>
  (event: Journaled): event is Paid =>
    (event.type === 'PayoutMade' || event.type === 'ReturnReceived') && event.office === office;

/** A voucher's number is that of its ledger entry, so that it is found again and never changes. */
const voucherOf = (event: Paid, { accounts }: SieInput): Voucher => {
  const cost = accounts.lines[event.line] ?? accounts.otherCost;
  const [debit, credit, text] =
    event.type === 'PayoutMade'
      ? [cost, accounts.bank, `${event.receipt.supplier}, kvitto ${event.receipt.number}`]
      : [accounts.bank, cost, ['Återbetalning', event.reason].filter((part) => part !== undefined).join(': ')];
  const transactions = move(debit, credit, event.amount, text);
  return { number: event.ledger.seq, day: dayOf(event.at), text, transactions };
};

/** What the office owes or is owed as things stand: one voucher, or none. It takes the number after the last entry. */
const settlementVouchers = (input: SieInput): readonly Voucher[] => {
  const { office, accounts, settlement, campaignName, generated, journal } = input;
  const transactions = settlement.transfers.flatMap(({ from, to, amount }) => {
    if (from === office) return move(accounts.otherCost, accounts.payable, amount, `Skuld till ${to}`);
    if (to === office) return move(accounts.receivable, accounts.otherCost, amount, `Fordran på ${from}`);
    return [];
  });
  if (transactions.length === 0) return [];
  const number = (journal.at(-1)?.ledger.seq ?? 0) + 1;
  return [{ number, day: generated, text: `Avräkning ${campaignName} per ${generated}`, transactions }];
};

/**
 * A text field. Controls become spaces, invisible marks vanish. A backslash becomes a slash: the format knows no way to
 * write one before a quote, and at the end of a text it would swallow the closing quote.
 */
const quoted = (text: string): string => {
  const plain = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replaceAll('\\', '/')
    .trim();
  return `"${plain.replaceAll('"', '\\"')}"`;
};

const compact = (day: Day): string => day.replaceAll('-', '');

/** `-123405` -> `-1234.05`, from the digits, so that it is exact. */
const decimal = (amount: Ore): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const voucherLines = ({ number, day, text, transactions }: Voucher): readonly string[] => [
  `#VER ${series} ${number} ${compact(day)} ${quoted(text)}`,
  '{',
  ...transactions.map((each) =>
    ['#TRANS', each.account, '{}', decimal(each.amount), compact(day), quoted(each.text)].join(' '),
  ),
  '}',
];

/** Names of the accounts used, by number. Where one account serves twice, the broader name stands. */
const accountLines = (accounts: PotSettings['accounts'], vouchers: readonly Voucher[]): readonly string[] => {
  const names = new Map([
    ...Object.entries(accounts.lines).map(([line, account]) => [account, `Kostnader ${line}`] as const),
    [accounts.otherCost, 'Övriga externa kostnader'],
    [accounts.payable, 'Övriga kortfristiga skulder'],
    [accounts.receivable, 'Kortfristiga fordringar'],
    [accounts.bank, 'Företagskonto'],
  ]);
  const used = new Set(vouchers.flatMap(({ transactions }) => transactions.map(({ account }) => account)));
  return [...used].sort((a, b) => a - b).map((account) => `#KONTO ${account} ${quoted(names.get(account) ?? '')}`);
};

/**
 * The file as bytes in code page 437 with CRLF. Vouchers: a payout debits the line's cost account and credits the bank,
 * a return does the reverse, the settlement stands against other costs. Characters the code page lacks become `?`.
 * Each file holds the whole campaign so far: it replaces what was imported before, it does not add to it.
 */
export const sieOf = (input: SieInput): Uint8Array => {
  const { office, officeName, campaignName, program, generated, journal, accounts } = input;
  const paid = journal.filter(isPaidBy(office)).map((event) => voucherOf(event, input));
  const vouchers = [...paid, ...settlementVouchers(input)];
  const lines = [
    '#FLAGGA 0',
    `#PROGRAM ${quoted(program.name)} ${quoted(program.version)}`,
    '#FORMAT PC8',
    `#GEN ${compact(generated)}`,
    '#SIETYP 4',
    `#PROSA ${quoted(campaignName)}`,
    `#FNAMN ${quoted(officeName ?? office)}`,
    ...accountLines(accounts, vouchers),
    ...vouchers.flatMap(voucherLines),
  ];
  return toCp437(lines.map((line) => `${line}\r\n`).join(''));
};
