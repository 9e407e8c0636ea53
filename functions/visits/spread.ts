import { alphabetically } from '../../shared/alphabet.ts';
import type { Ring } from '../campaign/offers.ts';
import type { Unit } from '../../shared/units.ts';
import type { Visit, VisitStatus } from './state.ts';

/** D18, D24: how visits are spread over associations and rings. Pure. */

export type AssociationFacts = { readonly id: Unit; readonly name: string; readonly ring: Ring };
export type Counts = Readonly<Record<VisitStatus, number>>;

const none: Counts = { asked: 0, accepted: 0, declined: 0, withdrawn: 0 };
const counted = (visits: readonly Visit[]): Counts =>
  visits.reduce((counts, { status }) => ({ ...counts, [status]: counts[status] + 1 }), none);

/**
 * Each association with its requests by what became of them, those with the fewest visits first: also those that never
 * asked. Of a ring how many visits it got, and how many that is for each of its associations.
 */
export const spreadOf = (visits: readonly Visit[], associations: readonly AssociationFacts[]) => {
  const byUnit = Object.groupBy(visits, ({ unit }) => unit);
  const perAssociation = associations
    .map(({ id: unit, name, ring }) => ({ unit, name, ring, ...counted(byUnit[unit] ?? []) }))
    .sort((a, b) => a.accepted - b.accepted || alphabetically(a.name, b.name));
  const perRing = (['inner', 'outer'] as const).map((ring) => {
    const some = perAssociation.filter((each) => each.ring === ring);
    const counts = counted(some.flatMap(({ unit }) => byUnit[unit] ?? []));
    const perOne = some.length === 0 ? 0 : Math.round((counts.accepted / some.length) * 100) / 100;
    return { ring, associations: some.length, ...counts, acceptedPerAssociation: perOne };
  });
  return { perAssociation, perRing };
};
