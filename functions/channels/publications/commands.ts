import type { Actor, Target } from '../../../shared/actor.ts';
import { belongsTo } from '../../../shared/actor.ts';
import type { Instant } from '../../../shared/calendar.ts';
import { entityOf } from '../../../shared/commit.ts';
import { readSettings } from '../../../shared/directory-loads.ts';
import { campaignKey } from '../../../shared/directory.ts';
import { type Caller, execute } from '../../../shared/execute.ts';
import type { Answer } from '../../../shared/idempotency.ts';
import type { LocalTime } from '../../../shared/local-time.ts';
import { type ProblemCode, type Refusal, refuse } from '../../../shared/problems.ts';
import { get } from '../../../shared/table.ts';
import type { CampaignStart } from '../../campaign/offers.ts';
import type { ChannelsEvent, Decision } from '../events.ts';
import { capability, ofAll, ofChannel, readChannel, readPublication, readPublications } from '../store.ts';
import type { Channel, ChannelsState, Ids, Publication } from '../state.ts';
import { eventTarget, readEvent } from '../../gatherings/loads.ts';
import type { CampaignEvent } from '../../gatherings/state.ts';
import { publicitySettingsOf } from '../../gatherings/offers.ts';
import type { Placed } from './clashes.ts';
import { hoursLater } from './hours.ts';
import type { Case, Context } from './rules.ts';

/** What the commands on publications share: loading what they are judged by. */

export type Path = { readonly campaign: string; readonly event: string; readonly publication: string };

/** Events by their ids, each read once. */
export const readEventsOf = async (campaign: string, ids: readonly string[]): Promise<Ids<CampaignEvent>> => {
  const found = await Promise.all([...new Set(ids)].map((id) => readEvent(campaign, id)));
  return Object.fromEntries(found.flatMap((event) => (event ? [[event.id, event]] : [])));
};

/** With their events; one whose event is gone is none. */
export const placed = async (campaign: string, publications: readonly Publication[]): Promise<readonly Placed[]> => {
  const events = await readEventsOf(
    campaign,
    publications.map(({ event }) => event),
  );
  return publications.flatMap((publication) => {
    const event = events[publication.event];
    return event ? [{ publication, event }] : [];
  });
};

/** What may clash with something in that channel at that time: the channel's own within its gap, and all of that day. */
export const readAround = async (
  campaign: string,
  { channel, at }: { readonly channel: string; readonly at: LocalTime },
  minGapHours: number,
): Promise<readonly Placed[]> => {
  const day = at.slice(0, 10);
  const found = await Promise.all([
    readPublications(ofChannel(campaign, channel, hoursLater(at, -minGapHours), hoursLater(at, minGapHours))),
    readPublications(ofAll(campaign, day, `${day}T24`)),
  ]);
  return placed(campaign, [...new Map(found.flat().map((each) => [each.id, each])).values()]);
};

export const readPublicitySettings = async (campaign: string) => publicitySettingsOf(await readSettings(campaign));

/** Everything that a proposal is judged and answered by. */
export type Proposal = ChannelsState & {
  readonly event: CampaignEvent;
  readonly context: Context;
  readonly around: readonly Placed[];
  readonly minGapHours: number;
};

export const loadProposal = async (
  { campaign, event: eventId }: Pick<Path, 'campaign' | 'event'>,
  { channel: channelId, at }: { readonly channel: string; readonly at: LocalTime },
  now: Instant,
): Promise<Proposal | Refusal<'not-found'>> => {
  const [event, channel, settings, item] = await Promise.all([
    readEvent(campaign, eventId),
    readChannel(campaign, channelId),
    readPublicitySettings(campaign),
    get(campaignKey(campaign)),
  ]);
  const found = entityOf<CampaignStart>(item);
  if (!event || !found) return refuse('not-found');
  const minGapHours = channel?.minGapHours ?? settings.minGapHours;
  return {
    event,
    channels: channel ? { [channel.id]: channel } : {},
    publications: {},
    context: { now, campaign: found, replyByDays: settings.replyByDays },
    around: channel ? await readAround(campaign, { channel: channel.id, at }, minGapHours) : [],
    minGapHours,
  };
};

type Loaded = ChannelsState & { readonly event: CampaignEvent };

const load = async ({ campaign, event: eventId, publication: id }: Path): Promise<Loaded | Refusal<'not-found'>> => {
  const [event, publication] = await Promise.all([
    readEvent(campaign, eventId),
    readPublication(campaign, eventId, id),
  ]);
  const channel = publication && (await readChannel(campaign, publication.channel));
  return event && publication && channel
    ? { event, publications: { [id]: publication }, channels: { [channel.id]: channel } }
    : refuse('not-found');
};

const caseOf = ({ publications, channels, event }: Loaded, id: string): Case => {
  const publication = publications[id] as Publication;
  return { publication, event, channel: channels[publication.channel] as Channel };
};

/** Runs one command on a publication that is there. */
export const onPublication = <C extends ProblemCode, B>(
  caller: Caller,
  path: Path,
  decide: (it: Case, now: Instant) => Decision<C>,
  body: (it: Case) => B,
) =>
  execute<Loaded, ChannelsEvent, C | 'not-found', B>(caller, capability<Loaded>(caller.campaign), {
    load: () => load(path),
    decide: (state, now) => decide(caseOf(state, path.publication), now),
    versionOf: ({ publications }) => publications[path.publication]?.version ?? 0,
    answer: (state): Answer<B> => {
      const it = caseOf(state, path.publication);
      return { status: 200, body: body(it), version: it.publication.version };
    },
  });

/** Whose publication it is, for the rights: the event's. */
export const publicationTarget = async (path: Path, actor: Actor): Promise<Target | undefined> => {
  const [target, publication] = await Promise.all([
    eventTarget(path, actor),
    readPublication(path.campaign, path.event, path.publication),
  ]);
  return target && publication && target;
};

/** D16: who decides is the office that owns the channel. */
export const ownsChannel = async (actor: Actor, { campaign, event, publication: id }: Path): Promise<boolean> => {
  const publication = await readPublication(campaign, event, id);
  return belongsTo(actor, publication && (await readChannel(campaign, publication.channel))?.owner);
};
