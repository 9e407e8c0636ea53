import fc from 'fast-check';
import type { BoostsEvent } from '../../functions/channels/boosts/events.ts';
import { line, office, type Types, unit } from './any-event.ts';

/** Any event of boosts, as far as sentences are made of it. */
const subject = 'boosts/01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const on = fc.record({
  boost: line,
  channel: fc.constantFrom('fb-district', 'x'),
  unit,
  owner: office,
  amount: fc.integer({ min: 1, max: 1_000_000_000 }),
});
const reach = fc.integer({ min: 0, max: 20_000_000 });

export const boostsEvents: Types<BoostsEvent> = {
  BoostRequested: [subject, on, fc.record({ audience: line, spending: line })],
  BoostReserved: [subject, on],
  BoostPaid: [subject, on, fc.oneof(fc.constant({}), fc.record({ paid: fc.integer({ min: 1, max: 90_000 }) }))],
  BoostEnded: [subject, on, fc.record({ outcome: fc.constantFrom('refused', 'withdrawn') })],
  BoostMeasured: [subject, on, fc.record({ reach })],
};
