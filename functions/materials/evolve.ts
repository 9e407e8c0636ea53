import { type Recorded, unborn } from '../../shared/commit.ts';
import type { MaterialsEvent } from './events.ts';
import { evolveOrders } from './orders/evolve.ts';
import type { Ids, MaterialsState, Run } from './state.ts';
import { evolveStocks } from './stock/evolve.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends MaterialsEvent['type']> = Recorded<Extract<MaterialsEvent, { type: T }>>;

/** How the request that pays for a run stands now, and what that makes of the run. */
const withFunds = (
  runs: Ids<Run>,
  event: On<'PrintRunConfirmed' | 'PrintRunCancelled' | 'PrintRunFundsEnded'>,
  status?: Run['status'],
): Ids<Run> => {
  const is = runs[event.run];
  if (!is) return runs;
  const spending = is.spending && { ...is.spending, status: event.spendingStatus ?? is.spending.status };
  return { ...runs, [is.id]: { ...is, ...(status && { status }), ...(spending && { spending }) } };
};

const evolveRuns = (runs: Ids<Run>, event: Recorded<MaterialsEvent>): Ids<Run> => {
  switch (event.type) {
    case 'PrintRunOrdered':
    case 'PrintRunConfirmed': {
      if (event.type === 'PrintRunConfirmed' && runs[event.run]) return withFunds(runs, event, 'confirmed');
      const { run: id, item, language, quantity, deliveredBy } = event;
      const begun = { ...unborn, id, item, language, quantity, deliveredBy };
      if (event.type === 'PrintRunConfirmed') return { ...runs, [id]: { ...begun, status: 'confirmed' } };
      const spending = { request: event.spending, status: 'submitted' } as const;
      return { ...runs, [id]: { ...begun, status: 'awaiting-funds', spending } };
    }
    case 'PrintRunCancelled':
      return withFunds(runs, event, 'cancelled');
    case 'PrintRunFundsEnded':
      return withFunds(runs, event);
    case 'PrintRunMoved': {
      const is = runs[event.run];
      return is ? { ...runs, [is.id]: { ...is, deliveredBy: event.deliveredBy } } : runs;
    }
    case 'PrintRunArrived': {
      const is = runs[event.run];
      const { quantity: arrived, given, at: arrivedAt } = event;
      return is ? { ...runs, [is.id]: { ...is, status: 'arrived', arrivedAt, arrived, given } } : runs;
    }
    default:
      return runs;
  }
};

export const evolve = (state: MaterialsState, event: Recorded<MaterialsEvent>): MaterialsState => {
  const order = 'order' in event ? state.orders[event.order] : undefined;
  return {
    ...state,
    stocks: evolveStocks(state.stocks, event, order?.rationed),
    orders: evolveOrders(state.orders, event, state.said?.deliverTo),
    runs: evolveRuns(state.runs, event),
  };
};
