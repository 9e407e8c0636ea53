import { type Actor, belongsTo, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { entityIn, fresh, given, inOrder, needed } from '../../../shared/reads.ts';
import type { Range } from '../../../shared/table.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { items, packs as packsAt } from '../catalogue/store.ts';
import { partsOf, unitOfOrder } from '../editions.ts';
import {
  association,
  command,
  noWaiters,
  order as orderAt,
  partition,
  runsAfter,
  runsOf,
  stocks,
  unitId,
  waiters,
} from '../store.ts';
import type { Ids, Order, OrderStatus, Pack, Run } from '../state.ts';
import { type Known, readerOf, viewOrder } from '../views.ts';
import { contract } from './contract.ts';
import type { LineWish, PackWish } from './demand.ts';
import { giving } from './giving.ts';
import { cancelOrder, changeOrder, deliver, depotsOf, pickOrder, placeOrder, receive } from './rules.ts';
import { awaited, othersWait } from './standing.ts';

/**
 * The operations on orders. The stock is read before the runs and the other orders that explain how an order stands:
 * whatever changes those moves the stock's version, and every command that counts on them writes the stock.
 */
type OnOrder = { readonly campaign: string; readonly order: string };

/** The order as it now is, with what is known beside it. */
const shown = (
  { order, ...known }: Omit<Known, 'today'> & { readonly order: Order },
  { actor }: { readonly actor: Actor },
  now: Instant,
) => ({
  status: 200,
  body: viewOrder(order, readerOf(actor), { ...known, today: dayOf(now) }),
  version: order.version,
});

const theOrder = about({
  reads: ({ campaign, order }: OnOrder) => inOrder({ order: orderAt(campaign, order) }),
  target: ({ order }) => order && { unit: order.unit, filer: order.filer },
  version: ({ order }) => order?.version ?? 0,
});
/** What every command on an order is about, and what it answers. */
const onOrder = { about: theOrder, answer: shown };

const itemsOf = (lines: Iterable<string>): readonly string[] => [...lines].map((edition) => partsOf(edition).item);
/** The items of which an order could not have all that was asked for. */
const lackingIn = ({ lines }: Order): readonly string[] =>
  itemsOf(Object.keys(lines).filter((edition) => lines[edition]?.lack !== undefined));

/** The stock of all its lines, and the items that explain what it could not have. */
const stockOf = (campaign: string, order: Order) => ({
  items: items(campaign, lackingIn(order)),
  stocks: stocks(campaign, itemsOf(Object.keys(order.lines))),
});

/** An order, and what explains it to whoever looks. */
const inFull = ({ params: { campaign, order: id } }: { readonly params: OnOrder }) =>
  inOrder({ order: needed(orderAt(campaign, id)) }, ({ order }) => ({
    runs: runsOf(campaign, awaited(order)),
    items: items(campaign, lackingIn(order)),
    stocks: stocks(campaign, [...lackingIn(order), ...itemsOf(awaited(order))]),
  }));

type Wished = {
  readonly packs?: readonly PackWish[] | undefined;
  readonly lines?: readonly LineWish[] | undefined;
};
/** What the body tells of an order: its packs, and the items of its lines. */
const wished = (campaign: string, { packs = [], lines = [] }: Wished) => ({
  packs: packsAt(
    campaign,
    packs.map(({ pack }) => pack),
  ),
  ...catalogued(
    campaign,
    lines.map(({ item }) => item),
  ),
});
const catalogued = (campaign: string, ids: readonly string[]) => ({
  items: items(campaign, ids),
  stocks: stocks(campaign, ids),
});
/** The items of the lines, and of what is in the packs. */
const itemsWished = (packs: Ids<Pack>, { lines = [] }: Wished): readonly string[] =>
  [...lines, ...Object.values(packs).flatMap((pack) => pack.lines)].map(({ item }) => item);

type Filters = { readonly status?: OrderStatus | undefined; readonly unit?: Unit | undefined };
const rangesOf = (campaign: string, { status }: Filters, units: readonly Unit[] | undefined): readonly Range[] => {
  const pk = partition(campaign);
  if (status) return (units ?? ['']).map((unit) => ({ pk, index: 'l1', prefix: `o#${status}#${unit && `${unit}.`}` }));
  return units ? units.map((unit) => ({ pk, prefix: `o#${unit}#` })) : [{ pk, prefix: 'o#' }];
};

export const operations: Handlers<typeof contract> = {
  placeOrder: command(contract.placeOrder, {
    // An association orders for itself, an office for itself or for an association.
    mayDo: ({ actor, body: { unit } }) => belongsTo(actor, unit) || (isInOffice(actor) && !isOffice(unit)),
    reads: ({ params: { campaign }, body }) =>
      inOrder(
        {
          ...wished(campaign, body),
          associations: association(campaign, body.unit),
          order: fresh<Order>(),
          runs: given<Ids<Run>>({}),
          said: given({ deliverTo: body.deliverTo }),
        },
        (found) => catalogued(campaign, itemsWished(found.packs, body)),
      ),
    decide: (state, { body: { deliverTo: _, packs = [], lines = [], ...wish }, newId }, now) =>
      placeOrder(state, { id: unitId(wish.unit, newId), wish: { ...wish, packs, lines } }, dayOf(now)),
    answer: (state, input, now) => ({
      ...shown(state, input, now),
      status: 201,
      location: `/campaigns/${input.params.campaign}/materials/orders/${state.order.id}`,
    }),
  }),

  listOrders: list(contract.listOrders, {
    page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, ...filters } }) => {
      const units = unitsShownTo(actor, filters.unit);
      return {
        ranges: rangesOf(campaign, filters, units),
        query: [filters, units ?? 'all'],
        backward: true,
        // Half the units; an order just placed is read consistently by its own address.
        consistent: false,
        view: (item) => viewOrder(entityIn<Order>(item), readerOf(actor)),
      };
    },
  }),

  showOrder: show(contract.showOrder, { ...onOrder, reads: inFull }),

  changeOrder: command(contract.changeOrder, {
    ...onOrder,
    reads: ({ params: { campaign, order: id }, body }) =>
      inOrder(
        {
          order: needed(orderAt(campaign, id)),
          ...wished(campaign, body),
          associations: association(campaign, unitOfOrder(id)),
          said: given({ deliverTo: body.deliverTo }),
        },
        ({ order, packs }) => {
          const ids = itemsWished(packs, body);
          return {
            items: items(campaign, ids),
            stocks: stocks(campaign, [...ids, ...itemsOf(Object.keys(order.lines))]),
          };
        },
        (found) => ({ runs: runsAfter(found.stocks, campaign, awaited(found.order)) }),
        (found) =>
          othersWait(found) ? waiters(found.stocks, campaign, found.runs) : noWaiters(found.runs, found.associations),
      ),
    decide: (state, { body: { packs = [], lines = [], neededBy } }, now) =>
      giving(state, changeOrder(state, { packs, lines, neededBy }, dayOf(now))),
  }),

  pickOrder: command(contract.pickOrder, { ...onOrder, reads: inFull, decide: (state) => pickOrder(state) }),

  deliverOrder: command(contract.deliverOrder, {
    ...onOrder,
    reads: ({ params: { campaign, order: id } }) =>
      inOrder(
        { order: needed(orderAt(campaign, id)) },
        ({ order }) => stockOf(campaign, order),
        (found) => ({ runs: runsAfter(found.stocks, campaign, awaited(found.order)) }),
      ),
    decide: (state, { actor, body: { lines } }, now) =>
      deliver(state, { lines, depots: depotsOf(readerOf(actor).units) }, dayOf(now)),
  }),

  receiveOrder: command(contract.receiveOrder, {
    ...onOrder,
    reads: inFull,
    decide: (state, { body: { missing = [] } }) => receive(state, missing),
  }),

  cancelOrder: command(contract.cancelOrder, {
    ...onOrder,
    reads: ({ params: { campaign, order: id } }) =>
      inOrder(
        { order: needed(orderAt(campaign, id)) },
        ({ order }) => stockOf(campaign, order),
        (found) => ({ runs: runsAfter(found.stocks, campaign, awaited(found.order)) }),
        (found) => (othersWait(found) ? waiters(found.stocks, campaign, found.runs) : noWaiters(found.runs)),
      ),
    decide: (state) => giving(state, cancelOrder(state)),
  }),
};
