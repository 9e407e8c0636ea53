import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import type { Ore } from '../../shared/money.ts';
import type { ById } from '../../shared/reads.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';

/**
 * An event of the campaign: something that people come to. Code calls it a gathering, since an event is what has
 * happened to it (events.ts). Pure.
 */
export const gatheringStatuses = ['draft', 'submitted', 'declined', 'published', 'cancelled', 'held'] as const;
export type GatheringStatus = (typeof gatheringStatuses)[number];
/** It will not be: nothing awaits it, clashes with it or spreads it. */
export const isOff = ({ status }: { readonly status: GatheringStatus }): boolean =>
  status === 'cancelled' || status === 'declined';
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

/** What it is called and about in other languages than the first of its own, by their tags. */
export type Texts = Readonly<
  Record<
    string,
    {
      readonly title?: string | undefined;
      readonly summary?: string | undefined;
      readonly description?: string | undefined;
    }
  >
>;

/** E1: hours of work, by the employed and by volunteers. */
export type Hours = { readonly staff?: number | undefined; readonly activists?: number | undefined };
export const hoursIn = ({ staff = 0, activists = 0 }: Hours): number => staff + activists;

/** What the event says of itself. */
export type GatheringFields = {
  readonly title: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly texts?: Texts | undefined;
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
  /** Planned, as the cost is. */
  readonly hours?: Hours | undefined;
  /** People. */
  readonly expectedReach?: number | undefined;
};

/** What came of it: people reached, of them those who were there, what it cost in all, and the work that it took. */
export type Results = {
  readonly reach: number;
  readonly attended?: number | undefined;
  readonly cost: Ore;
  readonly hours?: Hours | undefined;
};

/** Which version of an event of a calendar is stored, and by field what that said of it, as digests (RFC 5546, 2.1.5). */
export type Source = {
  readonly sequence: number;
  readonly stamp?: Instant | undefined;
  readonly said: Readonly<Record<string, string>>;
};

export type Gathering = Entity &
  Keeps &
  GatheringFields & {
    /** A ULID. */
    readonly id: string;
    readonly status: GatheringStatus;
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
    /** The office that declined it: that one may reopen it. */
    readonly declinedBy?: Office | undefined;
    /** Why it is cancelled, declined, sent back or open again. */
    readonly reason?: string | undefined;
    /** The event that says so. */
    readonly reasonSince?: string | undefined;
    readonly results?: Results | undefined;
    /** What was said of it and taken back, the last time; `since` is the event that did. */
    readonly reversedResults?: Results & {
      readonly reversed: { readonly at: Instant; readonly reason?: string | undefined; readonly since: string };
    };
    /** Of an imported one: its UID there, and when it was to begin where it recurs, so that it is not imported twice. */
    readonly uid?: string | undefined;
    readonly source?: Source | undefined;
  };

/** Who owned what was asked last: the offices take turns (D6). */
export type Turns = Entity & { readonly taken: number };

/** How many events of an import are stored: those of a large one come in several transactions. */
export type Import = Entity & { readonly id: string; readonly stored: number };

/** What is listed of one, as it is stored. Its key holds start and id, the row all the rest (listing.ts). */
export type Listed = Entity & { readonly key: string; readonly row: string };
/** Its version rises with every change of the listing; so it is what a feed's ETag is made of. */
export type ListingHead = Entity & { readonly changes: number };

/** What events are folded into: a command reads those slots that its events change. */
export type GatheringsState = {
  /** The one that a command is about. */
  readonly gathering?: Gathering | undefined;
  /** Several at once: of an import, or of a job. */
  readonly gatherings?: ById<Gathering>;
  /** By key: of each what is listed of it, before and after. */
  readonly listed?: ById<Listed>;
  readonly listing?: ListingHead;
  readonly turns?: Turns | undefined;
  readonly progress?: Import | undefined;
  /** Context, not stored: what the command says and no event may: whom to ask; null takes it away. */
  readonly contact?: Contact | null | undefined;
  /** Context: all associations, where an event for members is told to them. */
  readonly associations?: readonly Unit[] | undefined;
};

export const gatheringIn = ({ gathering, gatherings }: GatheringsState, id: string): Gathering | undefined =>
  gathering?.id === id ? gathering : gatherings?.[id];

export const subjectOf = (gathering: string): string => `events/${gathering}`;

/** In days: what lasts longer is several gatherings. */
export const mostDays = 31;
