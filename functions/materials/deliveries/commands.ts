import { dayOf } from '../../../shared/calendar.ts';
import { settings } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { given, inOrder, needed } from '../../../shared/reads.ts';
import { giving } from '../orders/giving.ts';
import { materialsSettingsOf } from '../offers.ts';
import { inFull, onOrder, type OnOrder, stockOf } from '../orders/on-order.ts';
import { associations, command, order as orderAt } from '../store.ts';
import { readerOf } from '../views.ts';
import { contract } from './contract.ts';
import { reverseDelivery, reversePicking, reverseReceipt } from './reversal.ts';
import { deliver, depotsOf, pickOrder, receive } from './rules.ts';

/** The operations on what goes out. */
/** One of what went out of an order, or came of it. */
const within = <K extends 'delivery' | 'receipt'>(name: K, list: 'deliveries' | 'receipts') =>
  about({
    reads: ({ campaign, order }: OnOrder & { readonly [N in K]: string }) =>
      inOrder({ order: orderAt(campaign, order) }),
    target: ({ order }, _actor, { [name]: id }) =>
      order?.[list]?.some((each) => each.id === id) ? { unit: order.unit, filer: order.filer } : undefined,
    version: ({ order }) => order?.version ?? 0,
  });

export const operations: Handlers<typeof contract> = {
  pickOrder: command(contract.pickOrder, { ...onOrder, reads: inFull, decide: (state) => pickOrder(state) }),

  reversePicking: command(contract.reversePicking, {
    ...onOrder,
    reads: inFull,
    decide: (state, { body: { reason } }) => reversePicking(state, reason),
  }),

  deliverOrder: command(contract.deliverOrder, {
    ...onOrder,
    reads: ({ params: { campaign, order: id } }) =>
      inOrder({ order: needed(orderAt(campaign, id)) }, ({ order }) => ({
        ...stockOf(campaign, order),
        days: settings(campaign, (all) => materialsSettingsOf(all).replyByDays),
      })),
    decide: (state, { actor, body: { lines } }, now) =>
      deliver(state, { lines, depots: depotsOf(readerOf(actor).units), days: state.days }, dayOf(now)),
  }),

  reverseDelivery: command(contract.reverseDelivery, {
    ...onOrder,
    about: within('delivery', 'deliveries'),
    reads: ({ params: { campaign, order: id } }) =>
      inOrder({ order: needed(orderAt(campaign, id)) }, ({ order }) => ({
        ...stockOf(campaign, order),
        // What is back of an order that is over goes to those who wait.
        associations: order.status === 'cancelled' ? associations(campaign) : given({}),
      })),
    decide: (state, { actor, params: { delivery }, body: { reason } }, now) => {
      const depots = depotsOf(readerOf(actor).units);
      return giving(state, reverseDelivery(state, { delivery, reason, depots }), dayOf(now));
    },
  }),

  receiveOrder: command(contract.receiveOrder, {
    ...onOrder,
    reads: inFull,
    decide: (state, { body: { missing = [] } }) => receive(state, missing),
  }),

  reverseReceipt: command(contract.reverseReceipt, {
    ...onOrder,
    about: within('receipt', 'receipts'),
    reads: inFull,
    decide: (state, { params: { receipt }, body: { reason } }) => reverseReceipt(state, { receipt, reason }),
  }),
};
