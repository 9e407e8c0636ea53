import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import type { Ore } from '../../shared/money.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';

/** The channels of all three offices (D16), and what is published in them when. Pure. */
export const channelKinds = [
  'facebook',
  'instagram',
  'x',
  'newsletter',
  'website',
  'sms',
  'press',
  'poster',
  'other',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/**
 * What publications in a channel have been measured to reach: how many were measured, whom they reached together, and
 * the audiences that the channel had at those times, so that the rate of a channel that has grown stays right.
 */
export type Measured = { readonly publications: number; readonly reach: number; readonly audience: number };
/** The same of paid boosts: how many were measured, whom they reached together, and what was paid for them. */
export type MeasuredBoosts = { readonly boosts: number; readonly reach: number; readonly spent: Ore };

export type Channel = Entity &
  Keeps & {
    readonly id: string;
    readonly kind: ChannelKind;
    /** Decides what is published in it. */
    readonly owner: Office;
    readonly name: string;
    /** People who follow it or get it. */
    readonly audience: number;
    /** An association's id, where its audience lives there. */
    readonly area?: Unit | undefined;
    /** Absent: any. */
    readonly languages?: readonly string[] | undefined;
    readonly guidelines?: string | undefined;
    /** The event that set them. */
    readonly guidelinesSince?: string | undefined;
    /** Days that its owner needs from the answer to the publication. */
    readonly leadTimeDays: number;
    /** Between two publications in it; absent: as the settings say. */
    readonly minGapHours?: number | undefined;
    readonly measured: Measured;
    readonly boosted: MeasuredBoosts;
    /** Something was proposed or asked for in it: it is retired, never removed. */
    readonly used?: true | undefined;
    /** Since when it takes nothing new. */
    readonly retired?: Instant | undefined;
  };

/** The channel with something in it. */
export const used = (channel: Channel): Channel => (channel.used ? channel : { ...channel, used: true });

export const nothingMeasured: Pick<Channel, 'measured' | 'boosted'> = {
  measured: { publications: 0, reach: 0, audience: 0 },
  boosted: { boosts: 0, reach: 0, spent: 0 },
};

export const publicationStatuses = ['proposed', 'accepted', 'declined', 'withdrawn', 'posted'] as const;
export type PublicationStatus = (typeof publicationStatuses)[number];

/** Another time or another channel, said by the office that owned the channel then. */
export type Counter = { readonly channel: string; readonly at: LocalTime; readonly by: Office };

/** One event in one channel at one time. */
export type Publication = Entity &
  Keeps & {
    /** A ULID. */
    readonly id: string;
    readonly event: string;
    readonly channel: string;
    readonly at: LocalTime;
    readonly language: string;
    readonly text?: string | undefined;
    readonly status: PublicationStatus;
    /** D6: an unanswered one escalates after this day, which is before the lead time of its channel is lost. */
    readonly replyBy: Day;
    /** The lead time was lost when it was proposed. */
    readonly tooLate: boolean;
    readonly escalated?: true | undefined;
    /** Who proposed it: an organiser, or an office. Those of before nobody knows. */
    readonly by?: Unit | undefined;
    /** What the owner of the channel would rather have, until it is accepted or overtaken. */
    readonly counter?: Counter | undefined;
    /** The event that set the text, where it was changed. */
    readonly textSince?: string | undefined;
    /** Why it is declined, withdrawn, open again or to be somewhere else, and the event that says so. */
    readonly reason?: string | undefined;
    readonly reasonSince?: string | undefined;
    /** Where it was posted. */
    readonly url?: string | undefined;
    /** `audience`: of the channel when it was first measured. */
    readonly measured?: Reach & { readonly audience: number };
  };

export type Reach = { readonly reach: number; readonly clicks?: number | undefined };
export type Ids<T> = Readonly<Record<string, T>>;

/** What the events of channels and publications are folded into. */
export type ChannelsState = { readonly channels: Ids<Channel>; readonly publications: Ids<Publication> };
