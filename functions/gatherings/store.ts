import { about } from '../../shared/about.ts';
import { addDays, daysBetween } from '../../shared/calendar.ts';
import { entityOf, type Recorded } from '../../shared/commit.ts';
import { unitKey } from '../../shared/directory.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { historyQueries } from '../../shared/history.ts';
import { isUlid } from '../../shared/ids.ts';
import { type LocalTime, sortable } from '../../shared/local-time.ts';
import {
  asOf,
  type ById,
  entities,
  entity,
  type Entity,
  entityIn,
  entityOr,
  inOrder,
  listed,
  type Query,
} from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Item, QueryOptions } from '../../shared/table.ts';
import { textFieldOf } from '../../shared/texts.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { keptBy } from '../../shared/waiting.ts';
import { concerns, type GatheringsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { isListed, listedKey, listingPartition, listingStored, noListing } from './listing.ts';
import { outwardOf } from './outward.ts';
import {
  type Gathering,
  gatheringIn,
  type GatheringsState,
  type GatheringStatus,
  type Import,
  type Listed,
  type ListingHead,
  mostDays,
  subjectOf,
  type Turns,
} from './state.ts';
import { gatheringTexts } from './texts.ts';
import { seesEvent } from './views.ts';
import { gatheringWaits } from './waiting.ts';

/**
 * Where the campaign's events are kept: publicity's partition, one per campaign. Pure.
 *   sk  events `v#ulid`, whose turn it is `turns`, imports `i#token`
 *   l1  events `t#startsAt#ulid`: all by time
 *   l2  events `s#status#startsAt#ulid`
 *   l3  events that last longer than a day `m#startsAt#ulid`: what overlaps a time began the day before, or is here
 *   l5  what waits for whom (waiting.ts)
 * What is listed of them lies apart (listing.ts).
 */
export const partition = (campaign: string): string => `${campaign}#publicity`;

export const gatheringKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `v#${id}` });
const turnsKey = (campaign: string) => ({ pk: partition(campaign), sk: 'turns' });
const importKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `i#${id}` });

const isLong = ({ startsAt, endsAt }: Gathering): boolean =>
  daysBetween(startsAt.slice(0, 10), endsAt.slice(0, 10)) > 1;

export const stored = (campaign: string) => {
  const keysOf = (gathering: Gathering) => {
    const byTime = `${sortable(gathering.startsAt)}#${gathering.id}`;
    return {
      ...gatheringKey(campaign, gathering.id),
      l1: `t#${byTime}`,
      l2: `s#${gathering.status}#${byTime}`,
      ...(isLong(gathering) && { l3: `m#${byTime}` }),
      ...keptBy(gathering, gatheringWaits),
    };
  };
  return {
    gathering: keysOf,
    gatherings: keysOf,
    turns: (_: Turns) => turnsKey(campaign),
    progress: ({ id }: Import) => importKey(campaign, id),
    ...listingStored(campaign),
  };
};

/** An event's item knows of the gathering no more than its id. */
export const found = (campaign: string) => ({ gathering: ({ id }: Gathering) => gatheringKey(campaign, id) });

export const gatheringsAggregate = (campaign: string): Aggregate<GatheringsState, GatheringsEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(gatheringTexts, event),
  // Hooks are told of it (../hooks/calls.ts); drafts are nothing to those outside.
  journal: (event, before, after) => {
    if (event.type === 'EventsImported') return {};
    const outward = outwardOf(gatheringIn(before, event.event), gatheringIn(after, event.event));
    return outward === undefined ? {} : { outward };
  },
});

export const gatheringFrom = (item: Item): Gathering => entityOf<Gathering>(item) as Gathering;

/** One event of the campaign. */
export const gathering = (campaign: string, id: string | undefined) =>
  entity<Gathering>(id !== undefined && isUlid(id) ? gatheringKey(campaign, id) : undefined);
/** Those of some events that are there, by their ids. */
export const gatherings = (campaign: string, ids: readonly string[]) =>
  entities<Gathering>([...new Set(ids)].filter(isUlid).map((id) => gatheringKey(campaign, id)));
