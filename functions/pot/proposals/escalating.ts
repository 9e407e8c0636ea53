import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { inAll, step, type Tended } from '../../../shared/daily.ts';
import { type Entity, entityIn, inOrder } from '../../../shared/reads.ts';
import { queryAll } from '../../../shared/table.ts';
import type { Deputy } from '../deputies/state.ts';
import type { Contribution, LineChange, Mandate } from '../funds/state.ts';
import type { PotState } from '../state.ts';
import { contribution, deputy, lineChange, mandate, partition, pot, potAggregate } from '../store.ts';
import { correctionProposal, deputyProposal, escalate, lineProposal, mandateProposal, type Proposal } from './rules.ts';

/** What may wait there, and what is judged of it anew. */
type Waiting<K extends keyof PotState, T> = {
  readonly prefix: string;
  readonly slot: K;
  readonly read: (campaign: string, is: T) => Entity<T | undefined>;
  readonly of: (is: T) => Proposal;
};
const escalating = async <K extends keyof PotState, T extends PotState[K] & object>(
  campaign: string,
  now: Instant,
  { prefix, slot, read, of }: Waiting<K, T>,
): Promise<readonly Tended[]> => {
  const today = dayOf(now);
  const decide = (is: T | undefined) => (is ? escalate(of(is), today) : []);
  const tended: Tended[] = [];
  for (const item of await queryAll({ pk: partition(campaign), prefix }, { consistent: false })) {
    const found = entityIn<T>(item);
    if (decide(found).length > 0)
      tended.push(
        await step(campaign, potAggregate, {
          reads: () => inOrder({ pot: pot(campaign), [slot]: read(campaign, found) }),
          decide: (state) => decide(state[slot] as T | undefined),
        }),
      );
  }
  return tended;
};

/** D6: the offices are told of proposals that should have been answered; each is judged anew from what is stored. */
export const escalateProposals = async (campaign: string, now: Instant): Promise<Tended> =>
  inAll([
    ...(await escalating<'mandate', Mandate>(campaign, now, {
      prefix: 'mandate#',
      slot: 'mandate',
      read: (_, { number }) => mandate(campaign, number),
      of: mandateProposal,
    })),
    ...(await escalating<'lineChange', LineChange>(campaign, now, {
      prefix: 'line#',
      slot: 'lineChange',
      read: (_, { line }) => lineChange(campaign, line),
      of: (is) => lineProposal(is.line, is),
    })),
    ...(await escalating<'contribution', Contribution>(campaign, now, {
      prefix: 'contribution#',
      slot: 'contribution',
      read: (_, { id }) => contribution(campaign, id),
      of: correctionProposal,
    })),
    ...(await escalating<'deputy', Deputy>(campaign, now, {
      prefix: 'deputy#',
      slot: 'deputy',
      read: (_, { office }) => deputy(campaign, office),
      of: deputyProposal,
    })),
  ]);
