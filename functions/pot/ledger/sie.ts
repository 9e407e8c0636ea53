import { type Day, dayOf } from '../../../shared/calendar.ts';
import type { Ore } from '../../../shared/money.ts';
import type { Office } from '../../../shared/units.ts';
import { unitCalled } from '../../../shared/words.ts';
import type { PotEvent } from '../events.ts';
import type { PotSettings } from '../offers.ts';
import type { Pot } from '../state.ts';
import { toCp437 } from './cp437.ts';
import type { Journaled } from './replay.ts';

/**
 * The books of one office as SIE 4I, what Swedish accounting programs import. Pure.
 * Source: SIE filformat, utgåva 4B (SIE-gruppen, 2008): fields apart by a space, texts in quotes, a quote in a text
 * preceded by a backslash, no control characters, amounts in kronor, debit positive, credit negative.
 */
export type SieInput = {
  readonly office: Office;
  readonly campaignName: string;
  readonly program: { readonly name: string; readonly version: string };
  /** The day the file is made. */
  readonly generated: Day;
  /** The ledger's events, oldest first, with their texts as far as they are not forgotten; what moves no money of the office's is passed over. */
  readonly journal: readonly Journaled[];
  /** As the pot calls its lines. */
  readonly lines: Pot['lines'];
  readonly accounts: PotSettings['accounts'];
  /** The first day of the period and the last; without them it has no such end. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
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

type Of<T extends PotEvent['type']> = Extract<PotEvent, { readonly type: T }>;
type Settling = Pick<Of<'SettlementMade'>, 'number' | 'transfers'>;
type Transferring = Pick<Of<'TransferPaid'>, 'number' | 'from' | 'to' | 'amount'>;

type Booked = { readonly text: string; readonly transactions: readonly Transaction[] };
const booked = (debit: number, credit: number, amount: Ore, text: string): Booked => ({
  text,
  transactions: move(debit, credit, amount, text),
});
/** The same the other way round. */
const undone = ({ text, transactions }: Booked): Booked => ({
  text: `Rättelse: ${text}`,
  transactions: transactions.map((each) => ({ ...each, amount: -each.amount, text: `Rättelse: ${each.text}` })),
});

/** What an office owes or is owed by a settlement stands against other costs. */
const settled = ({ office, accounts }: SieInput, { number, transfers }: Settling): Booked => ({
  text: `Avräkning ${number} av potten`,
  transactions: transfers.flatMap(({ from, to, amount }) => {
    if (from === office) return move(accounts.otherCost, accounts.payable, amount, `Skuld till ${unitCalled(to)}`);
    if (to === office) return move(accounts.receivable, accounts.otherCost, amount, `Fordran på ${unitCalled(from)}`);
    return [];
  }),
});

const transferred = ({ office, accounts }: SieInput, { number, from, to, amount }: Transferring): Booked =>
  office === to
    ? booked(accounts.bank, accounts.receivable, amount, `Avräkning ${number}: betalt av ${unitCalled(from)}`)
    : booked(accounts.payable, accounts.bank, amount, `Avräkning ${number}: betalt till ${unitCalled(to)}`);

/** What an entry means for the office's books; nothing where it moves none of its money, and promises none. */
const bookedOf = (event: Journaled, input: SieInput): Booked | undefined => {
  const { office, accounts } = input;
  const costOf = (line: string) => accounts.lines[line] ?? accounts.otherCost;
  switch (event.type) {
    case 'PayoutMade':
    case 'PayoutReversed': {
      const { supplier, number } = event.receipt;
      const paid = booked(costOf(event.line), accounts.bank, event.amount, `${supplier}, kvitto ${number}`);
      return event.office !== office ? undefined : event.type === 'PayoutMade' ? paid : undone(paid);
    }
    case 'ReturnReceived':
    case 'ReturnReversed': {
      const text = ['Återbetalning', event.reason].filter((part) => part !== undefined).join(': ');
      const returned = booked(accounts.bank, costOf(event.line), event.amount, text);
      return event.office !== office ? undefined : event.type === 'ReturnReceived' ? returned : undone(returned);
    }
    case 'SettlementMade':
      return settled(input, event);
    case 'SettlementReversed':
      return undone(settled(input, event));
    case 'TransferPaid':
    case 'TransferPaymentReversed': {
      if (event.from !== office && event.to !== office) return undefined;
      const paid = transferred(input, event);
      return event.type === 'TransferPaid' ? paid : undone(paid);
    }
    default:
      return undefined;
  }
};

/**
 * A voucher's number is that of its ledger entry, and its day the entry's: so both are fixed for ever, and whatever is
 * exported when, the same voucher is the same in it.
 */
const vouchersOf = (input: SieInput): readonly Voucher[] =>
  input.journal.flatMap((event) => {
    const day = dayOf(event.at);
    if (day < (input.from ?? day) || day > (input.to ?? day)) return [];
    const found = bookedOf(event, input);
    return found && found.transactions.length > 0 ? [{ number: event.ledger.seq, day, ...found }] : [];
  });

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

/** Names of the accounts used, by number. An account of several lines has the names of all. */
const accountLines = ({ accounts, lines }: SieInput, vouchers: readonly Voucher[]): readonly string[] => {
  const perAccount = Map.groupBy(Object.entries(accounts.lines), ([, account]) => account);
  const names = new Map([
    ...[...perAccount].map(
      ([account, of]) => [account, `Kostnader ${of.map(([line]) => lines[line]?.name ?? line).join(', ')}`] as const,
    ),
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
 * a return does the reverse, and a reversal what it reverses with the signs changed; a settlement stands against other costs, and its payment against what is owed. Contributions
 * are promises between the offices, whom each pays its own bills for: they are in no books. SIE 4I holds vouchers alone, no
 * balances: so there are none that could be counted twice. Characters the code page lacks become `?`.
 */
export const sieOf = (input: SieInput): Uint8Array => {
  const { office, campaignName, program, generated } = input;
  const vouchers = vouchersOf(input);
  const lines = [
    '#FLAGGA 0',
    `#PROGRAM ${quoted(program.name)} ${quoted(program.version)}`,
    '#FORMAT PC8',
    `#GEN ${compact(generated)}`,
    '#SIETYP 4',
    `#PROSA ${quoted(campaignName)}`,
    `#FNAMN ${quoted(unitCalled(office))}`,
    ...accountLines(input, vouchers),
    ...vouchers.flatMap(voucherLines),
  ];
  return toCp437(lines.map((line) => `${line}\r\n`).join(''));
};
