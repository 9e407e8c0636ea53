import { type Actor, behalfOf, belongsTo, isInOffice } from '../../../shared/actor.ts';
import { addDays, dayOf, type Instant } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import { about, type Handlers, right } from '../../../shared/handler.ts';
import { fresh, given, inOrder, needed, toSet } from '../../../shared/reads.ts';
import { isOffice } from '../../../shared/units.ts';
import { items, packs as packsAt } from '../catalogue/store.ts';
import {
  association,
  associationsServed,
  command,
  order as orderAt,
  posterRules,
  someAssociations,
  stocks,
  unitId,
} from '../store.ts';
import type { CatalogueItem, Ids, Order, Pack } from '../state.ts';
import { isKeeper, readerOf, viewOrder } from '../views.ts';
import { unitOfOrder } from '../waiters.ts';
import { contract } from './contract.ts';
import { listOrders } from './listing.ts';
import { editionsIn, type LineWish, type PackWish } from './demand.ts';
import { giving } from './giving.ts';
import { inFull, itemsOf, onOrder, type OnOrder, shown, stockOf, theJoined } from './on-order.ts';
import { type Asking, consent, declineShare } from './sharing.ts';
import { settings } from '../../../shared/directory.ts';
import { type MaterialsSettings, materialsSettingsOf } from '../offers.ts';
import { reopenOrder } from './reopening.ts';
import { cancelOrder, changeOrder, placeOrder } from './rules.ts';

/** The operations on orders. */
/** Whose it is, whoever ordered for them, and the district, which keeps the stock. */
const mayEnd = (actor: Actor, { unit, filer }: Order): boolean =>
  isKeeper(actor) || belongsTo(actor, unit) || filer === actor.person;
const enders = right({
  reads: ({ campaign, order }: OnOrder) => inOrder({ order: orderAt(campaign, order) }),
  holds: (actor, { order }) => !order || mayEnd(actor, order),
});
/** What somebody is asked to order with an order. */
const theShare = about({
  reads: ({ campaign, order }: OnOrder & { readonly association: string }) =>
    inOrder({ order: orderAt(campaign, order) }),
  target: ({ order }, _actor, { association: unit }) => order?.shares?.[unit] && { unit },
  version: ({ order }) => order?.version ?? 0,
});
type Placed = Parameters<typeof shown>[0];
const placedAnswer = (
  state: Placed,
  input: { readonly actor: Actor; readonly params: { readonly campaign: string } },
  now: Instant,
) => ({
  ...shown(state, input, now),
  status: 201,
  location: `/campaigns/${input.params.campaign}/materials/orders/${state.order.id}`,
});

/** Whoever ended it. */
const reopeners = right({
  reads: ({ campaign, order }: OnOrder) => inOrder({ order: orderAt(campaign, order) }),
  holds: (actor, { order }) =>
    !order || (order.cancelled ? belongsTo(actor, order.cancelled.by) : mayEnd(actor, order)),
});

type Wished = {
  readonly packs?: readonly PackWish[] | undefined;
  readonly lines?: readonly LineWish[] | undefined;
};
/** What the body tells of an order: its packs, and the items of its lines. */
const wished = (campaign: string, { packs = [], lines = [] }: Wished) => ({
  packs: packsAt(
    campaign,
    packs.map(({ pack }) => pack),
  ),
  ...catalogued(
    campaign,
    lines.map(({ item }) => item),
  ),
});
const catalogued = (campaign: string, ids: readonly string[]) => ({
  items: items(campaign, ids),
  stocks: stocks(campaign, ids),
});
/** E4: as far as there may be posters in it; what is in packs is not known yet. */
const rulesFor = (
  campaign: string,
  { packs, items: wanted }: { readonly packs: Ids<Pack>; readonly items: Ids<CatalogueItem> },
) =>
  Object.keys(packs).length > 0 || Object.values(wanted).some(({ kind }) => kind === 'poster')
    ? posterRules(campaign)
    : given(undefined);
/** What the body tells of an order, with all that others are asked to order with it. */
const withShares = ({
  packs,
  lines = [],
  shares = [],
}: Wished & { readonly shares?: Asking['shares'] | undefined }) => ({
  packs,
  lines: [...lines, ...shares.flatMap((share) => share.lines)],
});
/** In how many days others answer, and an order is delivered: read where the order does not say so itself. */
const days = (campaign: string) => settings(campaign, materialsSettingsOf);
const noDays: Pick<MaterialsSettings, 'replyByDays' | 'deliverByDays'> = { replyByDays: 0, deliverByDays: 0 };
/** The items of the lines, and of what is in the packs. */
const itemsWished = (packs: Ids<Pack>, { lines = [] }: Wished): readonly string[] =>
  [...lines, ...Object.values(packs).flatMap((pack) => pack.lines)].map(({ item }) => item);

