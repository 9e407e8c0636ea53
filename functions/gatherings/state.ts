import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import type { Ore } from '../../shared/money.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { Listed, ListingHead } from './listing.ts';

/**
 * An event of the campaign: something that people come to, not to be taken for what has happened to it (events.ts).
 * Pure.
 */
export const eventStatuses = ['draft', 'submitted', 'published', 'cancelled', 'held'] as const;
export type EventStatus = (typeof eventStatuses)[number];
/** Those for members reach inboxes and the feeds behind a secret, never the public. */
export const visibilities = ['public', 'members'] as const;
export type Visibility = (typeof visibilities)[number];

/** `area` is an association's id; `lat`, `lon` degrees in WGS 84. */
export type Place = {
  readonly name: string;
  readonly address?: string | undefined;
  readonly area?: Unit | undefined;
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
};

/** What is there, or not; what nobody has said is unknown. */
export type Accessibility = {
  readonly stepFree?: boolean | undefined;
  readonly toilet?: boolean | undefined;
  readonly hearingLoop?: boolean | undefined;
  readonly signLanguage?: boolean | undefined;
  readonly note?: string | undefined;
};

/** May name a person: kept in the entity only, never in what is told or recorded, and forgotten after the campaign. */
export type Contact = {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly public: boolean;
};

/** What the event says of itself. */
export type EventFields = {
  readonly title: string;
  readonly summary: string;
  readonly description?: string | undefined;
  /** Free slugs. */
  readonly kind: string;
  readonly audience?: string | undefined;
  /** One of the two. */
  readonly place?: Place | undefined;
  readonly online?: { readonly url: string } | undefined;
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly organisers: readonly Unit[];
  readonly languages: readonly string[];
  readonly accessibility?: Accessibility | undefined;
  readonly visibility: Visibility;
  readonly cost?: Ore | undefined;
  /** People. */
  readonly expectedReach?: number | undefined;
};

/** What came of it: people reached, of them those who were there, and what it cost in all. */
export type Results = {
  readonly reach: number;
  readonly attended?: number | undefined;
  readonly cost: Ore;
};

export type CampaignEvent = Entity &
  EventFields & {
    /** A ULID. */
    readonly id: string;
    readonly status: EventStatus;
    /** The unit on whose behalf it was registered: the first organiser, whoever filed it. */
    readonly unit: Unit;
    readonly filer: string;
    readonly contact?: Contact | undefined;
    /** RFC 5545, SEQUENCE and LAST-MODIFIED: what those who follow it outside must know of has changed so often, lately then. */
    readonly sequence: number;
    readonly changedAt: Instant;
    readonly publishedAt?: Instant | undefined;
    /** D6: once submitted, who sees to it that it is decided on, and by when; and whether that day has passed. */
    readonly owner?: Office | undefined;
    readonly replyBy?: Day | undefined;
    readonly escalated?: true | undefined;
    /** Why it is cancelled. */
    readonly reason?: string | undefined;
    readonly results?: Results | undefined;
    /** Of an imported one: its UID there, and the start of its recurrence, so that it is not imported twice. */
    readonly uid?: string | undefined;
  };

/** Who owned what was asked last: the offices take turns (D6). */
export type Turns = Entity & { readonly taken: number };

/** How many events of an import are stored: those of a large one come in several transactions. */
export type Import = Entity & { readonly id: string; readonly stored: number };

export type Ids<T> = Readonly<Record<string, T>>;

/** Everything a command on events may need; which members are loaded depends on the command. */
export type EventsState = {
  readonly events: Ids<CampaignEvent>;
  /** By key: of each event what is listed of it, before and after. */
  readonly listed: Ids<Listed>;
  readonly listing?: ListingHead | undefined;
  readonly turns?: Turns | undefined;
  readonly imports?: Ids<Import> | undefined;
  /** Context, not stored: what the command says and no event may: whom to ask; null takes it away. */
  readonly contact?: Contact | null | undefined;
  /** Context: all associations, where an event for members is told to them. */
  readonly associations?: readonly Unit[] | undefined;
};
