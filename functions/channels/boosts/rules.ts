import type { Instant } from '../../../shared/calendar.ts';
import { notOneOf } from '../../../shared/field-words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { isBefore, localOf } from '../../../shared/local-time.ts';
import type { Ore } from '../../../shared/money.ts';
import { type Refusal, refuse, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Funds } from '../../pot/funding.ts';
import { closedChannel } from '../register/rules.ts';
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
  readonly area?: Unit | undefined;
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
  /** The voter groups that there are; any, where the campaign has no register. */
  readonly audiences: ReadonlySet<string> | undefined;
  /** What the association is called in whose area it shall be seen, where there is one of that id. */
  readonly areaName: string | undefined;
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
  if (status === 'declined')
    return refuse('wrong-status', text('Evenemanget har fått avslag.', 'The event was declined.'));
  return !isBefore(localOf(now), startsAt)
    ? refuse('wrong-status', text('Evenemanget har börjat.', 'The event has begun.'))
    : undefined;
};

/** D17: asked for together with its money, and on only when that is there. */
export const requestBoost = (
  wish: Wish,
  { now, channel, event, isKnownUnit, audiences, areaName }: Context,
): Decision<'invalid-input' | 'wrong-status'> => {
  if (!channel) return invalidField('/channel', 'unknown');
  const retired = closedChannel(channel);
  if (retired) return retired;
  if (!isKnownUnit) return invalidField('/unit', 'unknown');
  if (audiences?.has(wish.audience) === false) return invalidField('/audience', notOneOf(...audiences));
  if (wish.area !== undefined && areaName === undefined) return invalidField('/area', 'unknown');
  if (wish.event !== undefined && !event) return invalidField('/event', 'unknown');
  const closed = event && closedEvent(event, now);
  if (closed) return closed;
  const { audience, area, spending } = wish;
  const of = { ...(wish.event !== undefined && { event: wish.event }), ...(area !== undefined && { area }) };
  return [{ type: 'BoostRequested', ...onBoost(wish, channel), audience, ...of, spending }];
};

/** What the money says of the boost. */
const statusBy = ({ status, funds, isPaid }: Funds): BoostStatus => {
  if (isPaid) return 'paid';
  if (funds === 'awaited') return 'awaiting-funds';
  if (funds === 'granted') return 'reserved';
  return status === 'refused' ? 'refused' : 'withdrawn';
};

/**
 * D17: follows what became of the money, also where a payout is taken back. What came to nothing does not come back, and
 * what was paid is told each time that the sum is another.
 */
export const fundsDecided = ({ boosts, channels }: BoostsState, id: string, funds: Funds): Decision<'not-found'> => {
  const boost = boosts[id];
  const channel = boost && channels[boost.channel];
  if (!boost || !channel) return refuse('not-found');
  const will = statusBy(funds);
  const on = onBoost(boost, channel);
  const { paid = boost.amount } = funds;
  const isEnded = boost.status === 'refused' || boost.status === 'withdrawn';
  if (isEnded || will === 'awaiting-funds') return [];
  if (will === 'paid') return boost.paid === paid ? [] : [{ type: 'BoostPaid', ...on, paid }];
  if (will === boost.status) return [];
  return will === 'reserved' ? [{ type: 'BoostReserved', ...on }] : [{ type: 'BoostEnded', ...on, outcome: will }];
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
