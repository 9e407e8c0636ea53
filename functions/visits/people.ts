import { dayOf, type Instant } from '../../shared/calendar.ts';
import type { Forget, Traces } from '../../shared/capability.ts';
import { stepEach, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { entityIn, inOrder, needed } from '../../shared/reads.ts';
import { forgetCandidate } from './candidates/rules.ts';
import { candidatesEvents } from './events.ts';
import type { Candidate } from './state.ts';
import { candidate, candidates, candidatesRange, visitFrom, visitsAggregate, visitsOf } from './store.ts';

/** Of whom something is stored: candidates, who asked for visits, and whom a place is of. */

/** Lets candidates go who are these (`who`), and conditions that name somebody (`names`). */
export const forgetCandidates = async (
  campaign: string,
  who: (is: Candidate) => boolean,
  names: (text: string | undefined) => boolean,
): Promise<Tended> => {
  const meant = (await readOne(candidates(campaign))).filter((is) => who(is) || names(is.conditions));
  const steps = meant.map(({ id }) => ({
    reads: () => inOrder({ candidate: needed(candidate(campaign, id)) }),
    decide: (state: { readonly candidate: Candidate }, now: Instant) =>
      forgetCandidate(state, who(state.candidate), dayOf(now)),
  }));
  return stepEach(campaign, visitsAggregate, candidatesEvents, steps);
};

export const traces: Traces = {
  visits: {
    where: (campaign) => visitsOf(campaign),
    tell: (item, { ids, names }) => {
      const { id, unit, filer, place, status, createdAt } = visitFrom(item);
      const [filed, named] = [ids.has(filer), names(place)];
      return filed || named
        ? { id, unit, status, createdAt, ...(filed && { filed }), ...(named && { place }) }
        : undefined;
    },
  },
  candidates: {
    where: (campaign) => [candidatesRange(campaign)],
    tell: (item, { ids, names }) => {
      const is = entityIn<Candidate>(item);
      const { id, name, email, association, free, perWeek, conditions, booked, feeds, retired, createdAt } = is;
      if (!isOf(is, { ids, names })) return names(conditions) ? { id, conditions } : undefined;
      const calendars = feeds.map(({ id: feed, openedAt }) => ({ feed, openedAt }));
      return { id, name, email, association, free, perWeek, conditions, booked, calendars, retired, createdAt };
    },
  },
};

const isOf = ({ person, name, email }: Candidate, { ids, names }: Parameters<Forget>[1]): boolean =>
  (person !== undefined && ids.has(person)) || names(name) || names(email);

export const forget: Forget = (campaign, those) => forgetCandidates(campaign, (is) => isOf(is, those), those.names);
