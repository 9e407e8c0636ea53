import type { Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Office } from '../../shared/units.ts';
import { unanswered } from '../../shared/outbound/unanswered.ts';
import { outwards } from '../gatherings/events.ts';

/** Outgoing hooks: an office's own program is told over HTTPS of what the public sees change. Pure. */
export const hookEvents = [
  'event.created',
  'event.changed',
  'event.cancelled',
] as const satisfies readonly `event.${(typeof outwards)[number]}`[];
export type HookEvent = (typeof hookEvents)[number];

/** Why a hook is off: its address said that it is gone (410), or nothing got through for as long as it was tried. */
export type OffBecause = 'gone' | 'failing';

export type Hook = Entity & {
  /** A ULID. */
  readonly id: string;
  readonly office: Office;
  /** May hold a secret of the receiver's: it is in no event and in no log, where the host stands for it. */
  readonly url: string;
  readonly events: readonly HookEvent[];
  readonly status: 'on' | 'off';
  /** Registered, or switched on again. */
  readonly onSince: Instant;
  readonly offBecause?: OffBecause | undefined;
  readonly offSince?: Instant | undefined;
};

export type SigningKey = {
  /** `whsec_` and base64, as Standard Webhooks writes it. */
  readonly secret: string;
  /** Of the one before the last: until then both sign. */
  readonly validUntil?: Instant | undefined;
};

/**
 * Secrets that sign must be read again, so they cannot be kept as hashes. They lie apart from the hook, so that nothing
 * that shows, lists or tells of hooks ever reads them: only their rotation does, and who sends. The newest is first.
 */
export type HookKeys = Entity & { readonly hook: string; readonly keys: readonly SigningKey[] };

/** Why no answer came: never in the words of the one that was asked. */
export const troubles = [...unanswered, 'switched-off'] as const;
export type Trouble = (typeof troubles)[number];
/** A status of HTTP, or why there was none. */
export type Outcome = { readonly status: number } | { readonly trouble: Trouble };

/** One message for one hook, and what became of it; it holds no text of the event. */
export type Delivery = Entity & {
  /** That of what happened, a ULID: the `webhook-id`, however often it is sent. */
  readonly id: string;
  readonly hook: string;
  readonly type: HookEvent;
  /** The event of the campaign. */
  readonly event: string;
  /** When it happened. */
  readonly at: Instant;
  readonly status: 'waiting' | 'delivered' | 'failed';
  /** Since it was first sent or replayed. */
  readonly tries: number;
  readonly firstTriedAt?: Instant | undefined;
  readonly lastTriedAt?: Instant | undefined;
  readonly last?: Outcome | undefined;
  /** While it waits: not before then. */
  readonly nextTryAt: Instant;
};

/** A secret that was just made, and the address that it is for where the hook is new. */
export type Made = { readonly url?: string; readonly secret: string };

/** What events are folded into. */
export type HooksState = {
  readonly hook?: Hook | undefined;
  readonly keys?: HookKeys | undefined;
  readonly delivery?: Delivery | undefined;
  /** Context, not stored by itself: what no event may say. */
  readonly made?: Made | undefined;
};
