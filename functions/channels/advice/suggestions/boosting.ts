import type { Ore } from '../../../../shared/money.ts';
import type { Channel, ChannelKind } from '../../state.ts';
import { boostableIn, boostPriceOf, newlyReached } from './reach.ts';

/**
 * D17: where the next krona reaches most who are not reached yet. Pure; amounts are whole öre, people may be fractions
 * until they are shown.
 */

/** Money is given out in steps of 500 kronor; what is left and less than 100 kronor is kept. */
const stepAmount: Ore = 50_000;
export const leastBoost: Ore = 10_000;

export type Step = {
  readonly channel: string;
  readonly amount: Ore;
  readonly reach: number;
  readonly newly: number;
  /** Öre for each person newly reached, at the step's first öre: it never falls from one step to the next. */
  readonly marginalCost: number;
};

type Candidate = { readonly channel: string; readonly kind: ChannelKind; readonly price: number; readonly all: number };

const candidatesAmong = (channels: readonly Channel[], population: number): readonly Candidate[] =>
  channels.flatMap((channel) => {
    const all = boostableIn(channel.kind, population);
    return all === undefined ? [] : [{ channel: channel.id, kind: channel.kind, price: boostPriceOf(channel), all }];
  });

/**
 * Gives out the budget, step by step, each to the channel where the next öre reaches a new person at the least cost:
 * `price / ((1 - boosted / all) * (1 - reached / population))`, where `all` are those whom boosts in that kind of
 * network can reach and `boosted` those among them whom they reach already. Both only grow, so the cost only rises.
 */
export const spend = (
  budget: Ore,
  channels: readonly Channel[],
  { reached, population }: { readonly reached: number; readonly population: number },
): readonly Step[] => {
  const candidates = candidatesAmong(channels, population);
  const boosted: Partial<Record<ChannelKind, number>> = {};
  const steps: Step[] = [];
  let [left, sum] = [budget, reached];
  const costOf = ({ kind, price, all }: Candidate): number =>
    price / ((1 - (boosted[kind] ?? 0) / all) * (1 - sum / population));
  while (left >= leastBoost) {
    const costs = candidates.map((each) => costOf(each));
    const marginalCost = Math.min(...costs);
    const best = candidates[costs.indexOf(marginalCost)];
    // Nobody is left whom money could reach.
    if (!best || !Number.isFinite(marginalCost) || marginalCost < 0) break;
    const amount = Math.min(stepAmount, left);
    const before = boosted[best.kind] ?? 0;
    // Who has seen it sees it again, the more often the more are reached.
    const reach = (best.all - before) * (1 - Math.exp(-amount / best.price / best.all));
    const newly = newlyReached(reach, sum, population);
    if (newly < 1) break;
    steps.push({ channel: best.channel, amount, reach, newly, marginalCost });
    boosted[best.kind] = before + reach;
    left -= amount;
    sum += newly;
  }
  return steps;
};
