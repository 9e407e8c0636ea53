import { dayOf } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable, step, type Tended, together } from '../../shared/daily.ts';
import { inOrder } from '../../shared/reads.ts';
import { queryAll, type Range } from '../../shared/table.ts';
import type { GatheringsEvent } from './events.ts';
import { escalate, forgetContact } from './rules.ts';
import type { Gathering } from './state.ts';
import { gatheringFrom, gatherings, gatheringsAggregate, partition } from './store.ts';

const inRange = async (range: Range): Promise<readonly Gathering[]> => (await queryAll(range)).map(gatheringFrom);

/** Many of them in one transaction, each judged anew. */
const withEach = async (
  campaign: string,
  all: readonly Gathering[],
  decide: (gathering: Gathering) => readonly GatheringsEvent[],
): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const some of together(all)) {
    const ids = some.map(({ id }) => id);
    tended.push(
      await step(campaign, gatheringsAggregate, {
        reads: () => inOrder({ gatherings: gatherings(campaign, ids) }),
        decide: (state) => ids.flatMap((id) => (state.gatherings[id] ? decide(state.gatherings[id]) : [])),
      }),
    );
  }
  return inAll(tended);
};

/**
 * Daily: the heads are told of what should have been answered (D6), and whom to ask is forgotten some days after the
 * campaign (invariant 9).
 */
export const handler = daily(async (campaign, now) => {
  const pk = partition(campaign.id);
  const today = dayOf(now);
  const submitted = await inRange({ pk, index: 'l2', prefix: 's#submitted#' });
  const overdue = submitted.filter(({ replyBy }) => replyBy !== undefined && replyBy < today);
  const escalated = await withEach(campaign.id, overdue, (gathering) => escalate({ gathering }, today));
  if (!(await isForgettable(campaign, now))) return escalated;
  const askable = (await inRange({ pk, index: 'l1', prefix: 't#' })).filter(({ contact }) => contact);
  return inAll([escalated, await withEach(campaign.id, askable, (gathering) => forgetContact({ gathering }))]);
});
