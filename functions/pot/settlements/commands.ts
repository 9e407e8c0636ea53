import { officesOf } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { settings } from '../../../shared/directory.ts';
import { about, type Handlers, right } from '../../../shared/handler.ts';
import { fresh, inOrder, needed } from '../../../shared/reads.ts';
import { withoutEarlier } from '../../../shared/texts.ts';
import { potSettingsOf } from '../offers.ts';
import { command, partition, pot, settlement } from '../store.ts';
import { contract } from './contract.ts';
import { settle } from './reckoning.ts';
import { makeSettlement, payBy, payTransfer, reversePayment, reverseSettlement } from './rules.ts';
import { paymentOf, type SettledTransfer, type Settlement, transferIn } from './state.ts';

/** The operations on settlements. */
type OnOne = { readonly campaign: string; readonly settlement: string };
type OnTransfer = OnOne & { readonly transfer: string };

const viewSettlement = (is: Settlement) => ({
  ...withoutEarlier(is),
  transfers: is.transfers.map((each) => ({ ...each, paid: paymentOf(each) !== undefined })),
});
const shown = ({ settlement: is }: { readonly settlement: Settlement }) => ({
  status: 200,
  body: viewSettlement(is),
  version: is.version,
});

const one = (path: OnOne) => inOrder({ settlement: settlement(path.campaign, path.settlement) });
const theSettlement = about({
  reads: one,
  target: (found) => found.settlement && {},
  version: (found) => found.settlement?.version ?? 0,
});
/** All of these move the ledger, hence the pot. */
const readOne = ({ params }: { readonly params: OnOne }) =>
  inOrder({ pot: pot(params.campaign), settlement: needed(settlement(params.campaign, params.settlement)) });

/** One of its transfers, which only the office that receives speaks for. */
const onTransfer = {
  about: about({
    reads: (path: OnTransfer) => one(path),
    target: (found, _actor, { transfer }) => found.settlement && transferIn(found.settlement, transfer) && {},
    version: (found) => found.settlement?.version ?? 0,
  }),
  may: right({
    reads: (path: OnTransfer) => one(path),
    holds: (actor, found, { transfer }) => {
      const to = found.settlement && transferIn(found.settlement, transfer)?.to;
      return to !== undefined && officesOf(actor).includes(to);
    },
  }),
  reads: readOne,
  answer: shown,
};
const withTransfer = (state: { readonly settlement: Settlement }, { transfer: id }: OnTransfer) => ({
  ...state,
  transfer: transferIn(state.settlement, id) as SettledTransfer,
});

export const operations: Handlers<typeof contract> = {
  settle: show(contract.settle, {
    reads: ({ params: { campaign } }) => inOrder({ pot: pot(campaign) }),
    answer: (found) => ({ status: 200, body: settle(found.pot) }),
  }),

  makeSettlement: command(contract.makeSettlement, {
    about: about({
      reads: ({ campaign }: { readonly campaign: string }) => inOrder({ pot: pot(campaign) }),
      target: () => ({}),
      version: (found) => found.pot.version,
    }),
    reads: ({ params: { campaign } }) =>
      inOrder({
        pot: pot(campaign),
        settlement: fresh<Settlement>(),
        settings: settings(campaign, potSettingsOf),
      }),
    decide: (state, _input, now) => makeSettlement(state, payBy(state.settings, now)),
    answer: (found, { params: { campaign } }) => ({
      ...shown(found),
      status: 201,
      location: `/campaigns/${campaign}/pot/settlements/${found.settlement.id}`,
    }),
  }),

  listSettlements: list(contract.listSettlements, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), prefix: 'settlement#' }],
      backward: true,
    }),
    page: () => ({ view: (item) => viewSettlement(entityOf<Settlement>(item) as Settlement) }),
  }),

  showSettlement: show(contract.showSettlement, {
    reads: ({ params }) => inOrder({ settlement: needed(settlement(params.campaign, params.settlement)) }),
    answer: shown,
  }),

  payTransfer: command(contract.payTransfer, {
    ...onTransfer,
    decide: (state, { params, body }, now) =>
      payTransfer(withTransfer(state, params), { day: body.day, today: dayOf(now) }),
  }),

  reversePayment: command(contract.reversePayment, {
    ...onTransfer,
    reads: ({ params }) =>
      inOrder({
        pot: pot(params.campaign),
        settlement: needed(settlement(params.campaign, params.settlement)),
        settings: settings(params.campaign, potSettingsOf),
      }),
    decide: (state, { params, body }, now) =>
      reversePayment(withTransfer(state, params), body.reason, payBy(state.settings, now)),
  }),

  reverseSettlement: command(contract.reverseSettlement, {
    about: theSettlement,
    reads: readOne,
    decide: (state, { body }) => reverseSettlement(state, body.reason),
    answer: shown,
  }),
};
