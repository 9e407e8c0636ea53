import type { Actor } from '../../shared/actor.ts';
import { addDays, dayOf, type Instant } from '../../shared/calendar.ts';
import { readSettings } from '../../shared/directory.ts';
import { type Refusal, text } from '../../shared/problems.ts';
import { refuse } from './problems.ts';
import { ownOffices } from './commands.ts';
import type { Decision } from './events.ts';
import { readCampaign, readLastOwner, readPot, readRequest, readWindow } from './store.ts';
import { potSettingsOf } from './offers.ts';
import { nextOwner, submit } from './requests/rules.ts';
import { paidOutOf, type PotState, type SpendingRequest } from './state.ts';

/**
 * What another capability does together with the pot: it asks for the money that something of its own costs, in the
 * transaction that makes the thing (`jointly` in shared/jointly.ts), and later looks what became of the request.
 * Every event of the request carries `for`, so that functions/notifications/followers.ts can tell that capability when to look.
 */
export { capability as potCapability, requestId as spendingId } from './store.ts';
export type { PotEvent } from './events.ts';

type Filed = Parameters<typeof submit>[1];
type Given = 'own' | 'owner' | 'replyBy' | 'campaignEnd';
/** What a spending request says; amounts in öre, `for` the subject of what it pays for. */
export type SpendingWish = Omit<Filed, Given>;
/** What filing one is judged by. */
export type Filing = PotState & Pick<Filed, Given>;

/** Reads the pot first: the reservations that count with the request are read after it. */
export const loadFiling = async (
  campaign: string,
  actor: Actor,
  wish: Pick<SpendingWish, 'id' | 'unit' | 'budgetLine' | 'payee'>,
  now: Instant,
): Promise<Filing | Refusal<'not-found'>> => {
  const [pot, found] = await Promise.all([readPot(campaign), readCampaign(campaign)]);
  if (!found) return refuse('not-found');
  const [lastOwner, settings, window] = await Promise.all([
    readLastOwner(campaign, wish.unit),
    readSettings(campaign),
    readWindow(campaign, pot, wish, now),
  ]);
  return {
    pot,
    window,
    campaignEnd: found.end,
    own: ownOffices(actor, wish.unit),
    owner: nextOwner(wish.unit, lastOwner),
    replyBy: addDays(dayOf(now), potSettingsOf(settings).replyByDays),
  };
};

/** The request, as an event beside those of the other capability; an unknown `/budgetLine` is refused. Pure. */
export const fileSpending = (state: Filing, wish: SpendingWish): Decision<'invalid-input'> => {
  const { own, owner, replyBy, campaignEnd } = state;
  return submit(state, { ...wish, own, owner, replyBy, campaignEnd });
};

/** Where the line is not the asker's choice but somebody's setting. */
export const noSuchLine = (line: string): Refusal<'insufficient-funds'> =>
  refuse('insufficient-funds', text(`Potten har ingen post ${line}.`, `The pot has no budget line ${line}.`));

export type SpendingStatus = SpendingRequest['status'];
/** `granted`: the money is reserved, or has been used; `denied`: it will not come, or was set free unused. */
export type Funds = {
  readonly status: SpendingStatus;
  readonly funds: 'awaited' | 'granted' | 'denied';
  /** Something has been paid. */
  readonly isPaid?: true;
};

/** What became of a spending request; undefined when there is none. Repeating the look is harmless. */
export const fundsOf = async (campaign: string, id: string): Promise<Funds | undefined> => {
  const request = await readRequest(campaign, id);
  if (!request) return undefined;
  const { status } = request;
  if (status === 'submitted') return { status, funds: 'awaited' };
  // Closing is also the ordinary end of a spending that was paid.
  const isGranted = status === 'reserved' || (status === 'closed' && paidOutOf(request) > 0);
  return { status, funds: isGranted ? 'granted' : 'denied', ...(paidOutOf(request) > 0 && { isPaid: true }) };
};
