import { describe, expect, test } from 'vitest';
import { occasionOf as bookingOccasion } from '../../functions/assets/occasions.ts';
import type { Booking } from '../../functions/assets/state.ts';
import { capabilities } from '../../functions/capabilities.ts';
import { evolve as evolveStaff } from '../../functions/staff/evolve.ts';
import { occasionOf as allocationOccasion } from '../../functions/staff/occasions.ts';
import { occasionOf as visitOccasion } from '../../functions/visits/occasions.ts';
import { accept, change, decline } from '../../functions/visits/rules.ts';
import type { Visit } from '../../functions/visits/state.ts';
import { occasionsOf } from '../../shared/folds.ts';
import { allocation, position } from '../support/staff-state.ts';
import { now, stored } from '../support/events-state.ts';
import { after, candidate, today, visit, withVisit } from '../support/visits-state.ts';

/** What goes into whose calendars: visits, what is booked, parts of positions. */

const all = occasionsOf(capabilities);
const changed = (event: { readonly type: string; readonly subject: string }, unit: string) =>
  all[event.subject.split('/')[0] as string]?.changedBy(event as never, unit);

describe('a visit', () => {
  const bySolna = { by: 'solna', units: ['solna'] } as const;
  const solna = { unit: 'solna' };
  const on22 = visit('accepted', { day: '2026-08-22', place: 'Torget', hours: { from: '18:00', to: '20:00' } });

  test('is in the calendars of who is visited, and of the candidate, by the clock in Stockholm', () => {
    expect(visitOccasion(on22, solna)).toMatchObject({
      id: 'visits/solna.1',
      method: 'REQUEST',
      start: '2026-08-22T16:00:00.000Z',
      end: '2026-08-22T18:00:00.000Z',
      location: 'Torget',
      isFree: false,
      summary: { sv: 'Besök av en kandidat' },
    });
    expect(visitOccasion(on22, { to: 'candidate/c1' })?.summary.sv).toMatch(/^Besök hos /);
  });

  test('of a whole day is a day, and until midnight ends there', () => {
    expect(visitOccasion({ ...on22, hours: undefined }, solna)).toMatchObject({
      days: { from: '2026-08-22', to: '2026-08-22' },
      isFree: true,
    });
    expect(visitOccasion({ ...on22, hours: { from: '22:00', to: '24:00' } }, solna)).toMatchObject({
      end: '2026-08-22T22:00:00.000Z',
    });
    const night = { ...on22, day: '2026-10-25', hours: { from: '01:00', to: '04:00' } };
    expect(visitOccasion(night, solna)).toMatchObject({
      start: '2026-10-24T23:00:00.000Z',
      end: '2026-10-25T03:00:00.000Z',
    });
    const skipped = { ...on22, day: '2026-03-29', hours: { from: '02:30', to: '04:00' } };
    expect(visitOccasion(skipped, solna)).toMatchObject({ start: '2026-03-29T01:00:00.000Z' });
  });

  test('that awaits its first answer is in none', () => {
    expect(visitOccasion(visit('asked'), solna)).toBeUndefined();
    expect(visitOccasion(visit('declined'), solna)).toBeUndefined();
  });

  test('that is asked for anew is off until there is a day again, also for the candidate who is not asked any more', () => {
    const state = { ...withVisit(on22), other: candidate({ id: 'c2' }) };
    const decided = change(state, { candidate: 'c2', wishes: ['2026-09-01'] }, bySolna, today);
    expect(decided).toMatchObject([{ was: { candidate: 'c1', day: '2026-08-22' } }]);
    const asked = after(state, decided).visit as Visit;
    for (const invitee of [solna, { to: 'candidate/c1' }, { to: 'candidate/c2' }])
      expect(visitOccasion(asked, invitee)).toMatchObject({ method: 'CANCEL', start: '2026-08-22T16:00:00.000Z' });
    expect(visitOccasion(asked, solna)).not.toHaveProperty('location', 'Torget');
    // A further wish changes no calendar; what an earlier letter has not said yet is still said.
    const again = change(
      { ...state, visit: asked, candidate: candidate({ id: 'c2' }) },
      { wishes: ['2026-09-02'] },
      bySolna,
      today,
    );
    expect(changed((again as readonly [never])[0], 'solna')).toEqual([]);
    const still = after({ ...state, visit: asked, candidate: candidate({ id: 'c2' }) }, again).visit as Visit;
    expect(visitOccasion(still, solna)).toMatchObject({ method: 'CANCEL' });
    const on2 = after(
      { ...state, visit: still, candidate: candidate({ id: 'c2' }) },
      accept(
        { ...state, visit: still, candidate: candidate({ id: 'c2', free: state.candidate.free }) },
        '2026-09-02',
        today,
      ),
    ).visit as Visit;
    expect(visitOccasion(on2, solna)).toMatchObject({ method: 'REQUEST', start: '2026-09-02T16:00:00.000Z' });
    expect(visitOccasion(on2, { to: 'candidate/c1' })).toMatchObject({ method: 'CANCEL' });
    expect(visitOccasion(on2, { to: 'candidate/c2' })).toMatchObject({ method: 'REQUEST' });
  });

  test('that is off stays off under its id', () => {
    const off = after(withVisit(on22), decline(withVisit(on22), { by: 'candidate', reason: 'sjuk' })).visit as Visit;
    expect(visitOccasion(off, solna)).toMatchObject({ id: 'visits/solna.1', method: 'CANCEL' });
  });

  test.each([
    ['VisitAccepted', { day: '2026-08-22' }, true],
    ['VisitChanged', { anew: false, was: { candidate: 'c1' } }, true],
    ['VisitChanged', { anew: true, was: { candidate: 'c1', day: '2026-08-22' } }, true],
    ['VisitChanged', { anew: true, was: { candidate: 'c1' } }, false],
    ['VisitDeclined', { day: '2026-08-22' }, true],
    ['VisitDeclined', {}, false],
    ['VisitWithdrawn', { day: '2026-08-22' }, true],
    ['VisitAsked', {}, false],
    ['VisitReopened', {}, false],
    ['VisitEscalated', {}, false],
  ])('%s %j: %s', (type, fields, isDated) => {
    const event = { type, subject: 'visits/solna.1', unit: 'solna', ...fields };
    expect(changed(event, 'solna')).toEqual(isDated ? ['solna.1'] : []);
    // Not in those of the offices, which are told of every visit.
    expect(changed(event, 'district')).toEqual([]);
  });
});

