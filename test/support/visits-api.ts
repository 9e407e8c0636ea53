import { addDays } from '../../shared/calendar.ts';
import { publicityCampaign, today } from './events-api.ts';
import { personIn } from './people.ts';
import type { Body } from './stack.ts';

/** What the tests of candidates and visits over HTTP ask with: somebody who is free for six weeks. */
export const day = (days: number): string => addDays(today, days);
export const kim = { name: 'Kim Karlsson', free: [{ from: today, to: day(42) }], perWeek: 21 };

/** Enters a candidate in a campaign: their id. */
export const enteringIn =
  (must: (persona: string, request: string, body?: Body) => Promise<Body>) =>
  async (change: Body = {}, persona = 'district-staff'): Promise<string> =>
    String((await must(persona, 'POST /candidates', { ...kim, ...change })).id);

export const visitsCampaign = (id: string) => {
  const campaign = publicityCampaign(id);
  const { must } = campaign;
  const enter = enteringIn(must);
  const personOf = personIn(must);
  /** Where a request lies, for a candidate of its own where it names none. */
  const asked = async (change: Body = {}, persona = 'association-solna'): Promise<string> => {
    const candidate = change.candidate ?? (await enter());
    const wish = { unit: 'solna', wishes: [day(21), day(14)], topic: 'Skolan', ...change, candidate };
    return `/visits/${String((await must(persona, 'POST /visits', wish)).id)}`;
  };
  return { ...campaign, enter, personOf, asked };
};
