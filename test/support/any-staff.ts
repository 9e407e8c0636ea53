import fc from 'fast-check';
import type { StaffEvent } from '../../functions/staff/events.ts';
import { secret, span, office, unit, day, line, text, type Types } from './any-event.ts';

/** Any event of staff, as far as sentences are made of it. */
const staffRequest = 'staff/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const percent = fc.integer({ min: 1, max: 100 });
const allotment = { ...span, allocation: line, request: line, unit, position: line, extent: percent };
const allotted = fc.record({ ...allotment, shortNotice: fc.boolean() });
const ended = fc.record({ ...allotment, shortNotice: fc.boolean(), how: fc.constant('replaced' as const) });
const allocated = {
  allocations: fc.array(allotted, { minLength: 1, maxLength: 4 }),
  ended: fc.array(ended, { maxLength: 4 }),
};
const tasks = fc.uniqueArray(fc.constantFrom('cabin', 'phone-bank', 'logistics'), { minLength: 1 });
const again = fc.record({ reason: text, owner: office, replyBy: day });

const edited = fc.record({
  ...span,
  unit,
  extent: percent,
  tasks,
  owner: office,
  replyBy: day,
  shortNotice: fc.boolean(),
});

const byAnOffice = fc.constantFrom({}, { by: 'district' as const, reason: secret });

const planned = fc.record({ ...span, plan: line, offices: fc.array(office) });
const someRoles = fc.uniqueArray(fc.constantFrom('supervisor' as const, 'administrator' as const), { minLength: 1 });
const consenting = fc.record({ position: line, employer: unit, by: office, as: someRoles });

export const staffEvents: Types<StaffEvent> = {
  PositionSet: [
    'staff/positions/organiser',
    fc.record({ ...span, position: line, title: text, extent: percent, employer: unit, supervisor: office }),
    fc.record({ shares: fc.array(fc.record({ unit, extent: percent }), { maxLength: 4 }) }),
    byAnOffice,
    fc.constantFrom({}, { asked: [{ as: 'supervisor' as const, office: 'district' as const, replyBy: '2026-08-08' }] }),
  ],
  PositionAccepted: ['staff/positions/organiser', consenting],
  PositionDeclined: ['staff/positions/organiser', consenting, fc.record({ reason: text })],
  PositionEscalated: ['staff/positions/organiser', fc.record({ position: line, employer: unit, as: someRoles })],
  PositionRemoved: ['staff/positions/organiser', fc.record({ position: line, employer: unit, units: fc.array(unit) })],
  PersonForgotten: ['staff/positions/organiser', fc.record({ position: line })],
  StaffRequested: [staffRequest, edited, fc.record({ note: text })],
  StaffRequestConsented: [staffRequest, edited],
  StaffRequestEdited: [staffRequest, edited, fc.record({ note: text })],
  StaffRequestChanged: [staffRequest, edited, fc.record({ by: office, reason: text })],
  StaffRequestsImported: [
    'staff/imports/x',
    fc.record({
      units: fc.array(fc.record({ unit, owner: office, requests: fc.integer({ min: 1, max: 99 }) }), { minLength: 1 }),
      replyBy: day,
    }),
  ],
  StaffRequestDeclined: [staffRequest, fc.record({ unit, reason: text }), byAnOffice],
  StaffRequestReopened: [staffRequest, fc.record({ unit, by: office }), again],
  StaffRequestWithdrawn: [staffRequest, fc.record({ unit, ended: allocated.ended })],
  StaffRequestEscalated: [staffRequest, fc.record({ unit, owner: office, replyBy: day })],
  StaffAllocated: [staffRequest, fc.record({ unit, ...allocated })],
  AllocationsEscalated: [
    'staff/positions/organiser',
    fc.record({ position: line, owner: office, allocations: allocated.allocations }),
  ],
  AllocationConfirmed: [staffRequest, allotted],
  AllocationDisputed: [staffRequest, allotted, again, fc.record({ uncovered: fc.oneof(tasks, fc.constant([])) })],
  DisputeWithdrawn: [staffRequest, allotted],
  DisputeSettled: [staffRequest, allotted, fc.record({ by: office, reason: text })],
  AllocationCancelled: [staffRequest, allotted, again, byAnOffice],
  PlanRequested: ['staff/plans/x', planned],
  PlanComputed: ['staff/plans/x', planned, fc.record({ met: percent, asked: percent })],
  PlanFailed: ['staff/plans/x', planned],
  PlanCancelled: ['staff/plans/x', planned, byAnOffice],
  PlanRemoved: ['staff/plans/x', planned],
  PlanDrafted: ['staff/plans/x', fc.record({ ...span, plan: line })],
  PlanPublished: [
    'staff/plans/x',
    fc.record({ ...span, plan: line, ...allocated }),
    fc.constantFrom(
      {},
      {
        unmet: [
          {
            unit: 'solna',
            request: 'solna.1',
            rules: ['capacity' as const, 'D3' as const],
            weights: ['priorityArea' as const],
          },
        ],
      },
    ),
  ],
  FeedOpened: ['staff/feeds/x', fc.record({ feed: text, unit })],
  FeedRevoked: ['staff/feeds/x', fc.record({ feed: text, unit })],
};
