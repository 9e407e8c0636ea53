import { describe, expect, test } from 'vitest';
import { dispute, settleDispute, withdrawDispute } from '../../functions/staff/allocations/disputes.ts';
import { statusOf } from '../../functions/staff/status.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  allocation,
  allocationIdOf,
  context,
  position,
  request,
  requestIdOf,
  stateOf,
  type World,
} from '../support/staff-cases.ts';

/** D5: a dispute ends: its unit takes it back, or an office settles it with them. */
const id = allocationIdOf();
const allocated = stateOf([position({ allocations: [allocation()] })], [request({ owner: 'county-council' })]);
const at = (hour: number) => `2018-08-01T${hour}:00:00.000Z`;
const disputed = after(allocated, dispute(allocated, { id, reason: 'Inte det vi bad om' }, context), at(10));
/** Somebody else has the part since. */
const taken: World = {
  ...disputed,
  positions: {
    organiser: {
      ...disputed.positions.organiser,
      allocations: [allocation({ id: allocationIdOf('T'), unit: 'kista', extent: 60, allocatedAt: at(11) })],
    },
  } as World['positions'],
};
const settle = (state: World, offices: readonly Office[] = ['district']) =>
  settleDispute(state, id, { offices, reason: 'Hon kan det också' }, context);
const withdraw = (state: World) => withdrawDispute(state, id, context);

describe('a dispute', () => {
  test.each<[string, readonly Office[], Expected<typeof settle>]>([
    ['by the office that employs', ['district'], ['DisputeSettled']],
    ['by the office that supervises', ['city-hall'], ['DisputeSettled']],
    ['by the office that the answer waits for', ['county-council'], ['DisputeSettled']],
    ['by nobody else', [], 'not-allowed'],
  ])('is settled %s', (_what, offices, expected) => {
    given(disputed).when(settle, offices).thenAsTold(expected);
  });

  test.each([settle, withdraw])('ends once, while nobody else has the part', (end) => {
    const ended = after(disputed, end(disputed), at(12));
    const is = ended.requests[requestIdOf('solna')];
    expect(is && statusOf(is, Object.values(ended.positions))).toBe('allocated');
    expect(end(ended)).toEqual([]);
    given(taken)
      .when((state: World) => end(state))
      .thenRefused('rests-on', { restsOn: [allocationIdOf('T')] });
    given(allocated)
      .when((state: World) => end(state))
      .thenRefused('wrong-status');
  });

  test('stays readable, with by whom and why it is settled; and may come anew', () => {
    const ended = after(disputed, settle(disputed, ['county-council']), at(12));
    expect(ended.requests[requestIdOf('solna')]?.dispute).toMatchObject({
      reason: 'Inte det vi bad om',
      settled: { by: 'county-council', at: at(12), reason: 'Hon kan det också' },
    });
    const anew = after(ended, dispute(ended, { id, reason: 'Nej' }, context), at(13)).requests[requestIdOf('solna')];
    expect(anew?.dispute).not.toHaveProperty('settled');
    expect(anew?.earlierTexts?.map(([, said]) => said).toSorted()).toEqual(['Hon kan det också', 'Inte det vi bad om']);
  });
});
