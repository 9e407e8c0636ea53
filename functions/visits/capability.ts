import { contract } from './contract.ts';
import { visitsEvents } from './events.ts';
import { stored } from './store.ts';
import { visitsTexts } from './texts.ts';
import { announce } from './words.ts';

/** Visits of candidates (D18). */
export const name = 'visits';
export const functions = [
  { name: 'visits', about: 'Visits by candidates.', tag: 'publicity-visits', rooms: { '.': contract } },
] as const;
export const jobs = [
  {
    name: 'visits-jobs',
    entry: 'jobs.ts',
    description: 'escalates requests for visits that await an answer, and forgets who was asked for',
    when: { dailyAt: 6 },
  },
] as const;
export const events = { visits: visitsEvents };
export const texts = { visits: { texts: visitsTexts, stored } };
export const sentences = { visits: announce };
export const parameters = {
  visit: { description: 'Id of a request for a visit.', example: 'nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1D' },
};
