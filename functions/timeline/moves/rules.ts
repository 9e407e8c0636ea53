import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { text } from '../../../shared/problems.ts';
import { milestoneCalled } from '../called.ts';
import { daysIn, saidLike } from '../days.ts';
import type { Decided } from '../events.ts';
import { timelineAfter } from '../evolve.ts';
import { refuse } from '../problems.ts';
import { far, isFar, on, stateOf } from '../rules.ts';
import { caughtUp, type Known, slipping } from '../slip.ts';
import { type Milestone, noSlip } from '../state.ts';

/** What becomes of a milestone: another day, done, not done after all (D9). Pure. */
const tooEarly = (earliest: Day, by: string) => ({
  code: 'before-predecessor',
  detail: text(
    `Tidigast ${earliest}, eftersom ${milestoneCalled(by)} ska vara klar först.`,
    `${earliest} at the earliest, since ${milestoneCalled(by)} has to be done first.`,
  ),
});

/** To another day: what follows moves with it, where it has to. */
export const moveMilestone = caughtUp(
  (
    state: Known,
    { id, to, why }: { readonly id: string; readonly to: Day; readonly why: string },
    today: Day,
  ): Decided<'wrong-status' | 'pinned' | 'invalid-input'> => {
    const { timeline, electionDay } = state;
    const is = timeline.milestones[id] as Milestone;
    if (is.state !== 'planned') return stateOf(is);
    if (is.pinned) return refuse('pinned');
    const placed = daysIn(timeline).get(id);
    const from = placed?.day ?? '';
    if (to === from) return [];
    if (to < today) return invalidField('/to', 'past');
    if (isFar(to, electionDay)) return invalidField('/to', far);
    if (placed?.earliest !== undefined && placed.by !== undefined && to < placed.earliest)
      return invalidField('/to', tooEarly(placed.earliest, placed.by));
    const when = saidLike(is.when, to, electionDay);
    return slipping(state, { type: 'MilestoneMoved', ...on(is), from, to, when, why }, id);
  },
);

/** It is done, on that day: what waits for it moves where that was later than planned. */
export const complete = caughtUp(
  (
    state: Known,
    { id, on: said }: { readonly id: string; readonly on?: Day | undefined },
    today: Day,
  ): Decided<'wrong-status' | 'invalid-input'> => {
    const { timeline, electionDay } = state;
    const is = timeline.milestones[id] as Milestone;
    const day = said ?? is.doneOn ?? today;
    if (is.state === 'dropped' || (is.state === 'done' && is.doneOn !== day)) return stateOf(is);
    if (is.state === 'done') return [];
    if (day > today) return invalidField('/on', 'future');
    if (isFar(day, electionDay)) return invalidField('/on', far);
    return slipping(state, { type: 'MilestoneDone', ...on(is), on: day }, id);
  },
);

/** It is not done after all. */
export const reopen = caughtUp(
  (state: Known, { id, reason }: { readonly id: string; readonly reason: string }): Decided<'wrong-status'> => {
    const is = state.timeline.milestones[id] as Milestone;
    if (is.state !== 'done')
      return refuse('wrong-status', text('Milstolpen är inte avklarad.', 'The milestone is not done.'));
    const event = { type: 'MilestoneReopened' as const, ...on(is), to: '', reason };
    const to = daysIn(timelineAfter(state.timeline, { ...event, ...noSlip })).get(id)?.day ?? '';
    return slipping(state, { ...event, to }, id);
  },
);
