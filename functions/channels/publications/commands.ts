import { belongsTo, officesOf } from '../../../shared/actor.ts';
import { list, show } from '../../../shared/command.ts';
import { settings } from '../../../shared/directory.ts';
import { fieldError } from '../../../shared/fields.ts';
import { about, type Handlers, right } from '../../../shared/handler.ts';
import type { LocalTime } from '../../../shared/local-time.ts';
import { type Refusal, refuse } from '../../../shared/problems.ts';
import { asOf, entityIn, given, inOrder, needed } from '../../../shared/reads.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { gathering, gatherings, publicitySettingsOf, theGathering, type Gathering } from '../../gatherings/offers.ts';
import type { ChannelsEvent } from '../events.ts';
import type { Channel, ChannelsState, Ids, Publication } from '../state.ts';
import {
  channel,
  channelById,
  channels,
  command,
  ofAll,
  ofChannel,
  ofEvent,
  publication,
  publicationsById,
} from '../store.ts';
import { clashesOf, hoursLater, type Placed } from './clashes.ts';
import { contract } from './contract.ts';
import { accept, decline, type InChannel, measure, post, propose } from './rules.ts';
import { viewClash, viewPublication } from './views.ts';

/** The operations on publications: an event in a channel at a time. */
type Path = { readonly campaign: string; readonly event: string; readonly publication: string };

/** What may clash with something in that channel at that time: the channel's own within its gap, and all of that day. */
export const around = (
  campaign: string,
  at: LocalTime,
  found: { readonly channel: string; readonly minGapHours: number },
) => {
  const day = at.slice(0, 10);
  const [from, to] = [hoursLater(at, -found.minGapHours), hoursLater(at, found.minGapHours)];
  return asOf(
    'a warning may lag',
    {
      queries: [ofChannel(campaign, found.channel, from, to), ofAll(campaign, day, `${day}T24`)].map((range) => ({
        range,
      })),
    },
    ({ lists }) => [...new Map(lists.flat().map((item) => [item.id, entityIn<Publication>(item)])).values()],
  );
};

/** Publications with their events; one whose event is gone is none. */
export const placed = (all: readonly Publication[], events: Ids<Gathering>): readonly Placed[] =>
  all.flatMap((each) => {
    const event = events[each.event];
    return event ? [{ publication: each, event }] : [];
  });

/** One publication with its event and channel: it is the event's organisers', and the channel's owner decides on it. */
const inChannel = ({ campaign, event, publication: id }: Path) =>
  inOrder({ event: gathering(campaign, event), publication: publication(campaign, event, id) }, (found) => ({
    channel: channel(campaign, found.publication?.channel),
  }));
const thePublication = about({
  reads: inChannel,
  target: (found, actor, path) => found.publication && theGathering.target({ event: found.event }, actor, path),
  version: (found) => found.publication?.version ?? 0,
});
const owner = right({
  reads: inChannel,
  holds: (actor, found) => belongsTo(actor, found.channel?.owner),
});

type OnPublication = ChannelsState & { readonly event: Gathering };
const onPublication = ({ params: { campaign, event, publication: id } }: { readonly params: Path }) =>
  inOrder(
    { event: needed(gathering(campaign, event)), publications: publicationsById(campaign, [{ event, id }]) },
    ({ publications: found }) => ({ channels: channelById(campaign, found[id]?.channel) }),
  );
const inChannelOf = (
  { event, publications: all, channels: known }: OnPublication,
  id: string,
): InChannel | undefined => {
  const one = all[id];
  const its = one && known[one.channel];
  return one && its && { publication: one, event, channel: its };
};
const decided =
  <B, C extends string>(rule: (it: InChannel, body: B) => readonly ChannelsEvent[] | Refusal<C>) =>
  (state: OnPublication, { params, body }: { readonly params: Path; readonly body: B }) => {
    const it = inChannelOf(state, params.publication);
    return it ? rule(it, body) : refuse('not-found');
  };
const shown = (state: OnPublication, { params }: { readonly params: Path }) => {
  const it = inChannelOf(state, params.publication) as InChannel;
  return { status: 200, body: viewPublication(it, it.channel), version: it.publication.version };
};
/** What the owner of a channel does with a publication in it. */
const byOwner = { about: thePublication, may: owner, reads: onPublication, answer: shown };

