import fc from 'fast-check';
import type { AssetsEvent } from '../../functions/assets/events.ts';
import type { PotEvent } from '../../functions/pot/events.ts';
import { offices, type Unit } from '../../shared/units.ts';
import { fundsEvents, proposalEvents, receiptEvents, settlementEvents } from './any-settlement.ts';

/** Any event of each type, as far as sentences are made of it. */

/** Stands wherever an event holds a person, or a text that people wrote about one. */
export const secret = 'kim-secret';
export const id = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
export const stamp = { id, at: '2026-08-03T08:00:00.000Z', actor: secret };

const amount = fc.integer({ min: 1, max: 1_000_000_000 });
export const office = fc.constantFrom(...offices);
export const unit = fc.constantFrom<Unit>('solna', 'nacka', ...offices);
const own = fc.uniqueArray(office);
export const some = fc.uniqueArray(office, { minLength: 1 });
export const day = fc.constantFrom('2026-08-08', '2026-12-31');
export const line = fc.constant('publicity');
export const text = fc.constant(secret);
const flag = fc.constantFrom({}, { supplement: true as const });
const judgement = fc.oneof(
  fc.record({ headsNeeded: fc.constant(null), missing: fc.constant({ heads: 1, otherOffice: false }) }),
  fc.record({
    headsNeeded: fc.integer({ min: 1, max: 3 }),
    missing: fc.record({ heads: fc.integer({ min: 1, max: 3 }), otherOffice: fc.boolean() }),
  }),
);
const receipt = fc.record({ supplier: text, number: text, date: day });

export type Types<E extends { readonly type: string }> = {
  readonly [T in E['type']]: readonly [
    subject: string,
    ...parts: fc.Arbitrary<Partial<Omit<Extract<E, { type: T }>, 'type' | 'subject'>>>[],
  ];
};
export const request = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const byAnother = fc.constantFrom({}, { ownedBy: 'city-hall' as const, reason: secret });
const closing = fc.oneof(byAnother, fc.constantFrom({ expired: true as const }, { by: 'district' }));
const vote = fc.record({ unit, office, amount, seen: fc.constant(3) });
export const reason = fc.record({ reason: text });

export const potEvents: Types<PotEvent> = {
  ContributionMade: ['pot', fc.record({ office, amount, note: text })],
  ...fundsEvents,
  ...receiptEvents,
  ...proposalEvents,
  ...settlementEvents,
  DeputyProposed: ['pot/deputies/district', fc.record({ office, person: text, from: day, to: day })],
  DeputyAppointed: ['pot/deputies/district', fc.record({ office, person: text, from: day, to: day })],
  DeputyEnded: ['pot/deputies/district', fc.record({ office })],
  LedgerAnchored: ['pot/ledger', fc.record({ seq: fc.nat(), hash: fc.constant('9f86d081884c7d659a2f'.repeat(3)) })],
  SpendingRequested: [
    request,
    fc.record({ unit, budgetLine: line, amount, purpose: text, payee: text, own, owner: office, replyBy: day }),
    judgement,
  ],
  SpendingEdited: [request, fc.record({ unit, budgetLine: line, amount, purpose: text, payee: text, own }), judgement],
  SpendingConsented: [
    request,
    fc.record({ unit, by: unit, awaited: fc.uniqueArray(unit), budgetLine: line, amount, own, replyBy: day }),
    judgement,
  ],
  SpendingDeclined: [request, fc.record({ unit, by: unit, reason: text })],
  SpendingApproved: [request, vote, judgement, flag],
  SpendingReserved: [request, vote, fc.record({ line, heads: fc.constant(2) }), flag],
  SpendingOpposed: [request, vote, reason, judgement, flag],
  SpendingRefused: [request, vote, reason, flag],
  VotesLapsed: [request, fc.record({ unit, lapsed: some }), judgement, flag],
  VoteTakenBack: [request, fc.record({ unit, office }), judgement, flag],
  SpendingWithdrawn: [request, fc.record({ unit, line, freed: fc.nat() })],
  SpendingClosed: [request, fc.record({ unit, line, freed: fc.nat() }), closing],
  SpendingReopened: [request, fc.record({ unit, amount, own, replyBy: day, by: office, reason: text }), judgement],
  SupplementRequested: [request, fc.record({ unit, amount, reason: text, own, replyBy: day }), judgement],
  ClaimMade: [request, fc.record({ unit, claim: text, amount, receipt, owner: office, replyBy: day })],
  ClaimCorrected: [request, fc.record({ unit, claim: text, amount, receipt })],
  ClaimReopened: [request, fc.record({ unit, claim: text, owner: office, replyBy: day, by: office, reason: text })],
  ClaimEscalated: [request, fc.record({ unit, claim: text, owner: office, replyBy: day })],
  ClaimWithdrawn: [request, fc.record({ unit, claim: text })],
  ClaimDeclined: [request, fc.record({ unit, claim: text, reason: text })],
  PayoutMade: [request, fc.record({ unit, line, office, amount, receipt, receiptId: text })],
  PayoutReversed: [
    request,
    fc.record({ unit, line, office, amount, receipt, payout: text, reason: text, freed: fc.constantFrom(0, 100) }),
    fc.constantFrom({}, { claim: secret }),
  ],
  ReceiptCorrected: [request, fc.record({ unit, office, total: amount, payout: text, reason: text })],
  ReturnReversed: [request, fc.record({ unit, line, office, amount, returned: text, reason: text })],
  ReturnReceived: [request, fc.record({ unit, line, office, amount, reason: text })],
  ReservationExtended: [request, fc.record({ unit, until: day }), byAnother],
  ReservationHeld: [request, fc.record({ unit, expires: day, claims: fc.integer({ min: 1, max: 20 }) })],
  ReservationReminded: [request, fc.record({ unit, expires: day })],
  DecisionEscalated: [request, fc.record({ unit, replyBy: day }), flag],
};

