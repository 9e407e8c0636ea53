import { describe, expect, test } from 'vitest';
import { dispute } from '../../functions/staff/allocations/disputes.ts';
import { cancel, type Cancelling, confirm } from '../../functions/staff/allocations/rules.ts';
import type { EndedAllocation } from '../../functions/staff/state.ts';
import { statusOf } from '../../functions/staff/status.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  allocation,
  allocationIdOf,
  context,
  now,
  pool,
  position,
  request,
  requestIdOf,
  stateOf,
  wanted,
  type World,
} from '../support/staff-cases.ts';

/** D5: what a unit answers to its allocation, and what an office takes back. */

const id = allocationIdOf();
const allocated = stateOf([position({ allocations: [allocation()] })], [request()]);
const confirmed = stateOf([position({ allocations: [allocation({ status: 'confirmed' })] })], [request()]);
const endedAs = (status: EndedAllocation['status']): World =>
  stateOf([position({ ended: [{ ...allocation(), status, endedAt: now }] })], [request()]);
const statusIn = (state: World, unit = 'solna') => {
  const found = state.requests[requestIdOf(unit)];
  return found && statusOf(found, Object.values(state.positions));
};

describe('confirming', () => {
  test.each<[string, World, Expected<typeof confirm>]>([
    ['what is allocated', allocated, ['AllocationConfirmed']],
    ['again', confirmed, []],
    ['what was disputed', endedAs('disputed'), 'wrong-status'],
    ['what was cancelled', endedAs('cancelled'), 'wrong-status'],
    ['what was replaced', endedAs('replaced'), 'wrong-status'],
    ['nothing', stateOf([]), 'not-found'],
  ])('%s', (_what, state, expected) => {
    given(state).when(confirm, id).thenAsTold(expected);
  });

  test('the request is confirmed when all of it is', () => {
    const state = stateOf([position({ allocations: [allocation(), allocation({ id: 'organiser.B' })] })], [request()]);
    const once = after(state, confirm(state, id));
    expect(statusIn(once)).toBe('allocated');
    expect(statusIn(after(once, confirm(once, 'organiser.B')))).toBe('confirmed');
  });
});

describe('disputing', () => {
  const say = (state: World, which = id) => dispute(state, { id: which, reason: 'Inte det vi bad om' }, context);
  test.each<[string, World, Expected<typeof dispute>]>([
    ['what is allocated', allocated, ['AllocationDisputed']],
    ['what was confirmed', confirmed, ['AllocationDisputed']],
    ['again', endedAs('disputed'), []],
    ['what was cancelled', endedAs('cancelled'), 'wrong-status'],
    ['nothing', stateOf([]), 'not-found'],
  ])('%s', (_what, state, expected) => {
    given(state).when(say).thenAsTold(expected);
  });

  test('frees the part, and the request awaits a new answer by a new day', () => {
    const state = stateOf(
      [position({ allocations: [allocation()] })],
      [request({ replyBy: '2018-07-20', escalated: true })],
    );
    const then = after(state, say(state));
    expect(then.positions.organiser?.allocations).toEqual([]);
    expect(then.positions.organiser?.ended).toMatchObject([{ id, status: 'disputed', endedAt: now }]);
    expect(statusIn(then)).toBe('submitted');
    expect(then.requests[requestIdOf('solna')]).toMatchObject({ replyBy: '2018-08-08', reopenedAt: now });
    expect(then.requests[requestIdOf('solna')]).not.toHaveProperty('escalated');
  });

  test('says which of the wanted tasks are not covered', () => {
    const tasks = ['cabin', 'phone-bank', 'logistics'];
    const state = stateOf([position({ tasks: ['cabin'], allocations: [allocation()] })], [request({ tasks })]);
    const { decision, then } = given(state).when(say);
    then([{ uncovered: ['phone-bank', 'logistics'], owner: 'district' }]);
    expect(after(state, decision).requests[requestIdOf('solna')]?.dispute).toEqual({
      allocation: expect.any(String),
      reason: 'Inte det vi bad om',
      uncovered: ['phone-bank', 'logistics'],
      at: now,
    });
  });

  test('D3: it may not leave a neighbour of the pool under 50 %, who is named', () => {
    given(pool())
      .when(say, allocationIdOf('S'))
      .thenRefused('share-too-small', { units: ['kista'] });
  });
});

