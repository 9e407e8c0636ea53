import type { DirectoryPart } from '../../shared/capability.ts';
import { settings } from '../../shared/directory.ts';
import { viewOf } from '../../shared/reads.ts';
import { labelled, list } from '../../shared/resources.ts';
import { inDirectory } from '../../shared/vocabulary.ts';
import { staffSettingsOf, tasksOf } from './offers.ts';

/** What the tasks of those who are employed are called. */
const shape = { tasks: list(labelled) };

export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: {
    tasks: [{ id: 'door-knocking', name: 'Dörrknackning', names: { sv: 'Dörrknackning', en: 'Door-knocking' } }],
  },
  read: (campaign) =>
    viewOf('only shown', settings(campaign, staffSettingsOf), (found) => ({ tasks: inDirectory(tasksOf(found)) })),
};
