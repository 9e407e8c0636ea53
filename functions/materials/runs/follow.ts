import { inAll, takeStep, type Tended } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { refuse } from '../../../shared/problems.ts';
import { type Funds, fundsOf } from '../../pot/funding.ts';
import { capability, readRun, readRunsAwaitingFunds, readStocks } from '../store.ts';
import { runSubject } from '../judge.ts';
import { emptyState, type MaterialsState } from '../state.ts';
import { fundsDecided } from './rules.ts';

type Followed = MaterialsState & { readonly decided: Funds };

/**
 * Looks what became of the money for a print run, and lets the run follow. The look decides, not what gave rise to it:
 * it may come late, twice, or in any order. The run is read before the request, so that of two that look at the same
 * time the one which has seen the older answer loses.
 */
const follow = (campaign: string, id: string): Promise<Tended> =>
  takeStep(campaign, capability<Followed>(campaign), {
    load: async () => {
      const run = await readRun(campaign, id);
      if (!run?.spending) return refuse('not-found');
      const stocks = await readStocks(campaign, [run.item]);
      const decided = await readOne(fundsOf(campaign, run.spending.request));
      return decided ? { ...emptyState, runs: { [id]: run }, stocks, decided } : refuse('not-found');
    },
    decide: (state) => fundsDecided(state, id, state.decided),
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
  for (const id of Object.keys(await readRunsAwaitingFunds(campaign))) tended.push(await follow(campaign, id));
  return inAll(tended);
};
