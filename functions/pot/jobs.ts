import { execute } from '../../shared/execute.ts';
import { log } from '../../shared/log.ts';
import { isRefusal } from '../../shared/problems.ts';
import { queryAll } from '../../shared/table.ts';
import { loadReserved } from './commands.ts';
import type { PotEvent } from './events.ts';
import { capability, partition } from './items.ts';
import { tend } from './requests/rules.ts';
import type { PotState } from './state.ts';

/**
 * Daily (D6): escalates requests past their reply-by date, reminds of reservations about to end, closes those that did.
 * Repeating it is harmless: each step is done when its condition holds and it is not done yet.
 */
export const handler = async (event: {
  readonly now?: string;
}): Promise<{ readonly done: number; readonly failed: number }> => {
  let done = 0;
  let failed = 0;
  for (const { sk: campaign } of await queryAll({ pk: 'campaigns', prefix: '' })) {
    for (const status of ['submitted', 'reserved']) {
      for (const { id } of await queryAll({ pk: partition(campaign), index: 'l1', prefix: `q#${status}#` })) {
        const outcome = await tendOne(campaign, id as string, event.now);
        done += outcome === 'done' ? 1 : 0;
        failed += outcome === 'failed' ? 1 : 0;
      }
    }
  }
  log.info('tended', { done, failed });
  if (failed > 0) throw new Error(`${failed} requests could not be tended; the next run tries again`);
  return { done, failed };
};

/** One request may need two steps on one day: escalated and reminded. */
const tendOne = async (
  campaign: string,
  id: string,
  at: string | undefined,
): Promise<'done' | 'nothing' | 'failed'> => {
  let outcome: 'done' | 'nothing' = 'nothing';
  for (let steps = 0; steps < 3; steps++) {
    let events: readonly PotEvent[] = [];
    const result = await execute({ campaign, actor: 'schedule' }, capability<PotState>(campaign), {
      load: () => loadReserved(campaign, id),
      decide: (state, now) => {
        const decision = tend(state, at ?? now);
        events = isRefusal(decision) ? [] : decision;
        return decision;
      },
      versionOf: () => 0,
      answer: () => ({ status: 200, body: undefined }),
    });
    if (isRefusal(result)) return 'failed';
    if (events.length === 0) return outcome;
    outcome = 'done';
  }
  return outcome;
};
