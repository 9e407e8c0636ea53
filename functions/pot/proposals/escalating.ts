import { type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { inAll, stepEach, type Tended } from '../../../shared/daily.ts';
import { type Entity, entityIn, inOrder } from '../../../shared/reads.ts';
import { queryAll } from '../../../shared/table.ts';
import type { Deputy } from '../deputies/state.ts';
import type { Contribution, LineChange, Mandate } from '../funds/state.ts';
import { type PotEvent, potEvents } from '../events.ts';
import type { PotState } from '../state.ts';
import { escalateSettlement } from '../settlements/rules.ts';
import type { Settlement } from '../settlements/state.ts';
import { contribution, deputy, lineChange, mandate, partition, pot, potAggregate, settlement } from '../store.ts';
import { correctionProposal, deputyProposal, escalate, lineProposal, mandateProposal } from './rules.ts';

/** What may wait there, and what is judged of it anew. */
type Waiting<K extends keyof PotState, T> = {
  readonly prefix: string;
  readonly slot: K;
  readonly read: (campaign: string, is: T) => Entity<T | undefined>;
  readonly of: (is: T, today: Day) => readonly PotEvent[];
};
const escalating = async <K extends keyof PotState, T extends PotState[K] & object>(
  campaign: string,
  now: Instant,
  { prefix, slot, read, of }: Waiting<K, T>,
): Promise<Tended> => {
  const today = dayOf(now);
  const decide = (is: T | undefined) => (is ? of(is, today) : []);
  const all = (await queryAll({ pk: partition(campaign), prefix }, { consistent: false })).map((item) =>
    entityIn<T>(item),
  );
  const steps = all
    .filter((is) => decide(is).length > 0)
    .map((is) => ({
      reads: () => inOrder({ pot: pot(campaign), [slot]: read(campaign, is) }),
      decide: (state: Record<string, unknown>) => decide(state[slot] as T | undefined),
    }));
  return stepEach(campaign, potAggregate, potEvents, steps);
};

/** D6: the offices are told of proposals that should have been answered, and settlements that should be paid; each is judged anew from what is stored. */
export const escalateProposals = async (campaign: string, now: Instant): Promise<Tended> =>
  inAll([
    await escalating<'mandate', Mandate>(campaign, now, {
      prefix: 'mandate#',
      slot: 'mandate',
      read: (_, { number }) => mandate(campaign, number),
      of: (is, today) => escalate(mandateProposal(is), today),
    }),
    await escalating<'lineChange', LineChange>(campaign, now, {
      prefix: 'line#',
      slot: 'lineChange',
      read: (_, { line }) => lineChange(campaign, line),
      of: (is, today) => escalate(lineProposal(is.line, is), today),
    }),
    await escalating<'contribution', Contribution>(campaign, now, {
      prefix: 'contribution#',
      slot: 'contribution',
      read: (_, { id }) => contribution(campaign, id),
      of: (is, today) => escalate(correctionProposal(is), today),
    }),
    await escalating<'deputy', Deputy>(campaign, now, {
      prefix: 'deputy#',
      slot: 'deputy',
      read: (_, { office }) => deputy(campaign, office),
      of: (is, today) => escalate(deputyProposal(is), today),
    }),
    await escalating<'settlement', Settlement>(campaign, now, {
      prefix: 'settlement#',
      slot: 'settlement',
      read: (_, { id }) => settlement(campaign, id),
      of: (is, today) => escalateSettlement({ settlement: is }, today),
    }),
  ]);