describe('a booking', () => {
  const booking: Booking = {
    ...stored,
    id: 'solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
    unit: 'solna',
    asset: 'cabin-1',
    kind: 'cabin',
    from: '2026-08-20',
    to: '2026-08-22',
    crew: [],
    status: 'booked',
  };

  test('takes whole days, and nobody’s whole time', () => {
    expect(bookingOccasion(booking)).toMatchObject({
      id: `assets/bookings/${booking.id}`,
      method: 'REQUEST',
      days: { from: '2026-08-20', to: '2026-08-22' },
      isFree: true,
    });
    expect(bookingOccasion({ ...booking, status: 'cancelled' })).toMatchObject({ method: 'CANCEL' });
  });

  test.each([
    ['AssetBooked', true],
    ['BookingChanged', true],
    ['BookingCancelled', true],
    ['CrewSet', false],
  ])('%s: %s', (type, isDated) => {
    const event = { type, subject: `assets/bookings/${booking.id}`, unit: 'solna' };
    expect(changed(event, 'solna')).toEqual(isDated ? [booking.id] : []);
    expect(changed(event, 'district')).toEqual([]);
  });

  test('a defect is in nobody’s calendar', () => {
    expect(changed({ type: 'DefectReported', subject: 'assets/cabin-1' }, 'solna')).toEqual([]);
  });
});

describe('a part of a position', () => {
  const id = allocation().id;
  const of = (change: Parameters<typeof position>[0]) => allocationOccasion(position(change), id, { unit: 'solna' });

  test('is in calendars once it is confirmed, without who is employed', () => {
    expect(of({ allocations: [allocation()] })).toBeUndefined();
    const sure = of({ allocations: [{ ...allocation(), status: 'confirmed' }], title: 'Kim', person: 'Kim Ek' });
    expect(sure).toMatchObject({ id: `staff/allocations/${id}`, method: 'REQUEST', isFree: true });
    expect(JSON.stringify(sure)).not.toContain('Kim');
  });

  test('is work at the unit in the calendar of who is employed, under the same id', () => {
    const sure = position({ allocations: [{ ...allocation(), status: 'confirmed' }], email: 'kim@example.org' });
    const theirs = allocationOccasion(sure, id, { to: `employed/${id}` });
    expect(theirs?.summary).toMatchObject({ sv: expect.stringMatching(/^Arbete hos .* på 50 %$/) });
    expect(theirs).toMatchObject({ id: `staff/allocations/${id}`, method: 'REQUEST', sequence: 3 });
    expect(JSON.stringify(theirs)).not.toContain('kim@');
  });

  test('that ends is taken out where it was in, and only there', () => {
    const ends = (status: 'allocated' | 'confirmed') => {
      const positions = { organiser: position({ allocations: [{ ...allocation(), status }] }) };
      const { request, unit, from, to, extent, shortNotice } = allocation();
      const event = {
        type: 'AllocationCancelled',
        subject: 'staff/requests/x',
        id: '1',
        at: now,
        actor: 'kim',
        allocation: id,
        position: 'organiser',
        request,
        unit,
        from,
        to,
        extent,
        shortNotice,
        owner: 'district',
        replyBy: '2026-08-08',
        reason: 'x',
      };
      const is = evolveStaff({ positions }, event as never).positions?.organiser;
      return is && allocationOccasion(is, id, { unit: 'solna' });
    };
    expect(ends('confirmed')).toMatchObject({ method: 'CANCEL', id: `staff/allocations/${id}` });
    expect(ends('allocated')).toBeUndefined();
  });

  test.each([
    ['AllocationConfirmed', { unit: 'solna', allocation: 'a' }, ['a']],
    ['AllocationConfirmed', { unit: 'taby', allocation: 'a' }, []],
    ['AllocationDisputed', { unit: 'solna', allocation: 'a' }, ['a']],
    ['AllocationCancelled', { unit: 'solna', allocation: 'a' }, ['a']],
    [
      'PlanPublished',
      {
        allocations: [],
        ended: [
          { unit: 'solna', allocation: 'a' },
          { unit: 'taby', allocation: 'b' },
        ],
      },
      ['a'],
    ],
    ['StaffAllocated', { allocations: [{ unit: 'solna', allocation: 'c' }], ended: [] }, []],
    [
      'StaffAllocated',
      {
        allocations: [
          { unit: 'solna', allocation: 'c', request: 'r' },
          { unit: 'solna', allocation: 'd', request: 's' },
        ],
        ended: [{ unit: 'solna', allocation: 'a', request: 'r' }],
      },
      ['a', 'c'],
    ],
    ['StaffRequestWithdrawn', { unit: 'solna', ended: [{ unit: 'solna', allocation: 'a' }] }, ['a']],
    ['StaffRequested', { unit: 'solna' }, []],
  ])('%s %j', (type, fields, ids) => {
    expect(changed({ type, subject: 'staff/requests/solna.1', ...fields }, 'solna')).toEqual(ids);
  });
});
