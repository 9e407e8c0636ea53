import type { Recorded } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import type { MaterialsEvent } from './events.ts';
import { evolveOrder, withoutAddress } from './orders/evolve.ts';
import { evolveJoined } from './orders/shares.ts';
import { evolveRun } from './runs/evolve.ts';
import type { MaterialsState } from './state.ts';
import { evolveStocks } from './stock/evolve.ts';
import { evolveMovement } from './stock/movements.ts';
import { materialsTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
const fold = (state: MaterialsState, event: Recorded<MaterialsEvent>): MaterialsState => ({
  ...state,
  stocks: evolveStocks(state.stocks, event, state.order?.rationed),
  order: evolveOrder(state.order, event, state.said?.deliverTo),
  joined: evolveJoined(state.joined, event),
  ...(state.orders && { orders: withoutAddress(state.orders, event) }),
  run: evolveRun(state.run, event),
  movement: evolveMovement(state.movement, event),
  ...(event.type === 'StockGiven' && { givenOut: event.given }),
});

export const evolve = remembering(materialsTexts, fold);
