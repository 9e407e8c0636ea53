import type { Actor } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { about } from '../../../shared/handler.ts';
import { given, inOrder, needed } from '../../../shared/reads.ts';
import { items } from '../catalogue/store.ts';
import { partsOf } from '../editions.ts';
import { order as orderAt, posterRules, stocks } from '../store.ts';
import type { Order } from '../state.ts';
import { type Known, readerOf, viewOrder } from '../views.ts';
import { awaited } from './standing.ts';

/**
 * What every command on an order is about, reads and answers. How an order stands its stock knows, which every command that
 * counts on it writes.
 */
export type OnOrder = { readonly campaign: string; readonly order: string };

/** The order as it now is, with what is known beside it. */
export const shown = (
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
/** The same, of whoever is asked to order with it, too. */
export const theJoined = about({
  reads: ({ campaign, order }: OnOrder) => inOrder({ order: orderAt(campaign, order) }),
  target: ({ order }, actor) => {
    const { units } = readerOf(actor);
    const asked = Object.keys(order?.shares ?? {}).find((unit) => units.includes(unit));
    return order && { unit: units.includes(order.unit) ? order.unit : (asked ?? order.unit), filer: order.filer };
  },
  version: ({ order }) => order?.version ?? 0,
});
export const onOrder = { about: theOrder, answer: shown };

export const itemsOf = (lines: Iterable<string>): readonly string[] =>
  [...lines].map((edition) => partsOf(edition).item);
/** The items of which an order could not have all that was asked for. */
const lackingIn = ({ lines }: Order): readonly string[] =>
  itemsOf(Object.keys(lines).filter((edition) => lines[edition]?.lack !== undefined));

/** The stock of all its lines, and the items that explain what it could not have. */
export const stockOf = (campaign: string, order: Order) => ({
  items: items(campaign, lackingIn(order)),
  stocks: stocks(campaign, itemsOf(Object.keys(order.lines))),
});

/** An order, and what explains it to whoever looks. */
export const inFull = ({ params: { campaign, order: id } }: { readonly params: OnOrder }) =>
  inOrder({ order: needed(orderAt(campaign, id)) }, ({ order }) => ({
    items: items(campaign, lackingIn(order)),
    stocks: stocks(campaign, [...lackingIn(order), ...itemsOf(awaited(order))]),
    posterRules: order.posters ? posterRules(campaign) : given(undefined),
  }));
