import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import type { ById } from '../../../shared/reads.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import { daysByMonth, inOrder, isFree, later, lengthOf } from '../days.ts';
import type { BookingSettings } from '../offers.ts';
import type { Asset, Kind, Span, Use } from '../state.ts';

/** How soon, how long and how much may be booked, and what therefore can be offered. Pure. */

export type Context = {
  readonly today: Day;
  readonly campaign: { readonly start: Day; readonly end: Day };
  readonly limits: BookingSettings;
};

export const contextOf = ({ campaign, limits }: Omit<Context, 'today'>, now: Instant): Context => ({
  today: dayOf(now),
  campaign,
  limits,
});
/** What there is to choose from, and what whoever asks has booked; nothing is counted of an office. */
export type Choice = { readonly assets: ById<Asset>; readonly use: Use | undefined };
/** What somebody wants to have. */
export type Wanted = Span & { readonly unit: Unit };

const earliestOf = (kind: Kind, { today, limits }: Context): Day => addDays(today, limits[kind].leadTimeDays);

/** The days of a campaign that can still be booked. */
export const openPeriod = (kind: Kind, context: Context): Span => ({
  from: later(context.campaign.start, earliestOf(kind, context)),
  to: context.campaign.end,
});

const tooSoon = (earliest: Day): Refusal<'too-soon'> => ({
  ...refuse('too-soon', text(`Tidigast ${earliest}.`, `${earliest} at the earliest.`)),
  more: { earliest },
});

/** Whoever keeps it needs some days to bring it. */
export const tooSoonFor = (kind: Kind, day: Day, context: Context): Refusal<'too-soon'> | undefined => {
  const earliest = earliestOf(kind, context);
  return day < earliest ? tooSoon(earliest) : undefined;
};

const tooLong = (days: number, limit: number): Refusal<'too-long'> => ({
  ...refuse('too-long', text(`${days} dagar; högst ${limit}.`, `${days} days; at most ${limit}.`)),
  more: { days, limit },
});

/** Days of a kind in a calendar month are limited for each association; offices have no such limit. */
const overMonthLimit = (
  use: Use | undefined,
  kind: Kind,
  wanted: Wanted,
  limit: number,
): Refusal<'over-month-limit'> | undefined => {
  if (isOffice(wanted.unit)) return undefined;
  const has = daysByMonth(use?.bookings.filter((each) => each.kind === kind) ?? []);
  const [month, asked] = Object.entries(daysByMonth([wanted])).find(([m, n]) => n + (has[m] ?? 0) > limit) ?? [];
  if (month === undefined || asked === undefined) return undefined;
  const left = Math.max(0, limit - (has[month] ?? 0));
  return {
    ...refuse(
      'over-month-limit',
      text(
        `${month}: ${asked} dagar begärda, ${left} av ${limit} återstår för föreningen.`,
        `${month}: ${asked} days asked for, ${left} of ${limit} are left for the association.`,
      ),
    ),
    more: { kind, month, asked, left, limit },
  };
};

export type LimitCode = 'too-soon' | 'too-long' | 'over-month-limit';

/** How long it is, and how much that makes in a month. */
export const tooMuch = (
  { use }: Pick<Choice, 'use'>,
  kind: Kind,
  wanted: Wanted,
  context: Context,
): Refusal<'too-long' | 'over-month-limit'> | undefined => {
  const { longestDays, daysPerMonth } = context.limits[kind];
  const days = lengthOf(wanted);
  if (days > longestDays) return tooLong(days, longestDays);
  return overMonthLimit(use, kind, wanted, daysPerMonth);
};

export const beyondLimits = (
  choice: Pick<Choice, 'use'>,
  kind: Kind,
  wanted: Wanted,
  context: Context,
): Refusal<LimitCode> | undefined => tooSoonFor(kind, wanted.from, context) ?? tooMuch(choice, kind, wanted, context);

/** The assets of a kind that are free on all the days, by id. */
export const freeOf = (assets: ById<Asset>, kind: Kind, span: Span): readonly string[] =>
  inOrder(Object.values(assets).filter((asset) => asset.kind === kind && isFree(asset, span))).map(({ id }) => id);

/** What can be offered instead: free, and within the limits for who asks, so that it can be booked when asked for. */
export const offered = (choice: Choice, kind: Kind, wanted: Wanted, context: Context): readonly string[] =>
  beyondLimits(choice, kind, wanted, context) ? [] : freeOf(choice.assets, kind, wanted);
