import { notStored, type Recorded } from '../../../shared/commit.ts';
import type { PotEvent } from '../events.ts';
import { plus } from '../fold.ts';
import type { Pot, PotState } from '../state.ts';
import type { Transfer } from './reckoning.ts';
import type { Payment, Reversed, Settlement } from './state.ts';

/** What becomes of settlements, and of what they cover. Pure. */
type On<T extends PotEvent['type']> = Recorded<Extract<PotEvent, { type: T }>>;
type OnSettlement = On<
  'SettlementMade' | 'SettlementReversed' | 'TransferPaid' | 'TransferPaymentReversed' | 'SettlementEscalated'
>;

/** Covers these transfers; with -1 no longer. */
const covering = (pot: Pot, transfers: readonly Transfer[], sign: 1 | -1): Pot => ({
  ...pot,
  settled: transfers.reduce(
    (settled, { from, to, amount }) => plus(plus(settled, to, sign * amount), from, -sign * amount),
    pot.settled ?? {},
  ),
});

type Change = (payments: readonly Payment[]) => readonly Payment[];
const withPayments = (state: PotState, transfer: string, change: Change): PotState => {
  const { settlement } = state;
  if (!settlement) return state;
  const transfers = settlement.transfers.map((each) =>
    each.id === transfer ? { ...each, payments: change(each.payments) } : each,
  );
  return { ...state, settlement: { ...settlement, transfers } };
};

const dueBy = ({ replyBy }: Pick<Settlement, 'replyBy'>) => (replyBy === undefined ? {} : { replyBy });
/** By another day, past which it is told anew. */
const dueAgain = (state: PotState, event: Pick<Settlement, 'replyBy'>): PotState => {
  if (!state.settlement) return state;
  const { escalated: _, ...settlement } = state.settlement;
  return { ...state, settlement: { ...settlement, ...dueBy(event) } };
};

export const evolveSettlement = (state: PotState, event: OnSettlement): PotState => {
  const { pot, settlement } = state;
  const { at } = event;
  /** Each of these is an entry of the ledger, whose number is the voucher's. */
  const voucher = pot.ledger.seq + 1;
  const reversed = (reason: string): Reversed => ({ at, reason, voucher });
  switch (event.type) {
    case 'SettlementMade': {
      const { number, total, offices, transfers } = event;
      const made: Settlement = {
        ...notStored,
        id: String(number),
        number,
        total,
        offices,
        transfers: transfers.map((transfer, i) => ({ id: String(i + 1), ...transfer, payments: [] })),
        voucher,
        ...dueBy(event),
      };
      return { ...state, settlement: made, pot: { ...covering(pot, transfers, 1), lastSettlement: number } };
    }
    case 'SettlementReversed':
      return {
        ...state,
        ...(settlement && { settlement: { ...settlement, reversed: reversed(event.reason) } }),
        pot: covering(pot, event.transfers, -1),
      };
    case 'TransferPaid':
      return withPayments(state, event.transfer, (all) => [...all, { day: event.day, at, voucher }]);
    case 'TransferPaymentReversed':
      return withPayments(dueAgain(state, event), event.transfer, (all) =>
        all.map((each) => (each.voucher === event.payment ? { ...each, reversed: reversed(event.reason) } : each)),
      );
    case 'SettlementEscalated':
      return settlement ? { ...state, settlement: { ...settlement, escalated: true } } : state;
  }
};
