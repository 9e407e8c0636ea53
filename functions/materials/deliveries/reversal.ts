import { refuse as no, text, wrongStatus } from '../../../shared/problems.ts';
import { restsOn } from '../../../shared/reversal/rules.ts';
import type { Office } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import { type One, onOrder } from '../orders/rules.ts';
import type { Order, OrderStatus } from '../state.ts';
import { standing } from './standing.ts';

/** What is taken back of an order on its way out: that it is picked, delivered, received. Pure. */

/** It can be changed again. */
export const reversePicking = ({ order }: One, reason: string): Decision<'wrong-status'> => {
  if (order.status === 'placed') return [];
  if (order.status !== 'picking') return wrongStatus(order.status);
  return [{ type: 'OrderPickingReversed', ...onOrder(order), reason }];
};

const statusWithout = ({ status, deliveries }: Order, id: string): OrderStatus => {
  if (status === 'cancelled') return status;
  return standing(deliveries).some((each) => each.id !== id) ? 'partly-delivered' : 'placed';
};

/**
 * It has not gone out: it is kept for the order again, in the depots that it was taken from, by whoever may deliver from
 * these. What the receiver has confirmed since has come.
 */
export const reverseDelivery = (
  { order }: One,
  {
    delivery: id,
    reason,
    depots,
  }: { readonly delivery: string; readonly reason: string; readonly depots: readonly Office[] },
): Decision<'not-found' | 'not-allowed' | 'rests-on'> => {
  const delivery = order.deliveries?.find((each) => each.id === id);
  if (!delivery) return no('not-found');
  const { at, delivered, reversed } = delivery;
  const from = Object.values(delivered).flatMap((perDepot) => Object.keys(perDepot) as Office[]);
  if (!from.every((depot) => depots.includes(depot))) return no('not-allowed');
  if (reversed) return [];
  const confirmed = standing(order.receipts).filter((receipt) => receipt.at >= at);
  if (confirmed.length > 0)
    return restsOn(
      text(
        'Mottagaren har bekräftat att det har kommit; den bekräftelsen får tas tillbaka först.',
        'The receiver confirmed that it has come; that receipt has to be reversed first.',
      ),
      confirmed.map((receipt) => receipt.id),
    );
  const said = { delivery: id, delivered, status: statusWithout(order, id), reason };
  return [{ type: 'OrderDeliveryReversed', ...onOrder(order), ...said }];
};

/** The receiver has not said so: what was missing is not, and an order that was over is delivered. */
export const reverseReceipt = (
  { order }: One,
  { receipt: id, reason }: { readonly receipt: string; readonly reason: string },
): Decision<'not-found'> => {
  const receipt = order.receipts?.find((each) => each.id === id);
  if (!receipt) return no('not-found');
  if (receipt.reversed) return [];
  const status = order.status === 'received' && !receipt.partly ? 'delivered' : order.status;
  return [{ type: 'OrderReceiptReversed', ...onOrder(order), receipt: id, missing: receipt.missing, status, reason }];
};
