import type { Actor, Target } from '../../shared/actor.ts';
import { entityOf, type Recorded } from '../../shared/commit.ts';
import type { Capability } from '../../shared/execute.ts';
import { addDays, daysBetween } from '../../shared/calendar.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import { get, type Item, queryAll, type QueryOptions, queryPage } from '../../shared/table.ts';
import { type Listed, type ListingHead, listingPartition, listingStored, noListing } from './listing.ts';
import { outwardOf } from './outward.ts';
import { concerns, type EventsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { eventSubject, mostDays } from './rules.ts';
import type { CampaignEvent, EventsState, EventStatus, Import, Turns } from './state.ts';
import { seesEvent } from './views.ts';
import { about } from '../../shared/handler.ts';
import { isUlid } from '../../shared/ids.ts';
import { asOf, entities, entity, inOrder, listed } from '../../shared/reads.ts';

/**
 * Where the campaign's events are kept: publicity's partition, one per campaign.
 *   sk  events `v#ulid`, whose turn it is `turns`, imports `i#token`
 *   l1  events `t#startsAt#ulid`: all by time
 *   l2  events `s#status#startsAt#ulid`
 *   l3  events that last longer than a day `m#startsAt#ulid`: what overlaps a time began the day before, or is here
 * What is listed of them lies apart (listing.ts).
 */
export const partition = (campaign: string): string => `${campaign}#publicity`;

const eventKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `v#${id}` });

const isLong = ({ startsAt, endsAt }: CampaignEvent): boolean =>
  daysBetween(startsAt.slice(0, 10), endsAt.slice(0, 10)) > 1;

export const stored = (campaign: string) => ({
  events: (event: CampaignEvent) => {
    const byTime = `${event.startsAt}#${event.id}`;
    return {
      ...eventKey(campaign, event.id),
      l1: `t#${byTime}`,
      l2: `s#${event.status}#${byTime}`,
      ...(isLong(event) && { l3: `m#${byTime}` }),
    };
  },
  turns: (_: Turns) => ({ pk: partition(campaign), sk: 'turns' }),
  imports: ({ id }: Import) => ({ pk: partition(campaign), sk: `i#${id}` }),
  ...listingStored(campaign),
});

/** `S` may be a state with more context than the events' own: evolving hands it through untouched. */
export const capability = <S extends EventsState>(campaign: string): Capability<S, EventsEvent> => ({
  stored: stored(campaign),
  evolve: (state, event) => evolve(state, event) as S,
  concerns,
  // Hooks are told of it (../hooks/calls.ts); drafts are nothing to those outside.
  journal: (event, before, after) => {
    if (event.type === 'EventsImported') return {};
    const outward = outwardOf(before.events[event.event], after.events[event.event]);
    return outward === undefined ? {} : { outward };
  },
});

export const eventFrom = (item: Item): CampaignEvent => entityOf<CampaignEvent>(item) as CampaignEvent;

export const readEvent = async (campaign: string, id: string): Promise<CampaignEvent | undefined> =>
  isUlid(id) ? entityOf<CampaignEvent>(await get(eventKey(campaign, id))) : undefined;

export const readTurns = async (campaign: string): Promise<Turns | undefined> =>
  entityOf<Turns>(await get({ pk: partition(campaign), sk: 'turns' }));

export const readImport = async (campaign: string, id: string): Promise<Import | undefined> =>
  entityOf<Import>(await get({ pk: partition(campaign), sk: `i#${id}` }));

/** Its version says whether anything of the listing has changed. */
export const readListing = async (campaign: string): Promise<ListingHead> =>
  entityOf<ListingHead>(await get({ pk: listingPartition(campaign), sk: 'head' })) ?? noListing;
export const readListed = async (campaign: string, key: string): Promise<Listed | undefined> =>
  entityOf<Listed>(await get({ pk: listingPartition(campaign), sk: `l#${key}` }));

