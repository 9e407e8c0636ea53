import type { Language } from '../../../shared/problems.ts';
import type { Action } from '../../../shared/words.ts';

/** What a person wants to be told, and when, as far as the times of letters follow from it; and what holds where nothing is said. Pure. */
export const paces = ['now', 'daily', 'weekly', 'off'] as const;
export type Pace = (typeof paces)[number];

/** From Monday on, as `dayOfWeek` counts them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** By the clock in Stockholm, `HH:MM`; over midnight, where it ends earlier than it begins. */
export type Quiet = { readonly from: string; readonly to: string };

/** As somebody has said it. `quiet: null` is none. */
export type Preferences = { readonly [A in Action]?: Pace | undefined } & {
  readonly quiet?: Quiet | null | undefined;
  readonly days?: readonly Weekday[] | undefined;
  readonly digestAt?: string | undefined;
  readonly reminders?: boolean | undefined;
  /** Invitations for calendars; whoever subscribes to a feed may want none. */
  readonly calendar?: boolean | undefined;
  readonly language?: Language | undefined;
};
/** With what holds where nothing is said. */
export type Settled = { readonly [A in Action]: Pace } & {
  readonly quiet: Quiet | undefined;
  readonly days: readonly Weekday[];
  readonly digestAt: string;
  readonly reminders: boolean;
  readonly calendar: boolean;
  readonly language: Language;
};

/** *Chosen*: what awaits a decision is told at once, what is to be done each morning, the rest once a week. */
export const usual = {
  decide: 'now',
  do: 'daily',
  know: 'weekly',
  quiet: { from: '20:00', to: '07:00' },
  days: weekdays,
  digestAt: '07:30',
  reminders: true,
  calendar: true,
  language: 'sv',
} as const satisfies Settled;

export const settled = (said: Preferences): Settled => ({
  decide: said.decide ?? usual.decide,
  do: said.do ?? usual.do,
  know: said.know ?? usual.know,
  quiet: said.quiet === undefined ? usual.quiet : (said.quiet ?? undefined),
  // Nobody has no day: what is not wanted is `off`.
  days: said.days === undefined || said.days.length === 0 ? usual.days : said.days,
  digestAt: said.digestAt ?? usual.digestAt,
  reminders: said.reminders ?? usual.reminders,
  calendar: said.calendar ?? usual.calendar,
  language: said.language ?? usual.language,
});
