import type { Day } from '../../shared/calendar.ts';
import { addDays } from '../../shared/calendar.ts';
import { withoutEarlier } from '../../shared/texts.ts';
import type { Unit } from '../../shared/units.ts';
import { weekOf } from '../../shared/weeks.ts';
import { type Days, daysIn } from './days.ts';
import { criticalPath, type Slack, slackIn } from './slack.ts';
import type { Things } from './slip.ts';
import { type Milestone, type MilestoneTexts, noSlip, type Slip, type Timeline } from './state.ts';

/** How milestones are shown: all of the campaign read all of them. Pure. */
type Seen = { readonly days: Days; readonly slack: ReadonlyMap<string, Slack> };
const seenIn = (timeline: Timeline): Seen => {
  const days = daysIn(timeline);
  return { days, slack: slackIn(timeline, days) };
};

const viewOne = (timeline: Timeline, { days, slack }: Seen, is: Milestone, today: Day) => {
  const { id, title, owner, kind, state, when, length, after, pinned, doneOn, governs, remind, isPast } = is;
  const { day = '', ends = '', couldBe, conflict } = days.get(id) ?? {};
  const { float, critical = false } = slack.get(id) ?? {};
  const dropped = after.filter(({ milestone }) => timeline.milestones[milestone]?.state === 'dropped');
  const isOver = state === 'planned' && ends < today;
  return {
    id,
    title,
    owner,
    kind,
    state,
    day,
    ends,
    ...(when && { when }),
    length,
    after,
    ...(pinned && { pinned }),
    ...(doneOn !== undefined && { doneOn }),
    ...(couldBe !== undefined && { couldBe }),
    ...(conflict !== undefined && { conflict }),
    ...(float !== undefined && { float }),
    critical,
    ...(isOver && (isPast ? { past: true as const } : { overdue: true as const })),
    governs,
    remind,
    ...(dropped.length > 0 && {
      warnings: dropped.map(({ milestone }) => ({ why: 'dropped-predecessor' as const, milestone })),
    }),
  };
};
export type PlacedView = ReturnType<typeof viewOne>;

/** By their days, and of one day by id. */
export const viewAll = (timeline: Timeline, today: Day): readonly PlacedView[] => {
  const seen = seenIn(timeline);
  return Object.values(timeline.milestones)
    .map((is) => viewOne(timeline, seen, is, today))
    .sort((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1));
};

export const viewMilestone = (timeline: Timeline, said: MilestoneTexts, id: string, today: Day) => {
  const { note, textsForgottenAt } = withoutEarlier(said);
  return {
    ...viewOne(timeline, seenIn(timeline), timeline.milestones[id] as Milestone, today),
    ...(note !== undefined && { note }),
    version: timeline.version,
    ...(textsForgottenAt !== undefined && { textsForgottenAt }),
  };
};

/** What a change did, and who is told of it. */
export const viewSlip = (
  {
    timeline,
    said,
    slip = noSlip,
  }: { readonly timeline: Timeline; readonly said: MilestoneTexts; readonly slip?: Slip | undefined },
  { id, told, today }: { readonly id: string; readonly told: readonly Unit[]; readonly today: Day },
) => {
  const { moved, conflicts, governs } = slip;
  return {
    milestone: viewMilestone(timeline, said, id, today),
    moved,
    conflicts,
    governs,
    told: [...told].sort(),
    criticalPath: criticalPath(timeline, daysIn(timeline)),
  };
};

/** What they govern that has another day than they have. */
const outOfStep = ({ milestones }: Timeline, days: Days, things: Things) =>
  Object.values(milestones).flatMap(({ id: milestone, state, governs }) => {
    const day = days.get(milestone)?.day ?? '';
    return governs.flatMap(({ subject, field }) => {
      const thing = things[subject];
      if (state !== 'planned' || !thing?.isOpen || thing.day === day) return [];
      return [{ milestone, subject, field, day, ...(thing.day !== undefined && { is: thing.day }) }];
    });
  });

/** How many milestones of each owner go on in which week, as far as they are planned. */
const loadIn = (all: readonly PlacedView[]) => {
  const perOwner = new Map<Unit, Map<string, number>>();
  for (const { owner, state, day, ends } of all) {
    if (state !== 'planned') continue;
    const weeks = perOwner.get(owner) ?? new Map<string, number>();
    perOwner.set(owner, weeks);
    const last = weekOf(ends);
    for (let at = day; ; at = addDays(at, 7)) {
      const week = weekOf(at) < last ? weekOf(at) : last;
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
      if (week === last) break;
    }
  }
  return [...perOwner]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([owner, weeks]) => ({
      owner,
      weeks: [...weeks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([week, milestones]) => ({ week, milestones })),
    }));
};

export const viewTimeline = (timeline: Timeline, things: Things, today: Day) => {
  const days = daysIn(timeline);
  const milestones = viewAll(timeline, today);
  return {
    electionDay: timeline.electionDay ?? '',
    milestones,
    criticalPath: criticalPath(timeline, days),
    conflicts: milestones.flatMap(({ id: milestone, owner, conflict }) =>
      conflict === undefined ? [] : [{ milestone, owner, days: conflict }],
    ),
    outOfStep: outOfStep(timeline, days, things),
    load: loadIn(milestones),
    version: timeline.version,
  };
};
export type TimelineView = ReturnType<typeof viewTimeline>;
