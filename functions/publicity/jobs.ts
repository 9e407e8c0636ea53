import { dayOf, type Instant } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable, takeStep, type Tended, together } from '../../shared/daily.ts';
import { isRefusal } from '../../shared/problems.ts';
import type { Decision } from './events/events.ts';
import { capability, readEvent, readEvents } from './events/items.ts';
import { escalate, forgetContact } from './events/rules.ts';
import type { CampaignEvent, EventsState } from './events/state.ts';

type Step = (state: EventsState, id: string) => Decision<'not-found'>;

/** Takes a step with each of some events: many of them in one transaction, each judged anew. */
const withEach = async (campaign: string, events: readonly CampaignEvent[], step: Step): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const ids of together(events.map(({ id }) => id)))
    tended.push(
      await takeStep(campaign, capability<EventsState>(campaign), {
        load: async () => {
          const found = await Promise.all(ids.map((id) => readEvent(campaign, id)));
          return {
            events: Object.fromEntries(found.flatMap((event) => (event ? [[event.id, event]] : []))),
            listed: {},
          };
        },
        decide: (state) =>
          ids.flatMap((id) => {
            const decision = step(state, id);
            return isRefusal(decision) ? [] : decision;
          }),
      }),
    );
  return inAll(tended);
};

/** D6: heads are told of submitted events that should have been answered. */
const escalateEvents = async (campaign: string, now: Instant): Promise<Tended> => {
  const today = dayOf(now);
  const overdue = (await readEvents(campaign, 'submitted')).filter(({ replyBy }) => replyBy && replyBy < today);
  return withEach(campaign, overdue, (state, id) => escalate(state, { id, today }));
};

/** Invariant 9: whom to ask is forgotten some days after the campaign. */
const forgetContacts = async (campaign: string): Promise<Tended> =>
  withEach(
    campaign,
    (await readEvents(campaign)).filter(({ contact }) => contact),
    forgetContact,
  );

/** Daily: what awaits an answer in publicity is escalated, and who was named there is forgotten after the campaign. */
export const handler = daily(async (campaign, now) =>
  inAll([
    await escalateEvents(campaign.id, now),
    ...((await isForgettable(campaign, now)) ? [await forgetContacts(campaign.id)] : []),
  ]),
);
