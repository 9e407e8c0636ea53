import * as z from 'zod/mini';
import type { DirectoryPart } from '../../shared/capability.ts';
import { viewOf } from '../../shared/reads.ts';
import { list, named } from '../../shared/resources.ts';
import { pot } from './store.ts';

/** What whoever asks for money names, and on which nobody asks any more: of the amounts nothing. */
const shape = { budgetLines: list(z.extend(named, { retired: z.optional(z.boolean()) })) };

export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: { budgetLines: [{ id: 'publicity', name: 'Publicitet' }] },
  read: (campaign) =>
    viewOf('only shown', pot(campaign), ({ lines }) => ({
      budgetLines: Object.entries(lines)
        .map(([id, { name, retired }]) => ({ id, name, ...(retired && { retired }) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    })),
};
