import { type Naming, ownName } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import { groupKey } from './store.ts';

/** Where sentences find the names of groups (shared/called.ts). */
export const called: Readonly<Record<string, Naming>> = {
  group: {
    at: groupKey,
    name: ({ name }) => ownName(name),
    gone: text('en borttagen grupp', 'a group that was removed'),
  },
};
