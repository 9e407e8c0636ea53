import { associations, campaignKey } from '../../../shared/directory.ts';
import { asOf } from '../../../shared/reads.ts';
import type { Unit } from '../../../shared/units.ts';
import { namesFrom } from '../../../shared/words.ts';

/** What only lists read. */

export const unitNames = (campaign: string) =>
  associations(campaign, (items) =>
    namesFrom(Object.fromEntries(items.map((item) => [item.id as Unit, String(item.name)]))),
  );

/** The last day of the campaign. */
export const campaignEnd = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }) => String(item?.end ?? ''));
