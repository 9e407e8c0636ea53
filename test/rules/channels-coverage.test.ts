import { describe, expect, test } from 'vitest';
import { coverageOf, type Known } from '../../functions/channels/advice/coverage/rules.ts';
import type { Boost } from '../../functions/channels/boosts/state.ts';
import type { Visit } from '../../functions/visits/state.ts';
import { event, now, publication } from '../support/channels-state.ts';

/** D24: nobody is forgotten, least of all at the outer edge. */
const stamps = { version: 1, createdAt: now, updatedAt: now };
const associations = [
  { id: 'solna', name: 'Solna', ring: 'inner' },
  { id: 'nacka', name: 'Nacka', ring: 'inner' },
  { id: 'nykvarn', name: 'Nykvarn', ring: 'outer' },
] as const;
const none = { events: 0, published: 0, reach: 0, publications: 0, visits: 0, boosts: 0, boostMoney: 0 };
const boost = (change: Partial<Boost>): Boost => ({
  ...stamps,
  id: 'b',
  channel: 'fb-district',
  unit: 'district',
  amount: 50_000,
  audience: 'Alla',
  status: 'reserved',
  spending: 's',
  ...change,
});
const visit = (unit: string, status: Visit['status']): Visit => ({
  ...stamps,
  id: `${unit}.1`,
  unit,
  filer: 'x',
  candidate: 'c',
  wishes: [],
  topic: 'x',
  status,
  owner: 'district',
  replyBy: '2026-08-10',
  shortNotice: false,
  earliest: '2026-08-10',
});
const known = (change: Partial<Known> = {}): Known => ({
  associations,
  events: [],
  publications: [],
  boosts: [],
  visits: [],
  ...change,
});
const rowOf = (unit: string, change: Partial<Known>) => {
  const {
    unit: _,
    name: __,
    ring: ___,
    ...figures
  } = coverageOf(known(change)).perAssociation.find((row) => row.unit === unit) as ReturnType<
    typeof coverageOf
  >['perAssociation'][number];
  return figures;
};

describe('D24: coverage', () => {
  test('lists associations that have nothing, and says how many of a ring have no event', () => {
    const { perRing, perAssociation } = coverageOf(known({ events: [event()] }));
    expect(perAssociation.map(({ unit, events }) => [unit, events])).toEqual([
      ['nacka', 0],
      ['nykvarn', 0],
      ['solna', 1],
    ]);
    expect(perRing).toEqual([
      { ring: 'inner', associations: 2, without: 1, ...none, events: 1, published: 1 },
      { ring: 'outer', associations: 1, without: 1, ...none },
    ]);
  });
  test('counts an event for who organises it and for the area it is in, once for each', () => {
    const shared = event({ organisers: ['solna', 'nacka'], place: { name: 'x', area: 'nykvarn' } });
    const events = [shared];
    for (const { id } of associations) expect(rowOf(id, { events }).events).toBe(1);
    const own = event({ organisers: ['solna'], place: { name: 'x', area: 'solna' } });
    expect(rowOf('solna', { events: [own] }).events).toBe(1);
  });
  test.each([
    ['draft', 1, 0],
    ['submitted', 1, 0],
    ['published', 1, 1],
    ['held', 1, 1],
    ['cancelled', 0, 0],
  ] as const)('of an event that is %s', (status, events, published) => {
    expect(rowOf('solna', { events: [event({ status })] })).toMatchObject({ events, published });
  });
  test('adds what came of events, and publications that come out', () => {
    const events = [
      event({ id: 'a', status: 'held', results: { reach: 450, cost: 1 } }),
      event({ id: 'b', status: 'held', results: { reach: 50, cost: 1 } }),
      event({ id: 'c', status: 'cancelled' }),
    ];
    const publications = [
      publication({ id: '1', event: 'a', status: 'posted' }),
      publication({ id: '2', event: 'a', status: 'accepted' }),
      publication({ id: '3', event: 'a', status: 'proposed' }),
      publication({ id: '4', event: 'b', status: 'declined' }),
      publication({ id: '5', event: 'c', status: 'accepted' }),
    ];
    expect(rowOf('solna', { events, publications })).toMatchObject({ reach: 500, publications: 2 });
  });
  test('adds boosts whose money is there, one’s own and those of one’s events, each once', () => {
    const events = [event()];
    const boosts = [
      boost({ id: '1', unit: 'solna', event: event().id }),
      boost({ id: '2', event: event().id, status: 'paid', amount: 30_000 }),
      boost({ id: '3', unit: 'solna', amount: 1_000 }),
      boost({ id: '4', unit: 'solna', status: 'awaiting-funds' }),
      boost({ id: '5', unit: 'solna', status: 'withdrawn' }),
      boost({ id: '6', unit: 'nacka' }),
    ];
    expect(rowOf('solna', { events, boosts })).toMatchObject({ boosts: 3, boostMoney: 81_000 });
  });
  test('adds visits that were accepted', () => {
    const visits = [
      visit('solna', 'accepted'),
      visit('solna', 'asked'),
      visit('solna', 'declined'),
      visit('nacka', 'accepted'),
    ];
    expect(rowOf('solna', { visits }).visits).toBe(1);
  });
});
