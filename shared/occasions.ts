import type { Day, Instant } from './calendar.ts';
import type { Text } from './problems.ts';
import type { Item, Key } from './table.ts';
import type { Unit } from './units.ts';

/**
 * What goes into people's calendars: things that have a time, as somebody who is sent an invitation sees them. Types only.
 */

/** Whole days, both ends included; or from one instant to another. */
export type When =
  | { readonly days: { readonly from: Day; readonly to: Day }; readonly start?: never; readonly end?: never }
  | { readonly start: Instant; readonly end: Instant; readonly days?: never };

/** As it is now: it takes place, or it is off. The same thing has the same id, and a later state a higher `sequence`. */
export type Occasion = {
  readonly id: string;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly sequence: number;
  readonly changedAt: Instant;
  /** May have references (called.ts), as sentences do; names nobody. */
  readonly summary: Text;
  readonly description?: Text | undefined;
  readonly location?: string | undefined;
  /** Whoever has it in their calendar can be elsewhere. */
  readonly isFree?: boolean | undefined;
  /** It is not sure. */
  readonly isTentative?: boolean | undefined;
} & When;

/** A unit whose people it is for; or somebody without an account, as letters name them (letters.ts). */
export type Invitee = { readonly unit: Unit; readonly to?: never } | { readonly to: string; readonly unit?: never };

/** A capability's part in calendars, for events whose subjects begin with its word. */
export type Occasions = {
  /** The things, by id, that an event puts into calendars of that unit's people, moves there or takes out. */
  readonly changedBy: (event: never, unit: Unit) => readonly string[];
  readonly at: (campaign: string, id: string) => Key | undefined;
  /** Undefined where nobody has it in a calendar and nobody is to. */
  readonly occasion: (thing: Item, id: string, invitee: Invitee) => Occasion | undefined;
};
