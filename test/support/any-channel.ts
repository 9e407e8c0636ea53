import fc from 'fast-check';
import type { ChannelsEvent } from '../../functions/channels/events.ts';
import { day, office, text, type Types, unit } from './any-event.ts';

/** Any event of channels and publications, as far as sentences are made of it. */
export const publicationSubject = 'events/01J4Z6X9Q8W7E6R5T4Y3V2B1N0/publications/01J4Z6X9Q8W7E6R5T4Y3V2B1N1';
const channel = fc.constantFrom('fb-district', 'newsletter');
const time = fc.constantFrom('2026-08-20T18:00', '2026-08-26T08:30');
const of = fc.record({
  publication: fc.constant('01J4Z6X9Q8W7E6R5T4Y3V2B1N1'),
  event: fc.constant('01J4Z6X9Q8W7E6R5T4Y3V2B1N0'),
  title: fc.constant('Gårdsfest'),
  startsAt: time,
  channel,
  time,
  owner: office,
  units: fc.uniqueArray(unit, { minLength: 1 }),
});
const reach = fc.integer({ min: 0, max: 20_000_000 });

export const channelsEvents: Types<ChannelsEvent> = {
  ChannelSet: [
    'channels/fb-district',
    fc.record({ channel, owner: office, name: text, guidelines: text, audience: reach }),
  ],
  ChannelRemoved: ['channels/fb-district', fc.record({ channel, owner: office, retired: fc.boolean() })],
  PublicationProposed: [
    publicationSubject,
    of,
    fc.record({ text, replyBy: day, tooLate: fc.boolean(), accepted: fc.boolean() }),
  ],
  PublicationChanged: [
    publicationSubject,
    of,
    fc.record({ text, replyBy: day, tooLate: fc.boolean(), accepted: fc.boolean() }),
    fc.oneof(fc.constant({}), fc.record({ agreed: fc.constant(true as const) }), fc.record({ left: office })),
  ],
  PublicationCountered: [
    publicationSubject,
    of,
    fc.record({ reason: text, replyBy: day, counter: fc.record({ channel, at: time }) }),
  ],
  PublicationWithdrawn: [publicationSubject, of, fc.record({ reason: text })],
  PublicationReopened: [publicationSubject, of, fc.record({ reason: text, replyBy: day, tooLate: fc.boolean() })],
  PublicationReturned: [publicationSubject, of, fc.record({ reason: text, replyBy: day, tooLate: fc.boolean() })],
  PublicationAccepted: [publicationSubject, of],
  PublicationDeclined: [publicationSubject, of, fc.record({ reason: text })],
  PublicationPosted: [publicationSubject, of, fc.record({ url: text })],
  PublicationMeasured: [publicationSubject, of, fc.record({ reach, clicks: reach })],
  PublicationEscalated: [publicationSubject, of, fc.record({ replyBy: day })],
};
