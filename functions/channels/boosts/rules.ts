import type { Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { localOf } from '../../../shared/local-time.ts';
import type { Ore } from '../../../shared/money.ts';
import { type Refusal, refuse, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Funds } from '../../pot/funding.ts';
import type { Channel } from '../state.ts';
import type { Gathering } from '../../gatherings/offers.ts';
import type { Decision, OnBoost } from './events.ts';
import type { Boost, BoostsState, BoostStatus } from './state.ts';

/** Rules of paid boosts (D17). Pure. */

export const boostSubject = (id: string): string => `boosts/${id}`;

export type Wish = {
  readonly id: string;
  readonly channel: string;
  readonly unit: Unit;
  readonly amount: Ore;
  readonly audience: string;
  readonly event?: string | undefined;
  /** The spending request that pays for it. */
  readonly spending: string;
};
/** What a boost is judged by: the channel and the event that it names, as far as there are any that the asker may boost. */
export type Context = {
  readonly now: Instant;
  readonly channel: Channel | undefined;
  readonly event: Gathering | undefined;
  readonly isKnownUnit: boolean;
};

const onBoost = (
  { id: boost, channel, unit, amount }: Pick<Boost, 'id' | 'channel' | 'unit' | 'amount'>,
  { owner }: Channel,
): OnBoost & { readonly subject: string } => ({ subject: boostSubject(boost), boost, channel, unit, owner, amount });

/** Only what is still to come, and will be public. */
const closedEvent = (
  { status, visibility, startsAt }: Gathering,
  now: Instant,
): Refusal<'wrong-status'> | undefined => {
  if (visibility === 'members')
    return refuse('wrong-status', text('Evenemanget är bara för medlemmar.', 'The event is for members only.'));
  if (status === 'cancelled')
    return refuse('wrong-status', text('Evenemanget är inställt.', 'The event is cancelled.'));
  return startsAt <= localOf(now)
    ? refuse('wrong-status', text('Evenemanget har börjat.', 'The event has begun.'))
    : undefined;
};

/** D17: asked for together with its money, and on only when that is there. */
export const requestBoost = (
  wish: Wish,
  { now, channel, event, isKnownUnit }: Context,
): Decision<'invalid-input' | 'wrong-status'> => {
  if (!channel) return invalidField('/channel', 'unknown');
  if (!isKnownUnit) return invalidField('/unit', 'unknown');
  if (wish.event !== undefined && !event) return invalidField('/event', 'unknown');
  const closed = event && closedEvent(event, now);
  if (closed) return closed;
  const { audience, spending } = wish;
  const of = wish.event === undefined ? {} : { event: wish.event };
  return [{ type: 'BoostRequested', ...onBoost(wish, channel), audience, ...of, spending }];
};

/** What the money says of the boost. */
const statusBy = ({ status, funds, isPaid }: Funds): BoostStatus => {
  if (isPaid) return 'paid';
  if (funds === 'awaited') return 'awaiting-funds';
  if (funds === 'granted') return 'reserved';
  return status === 'refused' ? 'refused' : 'withdrawn';
};

/** D17: follows what became of the money. What is paid stays so, and what came to nothing does not come back. */
export const fundsDecided = ({ boosts, channels }: BoostsState, id: string, funds: Funds): Decision<'not-found'> => {
  const boost = boosts[id];
  const channel = boost && channels[boost.channel];
  if (!boost || !channel) return refuse('not-found');
  const isOpen = boost.status === 'awaiting-funds' || boost.status === 'reserved';
  const will = statusBy(funds);
  const on = onBoost(boost, channel);
  if (!isOpen || will === boost.status || will === 'awaiting-funds') return [];
  if (will === 'reserved') return [{ type: 'BoostReserved', ...on }];
  return will === 'paid' ? [{ type: 'BoostPaid', ...on }] : [{ type: 'BoostEnded', ...on, outcome: will }];
};

/** D15: what it reached counts for its channel, once: said again, it is corrected. */
export const measureBoost = (
  { boosts, channels }: BoostsState,
  { id, reach }: { readonly id: string; readonly reach: number },
): Decision<'not-found' | 'wrong-status'> => {
  const boost = boosts[id];
  const channel = boost && channels[boost.channel];
  if (!boost || !channel) return refuse('not-found');
  if (boost.status !== 'reserved' && boost.status !== 'paid')
    return refuse('wrong-status', text('Pengarna till den finns inte.', 'The money for it is not there.'));
  if (boost.reach === reach) return [];
  const before = boost.reach === undefined ? {} : { before: boost.reach };
  return [{ type: 'BoostMeasured', ...onBoost(boost, channel), reach, ...before }];
};
