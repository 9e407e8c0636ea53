import { type Day, daysBetween } from '../../shared/calendar.ts';
import { daysIn } from './days.ts';
import type { TimelineEvent } from './events.ts';
import { on } from './rules.ts';
import type { Governed, Milestone, Timeline } from './state.ts';
import type { Things } from './slip.ts';

/**
 * Who is reminded of what (D25): the owner some days before, and owner and offices on the day after. What was told is known
 * by the milestone and its day: another day is reminded of anew, and none twice. Pure.
 */

/** Of several that are due by now only the last: who missed the first is not told twice a day. */
const reminderOf = (
  is: Milestone,
  { day, ends }: { readonly day: Day; readonly ends: Day },
  today: Day,
): TimelineEvent[] => {
  if (is.state !== 'planned' || is.isPast) return [];
  const told = is.reminded?.day === day ? is.reminded.ahead : Infinity;
  if (ends < today) return told >= 0 ? [{ type: 'MilestoneOverdue', ...on(is), day, ends }] : [];
  const left = daysBetween(today, day);
  const reached = is.remind.filter((each) => left <= each);
  const ahead = Math.min(...reached);
  return left >= 0 && reached.length > 0 && ahead < told ? [{ type: 'MilestoneDue', ...on(is), day, ahead }] : [];
};

export const reminders = (timeline: Timeline, today: Day): readonly TimelineEvent[] => {
  const days = daysIn(timeline);
  return Object.values(timeline.milestones)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((is) => {
      const placed = days.get(is.id);
      return placed ? reminderOf(is, placed, today) : [];
    });
};

/** Proposals that nobody has to answer any more: what they are for has come, ends, or comes as late anyhow. */
export const lapsed = (timeline: Timeline, things: Things): readonly TimelineEvent[] => {
  const isMoot = ({ subject, proposed }: Governed): boolean => {
    const thing = things[subject];
    return proposed !== undefined && (!thing?.isOpen || (thing.day ?? '') >= proposed);
  };
  return Object.values(timeline.milestones).flatMap((is) =>
    is.governs.filter(isMoot).map(({ subject: governed, proposed = '' }) => ({
      type: 'ProposedDayLapsed' as const,
      ...on(is),
      governed,
      day: proposed,
    })),
  );
};
