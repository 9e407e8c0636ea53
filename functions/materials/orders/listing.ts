import { unitsShownTo } from '../../../shared/actor.ts';
import { type Day, dayOf } from '../../../shared/calendar.ts';
import { list } from '../../../shared/command.ts';
import { fitsOverdue } from '../../../shared/overdue.ts';
import { entityIn } from '../../../shared/reads.ts';
import type { Range } from '../../../shared/ranges.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Order, OrderStatus } from '../state.ts';
import { partition, rangeToSeeTo } from '../store.ts';
import { readerOf, viewOrder } from '../views.ts';
import { contract } from './contract.ts';
import { isOverdue } from './due.ts';

/** The list of orders. */
type Filters = {
  readonly status?: OrderStatus | undefined;
  readonly unit?: Unit | undefined;
  readonly owner?: Unit | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
};
const fits = (order: Order, { owner, overdue }: Filters, today: Day): boolean =>
  (owner === undefined || order.owner === owner) && fitsOverdue(overdue, isOverdue(order, today));
const rangesOf = (
  campaign: string,
  { status, overdue }: Filters,
  units: readonly Unit[] | undefined,
): readonly Range[] => {
  const pk = partition(campaign);
  if (status) return (units ?? ['']).map((unit) => ({ pk, index: 'l1', prefix: `o#${status}#${unit && `${unit}.`}` }));
  if (units) return units.map((unit) => ({ pk, prefix: `o#${unit}#` }));
  return [overdue === 'true' ? rangeToSeeTo(campaign) : { pk, prefix: 'o#' }];
};

export const listOrders = list(contract.listOrders, {
  page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, ...filters } }, now) => {
    const units = unitsShownTo(actor, filters.unit);
    return {
      ranges: rangesOf(campaign, filters, units),
      query: [filters, units ?? 'all'],
      backward: true,
      // Half the units; an order just placed is read consistently by its own address.
      consistent: false,
      view: (item) => {
        const is = entityIn<Order>(item);
        return fits(is, filters, dayOf(now)) ? viewOrder(is, readerOf(actor)) : undefined;
      },
    };
  },
});
