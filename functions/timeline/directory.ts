import type { DirectoryPart } from '../../shared/capability.ts';
import { viewOf } from '../../shared/reads.ts';
import { list, named } from '../../shared/resources.ts';
import { timelineShown } from './store.ts';

/** The milestones, by what they are called. */
const shape = { milestones: list(named) };

export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: { milestones: [{ id: 'print-files', name: 'Tryckfilerna klara' }] },
  read: (campaign) =>
    viewOf('only shown', timelineShown(campaign), ({ milestones }) => ({
      milestones: Object.values(milestones)
        .map(({ id, title: name }) => ({ id, name }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    })),
};
