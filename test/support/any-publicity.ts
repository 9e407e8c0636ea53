import fc from 'fast-check';
import type { GatheringsEvent } from '../../functions/gatherings/events.ts';
import type { CandidatesEvent, VisitsEvent } from '../../functions/visits/events.ts';
import { day, line, office, reason, text, type Types, unit } from './any-event.ts';

/** Any event of publicity, as far as sentences are made of it. */
const event = 'events/01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const about = fc.record({
  event: line,
  title: fc.constantFrom('Gårdsfest', 'Debatt om skolan'),
  startsAt: fc.constant('2026-08-22T14:00'),
});
const awaited = fc.record({ owner: office, replyBy: day });
const answered = fc.record({ owner: office, replyBy: day, answers: fc.boolean() });
const was = fc.record({ was: fc.constantFrom('draft', 'submitted', 'cancelled') });

const visit = 'visits/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const whose = fc.oneof(fc.constant({}), fc.record({ association: fc.constantFrom('solna', 'nacka') }));
const asked = fc.tuple(fc.record({ candidate: line }), whose).map(([one, of]) => ({ ...one, ...of }));
const ofVisit = fc.tuple(fc.record({ visit: line, unit }), asked).map(([one, of]) => ({ ...one, ...of }));
const candidate = 'candidates/01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const answerer = fc.constantFrom('city-hall' as const, 'candidate' as const);
const wished = fc.record({
  wishes: fc.constantFrom(['2026-08-22'], ['2026-08-22', '2026-08-29']),
  shortNotice: fc.boolean(),
});
const dated = fc.oneof(fc.constant({}), fc.record({ day }));

export const publicityEvents: Types<GatheringsEvent | VisitsEvent | CandidatesEvent> = {
  EventRegistered: [event, about],
  EventChanged: [
    event,
    about,
    fc.record({ endsAt: fc.constant('2026-08-22T17:00') }),
    fc.record({ changed: fc.constantFrom(['title'], ['startsAt', 'endsAt'], ['contact']), isOutward: fc.boolean() }),
    fc.oneof(fc.constant({}), fc.record({ left: fc.uniqueArray(unit, { minLength: 1 }) })),
    fc.oneof(fc.constant({}), fc.record({ by: office, reason: text })),
  ],
  EventsImported: [
    'events/imports/x',
    fc.record({ import: line, unit }),
    fc.record({ count: fc.integer({ min: 1, max: 90 }) }),
  ],
  EventSubmitted: [event, about, awaited],
  EventDeclined: [event, about, reason, fc.record({ by: office, back: fc.boolean() })],
  EventReopened: [event, about, awaited, reason],
  EventPublished: [event, about, was],
  EventCancelled: [event, about, was, fc.record({ reason: text })],
  EventHeld: [event, about, fc.record({ results: fc.record({ reach: fc.nat(9999), cost: fc.nat() }) })],
  ResultsReversed: [event, about, reason, fc.record({ results: fc.record({ reach: fc.nat(9999), cost: fc.nat() }) })],
  EventEscalated: [event, about, awaited],
  ContactForgotten: [event, about],
  VisitAsked: [visit, ofVisit, wished, answered, fc.record({ topic: text })],
  VisitAccepted: [visit, ofVisit, fc.record({ day, wished: fc.boolean() })],
  VisitChanged: [
    visit,
    ofVisit,
    wished,
    answered,
    fc.record({ anew: fc.boolean(), by: unit, was: asked }),
    fc.oneof(fc.constant({}), reason),
  ],
  VisitDeclined: [visit, ofVisit, reason, dated, fc.record({ by: answerer })],
  VisitReopened: [visit, ofVisit, reason, answered, fc.record({ by: answerer })],
  VisitWithdrawn: [visit, ofVisit, dated],
  VisitEscalated: [visit, ofVisit, awaited],
  CandidateSet: [candidate, asked, fc.record({ isNew: fc.boolean() })],
  CandidateRemoved: [candidate, asked, fc.record({ retired: fc.boolean() })],
  CandidateForgotten: [candidate, asked, fc.record({ whole: fc.boolean(), units: fc.uniqueArray(unit) })],
  CandidateFeedOpened: [candidate, asked],
  CandidateFeedRevoked: [candidate, asked],
};
