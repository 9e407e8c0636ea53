import { dayOf } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { forgetContacts, withEach } from './people.ts';
import { escalate } from './rules.ts';
import { found, gatheringsBy, stored } from './store.ts';
import { gatheringTexts } from './texts.ts';

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
  return inAll([escalated, texts, await forgetContacts(campaign.id, () => true)]);
});
