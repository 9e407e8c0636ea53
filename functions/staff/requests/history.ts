import type { Instant } from '../../../shared/calendar.ts';
import type { Recorded } from '../../../shared/commit.ts';
import { historyQueries } from '../../../shared/history.ts';
import { asOf, listed } from '../../../shared/reads.ts';
import type { Language } from '../../../shared/problems.ts';
import { sentence } from '../../../shared/words.ts';
import type { StaffEvent } from '../events.ts';
import { requestSubject } from '../judge.ts';
import { causeOf } from '../plans/words.ts';
import type { StaffRequest } from '../state.ts';
import { partition } from '../store.ts';

/** Of plans only what was published, and says something of the request. */
const isOf = (event: StaffEvent, id: string): boolean =>
  event.type === 'PlanPublished' &&
  [...event.allocations, ...event.ended, ...(event.unmet ?? [])].some(({ request }) => request === id);

/** The request's own events, the import that it came with, and the publications of plans that gave it something or told why they did not. */
export const historyOf = (campaign: string, { id, createdAt, import: imported }: StaffRequest, now: Instant) => {
  const subjects = [...(imported === undefined ? [] : [`staff/imports/${imported}`]), requestSubject(id)];
  const own = subjects.flatMap((subject) => historyQueries(partition(campaign), subject, createdAt, now));
  const queries = [...own, ...historyQueries(partition(campaign), 'staff/plans', createdAt, now, '/')];
  return asOf('only shown', { queries }, (found) =>
    listed<Recorded<StaffEvent>>(found)
      .filter((event) => !event.subject.startsWith('staff/plans/') || isOf(event, id))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
};

/** What the newest published plan that gave it nothing said of it; events are oldest first. */
export const unmetIn = (events: readonly Recorded<StaffEvent>[], id: string, language: Language) =>
  events
    .flatMap((event) => {
      if (event.type !== 'PlanPublished') return [];
      const { plan, at, from, to } = event;
      return (event.unmet ?? [])
        .filter(({ request }) => request === id)
        .map(({ rules, weights = [] }) => {
          const { sv, en } = causeOf(rules, weights);
          return { plan, at, from, to, rules, weights, why: sentence(`${sv}.`, `${en}.`)[language] };
        });
    })
    .at(-1);
