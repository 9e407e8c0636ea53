import { type Actor, belongsTo, isInOffice, type Target } from '../../../shared/actor.ts';
import { entityOf } from '../../../shared/commit.ts';
import type { Capability } from '../../../shared/execute.ts';
import { daysBetween } from '../../../shared/calendar.ts';
import { get, type Item } from '../../../shared/table.ts';
import { type Listed, type ListingHead, listingPartition, listingStored, noListing } from '../listing.ts';
import { concerns, type EventsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { CampaignEvent, EventsState, Turns } from './state.ts';

/**
 * Where the campaign's events are kept: publicity's partition, one per campaign.
 *   sk  events `v#ulid`, whose turn it is `turns`
 *   l1  events `t#startsAt#ulid`: all by time
 *   l2  events `s#status#startsAt#ulid`
 *   l3  events that last longer than a day `m#startsAt#ulid`: what overlaps a time began the day before, or is here
 * What is listed of them lies apart (listing.ts).
 */
export const partition = (campaign: string): string => `${campaign}#publicity`;

const isEventId = (id: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id);
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
  ...listingStored(campaign),
});

/** `S` may be a state with more context than the events' own: evolving hands it through untouched. */
export const capability = <S extends EventsState>(campaign: string): Capability<S, EventsEvent> => ({
  stored: stored(campaign),
  evolve: (state, event) => evolve(state, event) as S,
  concerns,
});

export const eventFrom = (item: Item): CampaignEvent => entityOf<CampaignEvent>(item) as CampaignEvent;

export const readEvent = async (campaign: string, id: string): Promise<CampaignEvent | undefined> =>
  isEventId(id) ? entityOf<CampaignEvent>(await get(eventKey(campaign, id))) : undefined;

export const readTurns = async (campaign: string): Promise<Turns | undefined> =>
  entityOf<Turns>(await get({ pk: partition(campaign), sk: 'turns' }));

/** Its version says whether anything of the listing has changed. */
export const readListing = async (campaign: string): Promise<ListingHead> =>
  entityOf<ListingHead>(await get({ pk: listingPartition(campaign), sk: 'head' })) ?? noListing;
export const readListed = async (campaign: string, key: string): Promise<Listed | undefined> =>
  entityOf<Listed>(await get({ pk: listingPartition(campaign), sk: `l#${key}` }));

/** Invariant 8: the offices see every event, organisers their own, and everybody what has been published. */
export const seesEvent = (actor: Actor, { organisers, publishedAt }: CampaignEvent): boolean =>
  isInOffice(actor) || publishedAt !== undefined || organisers.some((unit) => belongsTo(actor, unit));

/** What rights on an event depend on; nothing where there is none that this actor may see. */
export const eventTarget = async (
  { campaign, event: id }: { readonly campaign: string; readonly event: string },
  actor: Actor,
): Promise<Target | undefined> => {
  const event = await readEvent(campaign, id);
  return event && seesEvent(actor, event) ? { units: event.organisers } : undefined;
};
