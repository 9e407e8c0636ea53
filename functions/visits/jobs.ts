import { dayOf } from '../../shared/calendar.ts';
import { byId, daily, inAll, isForgettable, withEach } from '../../shared/daily.ts';
import { escalate, forgetCandidate } from './rules.ts';
import type { VisitsState } from './state.ts';
import { capability, readVisit, readVisits } from './store.ts';

const room = (campaign: string) => ({
  capability: capability<VisitsState>(campaign),
  load: async (ids: readonly string[]): Promise<VisitsState> => ({
    visits: await byId(ids, (id) => readVisit(campaign, id)),
  }),
});

/**
 * Daily: the heads are told of what should have been answered (D6), and who was asked for is forgotten some days after
 * the campaign (invariant 9).
 */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const today = dayOf(now);
  const overdue = (await readVisits(id, 'asked')).filter(({ replyBy }) => replyBy !== undefined && replyBy < today);
  const escalated = await withEach(id, room(id), overdue, (state, visit) => escalate(state, visit, today));
  if (!(await isForgettable(campaign, now))) return escalated;
  const named = (await readVisits(id)).filter(({ candidate }) => candidate !== undefined);
  return inAll([escalated, await withEach(id, room(id), named, forgetCandidate)]);
});
