import fc from 'fast-check';
import type { TimelineEvent } from '../../functions/timeline/events.ts';
import { day, reason, text, type Types, unit } from './any-event.ts';

/** Any event of a timeline, as far as sentences are made of it. */
const id = fc.constantFrom('print-files', 'pack-orders', 'cabins-open');
const subject = 'timeline/milestones/print-files';
const item = 'materials/items/folder';
const run = 'materials/print-runs/folder.so.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const one = fc.record({ milestone: fc.constant('print-files'), owner: unit });
const slip = fc.record({
  moved: fc.array(fc.record({ milestone: id, owner: unit, from: day, to: day }), { maxLength: 5 }),
  conflicts: fc.array(fc.record({ milestone: id, owner: unit, days: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 5,
  }),
  governs: fc.array(
    fc.record({
      milestone: id,
      subject: fc.constantFrom(item, run, 'assets/bookings/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0'),
      field: fc.constant('orderDeadline'),
      effect: fc.constantFrom('moved' as const, 'proposed' as const, 'told' as const),
      day,
    }),
    { maxLength: 5 },
  ),
  affected: fc.array(fc.record({ unit, subjects: fc.constantFrom([item], [run], ['assets/bookings/solna.x', item]) }), {
    maxLength: 5,
  }),
});
const answered = fc.record({ governed: fc.constant(run), day });

export const timelineEvents: Types<TimelineEvent> = {
  MilestoneSet: [
    subject,
    one,
    slip,
    fc.record({ isNew: fc.boolean(), to: day, note: text }),
    fc.oneof(fc.constant({}), fc.record({ from: day, was: unit })),
  ],
  MilestoneDropped: [subject, one, fc.record({ removed: fc.boolean() })],
  MilestoneMoved: [subject, one, slip, fc.record({ from: day, to: day, why: text })],
  MilestoneDone: [subject, one, slip, fc.record({ on: day })],
  MilestoneReopened: [subject, one, slip, reason, fc.record({ to: day })],
  ElectionDayMoved: ['timeline', slip, fc.record({ from: day, to: day })],
  TemplateApplied: [
    'timeline',
    fc.record({ template: fc.constant('2018'), count: fc.nat(300), past: fc.nat(300), electionDay: day }),
  ],
  ProposedDayAccepted: [subject, one, answered],
  ProposedDayDeclined: [subject, one, answered, reason],
  ProposedDayLapsed: [subject, one, answered],
  MilestoneDue: [subject, one, fc.record({ day, ahead: fc.constantFrom(0, 3, 14) })],
  MilestoneOverdue: [subject, one, fc.record({ day, ends: day })],
};