describe('cancelling', () => {
  const cancelled = (state: World, change: Partial<Cancelling> = {}, offices: readonly Office[] = ['district']) =>
    cancel(state, { id, also: [], wanted: [], ...change }, { offices, reason: 'Slutar' }, context);
  const [k, s] = [allocationIdOf('K'), allocationIdOf('S')];

  test.each<[string, World, readonly Office[], Expected<typeof cancel>]>([
    ['what is allocated', allocated, ['district'], ['AllocationCancelled']],
    ['what was confirmed, by who supervises', confirmed, ['city-hall'], ['AllocationCancelled']],
    ['again', endedAs('cancelled'), ['district'], []],
    ['what was disputed', endedAs('disputed'), ['district'], 'wrong-status'],
    ['what is another office’s', allocated, ['county-council'], 'not-allowed'],
    ['nothing', stateOf([]), ['district'], 'not-found'],
  ])('%s', (_what, state, offices, expected) => {
    given(state).when(cancelled, {}, offices).thenAsTold(expected);
  });

  test('the request awaits a new answer; what it was told stays known', () => {
    const then = after(allocated, cancelled(allocated));
    expect(statusIn(then)).toBe('submitted');
    expect(then.positions.organiser?.ended).toMatchObject([{ id, status: 'cancelled' }]);
  });

  test('D3: not what would leave another unit of the pool under 50 %, which is named', () => {
    given(pool())
      .when(cancelled, { id: k })
      .thenRefused('share-too-small', { units: ['sundbyberg'] });
  });

  test('unless the same call cancels that, too', () => {
    const { decision, then } = given(pool()).when(cancelled, { id: k, also: [s] });
    then(['AllocationCancelled', 'AllocationCancelled']);
    const left = after(pool(), decision);
    expect([statusIn(left, 'kista'), statusIn(left, 'sundbyberg')]).toEqual(['submitted', 'submitted']);
  });

  test('or moves it', () => {
    const third = request({ unit: 'spanga-tensta', extent: 30 });
    const state = { ...pool(), requests: { ...pool().requests, [third.id]: third } };
    const instead = wanted({ request: third.id, extent: 30 });
    const { decision, then } = given(state).when(cancelled, { id: k, wanted: [instead] });
    then(['AllocationCancelled', 'StaffAllocated']);
    const left = after(state, decision);
    expect(left.positions.organiser?.allocations.map(({ unit }) => unit)).toEqual(['sundbyberg', 'spanga-tensta']);
    expect([statusIn(left, 'kista'), statusIn(left, 'spanga-tensta')]).toEqual(['submitted', 'allocated']);
  });

  test('a request that gets something else in the same call is answered', () => {
    const decision = cancelled(allocated, { wanted: [wanted({ to: '2018-09-01' })] });
    expect(statusIn(after(allocated, decision))).toBe('allocated');
  });

  test.each<[string, Partial<Cancelling>, string]>([
    ['another one that is not there', { id: k, also: [id] }, '/also/0'],
    ['itself as well', { id: k, also: [k] }, '/also/0'],
    [
      'and replaces it',
      { id: k, wanted: [wanted({ request: requestIdOf('kista'), replaces: k })] },
      '/allocations/0/replaces',
    ],
    ['and allocates to nobody', { id: k, wanted: [wanted({ request: 'x' })] }, '/allocations/0/request'],
  ])('%s: the field is named', (_what, change, field) => {
    given(pool()).when(cancelled, change).thenRefused('invalid-input', field);
  });

  test('what it allocates instead is judged like any other', () => {
    given(allocated)
      .when(cancelled, { wanted: [wanted({ extent: 51 })] })
      .thenRefused('exceeds-request');
  });
});

test('a position remembers the latest hundred that ended', () => {
  const ended = Array.from({ length: 100 }, (_, i) => ({
    ...allocation({ id: `organiser.${i}` }),
    status: 'cancelled' as const,
    endedAt: now,
  }));
  const state = stateOf([position({ allocations: [allocation()], ended })], [request()]);
  const decision = cancel(state, { id, also: [], wanted: [] }, { offices: ['district'], reason: 'x' }, context);
  const left = after(state, decision).positions.organiser?.ended ?? [];
  expect([left.length, left[0]?.id, left.at(-1)?.id]).toEqual([100, 'organiser.1', id]);
});
