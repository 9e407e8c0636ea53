import { type Day, dayOf } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable, takeStep, type Tended, together } from '../../shared/daily.ts';
import { isRefusal } from '../../shared/problems.ts';
import type { Decision } from './events.ts';
import { capability, readState } from './store.ts';
import { forgetPerson } from './positions/rules.ts';
import { escalate } from './requests/rules.ts';
import { removeAbandoned } from './sheets/store.ts';
import type { StaffState } from './state.ts';

/**
 * Daily: escalates staff requests past their reply-by date (D6), removes the names of who was employed some days after
 * the campaign (invariant 9), and what imports left that came to nothing.
 */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const state = await readState(id);
  const tended: Tended[] = [];
  for (const decide of stepsFor(state, dayOf(now), await isForgettable(campaign, now)))
    tended.push(await takeStep(id, capability<StaffState>(id), { load: () => readState(id), decide }));
  return inAll([...tended, { done: await removeAbandoned(id, now), failed: 0 }]);
});

type Step = (state: StaffState) => Decision<'not-found'>;

const escalateAll =
  (ids: readonly string[], today: Day): Step =>
  (is) =>
    ids.flatMap((id) => {
      const decision = escalate(is, { id, today });
      // Whatever was withdrawn or declined meanwhile is overdue no more.
      return isRefusal(decision) ? [] : decision;
    });

/** What is to be done, as far as the state tells; each step is judged anew when it is done. */
const stepsFor = (state: StaffState, today: Day, isOver: boolean): readonly Step[] => {
  const isDue = (step: Step): boolean => {
    const decision = step(state);
    return !isRefusal(decision) && decision.length > 0;
  };
  const overdue = Object.keys(state.requests).filter((id) => isDue(escalateAll([id], today)));
  const forgetting = Object.keys(state.positions).map(
    (id): Step =>
      (is) =>
        forgetPerson(is, id),
  );
  return [...together(overdue).map((ids) => escalateAll(ids, today)), ...(isOver ? forgetting.filter(isDue) : [])];
};
