import { addDays, type Day, daysBetween } from '../../shared/calendar.ts';
import type { Unit } from '../../shared/units.ts';
import { isOffice } from '../../shared/units.ts';
import type { Associations, Extent, Position, Span } from './state.ts';

/**
 * Who has how much of a position when (D1, D3), judged over the stretches of days on which the same parts are in
 * force: so the work grows with the parts and not with the days. Pure.
 */
export type Part = Span & { readonly unit: Unit; readonly extent: Extent };
/** Some days and an extent on them. */
export type Stretch = Span & { readonly extent: Extent };

/** D2, D3: percent of full time below which a position, or an association's part of one, is not lawful. */
export const leastExtent = 50;

export const overlaps = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;
export const isWithin = (inner: Span, outer: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;
/** The days that both have; undefined if there are none. */
export const shared = (a: Span, b: Span): Span | undefined =>
  overlaps(a, b) ? { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to } : undefined;

/** Percent of full time, day by day: whole, so that sums are exact. */
export const percentDays = (part: Stretch, period: Span = part): number => {
  const inside = shared(part, period);
  return inside ? part.extent * (daysBetween(inside.from, inside.to) + 1) : 0;
};

type Shared = Span & Pick<Position, 'shares'>;

/** What units have from the start, with the days on which they have it. */
export const shareParts = ({ shares, from, to }: Shared): readonly Part[] =>
  shares.map((share) => ({ unit: share.unit, extent: share.extent, from: share.from ?? from, to: share.to ?? to }));

/** Everything of a position that is spoken for. */
export const partsOf = (position: Shared & Pick<Position, 'allocations'>): readonly Part[] => [
  ...shareParts(position),
  ...position.allocations,
];

const sum = (parts: readonly Part[]): Extent => parts.reduce((total, { extent }) => total + extent, 0);

/** The period cut wherever a part begins or ends. */
const segmentsOf = (parts: readonly Part[], { from, to }: Span): readonly (Span & { parts: readonly Part[] })[] => {
  const cuts = new Set<Day>([from, ...parts.flatMap((part) => [part.from, addDays(part.to, 1)])]);
  const starts = [...cuts].filter((day) => from <= day && day <= to).sort();
  return starts.map((start, i) => {
    const next = starts[i + 1];
    return {
      from: start,
      to: next === undefined ? to : addDays(next, -1),
      parts: parts.filter((part) => part.from <= start && start <= part.to),
    };
  });
};

/** Neighbouring stretches that say the same become one. */
const joined = <T extends Span>(stretches: readonly T[], same: (a: T, b: T) => boolean): readonly T[] =>
  stretches.reduce<readonly T[]>((all, next) => {
    const last = all.at(-1);
    return last && addDays(last.to, 1) === next.from && same(last, next)
      ? [...all.slice(0, -1), { ...last, to: next.to }]
      : [...all, next];
  }, []);

/** How much of a period is spoken for, day by day, in stretches. */
export const spokenFor = (parts: readonly Part[], period: Span): readonly Stretch[] =>
  joined(
    segmentsOf(parts, period).map(({ from, to, parts: some }) => ({ from, to, extent: sum(some) })),
    (a, b) => a.extent === b.extent,
  );

/** D1: the days on which more is spoken for than there is, and how much. */
export const overAllocated = (extent: Extent, parts: readonly Part[], period: Span): readonly Stretch[] =>
  spokenFor(parts, period).filter((stretch) => stretch.extent > extent);

/** D1: what is free to allocate. */
export const freeOf = (extent: Extent, parts: readonly Part[], period: Span): readonly Stretch[] =>
  spokenFor(parts, period)
    .map(({ from, to, extent: taken }) => ({ from, to, extent: extent - taken }))
    .filter((stretch) => stretch.extent > 0);

/** An association's part, with what it is together with its neighbours'. */
export type Pooled = Stretch & { readonly unit: Unit };

/** What each association has of a position, together with the other associations of its neighbour group on it. */
export const pooled = (parts: readonly Part[], period: Span, associations: Associations): readonly Pooled[] => {
  const groupOf = (unit: Unit) => associations[unit]?.neighbourGroup;
  const together = (some: readonly Part[], unit: Unit): Extent => {
    const group = groupOf(unit);
    return sum(some.filter((part) => part.unit === unit || (group !== undefined && groupOf(part.unit) === group)));
  };
  const units = [...new Set(parts.map(({ unit }) => unit))].filter((unit) => !isOffice(unit)).sort();
  const segments = segmentsOf(parts, period);
  return units.flatMap((unit) =>
    joined(
      segments
        .filter(({ parts: some }) => some.some((part) => part.unit === unit))
        .map(({ from, to, parts: some }) => ({ unit, from, to, extent: together(some, unit) })),
      (a, b) => a.extent === b.extent,
    ),
  );
};

/**
 * D3: on every day an association's part of a position that an office employs is at least 50, or the parts of
 * associations of its neighbour group on that position together are. These are those that are not.
 */
export const tooSmall = (parts: readonly Part[], period: Span, associations: Associations): readonly Pooled[] =>
  pooled(parts, period, associations).filter(({ extent }) => extent < leastExtent);

/** From the first day to the last; there must be one. */
export const hull = (spans: readonly Span[]): Span => ({
  from: spans.reduce((first, { from }) => (from < first ? from : first), '9999-12-31'),
  to: spans.reduce((last, { to }) => (to > last ? to : last), ''),
});
