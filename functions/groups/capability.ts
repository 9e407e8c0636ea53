import { waiting } from './agenda.ts';
import { contract } from './contract.ts';
import { groupsEvents } from './events.ts';
import { called } from './naming.ts';
import { forget, traces } from './people.ts';
import { stored } from './store.ts';
import { groupsTexts } from './texts.ts';
import { announce } from './words.ts';

/** Groups that lead the campaign and run its week (E2). */
export const name = 'groups';
export const functions = [
  {
    name: 'groups',
    tag: 'campaign-groups',
    about: 'Groups: who is in them, what they are there for, and what they have decided.',
    rooms: { '.': contract },
  },
] as const;
export const jobs = [
  {
    name: 'groups-jobs',
    entry: 'jobs.ts',
    description: 'tells of decisions and assignments that are past their day, and forgets what people wrote',
    when: { dailyAt: 6 },
  },
] as const;
/** A group that was never used is removed. */
export const writes = { puts: ['*#groups'], deletes: ['*#groups'] };
export const events = { groups: groupsEvents };
export const texts = { groups: { texts: groupsTexts, stored } };
export { called };
export const sentences = { groups: announce };
export { forget, traces };
export const parameters = {
  group: { description: 'Id of a group.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1D' },
  assignment: { description: 'Number of a version of what a group is there for.', example: '1' },
  decision: { description: 'Id of a decision.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1E' },
};
export { waiting };
