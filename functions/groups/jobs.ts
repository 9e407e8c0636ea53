import { dayOf } from '../../shared/calendar.ts';
import { daily, inAll, stepEach, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { inOrder, needed } from '../../shared/reads.ts';
import { groupsEvents } from './events.ts';
import { escalateAssignment, remind } from './rules.ts';
import { decision, group, groups, groupsAggregate, numbered, overdueBefore, stored } from './store.ts';
import { groupsTexts } from './texts.ts';

/**
 * Daily: the offices, and whoever sees to it, are told of a decision that is not carried out by its day, and of an assignment that not all have adopted by its; what people wrote
 * is forgotten some days after the campaign (invariant 9).
 */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const today = dayOf(now);
  const overdue = (await readOne(overdueBefore(id, today))).map((is) => ({
    reads: () => inOrder({ decision: needed(decision(id, is.group, is.id)) }),
    decide: (state: Parameters<typeof remind>[0]) => remind(state, today),
  }));
  const tended: Tended[] = [await stepEach(id, groupsAggregate, groupsEvents, overdue)];
  const assignments = [];
  for (const { id: of, proposed } of await readOne(groups(id))) {
    const is = proposed === undefined ? undefined : await readOne(numbered(id, of, proposed));
    if (is?.replyBy === undefined || is.replyBy >= today || is.escalated) continue;
    assignments.push({
      reads: () => inOrder({ group: needed(group(id, of)), assignment: needed(numbered(id, of, proposed)) }),
      decide: (state: Parameters<typeof escalateAssignment>[0]) => escalateAssignment(state, today),
    });
  }
  tended.push(await stepEach(id, groupsAggregate, groupsEvents, assignments));
  const texts = await forgetTexts(campaign, now, { name: 'groups' }, { texts: groupsTexts, stored });
  return inAll([...tended, texts]);
});
