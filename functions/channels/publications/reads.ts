import { type Actor, belongsTo, officesOf } from '../../../shared/actor.ts';
import { about, right } from '../../../shared/handler.ts';
import type { LocalTime } from '../../../shared/local-time.ts';
import { type Refusal, refuse } from '../../../shared/problems.ts';
import { asOf, entityIn, inOrder, needed } from '../../../shared/reads.ts';
import { type Gathering, gathering, theGathering } from '../../gatherings/offers.ts';
import type { Unit } from '../../../shared/units.ts';
import type { ChannelsEvent } from '../events.ts';
import type { ChannelsState, Ids, Publication } from '../state.ts';
import { channel, channelById, ofAll, ofChannel, publication, publicationsById } from '../store.ts';
import { hoursLater, type Placed } from './clashes.ts';
import type { InChannel } from './rules.ts';
import { viewPublication } from './views.ts';

/** What the operations on a publication read, and how they answer with it. */
export type Path = { readonly campaign: string; readonly event: string; readonly publication: string };

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
export const inChannel = ({ campaign, event, publication: id }: Path) =>
  inOrder({ event: gathering(campaign, event), publication: publication(campaign, event, id) }, (found) => ({
    channel: channel(campaign, found.publication?.channel),
  }));
export const thePublication = about({
  reads: inChannel,
  target: (found, actor, path) => found.publication && theGathering.target({ event: found.event }, actor, path),
  version: (found) => found.publication?.version ?? 0,
});
export const owner = right({
  reads: inChannel,
  holds: (actor, found) => belongsTo(actor, found.channel?.owner),
});

/** Who proposes: an organiser whom they belong to, else their office. */
export const unitFor = (actor: Actor, { organisers }: Gathering): Unit | undefined =>
  organisers.find((unit) => belongsTo(actor, unit)) ?? officesOf(actor)[0];
/** Whose wish it is: the organisers, and whoever proposed it; where nobody knows, the office that owns the channel. */
export const proposer = right({
  reads: inChannel,
  holds: (actor, { event, publication: one, channel: its }) =>
    [...(event?.organisers ?? []), one?.by ?? its?.owner].some((unit) => belongsTo(actor, unit)),
});

export type OnPublication = ChannelsState & { readonly event: Gathering };
export const onPublication = ({ params: { campaign, event, publication: id } }: { readonly params: Path }) =>
  inOrder(
    { event: needed(gathering(campaign, event)), publications: publicationsById(campaign, [{ event, id }]) },
    ({ publications: found }) => ({ channels: channelById(campaign, found[id]?.channel) }),
  );
export const inChannelOf = (
  { event, publications: all, channels: known }: OnPublication,
  id: string,
): InChannel | undefined => {
  const one = all[id];
  const its = one && known[one.channel];
  return one && its && { publication: one, event, channel: its };
};
export const decided =
  <B, C extends string>(rule: (it: InChannel, body: B) => readonly ChannelsEvent[] | Refusal<C>) =>
  (state: OnPublication, { params, body }: { readonly params: Path; readonly body: B }) => {
    const it = inChannelOf(state, params.publication);
    return it ? rule(it, body) : refuse('not-found');
  };
export const shown = (state: OnPublication, { params }: { readonly params: Path }) => {
  const it = inChannelOf(state, params.publication) as InChannel;
  return { status: 200, body: viewPublication(it, it.channel), version: it.publication.version };
};
