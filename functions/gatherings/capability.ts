import { contract } from './contract.ts';
import { gatheringEvents } from './events.ts';
import { contract as feed } from './feed/contract.ts';
import { contract as importing } from './import/contract.ts';
import { contract as links } from './links/contract.ts';
import { publicitySettings } from './offers.ts';
import { contract as open } from './public/contract.ts';
import { found, stored } from './store.ts';
import { gatheringTexts } from './texts.ts';
import { announce } from './words.ts';

/** What people come to, and what the world sees of it (D15). */
export const name = 'gatherings';
export const functions = [
  {
    name: 'gatherings',
    about: 'Events, from draft to what came of them.',
    tag: 'publicity-events',
    rooms: { '.': contract },
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
    edge: 'open',
    rooms: { links },
    counts: 's#',
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
export const events = { events: gatheringEvents };
export const texts = { events: { texts: gatheringTexts, stored, found } };
export const sentences = { events: announce };
/** Of all that is publicity: channels and visits read the same part. */
export const settings = {
  name: 'publicity',
  schema: publicitySettings,
  defaults:
    '`publicity.replyByDays` 5, `publicity.noticeDays` 7, `publicity.associationsPublish` false, `publicity.minGapHours` 4, `publicity.population` 1 000 000, `publicity.boostLine` publicity',
  example: { replyByDays: 5, noticeDays: 7, associationsPublish: false },
};
export const parameters = { event: { description: 'Id of an event.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1D' } };
