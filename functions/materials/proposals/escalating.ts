import { type Instant, dayOf } from '../../../shared/calendar.ts';
import { stepEach, type Tended } from '../../../shared/daily.ts';
import { entityIn, inOrder, needed } from '../../../shared/reads.ts';
import { queryAll } from '../../../shared/table.ts';
import type { Proposal } from '../catalogue/state.ts';
import { catalogueAggregate, proposal } from '../catalogue/store.ts';
import { materialsEvents } from '../events.ts';
import { partition } from '../store.ts';
import { escalate } from './rules.ts';

/** D6: the offices are told of proposals that should have been answered; each is judged anew from what is stored. */
export const escalateProposals = async (campaign: string, now: Instant): Promise<Tended> => {
  const today = dayOf(now);
  const all = await queryAll({ pk: partition(campaign), prefix: 'v#' }, { consistent: false });
  const proposals = all.map((item) => entityIn<Proposal>(item));
  const overdue = proposals
    .filter(({ status, replyBy = today }) => status === 'proposed' && replyBy < today)
    .map(({ id }) => ({
      reads: () => inOrder({ proposal: needed(proposal(campaign, id)) }),
      decide: (state: Parameters<typeof escalate>[0]) => escalate(state, today),
    }));
  return stepEach(campaign, catalogueAggregate, materialsEvents, overdue);
};
