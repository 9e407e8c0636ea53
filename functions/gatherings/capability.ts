import { waiting } from './agenda.ts';
import { contract } from './contract.ts';
import { directory } from './directory.ts';
import { gatheringEvents } from './events.ts';
import { contract as feed } from './feed/contract.ts';
import { contract as importing } from './import/contract.ts';
import { contract as links } from './links/contract.ts';
import { publicitySettings } from './offers.ts';
import { contract as open } from './public/contract.ts';
import { forget, traces } from './people.ts';
import { found, stored } from './store.ts';
import { gatheringTexts } from './texts.ts';
import { announce } from './words.ts';
import { titled } from './naming.ts';
import { dated } from './dated.ts';

/** What people come to, and what the world sees of it (D15). */
export const name = 'gatherings';
export const api = 'outreach';
/** What is public no more leaves the listing. */
const listing = { puts: ['*#publicity', '*#events', '*#listing'], deletes: ['*#listing'] } as const;
export const functions = [
  {
    name: 'gatherings',
    about: 'Events, from draft to what came of them.',
    tag: 'publicity-events',
    rooms: { '.': contract },
    writes: listing,
  },
  {
    name: 'gatherings-public',
    about: 'What anyone sees of events: pages and feeds.',
    tag: 'publicity-public',
    edge: 'open',
    entry: 'public/entry.ts',
    contract: open,
  },
  {
    name: 'gatherings-links',
    about: 'Short links, which count their visits.',
    tag: 'publicity-links',
    entry: 'links/entry.ts',
    edge: 'open',
    contract: links,
    writes: { updates: ['s##??????????', 's#salt'] },
  },
  {
    name: 'gatherings-feed',
    about: 'A unit’s calendar of events, for calendar programs.',
    tag: 'publicity-feed',
    edge: 'secret-link',
    entry: 'feed/entry.ts',
    contract: feed,
  },
  {
    name: 'gatherings-import',
    about: 'Events from calendar files and tables.',
    tag: 'publicity-import',
    rooms: { import: importing },
    heavy: true,
    writes: listing,
  },
] as const;
export const jobs = [
  {
    name: 'gatherings-jobs',
    entry: 'jobs.ts',
    description: 'escalates events that await an answer, and forgets whom to ask',
    when: { dailyAt: 6 },
  },
] as const;
/** Public pages read the listing alone; a short link lies in a partition of its own. */
export const partitions = ['*#publicity', '*#listing', 's##??????????'];
export const writes = { puts: ['*#publicity', '*#events', '*#listing'] };
export const events = { events: gatheringEvents };
export const texts = { events: { texts: gatheringTexts, stored, found } };
export { directory, forget, titled, traces };
export const sentences = { events: announce };
/** Of all that is publicity: channels and visits read the same part. */
export const settings = {
  name: 'publicity',
  schema: publicitySettings,
  defaults:
    '`publicity.replyByDays` 5, `publicity.noticeDays` 7, `publicity.leastNoticeDays` 2, `publicity.associationsPublish` false, `publicity.minGapHours` 4, `publicity.population` 1 000 000, `publicity.boostLine` publicity, `publicity.kinds` and `publicity.audiences` the usual ones, `publicity.posters` none',
  example: { replyByDays: 5, noticeDays: 7, associationsPublish: false },
};
export const parameters = { event: { description: 'Id of an event.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1D' } };
export { waiting };
export { dated };
