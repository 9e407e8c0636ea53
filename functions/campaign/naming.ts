import { type Naming, ownName } from '../../shared/called.ts';
import { unitKey } from '../../shared/directory.ts';
import { text } from '../../shared/problems.ts';

/** Where sentences find the names of things (shared/called.ts). */
export const called: Readonly<Record<string, Naming>> = {
  association: {
    at: (campaign, id) => unitKey(campaign, 'association', id),
    name: ({ name }) => ownName(name),
    gone: text('en borttagen förening', 'an association that was removed'),
  },
};
