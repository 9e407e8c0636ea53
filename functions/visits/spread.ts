import { alphabetically } from '../../shared/alphabet.ts';
import type { Ring } from '../campaign/offers.ts';
import type { Unit } from '../../shared/units.ts';
import type { Candidate, Visit, VisitStatus } from './state.ts';

/** D18, D24: how visits are spread over associations and rings, with a candidate of their own and without. Pure. */

export type AssociationFacts = { readonly id: Unit; readonly name: string; readonly ring: Ring };
export type Counts = Readonly<Record<VisitStatus, number>>;

const none: Counts = { asked: 0, accepted: 0, declined: 0, withdrawn: 0 };
const counted = (visits: readonly Visit[]): Counts =>
  visits.reduce((counts, { status }) => ({ ...counts, [status]: counts[status] + 1 }), none);

/**
 * Each association with its requests by what became of them, those without a candidate of their own first, and of these
 * the ones with the fewest visits: also those that never asked. Of some together how many visits they got, and how many
 * that is for each of them.
 */
export const spreadOf = (
  visits: readonly Visit[],
  associations: readonly AssociationFacts[],
  candidates: readonly Pick<Candidate, 'association' | 'retired'>[],
) => {
  const byUnit = Object.groupBy(visits, ({ unit }) => unit);
  const owners = new Set(candidates.flatMap(({ association, retired }) => (retired === undefined ? association : [])));
  const perAssociation = associations
    .map(({ id: unit, name, ring }) => ({ unit, name, ring, hasOwn: owners.has(unit), ...counted(byUnit[unit] ?? []) }))
    .sort((a, b) => Number(a.hasOwn) - Number(b.hasOwn) || a.accepted - b.accepted || alphabetically(a.name, b.name));
  const together = (some: typeof perAssociation) => {
    const counts = counted(some.flatMap(({ unit }) => byUnit[unit] ?? []));
    const perOne = some.length === 0 ? 0 : Math.round((counts.accepted / some.length) * 100) / 100;
    return { associations: some.length, ...counts, acceptedPerAssociation: perOne };
  };
  return {
    perAssociation,
    byOwn: [false, true].map((hasOwn) => ({
      hasOwn,
      ...together(perAssociation.filter((each) => each.hasOwn === hasOwn)),
    })),
    perRing: (['inner', 'outer'] as const).map((ring) => ({
      ring,
      ...together(perAssociation.filter((each) => each.ring === ring)),
    })),
  };
};
