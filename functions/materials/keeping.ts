import { catalogueStored } from './catalogue/store.ts';
import { printedKey } from './files/store.ts';
import type { Order, Run } from './state.ts';
import { orderKey, runKey, stored } from './store.ts';
import { materialsTexts } from './texts.ts';

/** Material's texts, and where all of its entities are. */
const all = (campaign: string) => ({
  ...stored(campaign),
  ...catalogueStored(campaign),
  printed: printedKey(campaign),
});
export const materialsKeeping = {
  texts: materialsTexts,
  stored: all,
  // The index keys of an order and of a run need all of it.
  found: (campaign: string) => ({
    ...all(campaign),
    order: ({ id }: Pick<Order, 'id'>) => orderKey(campaign, id),
    joined: ({ id }: Pick<Order, 'id'>) => orderKey(campaign, id),
    run: ({ id }: Pick<Run, 'id'>) => runKey(campaign, id),
  }),
};
