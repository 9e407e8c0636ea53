import { belongsTo } from '../../../shared/actor.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { onMaterials } from '../commands.ts';
import { editionStock, receivedOf } from '../editions.ts';
import type { MaterialsEvent } from '../events.ts';
import { readEveryStock, readStocks } from '../store.ts';
import { giving } from '../orders/giving.ts';
import type { Stock } from '../state.ts';
import { isKeeper, viewStock } from '../views.ts';
import type { contract } from './contract.ts';
import { move } from './rules.ts';

type Given = Extract<MaterialsEvent, { readonly type: 'StockGiven' }>['given'];
/** What those who waited were given. */
const giftsIn = (events: readonly MaterialsEvent[]): Given =>
  events.flatMap((event) => (event.type === 'StockGiven' ? event.given : []));

export const operations: Handlers<typeof contract> = {
  moveStock: {
    mayDo: ({ actor, body: { depot } }) => isKeeper(actor) || belongsTo(actor, depot),
    run: ({ body, caller }) => {
      let given: Given = [];
      return onMaterials(caller, {
        wanted: { items: [body.item], stocks: [body.item], gives: body.quantity > 0 && body.reason !== 'transfer' },
        decide: (state) => {
          const decision = giving(state, move(state, body), state.context);
          given = isRefusal(decision) ? [] : giftsIn(decision);
          return decision;
        },
        versionOf: ({ stocks }) => stocks[body.item]?.version ?? 0,
        answer: ({ stocks }) => {
          const { item, language } = body;
          const stock = stocks[item] as Stock;
          const is = editionStock(stock, language);
          const { delivered, waste, waiting } = is;
          const depots = viewStock(stock, language);
          return {
            status: 200,
            body: {
              item,
              language,
              received: receivedOf(is),
              delivered,
              waste,
              waiting,
              depots,
              given: given.map(({ unit, order, depot, quantity }) => ({ unit, order, depot, quantity })),
              version: stock.version,
            },
            version: stock.version,
          };
        },
      });
    },
  },

  showStock: {
    run: async ({ params: { campaign }, query: { depot, item } }) => {
      const stocks = await (item === undefined ? readEveryStock(campaign) : readStocks(campaign, [item]));
      const rows = Object.values(stocks).flatMap((stock) =>
        Object.keys(stock.editions).flatMap((language) => viewStock(stock, language)),
      );
      return { status: 200, body: { items: rows.filter((row) => depot === undefined || row.depot === depot) } };
    },
  },
};
