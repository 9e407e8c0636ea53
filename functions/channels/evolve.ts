import type { Day } from '../../shared/calendar.ts';
import { type Recorded, notStored } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import type { ChannelsEvent } from './events.ts';
import { type Channel, type ChannelsState, type Ids, nothingMeasured, type Publication, used } from './state.ts';
import { channelsTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends ChannelsEvent['type']> = Recorded<Extract<ChannelsEvent, { type: T }>>;

/** Changes one entity of a record; nothing if it is not loaded. */
const changed = <T>(all: Ids<T>, id: string, change: (is: T) => T): Ids<T> => {
  const is = all[id];
  return is === undefined ? all : { ...all, [id]: change(is) };
};

const channelSet = (is: Channel | undefined, event: On<'ChannelSet'>): Channel => {
  const { version, createdAt, updatedAt, measured, boosted } = is ?? { ...notStored, ...nothingMeasured };
  const { channel: id, kind, owner, name, audience, area, languages, guidelines, leadTimeDays, minGapHours } = event;
  const guidelinesSince = guidelines === is?.guidelines ? is?.guidelinesSince : event.id;
  const fields = { id, kind, owner, name, audience, area, languages, guidelines, leadTimeDays, minGapHours };
  const { earlierTexts, textsForgottenAt } = is ?? {};
  const texts = { guidelinesSince, earlierTexts, textsForgottenAt };
  return { version, createdAt, updatedAt, measured, boosted, used: is?.used, ...fields, ...texts };
};

const evolveChannels = (channels: Ids<Channel>, event: Recorded<ChannelsEvent>): Ids<Channel> => {
  switch (event.type) {
    case 'ChannelSet':
      return { ...channels, [event.channel]: channelSet(channels[event.channel], event) };
    case 'ChannelRemoved': {
      const { [event.channel]: gone, ...others } = channels;
      return gone && event.retired ? { ...others, [gone.id]: { ...gone, retired: event.at } } : others;
    }
    case 'PublicationProposed':
    case 'PublicationChanged':
      return changed(channels, event.channel, used);
    case 'PublicationMeasured':
      return changed(channels, event.channel, ({ measured, ...is }) => {
        const isFirst = event.before === undefined;
        return {
          ...is,
          measured: {
            publications: measured.publications + (isFirst ? 1 : 0),
            reach: measured.reach + event.reach - (event.before ?? 0),
            audience: measured.audience + (isFirst ? event.audience : 0),
          },
        };
      });
    default:
      return channels;
  }
};

const proposed = (event: On<'PublicationProposed'>): Publication => {
  const { publication: id, channel, time: at, language, text, replyBy, tooLate, accepted, by } = event;
  const status = accepted ? 'accepted' : 'proposed';
  return { ...notStored, id, event: event.event, channel, at, language, text, replyBy, tooLate, status, by };
};

/** It awaits an answer by a new day; what was said of it before is overtaken. */
const awaiting = (
  is: Publication,
  { replyBy, tooLate }: { readonly replyBy: Day; readonly tooLate: boolean },
): Publication => ({ ...is, status: 'proposed', replyBy, tooLate, escalated: undefined, counter: undefined });
const because = ({ reason, id }: { readonly reason: string; readonly id: string }) => ({ reason, reasonSince: id });

const publicationChanged = (is: Publication, event: On<'PublicationChanged'>): Publication => {
  const { channel, time: at, language, text } = event;
  const textSince = text === is.text ? is.textSince : event.id;
  const next = { ...awaiting(is, event), channel, at, language, text, textSince, reason: undefined };
  return event.accepted ? { ...next, status: 'accepted' } : next;
};

const evolvePublication = (is: Publication, event: Recorded<ChannelsEvent>): Publication => {
  switch (event.type) {
    case 'PublicationChanged':
      return publicationChanged(is, event);
    case 'PublicationAccepted':
      return { ...is, status: 'accepted', counter: undefined, reason: undefined };
    case 'PublicationCountered': {
      const counter = { ...event.counter, by: event.owner };
      return { ...awaiting(is, { ...is, replyBy: event.replyBy }), ...because(event), counter };
    }
    case 'PublicationDeclined':
      return { ...is, ...because(event), status: 'declined', counter: undefined };
    case 'PublicationWithdrawn':
      return { ...is, ...because(event), status: 'withdrawn', counter: undefined };
    case 'PublicationReopened':
    case 'PublicationReturned':
      return { ...awaiting(is, event), ...because(event) };
    case 'PublicationPosted':
      return { ...is, status: 'posted', url: event.url };
    case 'PublicationMeasured': {
      const { reach, clicks, audience } = event;
      return { ...is, measured: { reach, ...(clicks !== undefined && { clicks }), audience } };
    }
    case 'PublicationEscalated':
      return { ...is, escalated: true };
    default:
      return is;
  }
};

const evolvePublications = (publications: Ids<Publication>, event: Recorded<ChannelsEvent>): Ids<Publication> => {
  if (event.type === 'ChannelSet' || event.type === 'ChannelRemoved') return publications;
  const { publication: id } = event;
  if (event.type === 'PublicationProposed') return { ...publications, [id]: proposed(event) };
  return changed(publications, id, (is) => evolvePublication(is, event));
};

const fold = (state: ChannelsState, event: Recorded<ChannelsEvent>): ChannelsState => ({
  ...state,
  channels: evolveChannels(state.channels, event),
  publications: evolvePublications(state.publications, event),
});

export const evolve = remembering(channelsTexts, fold);