export const operations: Handlers<typeof contract> = {
  proposePublication: command(contract.proposePublication, {
    about: theGathering,
    reads: ({ params: { campaign, event }, body }) =>
      inOrder(
        {
          event: needed(gathering(campaign, event)),
          channels: channelById(campaign, body.channel),
          publications: given<Ids<Publication>>({}),
          settings: settings(campaign, publicitySettingsOf),
          campaign: campaignStart(campaign),
        },
        (found) => ({
          around: found.channels[body.channel]
            ? around(campaign, body.at, {
                channel: body.channel,
                minGapHours: found.channels[body.channel]?.minGapHours ?? found.settings.minGapHours,
              })
            : given<readonly Publication[]>([]),
        }),
        (found) => ({
          events: gatherings(
            campaign,
            found.around.map(({ event: each }) => each),
          ),
        }),
      ),
    decide: (state, { body: { channel: id, ...wish }, actor, newId }, now) =>
      propose(
        state.event,
        state.channels[id],
        { id: newId, ...wish },
        {
          now,
          campaign: state.campaign,
          replyByDays: state.settings.replyByDays,
          offices: officesOf(actor),
        },
      ),
    answer: (state, { params: { campaign, event }, body, actor, newId }) => {
      const one = { publication: state.publications[newId] as Publication, event: state.event };
      const its = state.channels[body.channel] as Channel;
      const gap = its.minGapHours ?? state.settings.minGapHours;
      return {
        status: 201,
        body: {
          ...viewPublication(one, its),
          clashes: clashesOf(one, placed(state.around, state.events), gap).map((clash) =>
            viewClash(campaign, clash, actor),
          ),
        },
        location: `/campaigns/${campaign}/events/${event}/publications/${newId}`,
        version: one.publication.version,
      };
    },
  }),

  listPublications: list(contract.listPublications, {
    about: theGathering,
    reads: ({ params: { campaign, event } }) =>
      inOrder({ event: gathering(campaign, event), channels: channels(campaign) }),
    at: ({ params: { campaign, event } }) => ({ ranges: [ofEvent(campaign, event)] }),
    page: (_input, _now, { event, channels: known }) => ({
      view: (item) => {
        const one = entityIn<Publication>(item);
        const its = known[one.channel];
        return event && its && viewPublication({ publication: one, event }, its);
      },
    }),
  }),

  listPublicationsInChannel: list(contract.listPublicationsInChannel, {
    about: about({
      reads: ({ campaign, channel: id }: { readonly campaign: string; readonly channel: string }) =>
        inOrder({ channel: channel(campaign, id) }),
      target: (found) => found.channel && {},
      version: (found) => found.channel?.version ?? 0,
    }),
    at: ({ params: { campaign, channel: id }, query: { from, to } }) => ({
      ranges: [ofChannel(campaign, id, from, to === undefined ? undefined : `${to}T24`)],
    }),
    page: ({ query: { from, to } }) =>
      from !== undefined && to !== undefined && from > to
        ? { ...refuse('malformed-request'), errors: [fieldError('/query/to', 'order')] }
        : { query: [{ from, to }], view: (item) => entityIn<Publication>(item) },
    join: {
      reads: (items: readonly Publication[], { params: { campaign, channel: id } }) =>
        inOrder({
          channel: needed(channel(campaign, id)),
          events: gatherings(
            campaign,
            items.map(({ event }) => event),
          ),
        }),
      show: (one, found) => {
        const event = found.events[one.event];
        return event && viewPublication({ publication: one, event }, found.channel);
      },
    },
  }),

  showPublication: show(contract.showPublication, {
    about: thePublication,
    reads: ({ params: { campaign, event, publication: id } }) =>
      inOrder(
        {
          event: needed(gathering(campaign, event)),
          publication: needed(publication(campaign, event, id)),
          settings: settings(campaign, publicitySettingsOf),
        },
        (found) => ({ channel: needed(channel(campaign, found.publication.channel)) }),
        (found) => ({
          around: around(campaign, found.publication.at, {
            channel: found.channel.id,
            minGapHours: found.channel.minGapHours ?? found.settings.minGapHours,
          }),
        }),
        (found) => ({
          events: gatherings(
            campaign,
            found.around.map(({ event: each }) => each),
          ),
        }),
      ),
    answer: (found, { params: { campaign }, actor }) => {
      const gap = found.channel.minGapHours ?? found.settings.minGapHours;
      return {
        status: 200,
        body: {
          ...viewPublication(found, found.channel),
          clashes: clashesOf(found, placed(found.around, found.events), gap).map((clash) =>
            viewClash(campaign, clash, actor),
          ),
        },
        version: found.publication.version,
      };
    },
  }),

  acceptPublication: command(contract.acceptPublication, { ...byOwner, decide: decided(accept) }),
  declinePublication: command(contract.declinePublication, {
    ...byOwner,
    decide: decided((it, { reason }: { readonly reason: string }) => decline(it, reason)),
  }),
  postPublication: command(contract.postPublication, {
    ...byOwner,
    decide: decided((it, { url }: { readonly url: string }) => post(it, url)),
  }),
  measurePublication: command(contract.measurePublication, { ...byOwner, decide: decided(measure) }),
};
