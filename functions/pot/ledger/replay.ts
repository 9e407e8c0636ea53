import { type Day, isBy } from '../../../shared/calendar.ts';
import type { Recorded } from '../../../shared/commit.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import type { Ore } from '../../../shared/money.ts';
import type { WithTexts } from '../../../shared/texts.ts';
import { type Office, offices } from '../../../shared/units.ts';
import type { PotEvent } from '../events.ts';
import { emptyPot, type Line, type Pot, totals } from '../state.ts';
import { type Entry, type EntryFacts, hashOf } from './chain.ts';

/** What the ledger says when it is read again from its first entry. Pure. */

/** An event item that is a ledger entry too, as it is stored. */
export type Journaled<E extends PotEvent = PotEvent> = WithTexts<Recorded<E> & { readonly ledger: Entry }>;

/** An entry as the ledger shows it. */
export type LedgerRow = EntryFacts & { readonly hash: string };

export const rowOf = ({ at, actor, type, subject, ledger }: Journaled): LedgerRow => ({
  seq: ledger.seq,
  at,
  actor,
  event: type,
  subject,
  postings: ledger.postings,
  hash: ledger.hash,
  previousHash: ledger.previousHash,
});

/** An entry up to which the ledger was found whole, and the balance of each account after it. */
export type Mark = { readonly ledger: Pot['ledger']; readonly balances: Readonly<Record<string, Ore>> };
export const start: Mark = { ledger: emptyPot.ledger, balances: {} };

/** The balance of each account in öre, after those rows. */
export const replay = (rows: readonly LedgerRow[], from = start): ReadonlyMap<string, Ore> => {
  const balances = new Map(Object.entries(from.balances));
  for (const { account, amount } of rows.flatMap(({ postings }) => postings))
    balances.set(account, (balances.get(account) ?? 0) + amount);
  return balances;
};

type Balances = Pick<Pot, 'contributed' | 'paidBy' | 'settled' | 'lines' | 'ledger'>;

const sum = (amounts: readonly Ore[]): Ore => amounts.reduce((total, amount) => total + amount, 0);

/** The pot's balances as the rows tell them. Names of lines are no money, so they are not in the rows. */
const balancesOf = (rows: readonly LedgerRow[], nameOf: (line: string) => string, from = start): Balances => {
  const accounts = replay(rows, from);
  const on = (account: string): Ore => accounts.get(account) ?? 0;
  const ids = [...accounts.keys()].flatMap((account) => (account.startsWith('budget:') ? [account.slice(7)] : []));
  const perOffice = (amountOf: (office: Office) => Ore) =>
    Object.fromEntries(
      offices.map((office) => [office, amountOf(office)] as const).filter(([, amount]) => amount !== 0),
    );
  const lineOf = (id: string): Line => ({
    name: nameOf(id),
    amount: on(`budget:${id}`),
    reserved: on(`reserved:${id}`),
    paid: sum(offices.map((office) => on(`paid:${id}:${office}`))),
  });
  const last = rows.at(-1);
  return {
    contributed: perOffice((office) => 0 - on(`contributed:${office}`)),
    paidBy: perOffice((office) => sum(ids.map((id) => on(`paid:${id}:${office}`)))),
    settled: perOffice((office) => on(`settled:${office}`)),
    // A line that was removed has nothing on it any more.
    lines: Object.fromEntries(
      ids.map((id) => [id, lineOf(id)] as const).filter(([, { amount, reserved, paid }]) => amount || reserved || paid),
    ),
    ledger: last ? { seq: last.seq, hash: last.hash } : from.ledger,
  };
};

/** Equal balances give equal texts: whether a zero is written out or left out makes no difference. */
const fingerprint = ({ contributed, paidBy, settled, lines, ledger }: Balances, available: Ore): string =>
  canonicalJson({
    contributed: offices.map((office) => contributed[office] ?? 0),
    paidBy: offices.map((office) => paidBy[office] ?? 0),
    settled: offices.map((office) => settled?.[office] ?? 0),
    lines: Object.fromEntries(
      Object.entries(lines)
        .map(([id, { amount, reserved, paid }]) => [id, [amount, reserved, paid]] as const)
        .filter(([, amounts]) => amounts.some((amount) => amount !== 0)),
    ),
    ledger,
    available,
  });

/** Whether the rows are one whole chain, each entry balanced and as it was when it was made. */
const isWhole = (rows: readonly LedgerRow[], { ledger }: Mark): boolean =>
  rows.every(
    (row, i) =>
      row.seq === ledger.seq + i + 1 &&
      row.previousHash === (rows[i - 1] ?? ledger).hash &&
      row.hash === hashOf(row) &&
      sum(row.postings.map(({ amount }) => amount)) === 0,
  );

export type Verification = {
  readonly entries: number;
  readonly head: Pot['ledger'];
  /** No entry is missing, changed, out of place or unbalanced. */
  readonly balanced: boolean;
  /** The stored balances, and the head of the chain stored with them, are those of the rows. */
  readonly matchesBalances: boolean;
};

/**
 * Judges all rows, or those after a mark, oldest first, against the stored pot, which must be read with them (or not have
 * moved in between). Who rewrites an entry and every hash after it is found out by the head stored in the pot.
 */
export const verify = (pot: Pot, rows: readonly LedgerRow[], from = start): Verification => {
  const told = balancesOf(rows, () => '', from);
  const available = replay(rows, from).get('available') ?? 0;
  return {
    entries: rows.length,
    head: told.ledger,
    balanced: isWhole(rows, from),
    matchesBalances: fingerprint(told, available) === fingerprint(pot, totals(pot).available),
  };
};

/** Where the next look goes on, once these rows were found whole. */
export const markAfter = (pot: Pot, rows: readonly LedgerRow[], from: Mark): Mark => ({
  ledger: pot.ledger,
  balances: Object.fromEntries(replay(rows, from)),
});

/**
 * The pot with the balances it had at the end of that day in Stockholm; a line that did not exist yet is absent.
 * What moves no money (names of lines, the mandate) is as the pot has it now. `rows` are oldest first.
 */
export const potAsOf = (pot: Pot, rows: readonly LedgerRow[], day: Day): Pot => ({
  ...pot,
  ...balancesOf(
    rows.filter(({ at }) => isBy(at, day)),
    (line) => pot.lines[line]?.name ?? line,
  ),
});