/** As many as the radar looks at, of those of a day or two and of the longer ones. */
const mostNearby = 250;

/** What may overlap a time: a warning may lag, so at half the units; some tens of units with thousands of events. */
export const readNearby = async (
  campaign: string,
  { startsAt, endsAt }: { readonly startsAt: LocalTime; readonly endsAt: LocalTime },
): Promise<readonly CampaignEvent[]> => {
  const [first, pk] = [startsAt.slice(0, 10), partition(campaign)];
  const read = async (index: 'l1' | 'l3', prefix: string, daysBefore: number) => {
    const range = { pk, index, prefix, from: `${prefix}${addDays(first, -daysBefore)}`, to: `${prefix}${endsAt}` };
    return (await queryPage(range, { limit: mostNearby, backward: true, consistent: false })).items.map(eventFrom);
  };
  const found = await Promise.all([read('l1', 't#', 1), read('l3', 'm#', mostDays)]);
  return [...new Map(found.flat().map((event) => [event.id, event])).values()];
};

/** All that has happened to an event, oldest first. */
export const readHistory = async (
  campaign: string,
  { id, createdAt, updatedAt }: CampaignEvent,
): Promise<readonly Recorded<EventsEvent>[]> => {
  const months: string[] = [];
  for (
    let month = createdAt.slice(0, 7);
    month <= updatedAt.slice(0, 7);
    month = addDays(`${month}-01`, 31).slice(0, 7)
  )
    months.push(month);
  const read = (month: string) => queryAll({ pk: `${campaign}#events`, prefix: `e#${month}#${eventSubject(id)}#` });
  return (await Promise.all(months.map(read))).flat().map((item) => entityOf(item) as Recorded<EventsEvent>);
};

/** All events, or those of a status, by when they begin. */
export const readEvents = async (
  campaign: string,
  status?: EventStatus,
  options?: QueryOptions,
): Promise<readonly CampaignEvent[]> => {
  const prefix = status ? `s#${status}#` : 't#';
  return (await queryAll({ pk: partition(campaign), index: status ? 'l2' : 'l1', prefix }, options)).map(eventFrom);
};

/** What rights on an event depend on; nothing where there is none that this actor may see. */
export const eventTarget = async (
  { campaign, event: id }: { readonly campaign: string; readonly event: string },
  actor: Actor,
): Promise<Target | undefined> => {
  const event = await readEvent(campaign, id);
  return event && seesEvent(actor, event) ? { units: event.organisers } : undefined;
};

/** One event of the campaign. */
export const gathering = (campaign: string, id: string | undefined) =>
  entity<CampaignEvent>(id !== undefined && isUlid(id) ? eventKey(campaign, id) : undefined);
/** Those of some events that are there, by their ids. */
export const gatherings = (campaign: string, ids: readonly string[]) =>
  entities<CampaignEvent>([...new Set(ids)].filter(isUlid).map((id) => eventKey(campaign, id)));
/** What an operation below an event is about: an event that this reader may see, which is its organisers'. */
export const theGathering = about({
  reads: ({ campaign, event }: { readonly campaign: string; readonly event: string }) =>
    inOrder({ event: gathering(campaign, event) }),
  target: ({ event }, actor) => (event && seesEvent(actor, event) ? { units: event.organisers } : undefined),
  version: ({ event }) => event?.version ?? 0,
});
/** Whose turn it is to see to an answer (D6). */
export const turns = (campaign: string) => entity<Turns>({ pk: partition(campaign), sk: 'turns' });
/** All events, or those of a status, by when they begin. */
export const gatheringsBy = (campaign: string, status: EventStatus | undefined, options: QueryOptions = {}) => {
  const range = {
    pk: partition(campaign),
    index: status ? ('l2' as const) : ('l1' as const),
    prefix: status ? `s#${status}#` : 't#',
  };
  return asOf(
    'only shown, or judged anew before anything is changed',
    { queries: [{ range, options }] },
    listed<CampaignEvent>,
  );
};
