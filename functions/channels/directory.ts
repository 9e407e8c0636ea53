import * as z from 'zod/mini';
import type { DirectoryPart } from '../../shared/capability.ts';
import { viewOf } from '../../shared/reads.ts';
import { list, named } from '../../shared/resources.ts';
import { channelKind } from './resources.ts';
import { channels } from './store.ts';

/** The channels; those without languages take any. */
const shape = { channels: list(z.extend(named, { kind: channelKind, languages: z.optional(list(z.string())) })) };

export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: { channels: [{ id: 'page', name: 'Vår sida', kind: 'facebook' }] },
  read: (campaign) =>
    viewOf('only shown', channels(campaign), (found) => ({
      channels: Object.values(found).map(({ id, name, kind, languages }) => ({
        id,
        name,
        kind,
        ...(languages && { languages }),
      })),
    })),
};
