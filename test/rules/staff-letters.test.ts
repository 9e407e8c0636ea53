import { describe, expect, test } from 'vitest';
import type { StaffEvent } from '../../functions/staff/events.ts';
import { evolve } from '../../functions/staff/evolve.ts';
import { letters } from '../../functions/staff/letters.ts';
import { forgetPerson, setPosition, type Wish } from '../../functions/staff/positions/rules.ts';
import type { Allocation, Position, StaffState } from '../../functions/staff/state.ts';
import type { Recorded } from '../../shared/commit.ts';
import { isRefusal } from '../../shared/problems.ts';
import {
  after as afterwards,
  allocation,
  campaign,
  context,
  now,
  onPosition,
  position,
  stateOf,
  wish,
  withPosition,
} from '../support/staff-cases.ts';

/** When whoever is employed is written to, for their calendar. */

const email = 'kim@example.org';
const id = allocation().id;
const sent = [{ to: `employed/${id}`, kind: 'calendar' }];
const on = (change: Partial<Position>, status: Allocation['status'] = 'confirmed') =>
  stateOf([position({ email, allocations: [allocation({ status })], ...change })]);
const { request, unit, from, to, extent, shortNotice } = allocation();
const part = { allocation: id, position: 'organiser', request, unit, from, to, extent, shortNotice };
const due = { owner: 'district', replyBy: '2018-08-08' };
const lettersIn = (state: StaffState, type: StaffEvent['type'], more: object = part, at = now) => {
  const event = { type, subject: 'staff/requests/x', id: '1', at, actor: 'a', request, unit, ...due, ...more };
  return letters(event as Recorded<StaffEvent>, state, evolve(state, event as Recorded<StaffEvent>));
};

describe('who is employed is written to', () => {
  test('when their part is confirmed, and not before', () => {
    expect(lettersIn(on({}, 'allocated'), 'AllocationConfirmed')).toEqual(sent);
    expect(lettersIn(on({ allocations: [] }), 'StaffAllocated', { allocations: [part], ended: [] })).toEqual([]);
  });

  test.each<[StaffEvent['type'], object]>([
    ['AllocationDisputed', { ...part, uncovered: [], reason: 'x' }],
    ['AllocationCancelled', { ...part, reason: 'x' }],
    ['StaffRequestWithdrawn', { ended: [{ ...part, how: 'cancelled' }] }],
    ['StaffAllocated', { allocations: [], ended: [{ ...part, how: 'replaced' }] }],
    ['PlanPublished', { plan: 'p', allocations: [], ended: [{ ...part, how: 'replaced' }] }],
  ])('when what was confirmed ends: %s', (type, more) => {
    expect(lettersIn(on({}), type, more)).toEqual(sent);
    expect(lettersIn(on({}, 'allocated'), type, more)).toEqual([]);
    expect(lettersIn(on({ email: undefined }), type, more)).toEqual([]);
  });

  test('of nothing that a plan gives out: that awaits its unit’s word', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...part, allocation: `organiser.${i}` }));
    expect(lettersIn(on({}), 'PlanPublished', { plan: 'p', allocations: many, ended: [] })).toEqual([]);
  });

  test('of nothing that is over', () => {
    const later = '2018-09-10T10:00:00.000Z';
    expect(lettersIn(on({}), 'AllocationCancelled', { ...part, reason: 'x' }, later)).toEqual([]);
    expect(lettersIn(on({}), 'AllocationCancelled', { ...part, reason: 'x' }, `${to}T10:00:00.000Z`)).toEqual(sent);
  });

  test('nowhere, where no address is known', () => {
    expect(lettersIn(on({ email: undefined }, 'allocated'), 'AllocationConfirmed')).toEqual([]);
  });
});

