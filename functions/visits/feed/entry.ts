import { addDays, dayOf } from '../../../shared/calendar.ts';
import { associations } from '../../../shared/directory.ts';
import { serveCalendar } from '../../../shared/edge/secret-link.ts';
import { fetching, readAll, readOne } from '../../../shared/fetching.ts';
import { slugPattern } from '../../../shared/fields.ts';
import { sha256 } from '../../../shared/ids.ts';
import { asOf, inOrder, listed } from '../../../shared/reads.ts';
import { namesFrom } from '../../../shared/words.ts';
import type { Visit } from '../state.ts';
import { candidate, visitsTo } from '../store.ts';
import { calendarOf } from './calendar.ts';

/** A calendar is asked for again and again: at half the units where it may lag. */
const cheaply = { consistent: false } as const;
/** So long what has been is shown. */
const shownDays = 31;

const calendarReads = (campaign: string, id: string) =>
  inOrder({
    visits: asOf('only shown', { queries: [{ range: visitsTo(campaign, id), options: cheaply }] }, listed<Visit>),
    nameOf: associations(
      campaign,
      (all) => namesFrom(Object.fromEntries(all.map(({ id: unit, name }) => [unit, name]))),
      cheaply,
    ),
  });

/** A token says where its candidate is, who knows whether it is theirs: one read, whatever somebody tries. */
const isOpen = async (token: string, campaign: string, id: string): Promise<boolean> => {
  const is = slugPattern.test(campaign) ? await readOne(candidate(campaign, id)) : undefined;
  const hash = sha256(token);
  return is?.feeds.some((feed) => feed.hash === hash) === true;
};

/** The function `visits-feed`: anyone may ask, and the token in the path is all that is asked for. */
export const handler = serveCalendar('visits', async (token, { language }) => {
  const [campaign = '', id = ''] = token.split('.');
  const found = (await isOpen(token, campaign, id)) && (await readAll(calendarReads(campaign, id), fetching()));
  if (!found) return undefined;
  const from = addDays(dayOf(new Date().toISOString()), -shownDays);
  return calendarOf(campaign, found.visits, found.nameOf, from, language);
});
