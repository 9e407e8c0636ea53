import fc from 'fast-check';
import type { CampaignEvent } from '../../functions/campaign/events.ts';
import type { AssetsEvent } from '../../functions/assets/events.ts';
import type { PotEvent } from '../../functions/pot/events.ts';
import type { StaffEvent } from '../../functions/staff/events.ts';
import { offices, type Unit } from '../../shared/units.ts';

/** Any event of each type, as far as sentences are made of it. */

/** Stands wherever an event holds a person, or a text that people wrote about one. */
export const secret = 'kim-secret';
export const id = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
export const stamp = { id, at: '2026-08-03T08:00:00.000Z', actor: secret };

const amount = fc.integer({ min: 1, max: 1_000_000_000 });
export const office = fc.constantFrom(...offices);
export const unit = fc.constantFrom<Unit>('solna', 'nacka', ...offices);
const own = fc.uniqueArray(office);
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
const memberships = fc.constant([{ unit: 'district', role: 'head' as const }]);

export type Types<E extends { readonly type: string }> = {
  readonly [T in E['type']]: readonly [
    subject: string,
    ...parts: fc.Arbitrary<Partial<Omit<Extract<E, { type: T }>, 'type' | 'subject'>>>[],
  ];
};
export const request = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const vote = fc.record({ unit, office, amount, seen: fc.constant(3) });
export const reason = fc.record({ reason: text });

export const potEvents: Types<PotEvent> = {
  ContributionMade: ['pot', fc.record({ office, amount, note: text })],
  BudgetLineProposed: [
    'pot/budget-lines/publicity',
    fc.record({ line, name: line, amount, offices: fc.uniqueArray(office, { minLength: 1 }) }),
  ],
  BudgetLineSet: ['pot/budget-lines/publicity', fc.record({ line, name: line, amount, change: amount })],
  MandateProposed: ['pot/mandates/2', fc.record({ number: fc.constant(2), office })],
  MandateAdopted: ['pot/mandates/2', fc.record({ number: fc.constant(2), office, inForce: fc.boolean() })],
  DeputyAppointed: ['pot/deputies/district', fc.record({ office, person: text, from: day, to: day })],
  SpendingRequested: [
    request,
    fc.record({ unit, budgetLine: line, amount, purpose: text, payee: text, own, owner: office, replyBy: day }),
    judgement,
  ],
  SpendingEdited: [request, fc.record({ unit, budgetLine: line, amount, purpose: text, payee: text, own }), judgement],
  SpendingApproved: [request, vote, judgement, flag],
  SpendingReserved: [request, vote, fc.record({ line, heads: fc.constant(2) }), flag],
  SpendingOpposed: [request, vote, reason, judgement, flag],
  SpendingRefused: [request, vote, reason, flag],
  VoteTakenBack: [request, fc.record({ unit, office }), judgement, flag],
  SpendingWithdrawn: [request, fc.record({ unit, line, freed: fc.nat() })],
  SpendingClosed: [
    request,
    fc.record({ unit, line, freed: fc.nat() }),
    fc.constantFrom({}, { expired: true as const }),
  ],
  SupplementRequested: [request, fc.record({ unit, amount, reason: text, own, replyBy: day }), judgement],
  ClaimMade: [request, fc.record({ unit, claim: text, amount, receipt })],
  ClaimDeclined: [request, fc.record({ unit, claim: text, reason: text })],
  PayoutMade: [request, fc.record({ unit, line, office, amount, receipt, receiptId: text })],
  ReturnReceived: [request, fc.record({ unit, line, office, amount, reason: text })],
  ReservationExtended: [request, fc.record({ unit, until: day })],
  ReservationReminded: [request, fc.record({ unit, expires: day })],
  DecisionEscalated: [request, fc.record({ unit, replyBy: day }), flag],
};

const person = { person: text, memberships };
export const association = {
  id: 'solna',
  name: 'Solna',
  kind: 'municipality',
  ring: 'inner',
  priorityArea: false,
} as const;
export const campaignEvents: Types<CampaignEvent> = {
  CampaignSet: ['campaign', fc.record({ name: fc.constant('Val'), start: day, electionDay: day, end: day })],
  SettingsSet: ['campaign/settings', fc.record({ potSettings: fc.constant({}) })],
  OfficeSet: ['campaign/offices/district', fc.record({ office, name: line })],
  AssociationSet: ['campaign/associations/solna', fc.record({ association: fc.constant(association) })],
  PersonSet: [`campaign/people/${secret}`, fc.record({ ...person, units: fc.uniqueArray(unit) })],
  HeadChangeProposed: [
    `campaign/people/${secret}`,
    fc.record({ ...person, changed: fc.uniqueArray(office, { minLength: 1 }) }),
  ],
  HeadChangeConfirmed: [
    `campaign/people/${secret}`,
    fc.record({ ...person, changed: fc.uniqueArray(office, { minLength: 1 }) }),
  ],
  PersonForgotten: [`campaign/people/${secret}`, fc.record({ person: text, units: fc.uniqueArray(unit) })],
};

