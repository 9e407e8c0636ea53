import { type Recorded, notStored } from '../../../shared/commit.ts';
import type { MaterialsEvent } from '../events.ts';
import type { Run } from '../state.ts';

/** Folds one event into a print run. Total: it judges nothing, the rules have. Pure. */

/** How the request that pays for it stands now. */
const withFunds = (run: Run, spendingStatus: NonNullable<Run['spending']>['status'] | undefined): Run => ({
  ...run,
  ...(run.spending && { spending: { ...run.spending, status: spendingStatus ?? run.spending.status } }),
});

/** Of another day it is told anew that it is past. */
const untold = ({ escalated: _, ...run }: Run): Run => run;

export const evolveRun = (run: Run | undefined, event: Recorded<MaterialsEvent>): Run | undefined => {
  if (event.type === 'PrintRunOrdered' || (event.type === 'PrintRunConfirmed' && !run)) {
    const { run: id, item, language, quantity, deliveredBy } = event;
    const begun = { ...notStored, id, item, language, quantity, deliveredBy };
    return event.type === 'PrintRunConfirmed'
      ? { ...begun, status: 'confirmed' }
      : { ...begun, status: 'awaiting-funds', spending: { request: event.spending, status: 'submitted' } };
  }
  if (!run) return run;
  switch (event.type) {
    case 'PrintRunConfirmed':
      return { ...withFunds(run, event.spendingStatus), status: 'confirmed' };
    case 'PrintRunCancelled':
      return { ...withFunds(run, event.spendingStatus), status: 'cancelled' };
    case 'PrintRunFundsEnded':
      return {
        ...run,
        ...(run.spending && {
          spending: {
            request: run.spending.request,
            status: event.spendingStatus,
            ...(event.unpaid && { unpaid: true as const }),
          },
        }),
      };
    case 'PrintRunMoved':
      return { ...untold(run), deliveredBy: event.deliveredBy };
    case 'PrintRunEscalated':
      return { ...run, escalated: true };
    case 'PrintRunCalledOff':
      return {
        ...withFunds(run, event.spendingStatus),
        status: 'cancelled',
        calledOff: { at: event.at, reason: event.reason },
      };
    case 'PrintRunResized':
      return { ...run, quantity: event.quantity, ...(event.rest === 0 && { status: 'arrived' as const }) };
    case 'PrintRunArrived': {
      const { id, at, quantity, given, rest } = event;
      const arrivals = [...(run.arrivals ?? []), { id, at, quantity, given }];
      return { ...run, arrivals, ...(rest === 0 && { status: 'arrived' as const }) };
    }
    case 'PrintRunArrivalReversed': {
      const { at, reason } = event;
      const arrivals = run.arrivals?.map((each) =>
        each.id === event.arrival ? { ...each, reversed: { at, reason } } : each,
      );
      return { ...run, ...(event.rest > 0 && { status: 'confirmed' as const }), arrivals };
    }
    default:
      return run;
  }
};
