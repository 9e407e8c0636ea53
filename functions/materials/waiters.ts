import type { Day } from '../../shared/calendar.ts';
import type { Associations, Copies, Waiter } from './state.ts';

/** D9: who waits for copies of an edition, and who of them is served first. Pure. */

/** Copies that lie there, or come on a day. */
export type Source = { readonly key: string; readonly quantity: Copies; readonly day: Day };
export type Allotted = {
  readonly waiter: Waiter;
  readonly source: string;
  readonly quantity: Copies;
  /** It comes after the day on which it is needed. */
  readonly late: boolean;
};

/**
 * Copies to those who wait, in their order, from the source that comes first on. Whom a source reaches only after the day
 * they need it by is passed over, and served last, of what is left.
 */
export const allot = (sources: readonly Source[], waiters: readonly Waiter[]): readonly Allotted[] => {
  const left = sources.map(({ quantity }) => quantity);
  const wanted = waiters.map(({ quantity }) => quantity);
  const allotted: Allotted[] = [];
  for (const late of [false, true])
    for (const [s, { key, day }] of sources.entries())
      for (const [w, waiter] of waiters.entries()) {
        const quantity = Math.min(left[s] ?? 0, wanted[w] ?? 0);
        if (quantity <= 0 || isLate(waiter, day) !== late) continue;
        left[s] = (left[s] ?? 0) - quantity;
        wanted[w] = (wanted[w] ?? 0) - quantity;
        allotted.push({ waiter, source: key, quantity, late });
      }
  return allotted;
};

/** Who has a promise has it, whether or not it comes in time. */
export const atAnyTime = ({ neededBy: _, ...waiter }: Waiter): Waiter => waiter;

export const isLate = ({ neededBy }: Waiter, day: Day): boolean => neededBy !== undefined && neededBy < day;

/** An order's id says whose it is, and when it was placed. */
export const unitOfOrder = (order: string): string => order.split('.')[0] ?? '';
const askedAt = ({ order, asked }: Waiter): string => asked ?? order.split('.')[1] ?? '';

/** Priority areas before the others; in each as they asked, as which they are kept. */
export const byPriority = (waiting: readonly Waiter[], associations: Associations): readonly Waiter[] => {
  const isFirst = ({ order }: Waiter): boolean => associations[unitOfOrder(order)]?.priorityArea === true;
  return [...waiting.filter(isFirst), ...waiting.filter((each) => !isFirst(each))];
};

export const copiesOf = (waiters: readonly Waiter[]): Copies =>
  waiters.reduce((sum, { quantity }) => sum + quantity, 0);
export const ofOrder = (waiters: readonly Waiter[], order: string): readonly Waiter[] =>
  waiters.filter((each) => each.order === order);

const isAlike = (a: Waiter, b: Waiter): boolean =>
  a.order === b.order && a.asked === b.asked && a.neededBy === b.neededBy;

/** Behind all others. */
export const behind = (waiters: readonly Waiter[], next: Waiter): readonly Waiter[] => {
  const last = waiters.at(-1);
  return last && isAlike(last, next)
    ? [...waiters.slice(0, -1), { ...last, quantity: last.quantity + next.quantity }]
    : [...waiters, next];
};

/** Where they belong by when they asked. */
export const among = (waiters: readonly Waiter[], next: Waiter): readonly Waiter[] => {
  const at = waiters.findIndex((each) => askedAt(each) > askedAt(next));
  const before = at < 0 ? waiters : waiters.slice(0, at);
  return [...behind(before, next), ...waiters.slice(before.length)];
};

/** So many copies fewer, from the first or from the last on; what was `taken`, in the order of taking. */
export const without = (
  waiters: readonly Waiter[],
  copies: Copies,
  end: 'first' | 'last',
  isMeant: (waiter: Waiter) => boolean = () => true,
): { readonly left: readonly Waiter[]; readonly taken: readonly Waiter[] } => {
  let rest = Math.max(0, copies);
  const taken: Waiter[] = [];
  const left = (end === 'first' ? waiters : waiters.toReversed()).flatMap((each) => {
    const quantity = isMeant(each) ? Math.min(each.quantity, rest) : 0;
    rest -= quantity;
    if (quantity > 0) taken.push({ ...each, quantity });
    return each.quantity > quantity ? [{ ...each, quantity: each.quantity - quantity }] : [];
  });
  return { left: end === 'first' ? left : left.toReversed(), taken };
};
