import { addDays, type Day, dayOf, type Instant } from '../../shared/calendar.ts';
import { entityOf } from '../../shared/commit.ts';
import { readSettings } from '../../shared/directory.ts';
import { execute } from '../../shared/execute.ts';
import { log } from '../../shared/log.ts';
import { isRefusal } from '../../shared/problems.ts';
import { queryAll } from '../../shared/table.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import type { Decision } from './events.ts';
import { capability, readState } from './items.ts';
import { forgetPerson } from './positions/rules.ts';
import { escalate } from './requests/rules.ts';
import { removeAbandoned } from './sheets/items.ts';
import type { StaffState } from './state.ts';

/**
 * Daily: escalates staff requests past their reply-by date (D6), removes the names of who was employed some days after
 * the campaign (invariant 9), and what imports left that came to nothing. Repeating it is harmless: each step is done when its condition holds.
 */
export const handler = async (event: {
  readonly now?: Instant;
}): Promise<{ readonly done: number; readonly failed: number }> => {
  const now = event.now ?? new Date().toISOString();
  const today = dayOf(now);
  let done = 0;
  let failed = 0;
  for (const item of await queryAll({ pk: 'campaigns', prefix: '' })) {
    const { id: campaign, end } = entityOf<CampaignStart>(item) as CampaignStart;
    const state = await readState(campaign);
    const isOver = today > addDays(end, await personalDataDays(campaign));
    for (const step of stepsFor(state, today, isOver)) {
      const result = await run(campaign, step);
      done += isRefusal(result) ? 0 : 1;
      failed += isRefusal(result) ? 1 : 0;
    }
    done += await removeAbandoned(campaign, now);
  }
  log.info('tended', { done, failed });
  if (failed > 0) throw new Error(`${failed} steps could not be done; the next run tries again`);
  return { done, failed };
};

type Step = (state: StaffState) => Decision<'not-found'>;

/** One transaction holds a hundred items: each request, its event, and the head. */
const mostTogether = 45;

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
  const groups = Array.from({ length: Math.ceil(overdue.length / mostTogether) }, (_, i) =>
    overdue.slice(i * mostTogether, (i + 1) * mostTogether),
  );
  const forgetting = Object.keys(state.positions).map(
    (id): Step =>
      (is) =>
        forgetPerson(is, id),
  );
  return [...groups.map((ids) => escalateAll(ids, today)), ...(isOver ? forgetting.filter(isDue) : [])];
};

const run = (campaign: string, step: Step) =>
  execute({ campaign, actor: 'schedule' }, capability<StaffState>(campaign), {
    load: () => readState(campaign),
    decide: step,
    versionOf: () => 0,
    answer: () => ({ status: 200, body: undefined }),
  });

const personalDataDays = async (campaign: string): Promise<number> => {
  const { campaign: own } = await readSettings(campaign);
  return (own as { readonly personalDataDays?: number } | undefined)?.personalDataDays ?? 180;
};
