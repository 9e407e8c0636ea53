import { dayOf } from '../../../shared/calendar.ts';
import { inAll, step, type Tended } from '../../../shared/daily.ts';
import { given, inOrder, needed } from '../../../shared/reads.ts';
import { queryAll } from '../../../shared/table.ts';
import { fundsOf } from '../../pot/funding.ts';
import { runParts } from '../editions.ts';
import { runSubject } from '../judge.ts';
import { giving } from '../orders/giving.ts';
import { associationsServed, awaitingFunds, materialsAggregate, run, stocks } from '../store.ts';
import { fundsDecided } from './rules.ts';

/**
 * Looks what became of the money for a print run, and lets the run follow. The look decides, not what gave rise to it:
 * it may come late, twice, or in any order. The run is read before the request, so that of two that look at the same
 * time the one which has seen the older answer loses.
 */
const follow = (campaign: string, id: string): Promise<Tended> =>
  step(campaign, materialsAggregate, {
    reads: () =>
      inOrder({ run: needed(run(campaign, id)), stocks: stocks(campaign, [runParts(id).item]) }, (found) => ({
        decided: found.run.spending ? fundsOf(campaign, found.run.spending.request) : given(undefined),
        associations: associationsServed(campaign, found.stocks),
      })),
    decide: (state, now) => giving(state, fundsDecided(state), dayOf(now)),
  });

/** @throws when there is no such run, or when it could not be stored: to be tried again. */
export const followRun = async (campaign: string, subject: string): Promise<void> => {
  const id = subject.split('/')[2] ?? '';
  const { failed } = subject === runSubject(id) ? await follow(campaign, id) : { failed: 1 };
  if (failed > 0) throw new Error(`${subject} could not be followed`);
};

/** Every run that still awaits its money, in case the stream lost an event. */
export const followAwaitedRuns = async (campaign: string): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const { id } of await queryAll(awaitingFunds(campaign))) tended.push(await follow(campaign, id as string));
  return inAll(tended);
};
