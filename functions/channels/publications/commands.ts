import { officesOf } from '../../../shared/actor.ts';
import { commandsOf, list, show } from '../../../shared/command.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { settings } from '../../../shared/directory.ts';
import { fieldError } from '../../../shared/field-words.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { fitsOverdue, isPast } from '../../../shared/overdue.ts';
import { refuse } from '../../../shared/problems.ts';
import { entityIn, given, inOrder, needed } from '../../../shared/reads.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { gathering, gatherings, publicitySettingsOf, theGathering } from '../../gatherings/offers.ts';
import type { Channel, Ids, Publication } from '../state.ts';
import { channel, channelById, channels, channelsAggregate, ofChannel, ofEvent, publication } from '../store.ts';
import { barOf, clashesOf } from './clashes.ts';
import { contract } from './contract.ts';
import { around, decided, onPublication, owner, placed, shown, thePublication, unitFor } from './reads.ts';
import { accept, decline, measure, post, propose } from './rules.ts';
import { viewClash, viewPublication } from './views.ts';

/** The operations on publications: an event in a channel at a time. */
/** What the owner of a channel does with a publication in it. */
const byOwner = { about: thePublication, may: owner, reads: onPublication, answer: shown };

const command = /* @__PURE__ */ commandsOf(channelsAggregate);

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
          by: unitFor(actor, state.event),
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
          clashes: clashesOf(one, placed(state.around, state.events), gap, barOf(one, its, state.settings)).map(
            (clash) => viewClash(campaign, clash, actor),
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
    page: ({ query: { from, to, overdue } }, now) =>
      from !== undefined && to !== undefined && from > to
        ? { ...refuse('malformed-request'), errors: [fieldError('/query/to', 'order')] }
        : {
            query: [{ from, to, overdue }],
            view: (item) => {
              const is = entityIn<Publication>(item);
              const isOverdue = is.status === 'proposed' && isPast(is, dayOf(now));
              return fitsOverdue(overdue, isOverdue) ? is : undefined;
            },
          },
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
          clashes: clashesOf(
            found,
            placed(found.around, found.events),
            gap,
            barOf(found, found.channel, found.settings),
          ).map((clash) => viewClash(campaign, clash, actor)),
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
