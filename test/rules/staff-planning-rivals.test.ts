import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { plan } from '../../functions/staff/plans/solver/plan.ts';
import {
  type Beaten,
  beatenOn,
  type PlannedAllocation,
  type PlanProblem,
} from '../../functions/staff/plans/solver/problem.ts';
import { violations } from '../../functions/staff/plans/solver/violations.ts';
import { isMet, servedIn, weigh } from '../../functions/staff/plans/solver/weigh.ts';
import { beatenOf } from '../../functions/staff/plans/words.ts';
import { addDays } from '../../shared/calendar.ts';
import { day, noTime, planned, position, problem, published, request } from '../support/plan-problem.ts';
import { anyProblem } from '../support/random-campaign.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Who really beat whom, and on which weight. */
const half = position('a', { extent: 50 });
const beatenIn = async (given: PlanProblem): Promise<readonly string[]> =>
  (await planned(given)).unmet.flatMap(({ request: id, beatenBy = [] }) =>
    beatenBy.map(({ who, weight, size }) => `${who.join('+')} before ${id}: ${weight} ${size}`),
  );

describe('who went first', () => {
  test.each<[what: string, given: PlanProblem, beaten: readonly string[]]>([
    [
      'a priority area',
      problem([half], [request('botkyrka'), request('solna')]),
      ['botkyrka before solna: priorityArea 400'],
    ],
    [
      'a high priority',
      problem([half], [request('kista'), request('solna', { priority: 'high' })]),
      ['solna before kista: ownPriority 50'],
    ],
    [
      'a priority area with low priority, though the other has a high one',
      problem([half], [request('botkyrka', { priority: 'low' }), request('solna', { priority: 'high' })]),
      ['botkyrka before solna: priorityArea 400'],
    ],
    [
      'the outer ring by its floor, though the other is worth more',
      problem([position('a')], [request('botkyrka', { extent: 100 }), request('nykvarn')]),
      ['nykvarn before botkyrka: outerRingFloor 200'],
    ],
    [
      'more',
      problem([position('a')], [request('kista', { extent: 100 }), request('solna')]),
      ['kista before solna: met 200'],
    ],
    [
      'what is published',
      problem([half], [request('kista', { movable: [published('a', 50)] }), request('solna')]),
      ['kista before solna: change 200'],
    ],
    [
      'what begins in time',
      problem([half], [request('kista', { to: day(13) }), request('solna', { from: day(7), to: day(20) })], {
        noticeFrom: day(7),
      }),
      ['solna before kista: notice 10'],
    ],
    ['who asked first', problem([half], [request('solna.1'), request('kista.2')]), ['solna before kista.2: asked 0']],
    [
      'who asked first of three',
      problem([position('a')], [request('kista.3'), request('solna.2'), request('sundbyberg.1')]),
      ['solna before kista.3: asked 0', 'sundbyberg before kista.3: asked 0'],
    ],
    [
      'several together, of whom none alone has the time',
      problem([position('a')], [request('kista'), request('botkyrka'), request('solna', { extent: 100 })]),
      ['botkyrka+kista before solna: priorityArea 400'],
    ],
    ['nobody where no time would do', problem([half], [request('botkyrka'), request('solna', { extent: 100 })]), []],
  ])('%s', async (_what, given, beaten) => {
    expect(await beatenIn(given)).toEqual(beaten);
  });

  test('is said in words, in both languages', () => {
    const said = (change: Partial<Beaten>) =>
      beatenOf({ who: ['botkyrka'], weight: 'priorityArea', size: 400, ...change }, () => 'Botkyrka');
    expect(said({})).toEqual({
      sv: 'Botkyrka gick före: prioriterat område (400 procentveckor).',
      en: 'Botkyrka went first: a priority area (400 percent-weeks).',
    });
    expect(said({ weight: 'asked', size: 0 }).sv).toBe(
      'Botkyrka gick före: lika med alla vikter, men begärt tidigare.',
    );
    expect(said({ who: [], weight: 'notice' }).en).toMatch(/^Without it the plan is worth more: /);
  });
});

/** Every way to answer a request, tried one by one: a position, two halves, or one that hands over to another. */
const waysOf = (given: PlanProblem, id: string): readonly (readonly PlannedAllocation[])[] => {
  const asked = given.requests.find((one) => one.id === id);
  if (!asked) return [];
  const { from, to, extent } = asked;
  const piece = (on: string, fields: Partial<PlannedAllocation> = {}) => ({
    request: id,
    position: on,
    from,
    to,
    extent,
    ...fields,
  });
  const ids = given.positions.map((one) => one.id);
  const ways: PlannedAllocation[][] = ids.map((one) => [piece(one)]);
  for (const one of ids) {
    for (const two of ids.filter((other) => other !== one)) {
      if (one < two && extent === 100) ways.push([piece(one, { extent: 50 }), piece(two, { extent: 50 })]);
      for (let next = addDays(from, 1); next <= to; next = addDays(next, 1))
        ways.push([piece(one, { to: addDays(next, -1) }), piece(two, { from: next })]);
    }
  }
  return ways.filter((way) => isMet(given, asked, way));
};

/** What a plan is worth by one weight: what it would be worth less without that. */
const worthBy = (given: PlanProblem, allocations: readonly PlannedAllocation[], weight: string): number => {
  const neutral: PlanProblem = { ...given, weights: { ...given.weights, ownPriority: 1 } };
  if (weight === 'ownPriority') return weigh(given, allocations) - weigh(neutral, allocations);
  if (weight === 'pieces') return -0.05 * allocations.length;
  const without: PlanProblem = { ...neutral, weights: { ...neutral.weights, [weight]: 0 } };
  return weigh(neutral, allocations) - weigh(without, allocations);
};

describe('in random campaigns', () => {
  test('no answer instead of who went first makes a better plan, and they are ahead on what is named', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(anyProblem({ positions: 3, requests: 8 }), async (given) => {
        const { allocations, unmet } = await plan(given, noTime);
        const [worth, served] = [weigh(given, allocations), servedIn(given, allocations).length];
        for (const { request: id, beatenBy = [] } of unmet) {
          for (const { requests, weight, size } of beatenBy) {
            seen += 1;
            const others = allocations.filter((one) => one.request !== id && !requests.includes(one.request));
            const swapped = waysOf(given, id)
              .map((way) => [...others, ...way])
              .filter((all) => violations(given, all).length === 0);
            const most = Math.max(...swapped.map((all) => weigh(given, all)));
            const best = swapped.filter((all) => weigh(given, all) > most - 1e-6);
            expect(best.length).toBeGreaterThan(0);
            const keepsFloor = (all: readonly PlannedAllocation[]) => servedIn(given, all).length >= served;
            if (best.some(keepsFloor)) expect(worth).toBeGreaterThan(most - 1e-6);
            if (weight === 'asked' || weight === 'equal') {
              expect([size, Math.abs(worth - most) < 1e-5]).toEqual([0, true]);
              continue;
            }
            const ahead = best.map((all) => worthBy(given, allocations, weight) - worthBy(given, all, weight));
            expect(size).toBeGreaterThan(0);
            expect(ahead.some((by) => Math.abs(by - size) < 0.01)).toBe(true);
            if (weight !== 'outerRingFloor') expect(worth).toBeGreaterThan(most + 1e-7);
            const terms = beatenOn.filter((term) => term !== 'asked' && term !== 'equal');
            const further = best.some((all) =>
              terms.every((term) => worthBy(given, allocations, term) - worthBy(given, all, term) < size + 0.01),
            );
            if (weight !== 'outerRingFloor') expect(further).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});
