import * as z from 'zod/mini';
import type { DirectoryPart } from '../../shared/capability.ts';
import { viewOf } from '../../shared/reads.ts';
import { list, named } from '../../shared/resources.ts';
import { everyItem } from './catalogue/store.ts';
import { sorted } from './editions.ts';
import { itemKind } from './resources.ts';

/** The catalogue, and in which languages there is what. */
const shape = { catalogueItems: list(z.extend(named, { kind: itemKind, languages: list(z.string()) })) };

export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: { catalogueItems: [{ id: 'folder', name: 'Folder', kind: 'folder', languages: ['sv'] }] },
  read: (campaign) =>
    viewOf('only shown', everyItem(campaign), (found) => ({
      catalogueItems: Object.values(found).map(({ id, name, kind, editions }) => ({
        id,
        name,
        kind,
        languages: sorted(editions).map(([language]) => language),
      })),
    })),
};
