import { type Actor, belongsTo, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import type { Range } from '../../../shared/table.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { type Loaded, onMaterials, orderTarget as target, type Wanted } from '../commands.ts';
import { partsOf } from '../editions.ts';
import { from, partition, readItems, readOrder, readRunsOf, readStocks, unitId } from '../store.ts';
import type { Order, OrderStatus } from '../state.ts';
import { readerOf, viewOrder } from '../views.ts';
import type { contract } from './contract.ts';
import type { PackWish } from './demand.ts';
import { giving } from './giving.ts';
import { cancelOrder, changeOrder, deliver, depotsOf, pickOrder, placeOrder, receive } from './rules.ts';
import { awaited } from './standing.ts';

type Filters = { readonly status?: OrderStatus | undefined; readonly unit?: Unit | undefined };

const rangesOf = (campaign: string, { status }: Filters, units: readonly Unit[] | undefined): readonly Range[] => {
  const pk = partition(campaign);
  if (status) return (units ?? ['']).map((unit) => ({ pk, index: 'l1', prefix: `o#${status}#${unit && `${unit}.`}` }));
  return units ? units.map((unit) => ({ pk, prefix: `o#${unit}#` })) : [{ pk, prefix: 'o#' }];
};

const bodyOf = (state: Loaded, id: string, actor: Actor) =>
  viewOrder(state.orders[id] as Order, readerOf(actor), { ...state, today: state.context.today });

/** What the commands on one order share: which it is, and its answer. */
const one = (id: string, actor: Actor) => ({
  wanted: { order: id } as Wanted,
  versionOf: ({ orders }: Loaded) => orders[id]?.version ?? 0,
  answer: (state: Loaded) => ({
    status: 200,
    body: bodyOf(state, id, actor),
    version: state.orders[id]?.version ?? 0,
  }),
});

const wantedBy = (packs: readonly PackWish[], lines: readonly { readonly item: string }[]): Wanted => ({
  packs: packs.map(({ pack }) => pack),
  stocks: lines.map(({ item }) => item),
});

export const operations: Handlers<typeof contract> = {
  placeOrder: {
    // An association orders for itself, an office for itself or for an association.
    mayDo: ({ actor, body: { unit } }) => belongsTo(actor, unit) || (isInOffice(actor) && !isOffice(unit)),
    run: ({ params: { campaign }, body, actor, caller }) => {
      const { deliverTo, packs = [], lines = [], ...wish } = body;
      const id = unitId(body.unit, newId());
      return onMaterials(caller, {
        wanted: { ...wantedBy(packs, lines), unit: body.unit },
        said: { deliverTo },
        decide: (state) => placeOrder(state, { id, wish: { ...wish, packs, lines } }, state.context),
        answer: (state) => ({
          status: 201,
          body: bodyOf(state, id, actor),
          location: `/campaigns/${campaign}/materials/orders/${id}`,
          version: state.orders[id]?.version ?? 0,
        }),
      });
    },
  },

  listOrders: {
    run: async ({ actor, params: { campaign }, query, path }) => {
      const { limit, cursor, ...filters } = query;
      const units = unitsShownTo(actor, filters.unit);
      return pageOf({
        ranges: rangesOf(campaign, filters, units),
        limit,
        cursor,
        query: [path, filters, units ?? 'all'],
        backward: true,
        // Half the units; an order just placed is read consistently by its own address.
        consistent: false,
        view: (item) => viewOrder(from<Order>(item), readerOf(actor)),
      });
    },
  },

  showOrder: {
    target,
    run: async ({ actor, params: { campaign, order: id } }) => {
      const order = await readOrder(campaign, id);
      if (!order) return refuse('not-found');
      const lacking = Object.entries(order.lines).flatMap(([edition, { lack }]) =>
        lack === undefined ? [] : [partsOf(edition).item],
      );
      const given = awaited(order);
      const [runs, items, stocks] = await Promise.all([
        readRunsOf(campaign, given),
        readItems(campaign, lacking),
        readStocks(campaign, [...lacking, ...given.map((edition) => partsOf(edition).item)]),
      ]);
      const today = dayOf(new Date().toISOString());
      const body = viewOrder(order, readerOf(actor), { runs, items, stocks, today });
      return { status: 200, body, version: order.version };
    },
  },

  changeOrder: {
    target,
    run: ({ params: { order: id }, body, actor, caller }) => {
      const { deliverTo, packs = [], lines = [], neededBy } = body;
      const said = one(id, actor);
      return onMaterials(caller, {
        ...said,
        wanted: { ...said.wanted, ...wantedBy(packs, lines), gives: true },
        said: { deliverTo },
        decide: (state) =>
          giving(state, changeOrder(state, { id, wish: { packs, lines, neededBy } }, state.context), state.context),
      });
    },
  },

  pickOrder: {
    target,
    run: ({ params: { order: id }, actor, caller }) =>
      onMaterials(caller, { ...one(id, actor), decide: (state) => pickOrder(state, id) }),
  },

  deliverOrder: {
    target,
    run: ({ params: { order: id }, body: { lines }, actor, caller }) => {
      const depots = depotsOf(readerOf(actor).units);
      return onMaterials(caller, {
        ...one(id, actor),
        decide: (state) => deliver(state, { id, lines, depots }, state.context),
      });
    },
  },

  receiveOrder: {
    target,
    run: ({ params: { order: id }, body: { missing = [] }, actor, caller }) =>
      onMaterials(caller, { ...one(id, actor), decide: (state) => receive(state, { id, missing }) }),
  },

  cancelOrder: {
    target,
    run: ({ params: { order: id }, actor, caller }) =>
      onMaterials(caller, {
        ...one(id, actor),
        wanted: { order: id, gives: true },
        decide: (state) => giving(state, cancelOrder(state, id), state.context),
      }),
  },
};
