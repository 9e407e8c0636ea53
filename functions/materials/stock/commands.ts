import { type Actor, belongsTo } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { about, type Handlers, right } from '../../../shared/handler.ts';
import { entityIn, fresh, given, inOrder, needed } from '../../../shared/reads.ts';
import type { Office } from '../../../shared/units.ts';
import { items } from '../catalogue/store.ts';
import { editionStock, receivedOf, stockOf } from '../editions.ts';
import { giving } from '../orders/giving.ts';
import type { GivenOut } from '../state.ts';
import {
  associationsServed,
  command,
  everyStock,
  movement as movementAt,
  movementsSince,
  ordersAfter,
  partition,
  stocks,
} from '../store.ts';
import { copiesOf } from '../waiters.ts';
import { isKeeper, readerOf, viewMovement, viewStock } from '../views.ts';
import { contract } from './contract.ts';
import { holdersOf, reverseMove } from './reversal.ts';
import { move } from './rules.ts';
import type { Movement } from './state.ts';

/** The operations on what lies in the depots. */
type OnMovement = { readonly campaign: string; readonly movement: string };
const theMovement = about({
  reads: ({ campaign, movement }: OnMovement) => inOrder({ movement: movementAt(campaign, movement) }),
  target: ({ movement }) => movement && {},
  version: ({ movement }) => movement?.version ?? 0,
});
/** The district office, and the office whose depot it is. */
const mayMove = (actor: Actor, depot: Office): boolean => isKeeper(actor) || belongsTo(actor, depot);
const keepers = right({
  reads: ({ campaign, movement }: OnMovement) => inOrder({ movement: movementAt(campaign, movement) }),
  holds: (actor, { movement }) => !movement || mayMove(actor, movement.depot),
});

export const operations: Handlers<typeof contract> = {
  moveStock: command(contract.moveStock, {
    mayDo: ({ actor, body: { depot } }) => mayMove(actor, depot),
    reads: ({ params: { campaign }, body }) =>
      inOrder(
        {
          items: items(campaign, [body.item]),
          stocks: stocks(campaign, [body.item]),
          movement: fresh<Movement>(),
          givenOut: given<readonly GivenOut[]>([]),
        },
        (found) => ({ associations: associationsServed(campaign, found.stocks) }),
      ),
    version: (state, { body }) => stockOf(state.stocks, body.item).version,
    decide: (state, { body }, now) => giving(state, move(state, body), dayOf(now)),
    answer: (state, { body: { item, language } }) => {
      const stock = stockOf(state.stocks, item);
      const is = editionStock(stock, language);
      const { delivered, waste, difference, waiting } = is;
      return {
        status: 200,
        body: {
          movement: state.movement.id,
          item,
          language,
          received: receivedOf(is),
          delivered,
          waste,
          difference,
          waiting: copiesOf(waiting),
          depots: viewStock(stock, language),
          given: state.givenOut.map(({ unit, order, depot, quantity }) => ({ unit, order, depot, quantity })),
          version: stock.version,
        },
        version: stock.version,
      };
    },
  }),

  listMovements: list(contract.listMovements, {
    at: ({ params: { campaign }, query: { item } }) => ({
      ranges: [{ pk: partition(campaign), prefix: item === undefined ? 'm#' : `m#${item}#` }],
      backward: true,
      consistent: false,
    }),
    page: ({ actor, query: { item } }) => ({
      query: [item ?? 'all'],
      view: (found) => viewMovement(entityIn<Movement>(found), readerOf(actor)),
    }),
  }),

  reverseMovement: command(contract.reverseMovement, {
    about: theMovement,
    may: keepers,
    reads: ({ params: { campaign, movement: id } }) =>
      inOrder(
        { movement: needed(movementAt(campaign, id)), stocks: stocks(campaign, [id.split('.')[0] ?? '']) },
        (found) => ({
          holders: ordersAfter(found.stocks, campaign, holdersOf(found)),
          since: movementsSince(found.stocks, campaign, id),
          associations: associationsServed(campaign, found.stocks),
        }),
      ),
    decide: (state, { body: { reason } }, now) => {
      const { stocks, associations } = state;
      return giving({ stocks, associations }, reverseMove(state, reason), dayOf(now));
    },
    answer: ({ movement }, { actor }) => ({
      status: 200,
      body: viewMovement(movement, readerOf(actor)),
      version: movement.version,
    }),
  }),

  showStock: show(contract.showStock, {
    reads: ({ params: { campaign }, query: { item } }) =>
      inOrder({ stocks: item === undefined ? everyStock(campaign) : stocks(campaign, [item]) }),
    answer: ({ stocks: found }, { query: { depot } }) => {
      const rows = Object.values(found).flatMap((stock) =>
        Object.keys(stock.editions).flatMap((language) => viewStock(stock, language)),
      );
      return { status: 200, body: { items: rows.filter((row) => depot === undefined || row.depot === depot) } };
    },
  }),
};
