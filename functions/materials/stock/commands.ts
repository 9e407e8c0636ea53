import { belongsTo } from '../../../shared/actor.ts';
import { show } from '../../../shared/command.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { fresh, given, inOrder } from '../../../shared/reads.ts';
import { items } from '../catalogue/store.ts';
import { editionStock, receivedOf, stockOf } from '../editions.ts';
import { giving } from '../orders/giving.ts';
import { waitedFor } from '../orders/standing.ts';
import type { GivenOut, Movement as StockMovement } from '../state.ts';
import { command, everyStock, noWaiters, stocks, waiters } from '../store.ts';
import { isKeeper, viewStock } from '../views.ts';
import { contract } from './contract.ts';
import { move, type Movement } from './rules.ts';

/** The operations on what lies in the depots. */
const brings = ({ quantity, reason }: Movement): boolean => quantity > 0 && reason !== 'transfer';

export const operations: Handlers<typeof contract> = {
  moveStock: command(contract.moveStock, {
    mayDo: ({ actor, body: { depot } }) => isKeeper(actor) || belongsTo(actor, depot),
    reads: ({ params: { campaign }, body }) =>
      inOrder(
        {
          items: items(campaign, [body.item]),
          stocks: stocks(campaign, [body.item]),
          movement: fresh<StockMovement>(),
          givenOut: given<readonly GivenOut[]>([]),
        },
        (found) => (brings(body) && waitedFor(found.stocks).length > 0 ? waiters(found.stocks, campaign) : noWaiters()),
      ),
    version: (state, { body }) => stockOf(state.stocks, body.item).version,
    decide: (state, { body }) => giving(state, move(state, body)),
    answer: (state, { body: { item, language } }) => {
      const stock = stockOf(state.stocks, item);
      const is = editionStock(stock, language);
      const { delivered, waste, waiting } = is;
      return {
        status: 200,
        body: {
          item,
          language,
          received: receivedOf(is),
          delivered,
          waste,
          waiting,
          depots: viewStock(stock, language),
          given: state.givenOut.map(({ unit, order, depot, quantity }) => ({ unit, order, depot, quantity })),
          version: stock.version,
        },
        version: stock.version,
      };
    },
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
