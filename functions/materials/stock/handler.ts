import { belongsTo } from '../../../shared/actor.ts';
import type { Handlers } from '../../../shared/http.ts';
import { onMaterials } from '../commands.ts';
import { editionStock, receivedOf } from '../editions.ts';
import { readEveryStock, readStocks } from '../items.ts';
import type { Stock } from '../state.ts';
import { isKeeper, viewStock } from '../views.ts';
import type { stockContract } from './contract.ts';
import { move } from './rules.ts';

export const stockHandlers: Handlers<typeof stockContract> = {
  moveStock: {
    mayDo: ({ actor, body: { depot } }) => isKeeper(actor) || belongsTo(actor, depot),
    run: ({ body, caller }) =>
      onMaterials(caller, {
        wanted: { items: [body.item], stocks: [body.item] },
        decide: (state) => move(state, body),
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
              version: stock.version,
            },
            version: stock.version,
          };
        },
      }),
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
