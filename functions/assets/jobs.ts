import { daily } from '../../shared/daily.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { stored } from './store.ts';
import { assetsTexts } from './texts.ts';

/** Daily: what people wrote of bikes, cabins and bookings is forgotten some days after the campaign (invariant 9). */
export const handler = daily((campaign, now) =>
  forgetTexts(campaign, now, { name: 'assets' }, { texts: assetsTexts, stored }),
);
