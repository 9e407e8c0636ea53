import { apportion, type Ore } from '../../../shared/money.ts';
import { type Office, offices } from '../../../shared/units.ts';
import type { Pot } from '../state.ts';

/**
 * D7: each office bears its share of what the pot has paid, in proportion to what it contributed. What settlements have
 * covered already is settled: what is corrected after one is in the next. Pure.
 */
export type Transfer = { readonly from: Office; readonly to: Office; readonly amount: Ore };
export type Reckoning = {
  /** What all have paid, net of returns, in öre. */
  readonly total: Ore;
  readonly offices: readonly {
    readonly office: Office;
    readonly contributed: Ore;
    readonly paid: Ore;
    /** What it shall bear; the shares sum to the total exactly. */
    readonly share: Ore;
    /** What settlements have said that it is owed, or negative that it owes. */
    readonly settled: Ore;
    /** Paid less share, less what is settled: positive is owed to the office, negative it owes. The balances sum to zero. */
    readonly balance: Ore;
  }[];
  readonly transfers: readonly Transfer[];
};

/**
 * Who owes whom. Where nobody has contributed there is nothing to share by: each bears what it paid.
 *
 * The transfers are the fewest there can be. Three balances that sum to zero have at most one office on one of the two
 * sides, so pairing each who owes with each who is owed makes one transfer per office of the other side: none, one, or
 * two. Two are needed when all three balances differ from zero, since one transfer settles two offices at most.
 */
export const settle = ({
  contributed,
  paidBy,
  settled,
}: Pick<Pot, 'contributed' | 'paidBy' | 'settled'>): Reckoning => {
  const given = offices.map((office) => contributed[office] ?? 0);
  const paid = offices.map((office) => paidBy[office] ?? 0);
  const total = paid.reduce((sum, amount) => sum + amount, 0);
  const shares = given.some((amount) => amount !== 0) ? apportion(total, given) : paid;
  const rows = offices.map((office, i) => {
    const [amount = 0, share = 0] = [paid[i], shares[i]];
    const before = settled?.[office] ?? 0;
    return {
      office,
      contributed: contributed[office] ?? 0,
      paid: amount,
      share,
      settled: before,
      balance: amount - share - before,
    };
  });
  const owed = rows.filter(({ balance }) => balance > 0);
  const transfers = rows
    .filter(({ balance }) => balance < 0)
    .flatMap((from) =>
      owed.map((to) => ({ from: from.office, to: to.office, amount: Math.min(-from.balance, to.balance) })),
    );
  return { total, offices: rows, transfers };
};
