import * as z from 'zod/mini';
import type { DirectoryPart } from '../../shared/capability.ts';
import { viewOf } from '../../shared/reads.ts';
import { list, named } from '../../shared/resources.ts';
import { sentence } from '../../shared/words.ts';
import { assetName } from './called.ts';
import { assetKind } from './resources.ts';
import type { Asset } from './state.ts';
import { fleet } from './store.ts';

/** The bikes and cabins. */
const shape = { assets: list(z.extend(named, { kind: assetKind })) };

const capitalName = (asset: Asset): string => {
  const { sv, en } = assetName(asset);
  return sentence(sv, en).sv;
};

export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: { assets: [{ id: 'cabin-7', name: 'Valstuga 7', kind: 'cabin' }] },
  read: (campaign) =>
    viewOf('only shown', fleet(campaign), (found) => ({
      assets: Object.values(found).map((asset) => ({ id: asset.id, name: capitalName(asset), kind: asset.kind })),
    })),
};
