import { dayOf, type Day, isBy } from '../../../shared/calendar.ts';
import { folded } from '../../../shared/names.ts';
import type { Ore } from '../../../shared/money.ts';
import type { SpendingRequest } from '../state.ts';
import type { Journaled } from './replay.ts';

/** What people look for in the ledger: a number, an amount, or words of what an entry is about. Pure. */
export type Wanted = {
  readonly q?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
};

/** What things are called, by their ids: budget lines, associations, offices. */
export type Called = { readonly lines: Names; readonly units: Names };
type Names = Readonly<Record<string, string>>;

/** A whole number, or kronor as people write them: `1 200`, `1200,50`, `1 200 kr`. */
const asNumber = (q: string): { readonly seq?: number; readonly amount: Ore } | undefined => {
  const [, kronor, ore] = /^([\d\s]{1,16})(?:[.,](\d{2}))?\s*(?:kr)?$/iu.exec(q) ?? [];
  const digits = kronor?.replaceAll(/\s/gu, '');
  if (!digits) return undefined;
  const amount = Number(digits) * 100 + Number(ore ?? 0);
  return ore === undefined ? { seq: Number(digits), amount } : { amount };
};

/** Whose request it is of, and on which receipt it was paid, where it is of one. */
const factsOf = (entry: Journaled) => ({
  unit: 'unit' in entry ? entry.unit : undefined,
  receipt: 'receipt' in entry && typeof entry.receipt === 'object' ? entry.receipt : undefined,
});

/** Accounts are called by what they are of: `paid:material:district`. */
const wordsOf = (
  entry: Journaled,
  request: SpendingRequest | undefined,
  { lines, units }: Called,
): readonly string[] => {
  const parts = entry.ledger.postings.flatMap(({ account }) => account.split(':'));
  const { unit, receipt } = factsOf(entry);
  const ids = new Set([...parts, ...(unit === undefined ? [] : [unit])]);
  return [
    ...[...ids].flatMap((id) => [id, lines[id] ?? '', units[id] ?? '']),
    entry.type,
    request?.payee ?? '',
    receipt?.supplier ?? '',
    receipt?.number ?? '',
  ];
};

export const isWithinDays = ({ at }: Journaled, { from, to }: Wanted): boolean =>
  (from === undefined || dayOf(at) >= from) && (to === undefined || isBy(at, to));

/** All words are found in it, wherever; of a number its own, an amount that it moves, or that of a receipt. */
export const matches = (entry: Journaled, q: string, request: SpendingRequest | undefined, called: Called): boolean => {
  const number = asNumber(q.trim());
  const words = folded(wordsOf(entry, request, called).join('\n'));
  if (number && (number.seq === entry.ledger.seq || entry.ledger.postings.some((each) => isOf(each, number))))
    return true;
  return folded(q)
    .split(' ')
    .every((word) => words.includes(word));
};
const isOf = ({ amount }: { readonly amount: Ore }, wanted: { readonly amount: Ore }): boolean =>
  Math.abs(amount) === wanted.amount;
