import { type Day, dayOf } from '../../shared/calendar.ts';
import type { EventBase } from '../../shared/commit.ts';
import { daily, inAll, isForgettable, takeStep, type Tended, together } from '../../shared/daily.ts';
import type { Capability } from '../../shared/execute.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { followBoosts } from '../channels/boosts/follow.ts';
import { capability as eventsCapability, readEvent, readEvents } from './store.ts';
import { escalate as escalateEvent, forgetContact } from './rules.ts';
import type { EventsState } from './state.ts';
import { escalatePublications } from '../channels/publications/tending.ts';
import { capability as visitsCapability, readVisit, readVisits } from '../visits/store.ts';
import { escalate as escalateVisit, forgetCandidate } from '../visits/rules.ts';
import type { VisitsState } from '../visits/state.ts';

/** What a room has for the job: what it is, and how some of its things are read by their ids. */
type Room<S extends object, E extends EventBase> = {
  readonly capability: Capability<S, E>;
  readonly load: (ids: readonly string[]) => Promise<S>;
};

/** Takes a step with each of some: many of them in one transaction, each judged anew. */
const withEach = async <S extends object, E extends EventBase>(
  campaign: string,
  { capability, load }: Room<S, E>,
  all: readonly { readonly id: string }[],
  step: (state: S, id: string) => readonly E[] | Refusal,
): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const ids of together(all.map(({ id }) => id)))
    tended.push(
      await takeStep(campaign, capability, {
        load: () => load(ids),
        decide: (state) =>
          ids.flatMap((id) => {
            const decision = step(state, id);
            // Whatever was answered meanwhile is overdue no more.
            return isRefusal(decision) ? [] : decision;
          }),
      }),
    );
  return inAll(tended);
};

const found = async <T extends { readonly id: string }>(
  ids: readonly string[],
  read: (id: string) => Promise<T | undefined>,
): Promise<Readonly<Record<string, T>>> => {
  const all = await Promise.all(ids.map(read));
  return Object.fromEntries(all.flatMap((each) => (each ? [[each.id, each]] : [])));
};

const events = (campaign: string) => ({
  capability: eventsCapability<EventsState>(campaign),
  load: async (ids: readonly string[]): Promise<EventsState> => ({
    events: await found(ids, (id) => readEvent(campaign, id)),
    listed: {},
  }),
});
const visits = (campaign: string) => ({
  capability: visitsCapability<VisitsState>(campaign),
  load: async (ids: readonly string[]): Promise<VisitsState> => ({
    visits: await found(ids, (id) => readVisit(campaign, id)),
  }),
});

/** D6: the heads are told of what should have been answered. */
const escalateAll = async (campaign: string, today: Day): Promise<Tended> => {
  const isOverdue = ({ replyBy }: { readonly replyBy?: Day | undefined }) => replyBy !== undefined && replyBy < today;
  const [submitted, asked] = await Promise.all([readEvents(campaign, 'submitted'), readVisits(campaign, 'asked')]);
  return inAll([
    await withEach(campaign, events(campaign), submitted.filter(isOverdue), (state, id) =>
      escalateEvent(state, { id, today }),
    ),
    await withEach(campaign, visits(campaign), asked.filter(isOverdue), (state, id) => escalateVisit(state, id, today)),
  ]);
};

/** Invariant 9: whom to ask, and who was asked for a visit, is forgotten some days after the campaign. */
const forgetAll = async (campaign: string): Promise<Tended> => {
  const [all, asked] = await Promise.all([readEvents(campaign), readVisits(campaign)]);
  const named = asked.filter(({ candidate }) => candidate !== undefined);
  return inAll([
    await withEach(
      campaign,
      events(campaign),
      all.filter(({ contact }) => contact),
      forgetContact,
    ),
    await withEach(campaign, visits(campaign), named, forgetCandidate),
  ]);
};

/**
 * Daily: what awaits an answer in publicity is escalated, boosts follow their money in case the stream lost an event, and
 * who was named there is forgotten after the campaign.
 */
export const handler = daily(async (campaign, now) =>
  inAll([
    await escalateAll(campaign.id, dayOf(now)),
    await escalatePublications(campaign.id, now),
    await followBoosts(campaign.id),
    ...((await isForgettable(campaign, now)) ? [await forgetAll(campaign.id)] : []),
  ]),
);
