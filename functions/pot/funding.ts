import type { Instant } from '../../shared/calendar.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { settings } from '../../shared/directory.ts';
import { fetching, readAll } from '../../shared/fetching.ts';
import type { Ore } from '../../shared/money.ts';
import { isRefusal, type Refusal, text } from '../../shared/problems.ts';
import { asOf, fresh, given, inOrder, type Loaded } from '../../shared/reads.ts';
import { restsOn } from '../../shared/reversal/rules.ts';
import type { Office, Unit } from '../../shared/units.ts';
import { enumerated } from '../../shared/words.ts';
import { campaignStart } from '../campaign/offers.ts';
import type { Decision } from './events.ts';
import { type PotSettings, potSettingsOf } from './offers.ts';
import { refuse } from './problems.ts';
import { nextOwner, submit, withdraw } from './requests/rules.ts';
import { netPaidOf, standing } from './payments/state.ts';
import type { Pot, Reservation, SpendingRequest } from './state.ts';
import { lastOwner, pot, reserved, spending } from './store.ts';
import { expectedWindow, type WindowOf } from './window.ts';

/**
 * What another capability does together with the pot: it asks for the money that something of its own costs, in the
 * transaction that makes the thing (`jointly` in shared/jointly.ts), and later looks what became of the request.
 * Every event of the request carries `for`, so that the followers can tell that capability when to look.
 */
export { requestsAggregate as potAggregate, requestId as spendingId } from './store.ts';
export type { PotEvent } from './events.ts';
export type { SpendingRequest } from './state.ts';
export { ownOffices } from './requests/rules.ts';

/** The first wave of filing a request on behalf of a unit. */
export const filing = (campaign: string, unit: Unit) => ({
  pot: pot(campaign),
  campaign: campaignStart(campaign),
  potSettings: settings(campaign, potSettingsOf),
  lastOwner: lastOwner(campaign, unit),
  request: fresh<SpendingRequest>(),
});
/** And the wave after the pot was read. */
export const filingAfter = (guard: Loaded<Pot>, campaign: string, wish: WindowOf, now: Instant) => ({
  window: expectedWindow(guard, campaign, wish, now),
});

export const loadFiling = (campaign: string, wish: WindowOf, now: Instant) =>
  readAll(
    inOrder(filing(campaign, wish.unit), (found) => filingAfter(found.pot, campaign, wish, now)),
    fetching(),
  );

/** What filing one is judged by. */
export type Filing = {
  readonly pot: Pot;
  readonly campaign: { readonly end: string };
  readonly potSettings: PotSettings;
  readonly lastOwner: Office | undefined;
  readonly window: readonly Reservation[];
};
/** What a spending request says; amounts in öre, `for` the subject of what it pays for, `own` the filer’s offices (D8). */
export type SpendingWish = Omit<Parameters<typeof submit>[1], 'owner' | 'replyBy' | 'campaignEnd'>;

/** The request, as an event beside those of the other capability; an unknown `/budgetLine` is refused. Pure. */
export const fileSpending = (state: Filing, wish: SpendingWish, now: Instant): Decision<'invalid-input'> =>
  submit(state, {
    ...wish,
    owner: nextOwner(wish.unit, state.lastOwner),
    replyBy: addDays(dayOf(now), state.potSettings.replyByDays),
    campaignEnd: state.campaign.end,
  });

/** Where the line is not the asker's choice but somebody's setting. */
export const noSuchLine = (): Refusal<'insufficient-funds'> =>
  refuse('insufficient-funds', text('Potten har ingen sådan post.', 'The pot has no such budget line.'));

/** What is read of the money of something that ends; nothing where it has no request. */
export const ending = (campaign: string, request: string | undefined) =>
  request === undefined ? { pot: given(undefined), request: given(undefined) } : reserved({ campaign, request });

/** The request is withdrawn together with what it pays for; not where that is paid already. Pure. */
export const endSpending = (request: SpendingRequest): Decision<'rests-on'> => {
  const paid = standing(request.payouts);
  const payees = enumerated([...new Set(paid.map(({ receipt }) => receipt.supplier))]);
  if (netPaidOf(request) > 0)
    return restsOn(
      text(
        `Det är betalt till ${payees.sv}: återför utbetalningarna först.`,
        `It is paid to ${payees.en}: reverse the payouts first.`,
      ),
      paid.map(({ id }) => id),
    );
  const withdrawn = withdraw({ request });
  return isRefusal(withdrawn) ? [] : withdrawn;
};

export type SpendingStatus = SpendingRequest['status'];
/** `granted`: the money is reserved, or has been used; `denied`: it will not come, or was set free unused. */
export type Funds = {
  readonly status: SpendingStatus;
  readonly funds: 'awaited' | 'granted' | 'denied';
  /** Something has been paid. */
  readonly isPaid?: true;
  /** And how much of that has not come back. */
  readonly paid?: Ore;
};

const fundsIn = (request: SpendingRequest): Funds => {
  const { status } = request;
  if (status === 'submitted') return { status, funds: 'awaited' };
  const paid = netPaidOf(request);
  const isPaid = paid > 0;
  // Closing is also the ordinary end of a spending that was paid.
  const isGranted = status === 'reserved' || (status === 'closed' && isPaid);
  return { status, funds: isGranted ? 'granted' : 'denied', ...(isPaid && { isPaid, paid }) };
};

/** What became of a spending request; undefined when there is none. Repeating the look is harmless. */
export const fundsOf = (campaign: string, id: string) => {
  const { source, as } = spending(campaign, id);
  return asOf('who follows looks again with each event of the request', source, (found) => {
    const request = as(found);
    return request && fundsIn(request);
  });
};
