import { apportion } from '../../../shared/money.ts';
import { sum } from '../editions.ts';
import type { Copies, Given } from '../state.ts';

/** Whom an arrived print run goes to. Pure. */

/** What a line of an order has coming. */
export type Waiting = {
  /** `<unit>.<ULID>`: the ULID is the order's time. */
  readonly order: string;
  readonly plan: number;
  readonly isPriority: boolean;
  /** Of this very run. */
  readonly promised: Copies;
  readonly waiting: Copies;
};

const timeOf = ({ order }: Waiting): string => order.split('.')[1] ?? '';

/** In full if it suffices, else in proportion; the largest remainder, and of equal ones the earlier order. */
const share = (copies: Copies, wanted: readonly Copies[]): readonly Copies[] =>
  copies >= sum(wanted) ? wanted : apportion(copies, wanted);

/** Priority areas first, the others of what they leave. */
const byPriority = (copies: Copies, lines: readonly Waiting[], of: (line: Waiting) => Copies): readonly Copies[] => {
  const wanted = (priority: boolean) => lines.map((line) => (line.isPriority === priority ? of(line) : 0));
  const first = share(copies, wanted(true));
  const then = share(copies - sum(first), wanted(false));
  return lines.map((_, i) => (first[i] ?? 0) + (then[i] ?? 0));
};

/**
 * The stated rule: what is promised of the run comes first, then what waits; in each, priority areas before the others,
 * in proportion to what was asked where it does not suffice, by the largest remainder, of equal ones the earlier order.
 * What nobody asked for is left over.
 */
export const giveOut = (copies: Copies, lines: readonly Waiting[]): readonly Given[] => {
  const inTime = [...lines].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const promised = byPriority(copies, inTime, (line) => line.promised);
  const waiting = byPriority(copies - sum(promised), inTime, (line) => line.waiting);
  return inTime.flatMap(({ order, plan }, i) => {
    const quantity = (promised[i] ?? 0) + (waiting[i] ?? 0);
    return quantity > 0 ? [{ order, plan, quantity }] : [];
  });
};
