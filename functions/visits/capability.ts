import { waiting } from './agenda.ts';
import { asked } from './addressee.ts';
import { contract as candidates } from './candidates/contract.ts';
import { contract } from './contract.ts';
import { candidatesEvents, visitsEvents } from './events.ts';
import { contract as feed } from './feed/contract.ts';
import { forget, traces } from './people.ts';
import { visitOccasions } from './occasions.ts';
import { problems } from './problems.ts';
import { stored } from './store.ts';
import { visitsTexts } from './texts.ts';
import { announce, announceCandidate } from './words.ts';
import { titled } from './naming.ts';

/** Candidates, and their visits to associations (D18). */
export const name = 'visits';
export const api = 'outreach';
export const functions = [
  { name: 'visits', about: 'Visits by candidates.', tag: 'publicity-visits', rooms: { '.': contract } },
  {
    name: 'candidates',
    about: 'Candidates: when they are free, and what they are asked for.',
    tag: 'publicity-candidates',
    rooms: { candidates },
    // A candidate whom nobody has asked for can be removed.
    writes: { puts: ['*#candidates'], deletes: ['*#candidates'] },
  },
  {
    name: 'visits-feed',
    about: 'A candidate’s calendar of visits, for calendar programs.',
    tag: 'publicity-feed',
    edge: 'secret-link',
    entry: 'feed/entry.ts',
    contract: feed,
  },
] as const;
export const jobs = [
  {
    name: 'visits-jobs',
    entry: 'jobs.ts',
    description: 'escalates requests for visits that await an answer, and forgets who the candidates are',
    when: { dailyAt: 6 },
  },
] as const;
/** They lie beside the events that they are for; what a candidate is booked for, with the candidate, who is written to. */
export const writes = { puts: ['*#visits', '*#candidates', '*#publicity', '*#mail'] };
export const events = { visits: visitsEvents, candidates: candidatesEvents };
export const texts = { visits: { texts: visitsTexts, stored } };
export { titled };
export const addressees = { candidate: asked };
export const sentences = { visits: announce, candidates: announceCandidate };
export { forget, traces };
export { problems };
export const parameters = {
  candidate: { description: 'Id of a candidate.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1K' },
  visit: { description: 'Id of a request for a visit.', example: 'nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1D' },
};
export const occasions = { visits: visitOccasions };
export { waiting };
