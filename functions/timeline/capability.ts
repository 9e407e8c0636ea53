import { contract as acceptances } from './acceptances/contract.ts';
import { waiting } from './agenda.ts';
import { directory } from './directory.ts';
import { timelineEvents } from './events.ts';
import { contract as feeds } from './feeds/contract.ts';
import { contract as milestones } from './milestones/contract.ts';
import { contract as moves } from './moves/contract.ts';
import { called } from './naming.ts';
import { contract as overview } from './overview/contract.ts';
import { problems } from './problems.ts';
import { keeping } from './store.ts';
import { timelineTexts } from './texts.ts';
import { announce } from './words.ts';

/** What is to be done by when, by whom, and what a slip moves (D9, D25). */
export const name = 'timeline';
export const functions = [
  {
    name: 'timeline',
    tag: 'campaign-timeline',
    about: 'Milestones relative to election day, what waits for what, and what a slip moves.',
    rooms: { milestones, moves, overview },
    weighs: { acceptances },
    of: ['called', 'dated'],
    // Order deadlines move with milestones. A milestone that was never used is removed, with what was written of it.
    writes: { puts: ['*#timeline', '*#materials'], deletes: ['*#timeline'] },
  },
  {
    name: 'timeline-acceptances',
    tag: 'campaign-timeline',
    rooms: { acceptances },
    of: ['called'],
    // A print run moves with what it is promised to.
    writes: { puts: ['*#timeline', '*#materials'] },
  },
  {
    name: 'timeline-feeds',
    tag: 'campaign-timeline-feeds',
    about: 'A unit’s calendar of milestones, for calendar programs.',
    edge: 'secret-link',
    entry: 'feeds/entry.ts',
    contract: feeds,
  },
] as const;
export const jobs = [
  {
    name: 'timeline-jobs',
    entry: 'jobs.ts',
    of: ['dated'],
    description: 'reminds of milestones, moves them with election day, and forgets what people wrote',
    when: { dailyAt: 6 },
    writes: { puts: ['*#timeline', '*#materials'] },
  },
] as const;
export const events = { timeline: timelineEvents };
export const texts = { timeline: { texts: timelineTexts, stored: keeping } };
export { called, directory, problems };
export { waiting };
export const sentences = { timeline: announce };
export const parameters = { milestone: { description: 'Id of a milestone.', example: 'print-files' } };
