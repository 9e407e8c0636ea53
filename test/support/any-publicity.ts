import fc from 'fast-check';
import type { GatheringsEvent } from '../../functions/gatherings/events.ts';
import type { VisitsEvent } from '../../functions/visits/events.ts';
import { day, line, office, reason, text, type Types, unit } from './any-event.ts';

/** Any event of publicity, as far as sentences are made of it. */
const event = 'events/01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const about = fc.record({
  event: line,
  title: fc.constantFrom('Gårdsfest', 'Debatt om skolan'),
  startsAt: fc.constant('2026-08-22T14:00'),
});
const awaited = fc.record({ owner: office, replyBy: day });
const was = fc.record({ was: fc.constantFrom('draft', 'submitted', 'cancelled') });

const visit = 'visits/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const ofVisit = fc.record({ visit: line, unit });
const wished = fc.record({
  wishes: fc.constantFrom(['2026-08-22'], ['2026-08-22', '2026-08-29']),
  topic: text,
  shortNotice: fc.boolean(),
});
const dated = fc.oneof(fc.constant({}), fc.record({ day }));

export const publicityEvents: Types<GatheringsEvent | VisitsEvent> = {
  EventRegistered: [event, about],
  EventChanged: [
    event,
    about,
    fc.record({ endsAt: fc.constant('2026-08-22T17:00') }),
    fc.record({ changed: fc.constantFrom(['title'], ['startsAt', 'endsAt'], ['contact']), isOutward: fc.boolean() }),
    fc.oneof(fc.constant({}), fc.record({ left: fc.uniqueArray(unit, { minLength: 1 }) })),
  ],
  EventsImported: [
    'events/imports/x',
    fc.record({ import: line, unit }),
    fc.record({ count: fc.integer({ min: 1, max: 90 }) }),
  ],
  EventSubmitted: [event, about, awaited],
  EventPublished: [event, about, was],
  EventCancelled: [event, about, was, fc.record({ reason: text })],
  EventHeld: [event, about, fc.record({ results: fc.record({ reach: fc.nat(9999), cost: fc.nat() }) })],
  EventEscalated: [event, about, awaited],
  ContactForgotten: [event, about],
  VisitAsked: [visit, ofVisit, wished, awaited],
  VisitAccepted: [visit, ofVisit, fc.record({ day, wished: fc.boolean() })],
  VisitDeclined: [visit, ofVisit, reason, dated],
  VisitWithdrawn: [visit, ofVisit, dated],
  VisitEscalated: [visit, ofVisit, awaited],
  CandidateForgotten: [visit, ofVisit],
};
