import type { Dated } from '../../shared/capability.ts';
import { isAwaited } from './runs/rules.ts';
import { itemKey } from './catalogue/store.ts';
import type { CatalogueItem, Run } from './state.ts';
import { isRunId, runKey } from './store.ts';

/** Days of material that a milestone may govern (D9). Whose orders depend on them the stock knows. */
export const dated: Readonly<Record<string, Dated>> = {
  'materials/items': {
    field: 'orderDeadline',
    at: itemKey,
    day: (item) => (item as unknown as CatalogueItem).orderDeadline,
    units: () => [],
    isOpen: (item) => (item as unknown as CatalogueItem).retired === undefined,
  },
  'materials/print-runs': {
    field: 'deliveredBy',
    at: (campaign, id) => (isRunId(id) ? runKey(campaign, id) : undefined),
    day: (item) => (item as unknown as Run).deliveredBy,
    units: () => ['district'],
    isOpen: (item) => isAwaited(item as unknown as Run),
  },
};
