import { addDays } from '../../shared/calendar.ts';
import { type Wait, waitsIn } from '../../shared/waiting.ts';
import { daysIn } from './days.ts';
import type { Timeline } from './state.ts';

/**
 * What of a timeline waits for whom: for owners what they were reminded of, as long as it is neither done nor moved; for the
 * district office the days that a slip proposes for its print runs. Pure.
 */
export const timelineKinds = {
  milestone: ['do', 'completeMilestone', 'moveMilestone'],
  'proposed-day': ['do', 'acceptProposedDay', 'declineProposedDay'],
} as const;
const inTimeline = waitsIn(timelineKinds);

export const timelineWaits = (timeline: Timeline): readonly Wait[] => {
  const days = daysIn(timeline);
  return Object.values(timeline.milestones)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id: milestone, owner, state, reminded, governs }) => {
      const { day = '', ends = '' } = days.get(milestone) ?? {};
      const isDue = state === 'planned' && reminded?.day === day;
      const from = addDays(day, -Math.max(0, reminded?.ahead ?? 0));
      return [
        ...(isDue ? [inTimeline('milestone', { for: [owner], due: ends, from, owner, facts: { milestone } })] : []),
        ...governs.flatMap(({ subject, proposed }) =>
          proposed === undefined
            ? []
            : [
                inTimeline('proposed-day', {
                  for: ['district'],
                  due: proposed,
                  owner: 'district',
                  facts: { milestone, governed: subject },
                }),
              ],
        ),
      ];
    });
};
