import { officesOf } from '../../../shared/actor.ts';
import { execute } from '../../../shared/execute.ts';
import { fieldError } from '../../../shared/fields.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import type { ChannelsEvent } from '../events.ts';
import {
  capability,
  ofChannel,
  ofEvent,
  publicationFrom,
  readChannel,
  readChannels,
  readPublication,
} from '../store.ts';
import type { Channel, Publication } from '../state.ts';
import { eventTarget, readEvent } from '../../gatherings/loads.ts';
import { clashesOf } from './clashes.ts';
import {
  loadProposal,
  onPublication,
  ownsChannel,
  type Proposal,
  publicationTarget,
  readAround,
  readEventsOf,
  readPublicitySettings,
} from './commands.ts';
import type { contract } from './contract.ts';
import type { PublicationShown } from '../resources.ts';
import { accept, type Case, decline, measure, post, propose } from './rules.ts';
import { viewClash, viewPublication } from './views.ts';

const view = ({ publication, event, channel }: Case) => viewPublication({ publication, event }, channel);
/** What the owner of a channel does with a publication in it. */
const byOwner = { target: publicationTarget, mayAct: ownsChannel } as const;

export const operations: Handlers<typeof contract> = {
  proposePublication: {
    target: eventTarget,
    run: ({ params, body: { channel: channelId, ...body }, actor, caller }) => {
      const { campaign, event: eventId } = params;
      const wish = { id: newId(), ...body };
      return execute<Proposal, ChannelsEvent, 'not-found' | 'invalid-input' | 'wrong-status', PublicationShown>(
        caller,
        capability<Proposal>(campaign),
        {
          load: (now) => loadProposal(params, { channel: channelId, at: wish.at }, now),
          decide: ({ event, channels, context }) =>
            propose(event, channels[channelId], wish, { ...context, offices: officesOf(actor) }),
          versionOf: () => 0,
          answer: ({ event, channels, publications, around, minGapHours }) => {
            const it = { publication: publications[wish.id] as Publication, event };
            return {
              status: 201,
              body: {
                ...viewPublication(it, channels[channelId] as Channel),
                clashes: clashesOf(it, around, minGapHours).map((clash) => viewClash(campaign, clash, actor)),
              },
              location: `/campaigns/${campaign}/events/${eventId}/publications/${wish.id}`,
              version: it.publication.version,
            };
          },
        },
      );
    },
  },

  listPublications: {
    target: eventTarget,
    run: async ({ params: { campaign, event: id }, query: { limit, cursor }, path }) => {
      const [event, channels] = await Promise.all([readEvent(campaign, id), readChannels(campaign)]);
      return pageOf({
        ranges: [ofEvent(campaign, id)],
        limit,
        cursor,
        query: [path],
        view: (item) => {
          const publication = publicationFrom(item);
          const channel = channels[publication.channel];
          return event && channel && viewPublication({ publication, event }, channel);
        },
      });
    },
  },

  listPublicationsInChannel: {
    target: async ({ campaign, channel }) => ((await readChannel(campaign, channel)) ? {} : undefined),
    run: async ({ params: { campaign, channel: id }, query, path }) => {
      const { limit, cursor, from, to } = query;
      if (from !== undefined && to !== undefined && from > to)
        return { ...refuse('malformed-request'), errors: [fieldError('/query/to', 'order')] };
      const channel = (await readChannel(campaign, id)) as Channel;
      const page = await pageOf({
        ranges: [ofChannel(campaign, id, from, to === undefined ? undefined : `${to}T24`)],
        limit,
        cursor,
        query: [path, { from, to }],
        view: publicationFrom,
      });
      if ('refused' in page) return page;
      const events = await readEventsOf(
        campaign,
        page.body.items.map(({ event }) => event),
      );
      const items = page.body.items.flatMap((publication) => {
        const event = events[publication.event];
        return event ? [viewPublication({ publication, event }, channel)] : [];
      });
      return { status: 200, body: { ...page.body, items } };
    },
  },

  showPublication: {
    target: publicationTarget,
    run: async ({ params: { campaign, event: eventId, publication: id }, actor }) => {
      const [publication, event, settings] = await Promise.all([
        readPublication(campaign, eventId, id),
        readEvent(campaign, eventId),
        readPublicitySettings(campaign),
      ]);
      const channel = publication && (await readChannel(campaign, publication.channel));
      if (!publication || !event || !channel) return refuse('not-found');
      const minGapHours = channel.minGapHours ?? settings.minGapHours;
      const around = await readAround(campaign, publication, minGapHours);
      const body = {
        ...viewPublication({ publication, event }, channel),
        clashes: clashesOf({ publication, event }, around, minGapHours).map((clash) =>
          viewClash(campaign, clash, actor),
        ),
      };
      return { status: 200, body, version: publication.version };
    },
  },

  acceptPublication: {
    ...byOwner,
    run: ({ params, caller }) => onPublication(caller, params, accept, view),
  },
  declinePublication: {
    ...byOwner,
    run: ({ params, body: { reason }, caller }) => onPublication(caller, params, (it) => decline(it, reason), view),
  },
  postPublication: {
    ...byOwner,
    run: ({ params, body: { url }, caller }) => onPublication(caller, params, (it) => post(it, url), view),
  },
  measurePublication: {
    ...byOwner,
    run: ({ params, body, caller }) => onPublication(caller, params, (it) => measure(it, body), view),
  },
};
