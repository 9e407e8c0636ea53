import { associations, campaignKey } from '../../../shared/directory.ts';
import { asOf, inRange } from '../../../shared/reads.ts';
import type { Item } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { namesFrom } from '../../../shared/words.ts';
import { partition } from '../store.ts';
import type { AssociationFacts, Associations, Order, Run } from '../state.ts';

/** What lists and the overview read of orders, print runs and associations: whatever became of them. */

/** Half the units: for what is only looked at. */
const lagging = (campaign: string, prefix: string) => ({
  queries: [{ range: { pk: partition(campaign), prefix }, options: { consistent: false } }],
});
export const everyOrder = (campaign: string) => asOf('only shown', lagging(campaign, 'o#'), inRange<Order>);
export const everyRun = (campaign: string) => asOf('only shown', lagging(campaign, 'n#'), inRange<Run>);

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

const factsIn = (items: readonly Item[]): Associations =>
  Object.fromEntries(
    items.map((item) => {
      const { name, ring, priorityArea } = item as unknown as AssociationFacts;
      return [item.id as Unit, { name, ring, priorityArea }];
    }),
  );
export const everyAssociation = (campaign: string) => associations(campaign, factsIn);
export const unitNames = (campaign: string) =>
  associations(campaign, (items) =>
    namesFrom(Object.fromEntries(items.map((item) => [item.id as Unit, String(item.name)]))),
  );

/** The last day of the campaign. */
export const campaignEnd = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }) => String(item?.end ?? ''));
