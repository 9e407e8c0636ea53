import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageLimit } from '../../tools/bench/lists.ts';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';
import { playStaff, playStaffLists, storeStaff } from '../../tools/bench/staff.ts';
import { type Costs, costsOf, keyedCosts } from '../support/costs.ts';

/** What staff costs in capacity units, with the sample’s positions and requests: whoever makes it dearer shall notice. */
let session: Session;
beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
});
afterAll(() => session?.end());

/** Read and write units of each operation without an `Idempotency-Key`: a command reads what it is judged by, and no more. */
const expected: Costs = {
  request: [7, 9],
  allocation: [10, 7],
  dispute: [8, 12],
  confirmation: [4, 7],
  cancellation: [12, 12],
  decline: [4, 10],
  withdrawal: [7, 15],
  'new position': [12, 7],
  'changed position': [12, 6],
  // What is shown by itself weighs its commands, too: what these are judged by is read beside it.
  'show position': [8.5, 0],
  'show request': [10, 0],
  'withdrawal of what has nothing': [7, 10],
  'removed position': [3, 7],
  'GET load': [3, 0],
  'GET coverage': [6, 0],
  'GET capacity': [2, 0],
};
/** What may be repeated as it is, or only reads. */
const keyless = /position|show|GET|nothing/;
describe('what an operation on staff costs', () => {
  test('without an Idempotency-Key; a plan is written packed, and costs within its limit', async () => {
    const figures = await playStaff(session.call, false);
    const plans = figures.filter(({ operation }) => operation.includes('plan'));
    expect(costsOf(figures.filter((figure) => !plans.includes(figure)))).toEqual(expected);
    expect(plans.filter(({ units, limit }) => units.write > (limit?.write ?? 0))).toEqual([]);
    expect(plans).toHaveLength(3);
  });

  test('with one: one read and one item more', async () => {
    const costs = keyedCosts(expected, (each) => keyless.test(each));
    // One request less is open then, and what is read of all of them just fits into a unit less.
    expect(costsOf(await playStaff(session.call, true))).toEqual({ ...costs, allocation: [11, 9] });
  });
});

test('a page of a list costs at most 4.5 read units, what waits of each included, also with 20 positions and 1 000 requests', async () => {
  const few = await playStaffLists(session.call);
  await storeStaff(session.call, 16, 1_000);
  const many = await playStaffLists(session.call);
  expect(many.find(({ list }) => list === '/staff/requests')?.items).toBe(25);
  for (const pages of [few, many]) expect(pages.filter(({ read }) => read > pageLimit + 0.5)).toEqual([]);
});
