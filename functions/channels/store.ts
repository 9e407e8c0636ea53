import { entityOf } from '../../shared/commit.ts';
import type { Capability } from '../../shared/execute.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import { get, type Item, queryAll, type QueryOptions, type Range } from '../../shared/table.ts';
import { type ChannelsEvent, concerns } from './events.ts';
import { evolve } from './evolve.ts';
import type { Channel, ChannelsState, Ids, Publication } from './state.ts';
import { isUlid } from '../../shared/ids.ts';
import { partition } from '../gatherings/store.ts';

/**
 * Where channels and publications are kept: in the partition of publicity, beside the events they are of.
 *   sk  channels `c#id`, publications `p#event#ulid`
 *   l1  publications by channel and time `c#channel#at#ulid`
 *   l2  publications of all channels by time `a#at#ulid`
 */

export const channelsStored = (campaign: string) => {
  const pk = partition(campaign);
  return {
    channels: ({ id }: Channel) => ({ pk, sk: `c#${id}` }),
    publications: ({ id, event, channel, at }: Publication) => ({
      pk,
      sk: `p#${event}#${id}`,
      l1: `c#${channel}#${at}#${id}`,
      l2: `a#${at}#${id}`,
    }),
  };
};

/** `S` may be a state with more context than the channels' own: evolving hands it through untouched. */
export const capability = <S extends ChannelsState>(campaign: string): Capability<S, ChannelsEvent> => ({
  stored: channelsStored(campaign),
  evolve: (state, event) => evolve(state, event) as S,
  concerns,
});

export const channelFrom = (item: Item): Channel => entityOf<Channel>(item) as Channel;
export const publicationFrom = (item: Item): Publication => entityOf<Publication>(item) as Publication;

/** All channels of the campaign, by id: tens of items. */
export const readChannels = async (campaign: string): Promise<Ids<Channel>> => {
  const items = await queryAll({ pk: partition(campaign), prefix: 'c#' });
  return Object.fromEntries(items.map(channelFrom).map((channel) => [channel.id, channel]));
};
export const readChannel = async (campaign: string, id: string): Promise<Channel | undefined> =>
  entityOf<Channel>(await get({ pk: partition(campaign), sk: `c#${id}` }));
export const readPublication = async (campaign: string, event: string, id: string): Promise<Publication | undefined> =>
  isUlid(event) && isUlid(id)
    ? entityOf<Publication>(await get({ pk: partition(campaign), sk: `p#${event}#${id}` }))
    : undefined;

export const ofEvent = (campaign: string, event: string): Range => ({ pk: partition(campaign), prefix: `p#${event}#` });
export const ofChannel = (campaign: string, channel: string, from?: LocalTime, to?: LocalTime): Range =>
  between(campaign, 'l1', `c#${channel}#`, from, to);
export const ofAll = (campaign: string, from?: LocalTime, to?: LocalTime): Range =>
  between(campaign, 'l2', 'a#', from, to);

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
  ...(from !== undefined && { from: `${prefix}${from}` }),
  ...(to !== undefined && { to: `${prefix}${to}\uffff` }),
});

export const readPublications = async (range: Range, options?: QueryOptions): Promise<readonly Publication[]> =>
  (await queryAll(range, options)).map(publicationFrom);
