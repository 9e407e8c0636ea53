import { notStored, type Recorded } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import type { MaterialsEvent } from './events.ts';
import { evolveOrder, withoutAddress } from './orders/evolve.ts';
import { evolveRun } from './runs/evolve.ts';
import type { MaterialsState } from './state.ts';
import { evolveStocks } from './stock/evolve.ts';
import { materialsTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
const fold = (state: MaterialsState, event: Recorded<MaterialsEvent>): MaterialsState => ({
  ...state,
  stocks: evolveStocks(state.stocks, event, state.order?.rationed),
  order: evolveOrder(state.order, event, state.said?.deliverTo),
  ...(state.orders && { orders: withoutAddress(state.orders, event) }),
  run: evolveRun(state.run, event),
  ...(event.type === 'StockGiven' && { givenOut: event.given }),
  ...(event.type === 'StockMoved' &&
    event.note !== undefined && { movement: { ...notStored, id: event.id, note: event.note } }),
});

export const evolve = remembering(materialsTexts, fold);
