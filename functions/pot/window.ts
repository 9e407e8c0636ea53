import { addDays, type Day, dayOf, type Instant } from '../../shared/calendar.ts';
import type { heldIn } from '../../shared/commit.ts';
import type { Range } from '../../shared/ranges.ts';
import { after, asOf, type Loaded, listed } from '../../shared/reads.ts';
import type { QueryOptions } from '../../shared/table.ts';
import type { Unit } from '../../shared/units.ts';
import { unitsOf } from './joint/state.ts';
import { payeeKey, payeeOf } from './payees.ts';
import type { Pot, Reservation, SpendingRequest } from './state.ts';
import { partition } from './store.ts';

/** Which reservations count together with a spending (D8). */
export type WindowOf = {
  readonly id?: string;
  readonly unit: Unit;
  /** E11: all of it counts with what each of them has. */
  readonly partners?: SpendingRequest['partners'];
  readonly budgetLine: string;
  readonly payee?: string | undefined;
  /** Of a request that was paid already: who was paid first is its payee where it names none. */
  readonly payouts?: SpendingRequest['payouts'];
};

/** A request, or a partner's share, which stands for it. */
type Counted = Pick<SpendingRequest, (typeof heldIn)['l4'][number]> & { readonly request?: string };
const idOf = ({ request, id }: Counted): string => request ?? id;

const windowSource = (campaign: string, wish: WindowOf, since: Day, options?: QueryOptions) => {
  const { budgetLine, payouts = [] } = wish;
  const units = unitsOf(wish);
  const payee = payeeOf({ payee: wish.payee, payouts });
  const pk = partition(campaign);
  // What was withdrawn was never paid, so nothing of it counts.
  const ofUnits = units.flatMap((unit) => [
    ...['reserved', 'closed'].map((status): Range => ({
      pk,
      index: 'l1',
      prefix: `q#${status}#${budgetLine}#${unit}.`,
    })),
    // What was reopened is undecided, and counts with what was paid before; so does what others asked for with the unit.
    { pk, index: 'l2', prefix: `w#${budgetLine}#${unit}.` } satisfies Range,
  ]);
  const prefix = payee === undefined ? undefined : `p#${payeeKey(payee)}#`;
  // One day earlier in UTC, since a day in Stockholm begins before it; the exact day is compared below.
  const ofPayee: readonly Range[] = prefix ? [{ pk, index: 'l4', prefix, from: `${prefix}${addDays(since, -1)}` }] : [];
  return { queries: [...ofUnits, ...ofPayee].map((range) => ({ range, ...(options && { options }) })) };
};

const windowIn =
  ({ id }: WindowOf, since: Day) =>
  (found: Parameters<typeof listed>[0]): readonly Reservation[] => {
    // As a whole where it belongs here by itself, and else with what it paid here.
    const counted = listed<Counted>(found).toSorted((a, b) => a.amount - a.freed - (b.amount - b.freed));
    const requests = new Map(counted.map((each) => [idOf(each), each]));
    return [...requests.values()]
      .filter((other) => idOf(other) !== id && dayOf(other.reservedAt ?? '') >= since)
      .map((other) => ({ request: idOf(other), heads: other.heads ?? 0, amount: other.amount - other.freed }));
  };

const windowStart = ({ mandate: inForce }: Pot, now: Instant): Day | undefined =>
  inForce && addDays(dayOf(now), -inForce.splitWindowDays);

/**
 * The reservations that count together with a spending (D8): of the same unit on the same line, or of the same payee,
 * made within the split window of the mandate in force. Every reservation moves the pot's version, so one that is made
 * after the pot was read makes the transaction fail instead of being overlooked.
 */
export const splitWindow = (guard: Loaded<Pot>, campaign: string, wish: WindowOf, now: Instant) => {
  const since = windowStart(guard, now);
  if (since === undefined) return after(guard, {}, (): readonly Reservation[] => []);
  return after(guard, windowSource(campaign, wish, since), windowIn(wish, since));
};

/** The same for what reserves nothing, at half the units. */
export const expectedWindow = (guard: Loaded<Pot>, campaign: string, wish: WindowOf, now: Instant) => {
  const why = 'only says how many heads it may take: each approval judges anew';
  const since = windowStart(guard, now);
  if (since === undefined) return asOf(why, {}, (): readonly Reservation[] => []);
  return asOf(why, windowSource(campaign, wish, since, { consistent: false }), windowIn(wish, since));
};
