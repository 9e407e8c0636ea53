import { dayOf } from '../../shared/calendar.ts';
import { daily, inAll, step, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { inOrder, needed } from '../../shared/reads.ts';
import { remind } from './rules.ts';
import { decision, groupsAggregate, overdueBefore, stored } from './store.ts';
import { groupsTexts } from './texts.ts';

/**
 * Daily: the offices, and whoever sees to it, are told of a decision that is not carried out by its day; what people wrote
 * is forgotten some days after the campaign (invariant 9).
 */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const today = dayOf(now);
  const tended: Tended[] = [];
  for (const is of await readOne(overdueBefore(id, today)))
    tended.push(
      await step(id, groupsAggregate, {
        reads: () => inOrder({ decision: needed(decision(id, is.group, is.id)) }),
        decide: (state) => remind(state, today),
      }),
    );
  const texts = await forgetTexts(campaign, now, { name: 'groups' }, { texts: groupsTexts, stored });
  return inAll([...tended, texts]);
});
