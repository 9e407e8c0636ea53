import type { Aggregate } from '../../shared/execute.ts';
import { isUlid } from '../../shared/ids.ts';
import { type LocalTime, sortable } from '../../shared/local-time.ts';
import { asOf, type Entity, entities, entity, inRange, listed } from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import type { QueryOptions } from '../../shared/table.ts';
import { textFieldOf } from '../../shared/texts.ts';
import { keptBy } from '../../shared/waiting.ts';
import { partition } from '../gatherings/offers.ts';
import { type ChannelsEvent, concerns } from './events.ts';
import { evolve } from './evolve.ts';
import type { Channel, ChannelsState, Ids, Publication } from './state.ts';
import { channelsTexts } from './texts.ts';
import { channelWaits, publicationWaits } from './waiting.ts';

/**
 * Where channels and publications are kept: in the partition of publicity, beside the events they are of.
 *   sk  channels `c#id`, publications `p#event#ulid`
 *   l1  publications by channel and time `c#channel#at#ulid`
 *   l2  publications of all channels by time `a#at#ulid`
 *   l3  those that are posted and wait to be measured `pm#ulid`
 *   l5  what waits for whom (waiting.ts)
 */

export const channelsStored = (campaign: string) => {
  const pk = partition(campaign);
  return {
    channels: (is: Channel) => ({ pk, sk: `c#${is.id}`, ...keptBy(is, channelWaits) }),
    publications: (is: Publication) => ({
      pk,
      sk: `p#${is.event}#${is.id}`,
      l1: `c#${is.channel}#${sortable(is.at)}#${is.id}`,
      l2: `a#${sortable(is.at)}#${is.id}`,
      ...(is.status === 'posted' && !is.measured && { l3: `pm#${is.id}` }),
      ...keptBy(is, publicationWaits),
    }),
  };
};

/** An event's item knows of a publication no more than its ids: not when it is. */
export const channelsFound = (campaign: string) => ({
  channels: channelsStored(campaign).channels,
  publications: ({ id, event }: Publication) => ({ pk: partition(campaign), sk: `p#${event}#${id}` }),
});

export const channelsAggregate = (campaign: string): Aggregate<ChannelsState, ChannelsEvent> => ({
  stored: channelsStored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(channelsTexts, event),
});

export const channelKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `c#${id}` });
const publicationKey = (campaign: string, event: string, id: string) =>
  isUlid(event) && isUlid(id) ? { pk: partition(campaign), sk: `p#${event}#${id}` } : undefined;

export const channel = (campaign: string, id: string | undefined) =>
  entity<Channel>(id === undefined ? undefined : channelKey(campaign, id));
/** The one channel, by its id: as the slot of a state has it. */
export const channelById = (campaign: string, id: string | undefined) =>
  entities<Channel>(id === undefined ? [] : [channelKey(campaign, id)]);
/** All channels of the campaign, by id: tens of items. */
export const channels = (campaign: string) =>
  asOf(
    'only shown, or judged anew before anything is changed',
    { queries: [{ range: { pk: partition(campaign), prefix: 'c#' } }] },
    inRange<Channel>,
  );
export const publication = (campaign: string, event: string, id: string) =>
  entity<Publication>(publicationKey(campaign, event, id));
/** Some publications of their events, by their ids: as the slot of a state has them. */
export const publicationsById = (campaign: string, all: readonly { readonly event: string; readonly id: string }[]) =>
  entities<Publication>(all.flatMap(({ event, id }) => publicationKey(campaign, event, id) ?? []));
/** All of some events, for a command that writes some of them. */
export const publicationsOf = (campaign: string, events: readonly string[]): Entity<Ids<Publication>> => ({
  source: { queries: events.map((event) => ({ range: ofEvent(campaign, event) })) },
  as: inRange<Publication>,
});
export const publications = (range: Range, options: QueryOptions = {}) =>
  asOf('only shown, or judged anew before anything is changed', { queries: [{ range, options }] }, listed<Publication>);

export const ofEvent = (campaign: string, event: string): Range => ({ pk: partition(campaign), prefix: `p#${event}#` });
export const ofChannel = (campaign: string, channel: string, from?: LocalTime, to?: LocalTime): Range =>
  between(campaign, 'l1', `c#${channel}#`, from, to);
export const ofAll = (campaign: string, from?: LocalTime, to?: LocalTime): Range =>
  between(campaign, 'l2', 'a#', from, to);
/** Those that are posted and were never measured. */
export const unmeasured = (campaign: string): Range => ({ pk: partition(campaign), index: 'l3', prefix: 'pm#' });

/** Both ends belong to it. */
const between = (
  campaign: string,
  index: 'l1' | 'l2',
  prefix: string,
  from: LocalTime | undefined,
  to: LocalTime | undefined,
): Range => ({
  pk: partition(campaign),
  index,
  prefix,
  ...(from !== undefined && { from: `${prefix}${sortable(from)}` }),
  ...(to !== undefined && { to: `${prefix}${sortable(to)}\uffff` }),
});
