import { type Recorded, notStored } from '../../../shared/commit.ts';
import type { Channel } from '../state.ts';
import type { BoostsEvent } from './events.ts';
import type { Boost, BoostsState } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */

const changed = (is: Boost, event: Recorded<BoostsEvent>): Boost => {
  switch (event.type) {
    case 'BoostRequested':
      return is;
    case 'BoostReserved':
      return { ...is, status: 'reserved' };
    case 'BoostPaid':
      return { ...is, status: 'paid' };
    case 'BoostEnded':
      return { ...is, status: event.outcome };
    case 'BoostMeasured':
      return { ...is, reach: event.reach };
  }
};

const requested = (event: Recorded<Extract<BoostsEvent, { type: 'BoostRequested' }>>): Boost => {
  const { boost: id, channel, unit, amount, audience, spending } = event;
  return { ...notStored, id, channel, unit, amount, audience, event: event.event, spending, status: 'awaiting-funds' };
};

/** What its boosts have been measured to reach, and what they were for: each counts once. */
const measured = (is: Channel, event: Recorded<Extract<BoostsEvent, { type: 'BoostMeasured' }>>): Channel => {
  const { boosts, reach, spent } = is.boosted;
  const isFirst = event.before === undefined;
  return {
    ...is,
    boosted: {
      boosts: boosts + (isFirst ? 1 : 0),
      reach: reach + event.reach - (event.before ?? 0),
      spent: spent + (isFirst ? event.amount : 0),
    },
  };
};

export const evolve = (state: BoostsState, event: Recorded<BoostsEvent>): BoostsState => {
  const was = state.boosts[event.boost];
  const is = event.type === 'BoostRequested' ? requested(event) : was && changed(was, event);
  const channel = event.type === 'BoostMeasured' ? state.channels[event.channel] : undefined;
  return {
    ...state,
    ...(is && { boosts: { ...state.boosts, [is.id]: is } }),
    ...(channel &&
      event.type === 'BoostMeasured' && {
        channels: { ...state.channels, [channel.id]: measured(channel, event) },
      }),
  };
};
