import { dayOf } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable, step, type Tended, together } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { inOrder } from '../../shared/reads.ts';
import type { GatheringsEvent } from './events.ts';
import { escalate, forgetContact } from './rules.ts';
import type { Gathering } from './state.ts';
import { found, gatherings, gatheringsAggregate, gatheringsBy, stored } from './store.ts';
import { gatheringTexts } from './texts.ts';

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
 * Daily: the heads are told of what should have been answered (D6), and whom to ask, and what people wrote, is forgotten
 * some days after the campaign (invariant 9).
 */
export const handler = daily(async (campaign, now) => {
  const today = dayOf(now);
  const submitted = await readOne(gatheringsBy(campaign.id, 'submitted'));
  const overdue = submitted.filter(({ replyBy }) => replyBy !== undefined && replyBy < today);
  const escalated = await withEach(campaign.id, overdue, (gathering) => escalate({ gathering }, today));
  if (!(await isForgettable(campaign, now))) return escalated;
  const place = { name: 'gatherings', head: 'events' };
  const texts = await forgetTexts(campaign, now, place, { texts: gatheringTexts, stored, found });
  const askable = (await readOne(gatheringsBy(campaign.id, undefined))).filter(({ contact }) => contact);
  return inAll([escalated, texts, await withEach(campaign.id, askable, (gathering) => forgetContact({ gathering }))]);
});
