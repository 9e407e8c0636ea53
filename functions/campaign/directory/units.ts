import * as z from 'zod/mini';
import type { DirectoryPart } from '../../../shared/capability.ts';
import { unitRange } from '../../../shared/directory.ts';
import { asOf, entityIn } from '../../../shared/reads.ts';
import { list, named, ring } from '../../../shared/resources.ts';
import { associationKind } from '../contract.ts';
import type { Association, OfficeEntity } from '../state.ts';

/** The campaign's own part of the directory: its units. */
const shape = {
  offices: list(named),
  associations: list(z.extend(named, { kind: associationKind, ring, neighbourGroup: z.optional(z.string()) })),
};

export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: {
    offices: [{ id: 'city-hall', name: 'Stadshuskansliet' }],
    associations: [{ id: 'solna', name: 'Solna', kind: 'municipality', ring: 'inner' }],
  },
  read: (campaign) => {
    const queries = (['office', 'association'] as const).map((kind) => ({
      range: unitRange(campaign, kind),
      options: { consistent: false },
    }));
    return asOf('only shown', { queries }, ({ lists: [offices = [], associations = []] }) => ({
      offices: offices.map((item) => entityIn<OfficeEntity>(item)).map(({ id, name }) => ({ id, name })),
      associations: associations
        .map((item) => entityIn<Association>(item))
        .map(({ id, name, kind, ring: lies, neighbourGroup }) => ({
          id,
          name,
          kind,
          ring: lies,
          ...(neighbourGroup !== undefined && { neighbourGroup }),
        })),
    }));
  },
};