export const operations: Handlers<typeof contract> = {
  placeOrder: command(contract.placeOrder, {
    // An association orders for itself, an office for itself or for an association.
    mayDo: ({ actor, body: { unit } }) => belongsTo(actor, unit) || (isInOffice(actor) && !isOffice(unit)),
    reads: ({ params: { campaign }, body }) =>
      inOrder(
        {
          ...wished(campaign, withShares(body)),
          associations: someAssociations(campaign, [body.unit, ...(body.shares ?? []).map(({ unit }) => unit)]),
          days: body.shares || body.neededBy === undefined ? days(campaign) : given(noDays),
          order: fresh<Order>(),
          said: given({ deliverTo: body.deliverTo }),
        },
        (found) => ({
          ...catalogued(campaign, itemsWished(found.packs, withShares(body))),
          posterRules: rulesFor(campaign, found),
        }),
      ),
    decide: (state, { body: { deliverTo: _, packs = [], lines = [], shares, replyBy, ...wish }, newId }, now) => {
      const today = dayOf(now);
      const { replyByDays, deliverByDays } = state.days;
      const asking = shares && { shares, replyBy: replyBy ?? addDays(today, replyByDays) };
      const placing = { id: unitId(wish.unit, newId), wish: { ...wish, packs, lines }, asking, days: deliverByDays };
      return placeOrder(state, placing, today);
    },
    answer: placedAnswer,
  }),

  listOrders,

  showOrder: show(contract.showOrder, { ...onOrder, about: theJoined, reads: inFull }),

  changeOrder: command(contract.changeOrder, {
    ...onOrder,
    reads: ({ params: { campaign, order: id }, body }) =>
      inOrder(
        {
          order: needed(orderAt(campaign, id)),
          ...wished(campaign, body),
          associations: association(campaign, unitOfOrder(id)),
          said: given({ deliverTo: body.deliverTo }),
        },
        ({ order, packs, items: wanted }) => ({
          ...catalogued(campaign, [...itemsWished(packs, body), ...itemsOf(editionsIn(order))]),
          posterRules: order.posters ? posterRules(campaign) : rulesFor(campaign, { packs, items: wanted }),
        }),
        (found) => ({ associations: associationsServed(campaign, found.stocks, found.associations) }),
      ),
    decide: (state, { body: { packs = [], lines = [], ...rest } }, now) =>
      giving(state, changeOrder(state, { ...rest, packs, lines }, dayOf(now)), dayOf(now)),
  }),

  consentToShare: command(contract.consentToShare, {
    about: theShare,
    reads: ({ params: { campaign, order: id, association: unit } }) =>
      inOrder(
        {
          joined: needed(orderAt(campaign, id)),
          associations: association(campaign, unit),
          packs: given<Ids<Pack>>({}),
          days: days(campaign),
        },
        ({ joined }) => ({
          // What it became, where it was consented to before.
          order: toSet(orderAt(campaign, joined.shares?.[unit]?.order ?? '')),
          ...catalogued(campaign, joined.shares?.[unit]?.lines.map(({ item }) => item) ?? []),
          said: given({ deliverTo: joined.deliverTo }),
        }),
      ),
    decide: (state, { params: { association: unit }, newId }, now) =>
      consent(state, { order: unitId(unit, newId), unit, days: state.days.deliverByDays }, dayOf(now)),
    answer: placedAnswer,
  }),

  declineShare: command(contract.declineShare, {
    about: theShare,
    reads: ({ params: { campaign, order: id } }) => inOrder({ joined: needed(orderAt(campaign, id)) }),
    decide: (state, { params: { association: unit }, body: { reason } }) => declineShare(state, { unit, reason }),
    answer: ({ joined }, { actor }) => ({
      status: 200,
      body: viewOrder(joined, readerOf(actor)),
      version: joined.version,
    }),
  }),

  cancelOrder: command(contract.cancelOrder, {
    ...onOrder,
    may: enders,
    reads: ({ params: { campaign, order: id } }) =>
      inOrder(
        { order: needed(orderAt(campaign, id)) },
        ({ order }) => stockOf(campaign, order),
        (found) => ({ associations: associationsServed(campaign, found.stocks) }),
      ),
    decide: (state, { actor, body: { reason } }, now) =>
      giving(state, cancelOrder(state, { by: behalfOf(actor, state.order.unit), reason }), dayOf(now)),
  }),

  reopenOrder: command(contract.reopenOrder, {
    ...onOrder,
    may: reopeners,
    reads: ({ params: { campaign, order: id } }) =>
      inOrder(
        {
          order: needed(orderAt(campaign, id)),
          associations: association(campaign, unitOfOrder(id)),
          days: days(campaign),
        },
        ({ order }) => ({ ...catalogued(campaign, itemsOf(editionsIn(order))), packs: given<Ids<Pack>>({}) }),
      ),
    decide: (state, { actor, body: { reason } }, now) =>
      reopenOrder(state, { by: behalfOf(actor, state.order.unit), reason, days: state.days.deliverByDays }, dayOf(now)),
  }),
};
