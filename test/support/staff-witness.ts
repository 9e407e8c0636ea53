import { expect } from 'vitest';
import type { Associations, Position, Span, Staff } from '../../functions/staff/state.ts';
import { addDays, type Day, daysBetween } from '../../shared/calendar.ts';
import { isOffice, type Unit } from '../../shared/units.ts';

/** Looks at staff one day after the other, as slowly and plainly as can be: what the rules say quickly must be the same. */

type Some = Span & { readonly extent: number };
type Part = Some & { readonly unit: Unit };

export const dayNumbers = ({ from, to }: Span): readonly Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));

/** How much of some parts falls on a day. */
export const partOn = (parts: readonly Some[], day: Day): number => {
  let sum = 0;
  for (const { from, to, extent } of parts) if (from <= day && day <= to) sum += extent;
  return sum;
};

type Judged = Span & Pick<Position, 'extent' | 'employer' | 'shares' | 'allocations'>;

const partsOf = ({ shares, allocations, from, to }: Judged): readonly Part[] => [
  ...shares.map((share) => ({ ...share, from: share.from ?? from, to: share.to ?? to })),
  ...allocations,
];

/** D1 and D3 on each day of a position. */
export const lawfulOn = (
  position: Judged,
  associations: Associations,
): 'lawful' | 'over-allocated' | 'share-too-small' => {
  const parts = partsOf(position);
  const days = dayNumbers(position);
  if (days.some((day) => partOn(parts, day) > position.extent)) return 'over-allocated';
  for (const day of isOffice(position.employer) ? days : []) {
    for (const { unit } of parts.filter(({ from, to }) => from <= day && day <= to)) {
      if (isOffice(unit)) continue;
      const group = associations[unit]?.neighbourGroup;
      const own = partOn(
        parts.filter((part) => part.unit === unit),
        day,
      );
      const neighbours = parts.filter(
        (part) => group !== undefined && associations[part.unit]?.neighbourGroup === group,
      );
      if (own < 50 && partOn(neighbours, day) < 50) return 'share-too-small';
    }
  }
  return 'lawful';
};

/** Every position is lawful, every allocation lies where it may, and no request gets more than it asked for. */
export const nothingBroken = (state: Staff, associations: Associations): void => {
  const positions = Object.values(state.positions);
  for (const position of positions) {
    expect(lawfulOn(position, associations)).toBe('lawful');
    for (const { from, to, request } of position.allocations) {
      const asked = state.requests[request];
      expect(asked?.outcome).toBe('open');
      expect([from >= position.from, to <= position.to]).toEqual([true, true]);
      expect([from >= (asked?.from ?? ''), to <= (asked?.to ?? '')]).toEqual([true, true]);
    }
    const ids = [...position.allocations, ...position.ended].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
  for (const request of Object.values(state.requests)) {
    const given = positions.flatMap(({ allocations }) => allocations).filter((each) => each.request === request.id);
    for (const day of dayNumbers(request)) expect(partOn(given, day)).toBeLessThanOrEqual(request.extent);
  }
};
