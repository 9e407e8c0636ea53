import { type Recorded, notStored } from '../../../shared/commit.ts';
import { type Channel, type MeasuredBoosts, nothingMeasured, used } from '../state.ts';
import type { BoostsEvent } from './events.ts';
import type { Boost, BoostsState } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */

const changed = (is: Boost, event: Recorded<BoostsEvent>): Boost => {
  switch (event.type) {
    case 'BoostRequested':
      return is;
    case 'BoostReserved':
      return { ...is, status: 'reserved', paid: undefined };
    case 'BoostPaid':
      return { ...is, status: 'paid', paid: event.paid ?? is.amount };
    case 'BoostEnded':
      return { ...is, status: event.outcome, paid: undefined };
    case 'BoostMeasured':
      return { ...is, reach: event.reach };
  }
};

const requested = (event: Recorded<Extract<BoostsEvent, { type: 'BoostRequested' }>>): Boost => {
  const { boost: id, channel, unit, amount, audience, area, spending } = event;
  return {
    ...notStored,
    id,
    channel,
    unit,
    amount,
    audience,
    area,
    event: event.event,
    spending,
    status: 'awaiting-funds',
  };
};

/** What it counts for in its channel: once it is known whom it reached and what was paid for that. */
const countsFor = ({ reach, status, amount, paid = status === 'paid' ? amount : 0 }: Boost): MeasuredBoosts =>
  reach === undefined || paid === 0 ? nothingMeasured.boosted : { boosts: 1, reach, spent: paid };

/** The channel as it is once this boost of it has become that; the same where neither counts. */
const recounted = (channel: Channel, was: Boost, is: Boost): Channel => {
  const [before, after, { boosted }] = [countsFor(was), countsFor(is), channel];
  if (before === after) return channel;
  const moved = (name: keyof MeasuredBoosts) => boosted[name] + after[name] - before[name];
  return { ...channel, boosted: { boosts: moved('boosts'), reach: moved('reach'), spent: moved('spent') } };
};

export const evolve = (state: BoostsState, event: Recorded<BoostsEvent>): BoostsState => {
  const was = state.boosts[event.boost];
  const is = event.type === 'BoostRequested' ? requested(event) : was && changed(was, event);
  const its = state.channels[event.channel];
  const channel = its && used(its);
  return {
    ...state,
    ...(is && { boosts: { ...state.boosts, [is.id]: is } }),
    ...(channel &&
      is && { channels: { ...state.channels, [channel.id]: was ? recounted(channel, was, is) : channel } }),
  };
};