/** What an operation below an event is about: an event that this reader may see, which is its organisers'. */
export const theGathering = about({
  reads: ({ campaign, event }: { readonly campaign: string; readonly event: string }) =>
    inOrder({ event: gathering(campaign, event) }),
  target: ({ event }, actor) => (event && seesEvent(actor, event) ? { units: event.organisers } : undefined),
  version: ({ event }) => event?.version ?? 0,
});
/** Whose turn it is to see to an answer (D6). */
export const turns = (campaign: string) => entity<Turns>(turnsKey(campaign));
/** How far an import has come. */
export const progress = (campaign: string, id: string) => entity<Import>(importKey(campaign, id));

/** Its version says whether anything of the listing has changed. */
export const listingHead = (campaign: string) =>
  entityOr<ListingHead>({ pk: listingPartition(campaign), sk: 'head' }, noListing);
/** What is listed of an event, by its key in the listing; nothing where it is not listed. */
export const listedRow = (campaign: string, gathering: Gathering): Entity<ById<Listed>> =>
  listedRows(campaign, [gathering]);
/** The same of several. */
export const listedRows = (campaign: string, gatherings: readonly Gathering[]): Entity<ById<Listed>> => ({
  source: {
    keys: gatherings.filter(isListed).map((each) => ({ pk: listingPartition(campaign), sk: `l#${listedKey(each)}` })),
  },
  as: ({ items }) =>
    Object.fromEntries(items.flatMap((item) => (item ? [[item.key as string, entityIn<Listed>(item)]] : []))),
});

/** Of these units, the associations that there are. */
export const knownAssociations = (campaign: string, units: readonly Unit[]) => {
  const asked = [...new Set(units.filter((unit) => !isOffice(unit)))];
  return asOf(
    'associations are never removed',
    { keys: asked.map((unit) => unitKey(campaign, 'association', unit)) },
    ({ items }): ReadonlySet<Unit> => new Set(asked.filter((_, i) => items[i] !== undefined)),
  );
};

/** As many as the radar looks at, of those of a day or two and of the longer ones. */
const mostNearby = 250;

/** What may overlap a time, at half the units; some tens of units with thousands of events. */
export const nearby = (
  campaign: string,
  { startsAt, endsAt }: { readonly startsAt: LocalTime; readonly endsAt: LocalTime },
) => {
  const [first, pk] = [startsAt.slice(0, 10), partition(campaign)];
  const near = (index: 'l1' | 'l3', prefix: string, daysBefore: number): Query => ({
    range: { pk, index, prefix, from: `${prefix}${addDays(first, -daysBefore)}`, to: `${prefix}${sortable(endsAt)}` },
    options: { limit: mostNearby, backward: true, consistent: false },
  });
  return asOf('a warning may lag', { queries: [near('l1', 't#', 1), near('l3', 'm#', mostDays)] }, (found) => [
    ...new Map(listed<Gathering>(found).map((each) => [each.id, each])).values(),
  ]);
};

/** All that has happened to an event, oldest first. */
export const history = (campaign: string, { id, createdAt, updatedAt }: Gathering) =>
  asOf(
    'only shown',
    { queries: historyQueries(`${campaign}#events`, subjectOf(id), createdAt, updatedAt) },
    listed<Recorded<GatheringsEvent>>,
  );

/** All events, or those of a status, by when they begin; or of these only what has begun by then. */
export const gatheringsBy = (
  campaign: string,
  status: GatheringStatus | undefined,
  options: QueryOptions = {},
  begunBy?: LocalTime,
) => {
  const prefix = status ? `s#${status}#` : 't#';
  const range: Range = {
    pk: partition(campaign),
    index: status ? 'l2' : 'l1',
    prefix,
    ...(begunBy !== undefined && { to: `${prefix}${sortable(begunBy)}\uffff` }),
  };
  return asOf(
    'only shown, or judged anew before anything is changed',
    { queries: [{ range, options }] },
    listed<Gathering>,
  );
};
