import { type Naming, ownName } from '../../shared/called.ts';
import { kronor } from '../../shared/money.ts';
import { text } from '../../shared/problems.ts';
import type { Boost } from './boosts/state.ts';
import { boostKey } from './boosts/store.ts';
import { channelCalled } from './called.ts';
import { channelKey } from './store.ts';

/** Where sentences find the names of things (shared/called.ts). */
export const called: Readonly<Record<string, Naming>> = {
  channel: {
    at: channelKey,
    name: ({ name }) => ownName(name),
    gone: text('som är borttagen', 'that was removed'),
  },
};

/** Where notices find what they are about. */
export const titled: Readonly<Record<string, Naming>> = {
  boost: {
    at: boostKey,
    name: (item) => {
      const { channel, amount } = item as unknown as Boost;
      return text(
        `annonsering för ${kronor(amount)} i kanalen ${channelCalled(channel)}`,
        `boost of ${kronor(amount, 'en')} in the channel ${channelCalled(channel)}`,
      );
    },
    gone: text('annonsering', 'a boost'),
  },
};
