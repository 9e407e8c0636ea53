import { dayOf } from '../../shared/calendar.ts';
import { byId, daily, inAll, isForgettable, withEach } from '../../shared/daily.ts';
import { escalate, forgetContact } from './rules.ts';
import type { EventsState } from './state.ts';
import { capability, readEvent, readEvents } from './store.ts';

const room = (campaign: string) => ({
  capability: capability<EventsState>(campaign),
  load: async (ids: readonly string[]): Promise<EventsState> => ({
    events: await byId(ids, (id) => readEvent(campaign, id)),
    listed: {},
  }),
});

/**
 * Daily: the heads are told of what should have been answered (D6), and whom to ask is forgotten some days after the
 * campaign (invariant 9).
 */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const today = dayOf(now);
  const overdue = (await readEvents(id, 'submitted')).filter(({ replyBy }) => replyBy !== undefined && replyBy < today);
  const escalated = await withEach(id, room(id), overdue, (state, event) => escalate(state, { id: event, today }));
  if (!(await isForgettable(campaign, now))) return escalated;
  const named = (await readEvents(id)).filter(({ contact }) => contact);
  return inAll([escalated, await withEach(id, room(id), named, forgetContact)]);
});
