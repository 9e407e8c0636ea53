import { catalogueStored } from './catalogue/store.ts';
import { stored } from './store.ts';
import { materialsTexts } from './texts.ts';

/** Material's texts, and where all of its entities are. */
export const materialsKeeping = {
  texts: materialsTexts,
  stored: (campaign: string) => ({ ...stored(campaign), ...catalogueStored(campaign) }),
};
