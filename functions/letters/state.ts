import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Unit } from '../../shared/units.ts';
import type { Owed } from './timing/digests.ts';
import type { Preferences as Wishes } from './timing/preferences.ts';

/** What is kept of people's letters: how they want them, and what became of each. Pure. */

/** As somebody has said it: what is not said is as usual. */
export type Preferences = Wishes & {
  /** Of one's own units those that letters are wanted of; absent: all. */
  readonly units?: readonly Unit[] | undefined;
};

/** Why nothing more is sent to an address: what its server, or whoever reads there, has said. */
export const blocks = ['bounce', 'complaint'] as const;
export type Block = (typeof blocks)[number];

/** A browser that word is pushed to (RFC 8030): where, and by which keys it reads what is sent. Whoever has these can write to it. */
export type Device = {
  /** Follows from the address. */
  readonly id: string;
  readonly name: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly since: Instant;
};

/** Of one person: what they want, and the address that they have shown to be theirs. */
export type Mailbox = Entity & {
  /** The person's. */
  readonly id: string;
  readonly preferences: Preferences;
  /** Since when letters go to them as they do now. */
  readonly wantedSince?: Instant | undefined;
  readonly address?: string | undefined;
  readonly blocked?: { readonly because: Block; readonly at: Instant } | undefined;
  /** How often they have named an address on that day: each sends a letter to it. */
  readonly named?: { readonly day: Day; readonly count: number } | undefined;
  readonly devices?: readonly Device[] | undefined;
  /** Waits for whoever follows the link that was sent there. */
  readonly pending?: { readonly id: string; readonly address: string; readonly until: Instant } | undefined;
};

/** How far their letters have come. The mailer moves it with every letter, so it is apart from what people edit. */
export type Progress = Entity & {
  readonly id: string;
  /** Since when they get letters: of what was before that they are told nothing. */
  readonly since: Instant;
  /** Up to when digests were looked at. */
  readonly digested: Instant;
  readonly owed: Owed;
  /** Notices of the last days that digests have told of: one that comes once more is none of the next digest's. */
  readonly covered?: readonly string[] | undefined;
  /** How many letters of their own they had on that day. */
  readonly sent?: { readonly day: Day; readonly count: number } | undefined;
};

export const mailStates = ['due', 'sending', 'sent', 'failed', 'dropped'] as const;
export type MailState = (typeof mailStates)[number];

/** Why a letter was not sent, where that is no mistake: what it was of is so no more, or nobody is to get it. */
export const whys = [
  'nothing-to-say',
  'answered',
  'read',
  'left-unit',
  'not-wanted',
  'with-the-digest',
  'no-address',
  'blocked',
  'gone',
  'not-set-up',
  'no-device',
] as const;
export type Why = (typeof whys)[number];

/** To members; what somebody has caused who then wants it at once; to people who have no account. */
export const letterKinds = [
  'now',
  'digest',
  'reminder',
  'escalation',
  'confirmation',
  'address-changed',
  'invitation',
  'visit',
  'calendar',
] as const;
export type LetterKind = (typeof letterKinds)[number];
/** And what is no letter, but goes the same way: a word that is pushed to one of somebody's devices. */
export const mailKinds = [...letterKinds, 'push'] as const;
export type MailKind = (typeof mailKinds)[number];

/**
 * One letter, or what goes into one: an item for each person and window, stored before anything is sent. Of whom it is,
 * and of what, are ids alone; what it says is made when it is sent, and kept nowhere.
 */
export type Mail = Entity & {
  readonly id: string;
  /** A person's id, or `<kind>/<id>` of somebody without an account. */
  readonly to: string;
  readonly kind: MailKind;
  readonly state: MailState;
  /** When it is to be sent, or looked at again: while it is being sent, the end of the lease. */
  readonly due: Instant;
  readonly tries: number;
  /** Whose notice it tells of, and which. */
  readonly unit?: Unit | undefined;
  readonly notice?: string | undefined;
  /** Of a reminder: what it is of, and by when that is to be answered. Of an invitation for calendars: what it puts there. */
  readonly subject?: string | undefined;
  readonly day?: Day | undefined;
  /** Of a digest: up to when it tells. */
  readonly moment?: Instant | undefined;
  /** Of what is pushed: to which of their devices. */
  readonly device?: string | undefined;
  /** And what it told: `<unit> <notice>` of each, also of those that it only counts. */
  readonly tells?: readonly string[] | undefined;
  readonly messageId?: string | undefined;
  readonly why?: Why | undefined;
  /** What went wrong, in a word of the sender's service. */
  readonly trouble?: string | undefined;
  readonly ttl: number;
};

export type LettersState = {
  readonly mailbox?: Mailbox | undefined;
  readonly progress?: Progress | undefined;
  /** Context, not stored in events: what the command says of somebody. */
  readonly said?:
    | { readonly preferences?: Preferences; readonly address?: string; readonly device?: Omit<Device, 'since'> }
    | undefined;
};
