import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { ById } from '../../shared/reads.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Unit } from '../../shared/units.ts';

/** What can be lent out (D14): cabins (valstugor), campaign bikes (valcyklar), and the rest. Pure. */
export const kinds = ['cabin', 'bike', 'other'] as const;
export type Kind = (typeof kinds)[number];

/** A period in whole days; both ends belong to it. No hours, so no night has one more or one less. */
export type Span = { readonly from: Day; readonly to: Day };
/** A part of a day as clocks show it, `HH:MM` to `24:00`. */
export type Hours = { readonly from: string; readonly to: string };
/** How many people are there when: numbers, never names. */
export type Shift = Hours & { readonly day: Day; readonly people: number };
/** Opening hours when nobody is there. */
export type Unattended = Hours & { readonly day: Day };

/** Days of an asset that somebody has booked. */
export type Taken = Span & { readonly booking: string; readonly unit: Unit };
/** Days on which an asset cannot be used. */
export type Defect = Span & {
  readonly id: string;
  /** Absent once it is forgotten. */
  readonly note?: string | undefined;
  readonly reportedAt: Instant;
};

/** Its booked and defective days lie in it, so that its own version guards every day of it (invariant 5). */
export type Asset = Entity &
  Keeps & {
    readonly id: string;
    readonly kind: Kind;
    /** What people call it; absent: by its kind and number (called.ts). */
    readonly name?: string | undefined;
    /** Where it stands when nobody has it. */
    readonly home?: string | undefined;
    readonly openingHours?: Hours | undefined;
    readonly notes?: string | undefined;
    /** The event that set them. */
    readonly notesSince?: string | undefined;
    readonly taken: readonly Taken[];
    /** Those that are not over. */
    readonly defects: readonly Defect[];
    /** Since when it is lent out no more. */
    readonly retired?: Instant | undefined;
  };

export type Booking = Entity &
  Keeps &
  Span & {
    /** `<unit>.<ULID>`: says whose it is. */
    readonly id: string;
    readonly unit: Unit;
    readonly asset: string;
    readonly kind: Kind;
    readonly crew: readonly Shift[];
    /** Minutes of the opening hours in which nobody is there, as it was booked or last changed. */
    readonly unattended?: number | undefined;
    readonly status: 'booked' | 'cancelled';
    /** When somebody last changed it, on whose behalf, and why. */
    readonly changed?: { readonly at: Instant; readonly by: Unit; readonly reason?: string | undefined } | undefined;
    /** Who cancelled it. */
    readonly cancelledBy?: Unit | undefined;
    readonly reason?: string | undefined;
    readonly cancelledAt?: Instant | undefined;
  };

/**
 * What an association has booked and not cancelled: its version guards how much that is in a month. Offices have no
 * limit.
 */
export type Use = Entity & {
  readonly unit: Unit;
  readonly bookings: readonly (Span & { readonly booking: string; readonly kind: Kind })[];
};

/** What commands on assets write. */
export type AssetsState = {
  /** The one that a command is about. */
  readonly asset?: Asset | undefined;
  /** Those that one is chosen from. */
  readonly assets?: ById<Asset>;
  readonly booking?: Booking | undefined;
  /** The booking in whose place the other one comes. */
  readonly replaced?: Booking | undefined;
  /** What the association has booked whose booking it is. */
  readonly use?: Use | undefined;
};
