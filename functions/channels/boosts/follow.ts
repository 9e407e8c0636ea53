import { inAll, step, type Tended } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { refuse } from '../../../shared/problems.ts';
import { given, inOrder } from '../../../shared/reads.ts';
import { fundsOf } from '../../pot/funding.ts';
import { channelById } from '../store.ts';
import { boostSubject, fundsDecided } from './rules.ts';
import { boostById, boosts, boostsAggregate, boostsThatFollow } from './store.ts';

/**
 * Looks what became of the money for a boost, and lets the boost follow. The look decides, not what gave rise to it: it
 * may come late, twice, or in any order. The boost is read before the request, so that of two that look at the same time
 * the one which has seen the older answer loses.
 */
const follow = (campaign: string, id: string): Promise<Tended> =>
  step(campaign, boostsAggregate, {
    reads: () =>
      inOrder({ boosts: boostById(campaign, id) }, ({ boosts: { [id]: boost } }) => ({
        channels: channelById(campaign, boost?.channel),
        decided: boost ? fundsOf(campaign, boost.spending) : given(undefined),
      })),
    decide: (state) => (state.decided ? fundsDecided(state, id, state.decided) : refuse('not-found')),
  });

/** @throws when there is no such boost, or when it could not be stored: to be tried again. */
export const followBoost = async (campaign: string, subject: string): Promise<void> => {
  const id = subject.split('/')[1] ?? '';
  const { failed } = subject === boostSubject(id) ? await follow(campaign, id) : { failed: 1 };
  if (failed > 0) throw new Error(`${subject} could not be followed`);
};

/** Every boost that still follows its money, in case the stream lost an event. */
export const followBoosts = async (campaign: string): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const { id } of await readOne(boosts(boostsThatFollow(campaign)))) tended.push(await follow(campaign, id));
  return inAll(tended);
};
