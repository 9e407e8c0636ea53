import fc from 'fast-check';
import { channelKinds } from '../../functions/channels/state.ts';
import { channel } from './channels-state.ts';

/** Any channels, budgets in öre and populations, for what is said of them whatever they are. */
export const someChannels = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      kind: fc.constantFrom(...channelKinds),
      audience: fc.integer({ min: 0, max: 200_000 }),
      boosted: fc.record({
        boosts: fc.integer({ min: 0, max: 9 }),
        reach: fc.integer({ min: 0, max: 100_000 }),
        spent: fc.integer({ min: 0, max: 1_000_000 }),
      }),
      leadTimeDays: fc.integer({ min: 0, max: 30 }),
    }),
    { selector: ({ id }) => id },
  )
  .map((all) => all.map((each) => channel(each)));
export const budgets = fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 50_000_000 }));
export const populations = fc.integer({ min: 1_000, max: 10_000_000 });
