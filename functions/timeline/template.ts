import template from '../../data/timeline-2018.json' with { type: 'json' };
import { addDays, type Day } from '../../shared/calendar.ts';
import { daysIn } from './days.ts';
import type { Decided, TimelineEvent } from './events.ts';
import { timelineAfter } from './evolve.ts';
import { refuse } from './problems.ts';
import { mostMilestones } from './rules.ts';
import { caughtUp, type Known } from './slip.ts';
import { type Edge, electionDayId, type Milestone, type When } from './state.ts';

/** Timelines to begin with (D25): that of 2018, relative to election day, with what its evaluation asked for. Pure. */
export const templates = ['2018'] as const;
export type Template = (typeof templates)[number];

type Entry = Pick<Milestone, 'id' | 'title' | 'owner' | 'after'> & {
  readonly kind: string;
  readonly day: number;
  /** The same day in each year, `MM-DD`. */
  readonly on?: string;
  readonly length?: number;
  readonly pinned?: boolean;
};
const whenOf = (day: number): When =>
  day <= 0 ? { before: electionDayId, days: -day } : { after: electionDayId, days: day };

export const usualReminders: readonly number[] = [14, 3];
const entriesOf: Readonly<Record<Template, readonly Entry[]>> = { '2018': template.milestones };

const milestonesOf = (name: Template, electionDay: Day) =>
  entriesOf[name].map(({ id, title, owner, kind, day, on, length = 0, pinned, after }) => ({
    id,
    title,
    owner,
    kind: kind as Milestone['kind'],
    when: on === undefined ? whenOf(day) : { day: `${addDays(electionDay, day).slice(0, 4)}-${on}` },
    length,
    after: after as readonly Edge[],
    ...(pinned && { pinned: true as const }),
    remind: usualReminders,
  }));

/** Enters what is not there yet; what somebody has entered under the same id stays. What is over by now is marked so. */
export const applyTemplate = caughtUp(
  (
    { timeline, electionDay }: Known,
    { template: name }: { readonly template: Template },
    today: Day,
  ): Decided<'already-there' | 'too-many-milestones'> => {
    if (timeline.templates.includes(name)) return refuse('already-there');
    const made = milestonesOf(name, electionDay).filter(({ id }) => timeline.milestones[id] === undefined);
    if (Object.keys(timeline.milestones).length + made.length > mostMilestones) return refuse('too-many-milestones');
    const event = {
      type: 'TemplateApplied' as const,
      subject: 'timeline',
      template: name,
      count: made.length,
      past: 0,
      electionDay,
      milestones: made,
    };
    const days = daysIn(timelineAfter(timeline, event as TimelineEvent));
    const milestones = made.map((each) =>
      (days.get(each.id)?.ends ?? '') < today ? { ...each, isPast: true as const } : each,
    );
    return [{ ...event, past: milestones.filter((each) => 'isPast' in each).length, milestones }];
  },
);