describe('a part that is moved', () => {
  const next = { ...part, allocation: 'organiser.2', from: '2018-08-27' };
  const move = (state: StaffState, how: string, change: object = {}) => {
    const more = { allocations: [{ ...next, ...change }], ended: [{ ...part, how }] };
    const event = {
      type: 'StaffAllocated',
      subject: 'staff/requests/x',
      id: '1',
      at: now,
      actor: 'a',
      ...due,
      ...more,
    };
    const recorded = { ...event, request, unit } as unknown as Recorded<StaffEvent>;
    const after = evolve(state, recorded);
    return { after, to: letters(recorded, state, after).map((letter) => letter.to) };
  };
  const other = (change: Partial<Position>) => ({ ...position({ ...change, allocations: [] }), id: 'other' });

  test('is one letter, of what it has become, as the entry that they have', () => {
    const { after, to } = move(on({}), 'replaced');
    expect(to).toEqual(['employed/organiser.2']);
    const [is] = after.positions?.organiser?.allocations ?? [];
    expect(is).toMatchObject({ status: 'allocated', continues: { as: id, after: 0 } });
    // Moved once more before it is confirmed, it is still the same.
    const again = { ...next, allocation: 'organiser.3' };
    const event = { allocations: [again], ended: [{ ...next, how: 'replaced' }] };
    expect(lettersIn(after, 'StaffAllocated', event)).toEqual([{ to: 'employed/organiser.3', kind: 'calendar' }]);
  });

  test('goes on on another position of the same person, after the numbers of the first', () => {
    const state = stateOf([position({ email, allocations: [allocation({ status: 'confirmed' })] }), other({ email })]);
    const { after, to } = move(state, 'replaced', { allocation: 'other.2', position: 'other' });
    expect(to).toEqual(['employed/other.2']);
    const { version } = position({});
    expect(after.positions?.other?.allocations[0]?.continues).toEqual({ as: id, after: version });
  });

  test.each<[string, Partial<Position>, string, object]>([
    ['to somebody else', { email: 'bo@example.org' }, 'replaced', { allocation: 'other.2', position: 'other' }],
    ['for another request', {}, 'replaced', { request: 'solna.2' }],
    ['for another unit', {}, 'replaced', { unit: 'nacka' }],
    ['what was cancelled', {}, 'cancelled', {}],
  ])('goes on as nothing: %s', (_, whose, how, change) => {
    const state = stateOf([position({ email, allocations: [allocation({ status: 'confirmed' })] }), other(whose)]);
    expect(move(state, how, change).to).toEqual([`employed/${id}`]);
  });
});

describe('an address on the position', () => {
  const set = (is: Partial<Position>, change: Partial<Wish>) => {
    const state = withPosition(on(is));
    const units = ['district', 'city-hall'];
    const decision = setPosition(state, { id: 'organiser', wish: wish(change), units }, campaign, context);
    if (isRefusal(decision)) throw new Error(decision.refused);
    const before: StaffState = { ...state, email: change.email };
    return decision.flatMap((event) => {
      expect(JSON.stringify(event)).not.toContain('@');
      const recorded = { ...event, id: '1', at: now, actor: 'a' } as Recorded<StaffEvent>;
      const after = evolve(before, recorded);
      expect(after.position?.email).toBe(change.email);
      return letters(recorded, before, after);
    });
  };

  test('that comes afterwards, or is another, gets what is confirmed', () => {
    expect(set({ email: undefined }, { email })).toEqual(sent);
    expect(set({ email: 'other@example.org' }, { email })).toEqual(sent);
    expect(set({ email: undefined, allocations: [allocation()] }, { email })).toEqual([]);
  });

  test('gets it anew when somebody else is to be called, and not for another title', () => {
    expect(set({}, { email, supervisor: 'district' })).toEqual(sent);
    expect(set({}, { email, title: 'Samordnare' })).toEqual([]);
    expect(set({}, { email })).toEqual([]);
  });

  test('is forgotten also where no name is known, and is in no event', () => {
    const state = stateOf([position({ email: 'kim@example.org' })]);
    const decision = forgetPerson(onPosition(state));
    expect(JSON.stringify(decision)).not.toContain('kim@');
    expect(afterwards(state, decision).positions.organiser).toEqual(position());
  });

  test('that is taken away gets nothing', () => {
    expect(set({}, { supervisor: 'district' })).toEqual([]);
  });
});
