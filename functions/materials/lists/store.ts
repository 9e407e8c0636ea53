import { associations, campaignKey } from '../../../shared/directory.ts';
import { asOf, inRange } from '../../../shared/reads.ts';
import type { Unit } from '../../../shared/units.ts';
import { namesFrom } from '../../../shared/words.ts';
import { partition } from '../store.ts';
import type { Order } from '../state.ts';

/** What only lists read. */

/**
 * The orders of one status. A list of all open ones reads them in waves of their own, in the order in which an order
 * goes through its statuses: so an order that moves meanwhile is seen twice at most, and never missed.
 */
export const ordersThatAre = (campaign: string, status: 'placed' | 'picking' | 'partly-delivered') =>
  asOf(
    'only shown',
    { queries: [{ range: { pk: partition(campaign), index: 'l1', prefix: `o#${status}#` } }] },
    inRange<Order>,
  );

export const unitNames = (campaign: string) =>
  associations(campaign, (items) =>
    namesFrom(Object.fromEntries(items.map((item) => [item.id as Unit, String(item.name)]))),
  );

/** The last day of the campaign. */
export const campaignEnd = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }) => String(item?.end ?? ''));
