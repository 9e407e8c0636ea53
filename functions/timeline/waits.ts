import type { Day } from '../../shared/calendar.ts';
import type { Unit } from '../../shared/units.ts';
import { daysIn } from './days.ts';
import type { Timeline } from './state.ts';

/**
 * What a timeline waits for: for owners what they were reminded of, as long as it is neither done nor moved; for the
 * district office the days that a slip proposes for print runs. From what is stored alone. Pure.
 */
export type MilestoneWait = {
  readonly asks: 'decide' | 'do';
  readonly kind: 'milestone' | 'proposed-day';
  readonly milestone: string;
  readonly for: readonly Unit[];
  readonly due: Day;
  readonly owner: Unit;
  readonly commands: readonly string[];
};

export const waits = (timeline: Timeline): readonly MilestoneWait[] => {
  const days = daysIn(timeline);
  return Object.values(timeline.milestones).flatMap(({ id: milestone, owner, state, reminded, governs }) => {
    const { day, ends: due = '' } = days.get(milestone) ?? {};
    const isDue = state === 'planned' && reminded?.day === day;
    return [
      ...(isDue
        ? [
            {
              asks: 'do' as const,
              kind: 'milestone' as const,
              milestone,
              for: [owner],
              due,
              owner,
              commands: ['completeMilestone', 'moveMilestone'],
            },
          ]
        : []),
      ...governs.flatMap(({ proposed }) =>
        proposed === undefined
          ? []
          : [
              {
                asks: 'do' as const,
                kind: 'proposed-day' as const,
                milestone,
                for: ['district'],
                due: proposed,
                owner: 'district',
                commands: ['acceptProposedDay', 'declineProposedDay'],
              },
            ],
      ),
    ];
  });
};
