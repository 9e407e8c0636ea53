import type { Instant } from '../../shared/calendar.ts';

/** As much of a campaign as says what is told one by one. */
export type Loading = {
  readonly startedAt?: Instant | undefined;
  readonly imports?: readonly { readonly from: Instant; readonly until: Instant }[] | undefined;
};

/** The mandate that begins a campaign waits for all three heads; what is said of the import itself is what is told instead. */
const toldAnyway = (subject: string): boolean => subject.startsWith('pot/mandates/') || subject === 'campaign';

/**
 * Whether an event is part of an import that is told as a whole: while the campaign was being set up, between the import's
 * beginning and its end. It follows from what never changes afterwards, so whoever tells, and tells again, sees the same. Pure.
 */
export const isQuiet = (
  campaign: Loading | undefined,
  { at, subject }: { readonly at: Instant; readonly subject: string },
): boolean =>
  !toldAnyway(subject) &&
  (campaign?.startedAt === undefined || at < campaign.startedAt) &&
  (campaign?.imports ?? []).some(({ from, until }) => from <= at && at <= until);
