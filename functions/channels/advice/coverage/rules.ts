import type { Ore } from '../../../../shared/money.ts';
import { rings } from '../../../../shared/rings.ts';
import type { Unit } from '../../../../shared/units.ts';
import type { Ring } from '../../../campaign/offers.ts';
import type { Boost } from '../../boosts/state.ts';
import type { Publication } from '../../state.ts';
import { type Gathering, isOff } from '../../../gatherings/offers.ts';
import { isVoid } from '../../publications/clashes.ts';
import type { Visit } from '../../../visits/offers.ts';

/** D24: what each association has of publicity, so that those at the outer edge are not forgotten. Pure. */

export type AssociationFacts = { readonly id: Unit; readonly name: string; readonly ring: Ring };
export type Known = {
  readonly associations: readonly AssociationFacts[];
  readonly events: readonly Gathering[];
  readonly publications: readonly Publication[];
  readonly boosts: readonly Boost[];
  readonly visits: readonly Visit[];
};

export const figureNames = ['events', 'published', 'reach', 'publications', 'visits', 'boosts', 'boostMoney'] as const;
type Figures = Readonly<Record<(typeof figureNames)[number], number>>;

const total = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0);

const isOn = (event: Gathering): boolean => !isOff(event);
const isPublic = ({ status }: Gathering): boolean => status === 'published' || status === 'held';
/** The money is there, or was. */
const isFunded = ({ status }: Boost): boolean => status === 'reserved' || status === 'paid';

/** An event is an association's that it organises, alone or with others, or that is in its area. */
const isOf =
  (unit: Unit) =>
  ({ organisers, place }: Gathering): boolean =>
    organisers.includes(unit) || place?.area === unit;

type ByEvent = {
  readonly publications: ReadonlyMap<string, readonly Publication[]>;
  readonly boosts: readonly Boost[];
};

const comesOut = (event: Gathering, publication: Publication): boolean =>
  (publication.status === 'accepted' || publication.status === 'posted') && !isVoid(publication, event);

const figuresOf = (unit: Unit, { events, visits }: Known, { publications, boosts }: ByEvent): Figures => {
  const own = events.filter(isOf(unit)).filter(isOn);
  const ids = new Set(own.map(({ id }) => id));
  const boosted = boosts.filter((boost) => boost.unit === unit || (boost.event !== undefined && ids.has(boost.event)));
  return {
    events: own.length,
    published: own.filter(isPublic).length,
    reach: total(own, ({ results }) => results?.reach ?? 0),
    publications: total(own, (event) =>
      total(publications.get(event.id) ?? [], (publication) => (comesOut(event, publication) ? 1 : 0)),
    ),
    visits: visits.filter((visit) => visit.unit === unit && visit.status === 'accepted').length,
    boosts: boosted.length,
    boostMoney: total(boosted, ({ amount }): Ore => amount),
  };
};

/**
 * Each association with its figures, by id, also those that have nothing; and the rings, with how many of their
 * associations have no event. What several associations do together counts for each of them, and so in its ring as often.
 */
export const coverageOf = (known: Known) => {
  const byEvent: ByEvent = {
    publications: Map.groupBy(known.publications, ({ event }) => event),
    boosts: known.boosts.filter(isFunded),
  };
  const perAssociation = [...known.associations]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id: unit, name, ring }) => ({ unit, name, ring, ...figuresOf(unit, known, byEvent) }));
  const perRing = rings.map((ring) => {
    const rows = perAssociation.filter((row) => row.ring === ring);
    const sums = Object.fromEntries(figureNames.map((name) => [name, total(rows, (row) => row[name])]));
    const without = rows.filter(({ events }) => events === 0).length;
    return { ring, associations: rows.length, without, ...(sums as Figures) };
  });
  return { perRing, perAssociation };
};
