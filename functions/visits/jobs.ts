import { dayOf } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable, step, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { inOrder, needed } from '../../shared/reads.ts';
import type { Decision } from './events.ts';
import { escalate, forgetCandidate, type OneVisit } from './rules.ts';
import type { Visit } from './state.ts';
import { stored, visit, visitsAggregate, visitsBy } from './store.ts';
import { visitsTexts } from './texts.ts';

/** A step with each of these requests, judged anew from what is stored. */
const withEach = async (
  campaign: string,
  visits: readonly Visit[],
  decide: (state: OneVisit) => Decision<never>,
): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const { id } of visits)
    tended.push(
      await step(campaign, visitsAggregate, { reads: () => inOrder({ visit: needed(visit(campaign, id)) }), decide }),
    );
  return inAll(tended);
};

/**
 * Daily: the heads are told of what should have been answered (D6), and who was asked for, and what people wrote, is
 * forgotten some days after the campaign (invariant 9).
 */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const today = dayOf(now);
  const overdue = (await readOne(visitsBy(id, 'asked'))).filter(({ replyBy }) => replyBy < today);
  const escalated = await withEach(id, overdue, (state) => escalate(state, today));
  if (!(await isForgettable(campaign, now))) return escalated;
  const texts = await forgetTexts(campaign, now, { name: 'visits' }, { texts: visitsTexts, stored });
  const named = (await readOne(visitsBy(id, undefined))).filter(({ candidate }) => candidate !== undefined);
  return inAll([escalated, texts, await withEach(id, named, forgetCandidate)]);
});
