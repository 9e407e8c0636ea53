import type { TextsOf } from '../../shared/texts.ts';
import type { Proposal } from './catalogue/state.ts';
import { editionId } from './editions.ts';
import type { Printed } from './files/state.ts';
import type { materialsEvents } from './events.ts';
import type { Order, Run } from './state.ts';
import { type Movement, movementId } from './stock/state.ts';
import type { Reversed } from './deliveries/state.ts';

/** Where proposals, orders, print runs and movements of stock keep what people wrote (invariant 9). Pure. */
const aProposal = { in: 'proposal', of: ({ proposal: id }: { readonly proposal: string }) => ({ id }) } as const;

const unsaid = ({ at }: Reversed): Reversed => ({ at });
const withoutReason = <T extends { readonly reversed?: Reversed | undefined }>(each: T): T =>
  each.reversed ? { ...each, reversed: unsaid(each.reversed) } : each;

const anOrder = { in: 'order', of: ({ order: id }: { readonly order: string }) => ({ id }) } as const;
const ofOrder = {
  textsIn: ({ cancelled, reopened, deliveries = [], receipts = [], shares = {} }: Order) => ({
    ...Object.fromEntries(Object.entries(shares).map(([unit, { declined }]) => [`declined-${unit}`, declined?.reason])),
    ...(cancelled && { [`cancelled-${cancelled.at}`]: cancelled.reason }),
    ...(reopened && { [`reopened-${reopened.at}`]: reopened.reason }),
    ...Object.fromEntries([...deliveries, ...receipts].map(({ id, reversed }) => [id, reversed?.reason])),
  }),
  without: ({ cancelled, reopened, deliveries, receipts, shares, ...order }: Order): Order => ({
    ...order,
    ...(shares && {
      shares: Object.fromEntries(
        Object.entries(shares).map(([unit, share]) => [
          unit,
          share.declined ? { ...share, declined: unsaid(share.declined) } : share,
        ]),
      ),
    }),
    ...(cancelled && { cancelled: { at: cancelled.at, by: cancelled.by, freed: cancelled.freed } }),
    ...(reopened && { reopened: { at: reopened.at, by: reopened.by } }),
    ...(deliveries && { deliveries: deliveries.map(withoutReason) }),
    ...(receipts && { receipts: receipts.map(withoutReason) }),
  }),
};

const ofRun = { in: 'run', of: ({ run: id }: { readonly run: string }) => ({ id }) } as const;

export const materialsTexts: TextsOf<typeof materialsEvents> = {
  slots: {
    order: ofOrder,
    orders: ofOrder,
    joined: ofOrder,
    run: {
      textsIn: ({ calledOff, arrivals = [] }: Run) => ({
        ...(calledOff && { calledOff: calledOff.reason }),
        ...Object.fromEntries(arrivals.map(({ id, reversed }) => [`arrival-${id}`, reversed?.reason])),
      }),
      without: ({ calledOff, arrivals, ...run }: Run): Run => ({
        ...run,
        ...(calledOff && { calledOff: unsaid(calledOff) }),
        ...(arrivals && { arrivals: arrivals.map(withoutReason) }),
      }),
    },
    movement: {
      textsIn: ({ note, reversed }: Movement) => ({ note, reversed: reversed?.reason }),
      without: ({ note: _, ...movement }: Movement) => withoutReason(movement),
    },
    /** In no field: why a number was corrected. */
    printed: { textsIn: () => ({}), without: (printed: Printed) => printed },
    proposal: {
      textsIn: ({ note, reason, declinedAt, reopened }: Proposal) => ({
        note,
        [declinedAt === undefined ? 'reason' : `reason-${declinedAt}`]: reason,
        ...(reopened && { [`reopened-${reopened.at}`]: reopened.reason }),
      }),
      without: ({ note: _, reason: __, reopened, ...proposal }: Proposal): Proposal => ({
        ...proposal,
        ...(reopened && { reopened: { at: reopened.at } }),
      }),
    },
  },
  events: {
    StockMoved: {
      in: 'movement',
      of: ({ item, id }) => ({ id: movementId(item, id) }),
      field: 'note',
      key: () => 'note',
    },
    StockMovementReversed: {
      in: 'movement',
      of: ({ movement: id }) => ({ id }),
      field: 'reason',
      key: () => 'reversed',
    },
    OrderCancelled: { ...anOrder, field: 'reason', key: ({ at }) => `cancelled-${at}` },
    OrderReopened: { ...anOrder, field: 'reason', key: ({ at }) => `reopened-${at}` },
    ShareDeclined: { ...anOrder, field: 'reason', key: ({ with: unit }) => `declined-${unit}` },
    OrderPickingReversed: { ...anOrder, field: 'reason', key: ({ id }) => id },
    OrderDeliveryReversed: { ...anOrder, field: 'reason', key: ({ delivery }) => delivery },
    OrderReceiptReversed: { ...anOrder, field: 'reason', key: ({ receipt }) => receipt },
    PrintRunCalledOff: { ...ofRun, field: 'reason', key: () => 'calledOff' },
    PrintRunArrivalReversed: { ...ofRun, field: 'reason', key: ({ arrival }) => `arrival-${arrival}` },
    CopiesCorrected: {
      in: 'printed',
      of: ({ item, language }) => ({ id: editionId(item, language) }),
      field: 'reason',
      key: ({ id }) => id,
    },
    ItemProposed: { ...aProposal, field: 'note', key: () => 'note' },
    ProposalDeclined: {
      ...aProposal,
      field: 'reason',
      key: ({ at }, keys) => (keys.includes(`reason-${at}`) ? `reason-${at}` : 'reason'),
    },
    ProposalReopened: { ...aProposal, field: 'reason', key: ({ at }) => `reopened-${at}` },
  },
};
