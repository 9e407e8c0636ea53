import { type Naming, ownName } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import { electionDayId, type Timeline } from './state.ts';
import { timelineKey } from './store.ts';

/** Where sentences find the names of milestones (shared/called.ts). */
export const called: Readonly<Record<string, Naming>> = {
  milestone: {
    at: timelineKey,
    name: (item, id) =>
      id === electionDayId
        ? text('valdagen', 'election day')
        : ownName((item as unknown as Timeline).milestones[id]?.title),
    gone: text('en borttagen milstolpe', 'a milestone that was removed'),
  },
};