export const span = { from: fc.constant('2026-08-17'), to: fc.constantFrom('2026-08-17', '2026-09-13') };
const booking = 'assets/bookings/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const booked = fc.record({
  ...span,
  booking: line,
  asset: fc.constantFrom('bike-1', 'cabin-7'),
  kind: fc.constantFrom('bike', 'cabin', 'other'),
  unit,
});
const crew = fc.record({ crew: fc.constant([]), unattendedMinutes: fc.constantFrom(0, 30, 60, 450) });
const affected = { ...span, booking: line, unit };
const broken = fc.record({ ...span, asset: fc.constant('bike-1'), kind: fc.constant('bike' as const), defect: line });

const byWhom = fc.oneof(fc.constant({}), fc.record({ by: fc.constantFrom('district', 'solna'), reason: text }));

export const assetsEvents: Types<AssetsEvent> = {
  AssetSet: ['assets/bike-1', fc.record({ asset: fc.constant('bike-1'), kind: fc.constant('bike'), notes: text })],
  AssetRemoved: [
    'assets/bike-1',
    fc.record({ asset: fc.constant('bike-1'), kind: fc.constant('bike'), retired: fc.boolean() }),
  ],
  AssetBooked: [booking, booked, crew],
  CrewSet: [booking, booked, crew, byWhom],
  BookingChanged: [
    booking,
    booked,
    crew,
    fc.record({ was: fc.record({ ...span, asset: fc.constant('bike-2'), kind: fc.constant('bike' as const) }) }),
    fc.record({ freedFrom: fc.constant('2026-08-17') }),
    byWhom,
  ],
  BookingCancelled: [booking, booked, fc.record({ freedFrom: fc.constant('2026-08-17') }), byWhom],
  DefectReported: [
    'assets/bike-1',
    broken,
    fc.record({
      note: text,
      affected: fc.array(fc.record({ ...affected, instead: fc.constantFrom([], ['bike-2'], ['bike-2', 'bike-3']) }), {
        maxLength: 4,
      }),
    }),
  ],
  DefectEnded: ['assets/bike-1', broken, fc.record({ affected: fc.array(fc.record(affected), { maxLength: 4 }) })],
};

export const eventOf = (type: string, [subject, ...parts]: readonly [string, ...fc.Arbitrary<object>[]]) =>
  fc.tuple(...parts).map((each) => Object.assign({ type, subject }, ...each, stamp) as PotEvent & typeof stamp);
