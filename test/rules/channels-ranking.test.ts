import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import {
  correlation,
  type Known,
  rank,
  rankCorrelation,
  type RankedEvent,
} from '../../functions/channels/advice/ranking/rules.ts';
import type { Results } from '../../functions/gatherings/state.ts';
import { channel, event, publication } from '../support/channels-state.ts';

/** D15: what a reached person cost, and whether the costliest had the best effect. */
const held = (id: string, cost: number, reach: number, change: Partial<RankedEvent> = {}): RankedEvent =>
  event({ id, title: id, status: 'held', results: { cost, reach }, ...change });
const known = (events: readonly RankedEvent[], change: Partial<Known> = {}): Known => ({
  events,
  channels: [],
  waiting: [],
  now: '2026-09-01T12:00',
  ...change,
});
const open = (id: string, change: Partial<RankedEvent> = {}): RankedEvent => event({ id, title: id, ...change });

describe('D15: the ranking', () => {
  const [cheap, dear, nobody] = [held('cheap', 300_000, 450), held('dear', 3_800_000, 220), held('nobody', 5, 0)];

  test('has the cheapest person first, and what reached nobody last', () => {
    expect(rank('event', known([nobody, dear, cheap]))).toEqual([
      { key: 'cheap', title: 'cheap', figures: 1, missing: 0, cost: 300_000, reach: 450, costPerPerson: 667 },
      { key: 'dear', title: 'dear', figures: 1, missing: 0, cost: 3_800_000, reach: 220, costPerPerson: 17_273 },
      { key: 'nobody', title: 'nobody', figures: 1, missing: 0, cost: 5, reach: 0 },
    ]);
  });
  test('E1: says whom an hour of work reached, of the results that say how many hours it took', () => {
    const worked = (id: string, reach: number, hours: Results['hours']) =>
      held(id, 100, reach, { results: { cost: 100, reach, hours } });
    const [long, short, free] = [
      worked('long', 90, { staff: 10, activists: 20 }),
      worked('short', 60, { activists: 4 }),
      worked('free', 8, {}),
    ];
    const work = (events: readonly RankedEvent[]) =>
      rank('kind', known(events)).map(({ hours, reachPerHour }) => [hours, reachPerHour]);
    expect(work([long])).toEqual([[30, 3]]);
    expect(work([long, short, cheap])).toEqual([[34, 4.4]]);
    expect(work([free])).toEqual([[0, undefined]]);
    expect(work([cheap])).toEqual([[undefined, undefined]]);
  });
  test('names what should have figures and has none: what has begun, not what is to come', () => {
    const late = open('late', { startsAt: '2026-09-01T12:00' });
    const future = open('future', { startsAt: '2026-09-01T12:01' });
    expect(rank('event', known([late, future, cheap])).map(({ key, missing }) => [key, missing])).toEqual([
      ['cheap', 0],
      ['late', 1],
    ]);
    expect(rank('kind', known([late, future, cheap]))).toMatchObject([{ key: 'yard-party', figures: 1, missing: 1 }]);
  });
  test('by kind and by area divides the sums, not the quotients', () => {
    const tour = held('tour', 100, 10, { kind: 'tour', place: { name: 'x', area: 'nacka' } });
    const long = held('long', 900, 10, { kind: 'tour', place: undefined });
    expect(rank('kind', known([tour, long, cheap]))).toMatchObject([
      { key: 'tour', figures: 2, cost: 1_000, reach: 20, costPerPerson: 50 },
      { key: 'yard-party', figures: 1 },
    ]);
    const areas = rank('area', known([tour, long, cheap]));
    expect(areas.map(({ key, costPerPerson }) => [key, costPerPerson])).toEqual([
      ['nacka', 10],
      [undefined, 90],
      ['solna', 667],
    ]);
  });
  test('by channel counts publications at no cost, and boosts at theirs', () => {
    const measured = { publications: 2, reach: 1_000, audience: 20_000 };
    const boosted = { boosts: 1, reach: 9_000, spent: 50_000 };
    const channels = [channel({ measured, boosted }), channel({ id: 'free', measured }), channel({ id: 'new' })];
    const waiting = [publication({ status: 'posted' })];
    expect(rank('channel', known([], { channels, waiting }))).toEqual([
      { key: 'free', figures: 2, missing: 0, cost: 0, reach: 1_000, costPerPerson: 0 },
      { key: 'fb-district', figures: 3, missing: 1, cost: 50_000, reach: 10_000, costPerPerson: 5 },
      { key: 'new', figures: 0, missing: 0, cost: 0, reach: 0 },
    ]);
  });
});

describe('D15: the rank correlation of cost with cost per person', () => {
  test('of the sample: the costlier an event, the more a person cost', () => {
    const events = sample.events.map(({ id, cost, reach }) => held(id, cost, reach));
    // Ranks of cost 3 2 4 8 7 6 1 5, of cost per person 2 1 3 6 4 7 5 8: 1 - 6 * 42 / (8 * 63).
    expect(correlation(events)).toEqual({ events: 8, rho: 0.5 });
  });
  test('needs three events with results that reached somebody', () => {
    const two = [held('a', 1, 1), held('b', 2, 1)];
    expect(correlation(two)).toEqual({ events: 2, rho: null });
    expect(correlation([...two, held('c', 3, 0), open('d')])).toEqual({ events: 2, rho: null });
    expect(correlation([...two, held('c', 3, 1)])).toEqual({ events: 3, rho: 1 });
  });
  test('is none where all are the same', () => {
    expect(correlation([held('a', 5, 1), held('b', 5, 2), held('c', 5, 3)]).rho).toBeNull();
  });
  test('gives ties their mean rank', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    expect(
      rankCorrelation([
        [1, 1],
        [2, 2],
        [2, 3],
        [3, 4],
      ]),
    ).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  });

  const pairs = fc.array(fc.tuple(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: -1_000, max: 1_000 })), {
    minLength: 3,
    maxLength: 40,
  });
  const distinct = fc.uniqueArray(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 3, maxLength: 40 });

  test('lies between -1 and 1, and is the same whichever of the two comes first', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const rho = rankCorrelation(all);
        const turned = rankCorrelation(all.map(([a, b]) => [b, a] as const));
        expect(rho === undefined).toBe(turned === undefined);
        if (rho === undefined || turned === undefined) return;
        expect(rho).toBeCloseTo(turned, 10);
        expect(Math.abs(rho)).toBeLessThanOrEqual(1);
      }),
    );
  });
  test('is 1 where the one grows with the other, and -1 where it shrinks', () => {
    fc.assert(
      fc.property(distinct, (values) => {
        expect(rankCorrelation(values.map((v) => [v, v ** 3 + 5] as const))).toBeCloseTo(1, 10);
        expect(rankCorrelation(values.map((v) => [v, -v] as const))).toBeCloseTo(-1, 10);
      }),
    );
  });
  test('knows only the order: whatever keeps that leaves it as it is', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const mapped = all.map(([a, b]) => [Math.exp(a / 1_000) * 7, b ** 3] as const);
        const [rho, same] = [rankCorrelation(all), rankCorrelation(mapped)];
        if (rho === undefined) expect(same).toBeUndefined();
        else expect(same).toBeCloseTo(rho, 10);
      }),
    );
  });
});