const staffRequest = 'staff/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const span = { from: fc.constant('2026-08-17'), to: fc.constantFrom('2026-08-17', '2026-09-13') };
const percent = fc.integer({ min: 1, max: 100 });
const allotment = { ...span, allocation: line, request: line, unit, position: line, extent: percent };
const allotted = fc.record({ ...allotment, shortNotice: fc.boolean() });
const ended = fc.record({ ...allotment, shortNotice: fc.boolean(), how: fc.constant('replaced' as const) });
const some = {
  allocations: fc.array(allotted, { minLength: 1, maxLength: 4 }),
  ended: fc.array(ended, { maxLength: 4 }),
};
const tasks = fc.uniqueArray(fc.constantFrom('cabin', 'phone-bank', 'logistics'), { minLength: 1 });
const again = fc.record({ reason: text, owner: office, replyBy: day });

export const staffEvents: Types<StaffEvent> = {
  PositionSet: [
    'staff/positions/organiser',
    fc.record({ ...span, position: line, title: text, extent: percent, employer: unit, supervisor: office }),
    fc.record({ shares: fc.array(fc.record({ unit, extent: percent }), { maxLength: 4 }) }),
  ],
  PositionRemoved: ['staff/positions/organiser', fc.record({ position: line, employer: unit, units: fc.array(unit) })],
  PersonForgotten: ['staff/positions/organiser', fc.record({ position: line })],
  StaffRequested: [
    staffRequest,
    fc.record({
      ...span,
      unit,
      extent: percent,
      tasks,
      note: text,
      owner: office,
      replyBy: day,
      shortNotice: fc.boolean(),
    }),
  ],
  StaffRequestsImported: [
    'staff/imports/x',
    fc.record({
      units: fc.array(fc.record({ unit, owner: office, requests: fc.integer({ min: 1, max: 99 }) }), { minLength: 1 }),
      replyBy: day,
    }),
  ],
  StaffRequestDeclined: [staffRequest, fc.record({ unit, reason: text })],
  StaffRequestWithdrawn: [staffRequest, fc.record({ unit, ended: some.ended })],
  StaffRequestEscalated: [staffRequest, fc.record({ unit, owner: office, replyBy: day })],
  StaffAllocated: [staffRequest, fc.record({ unit, ...some })],
  AllocationConfirmed: [staffRequest, allotted],
  AllocationDisputed: [staffRequest, allotted, again, fc.record({ uncovered: fc.oneof(tasks, fc.constant([])) })],
  AllocationCancelled: [staffRequest, allotted, again],
  PlanRequested: ['staff/plans/x', fc.record({ ...span, plan: line, offices: fc.array(office) })],
  PlanComputed: [
    'staff/plans/x',
    fc.record({ ...span, plan: line, offices: fc.array(office), met: percent, asked: percent }),
  ],
  PlanFailed: ['staff/plans/x', fc.record({ ...span, plan: line, offices: fc.array(office) })],
  PlanCancelled: ['staff/plans/x', fc.record({ ...span, plan: line, offices: fc.array(office) })],
  PlanDrafted: ['staff/plans/x', fc.record({ ...span, plan: line })],
  PlanPublished: ['staff/plans/x', fc.record({ ...span, plan: line, ...some })],
  FeedOpened: ['staff/feeds/x', fc.record({ feed: text, unit })],
  FeedRevoked: ['staff/feeds/x', fc.record({ feed: text, unit })],
};

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

export const assetsEvents: Types<AssetsEvent> = {
  AssetSet: ['assets/bike-1', fc.record({ asset: fc.constant('bike-1'), kind: fc.constant('bike'), notes: text })],
  AssetBooked: [booking, booked, crew],
  CrewSet: [booking, booked, crew],
  BookingCancelled: [booking, booked, fc.record({ freedFrom: fc.constant('2026-08-17'), reason: text })],
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
