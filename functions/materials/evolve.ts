import type { Recorded } from '../../shared/commit.ts';
import type { MaterialsEvent } from './events.ts';
import { evolveOrder, withoutAddress } from './orders/evolve.ts';
import { evolveRun } from './runs/evolve.ts';
import type { MaterialsState } from './state.ts';
import { evolveStocks } from './stock/evolve.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
export const evolve = (state: MaterialsState, event: Recorded<MaterialsEvent>): MaterialsState => ({
  ...state,
  stocks: evolveStocks(state.stocks, event, state.order?.rationed),
  order: evolveOrder(state.order, event, state.said?.deliverTo),
  ...(state.orders && { orders: withoutAddress(state.orders, event) }),
  run: evolveRun(state.run, event),
  ...(event.type === 'StockGiven' && { givenOut: event.given }),
});
