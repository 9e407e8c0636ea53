import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedIn, withAsked } from '../../functions/staff/asked.ts';
import { capacityOf, coverageOf, loadOf } from '../../functions/staff/overview/rules.ts';
import type { Head } from '../../functions/staff/state.ts';
import { addDays } from '../../shared/calendar.ts';
import { notStored } from '../../shared/commit.ts';
import { offices } from '../../shared/units.ts';
import { daysOf, weekOf } from '../../shared/weeks.ts';
import { allocation, associations, position, request, weeks } from '../support/staff-state.ts';

const anyDay = fc.integer({ min: 0, max: 365 * 60 }).map((days) => addDays('1990-01-01', days));

describe('weeks', () => {
  test.each([
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2027-W01', '2027-01-04', '2027-01-10'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    // The nights when clocks change lie in these.
    ['2026-W13', '2026-03-23', '2026-03-29'],
    ['2026-W43', '2026-10-19', '2026-10-25'],
  ])('%s is from %s to %s', (week, from, to) => {
    expect(daysOf(week)).toEqual({ from, to });
  });

  test.each(['2027-W53', '2026-W54', '2026-W00', '2026-W7', '2026-34', '2026-W34 ', '1899-W01', ''])(
    '%j is no week',
    (week) => expect(daysOf(week)).toBeUndefined(),
  );

  test('a week has seven days, and each of them lies in it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const days = daysOf(weekOf(day));
        expect(days).toBeDefined();
        const { from, to } = days as { from: string; to: string };
        expect(addDays(from, 6)).toBe(to);
        expect(from <= day && day <= to).toBe(true);
        expect(new Date(from).getUTCDay()).toBe(1);
      }),
    );
  });
});

describe('D4: the load of the offices', () => {
  test('counts a position whole for whoever supervises and administers it, within the period asked for', () => {
    const positions = [
      position({ supervisor: 'city-hall' }),
      position({ id: 'half', extent: 50, supervisor: 'city-hall', administrator: 'city-hall' }),
    ];
    expect(loadOf(positions, { from: '2026-08-24', to: '2026-12-31' })).toEqual({
      from: '2026-08-24',
      to: '2026-12-31',
      perOffice: [
        { office: 'district', supervision: 0, administration: 3, total: 3, asked: 0 },
        { office: 'city-hall', supervision: 4.5, administration: 1.5, total: 6, asked: 0 },
        { office: 'county-council', supervision: 0, administration: 0, total: 0, asked: 0 },
      ],
      unfairness: 2,
      next: 'county-council',
    });
  });

  test('is even where there is nothing, and where each office bears the same', () => {
    expect(loadOf([], weeks)).toMatchObject({ unfairness: 0, next: 'district' });
    const each = offices.map((office) => position({ id: office, supervisor: office, administrator: office }));
    expect(loadOf(each, weeks).unfairness).toBe(0);
    expect(loadOf([position()], weeks).unfairness).toBe(3);
  });

  test('a position given to the office that is next never leaves a larger unfairness than given to another', () => {
    const some = fc.record({
      supervisor: fc.constantFrom(...offices),
      administrator: fc.constantFrom(...offices),
      extent: fc.integer({ min: 50, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), fc.constantFrom(...offices), (rows, other) => {
        const positions = rows.map((row, i) => position({ id: `p${i}`, ...row }));
        const { next } = loadOf(positions, weeks);
        const withOne = (office: (typeof offices)[number]) =>
          loadOf([...positions, position({ id: 'new', supervisor: office, administrator: office })], weeks).unfairness;
        expect(withOne(next)).toBeLessThanOrEqual(withOne(other));
      }),
    );
  });
});

describe('D24: coverage', () => {
  const positions = [
    position({
      shares: [{ unit: 'sundbyberg', extent: 50, to: '2026-08-23' }],
      allocations: [
        allocation({ status: 'confirmed', to: '2026-08-30' }),
        allocation({ id: 'organiser.2', unit: 'norrtalje', extent: 25, shortNotice: true }),
      ],
    }),
    position({
      id: 'own',
      employer: 'solna',
      shares: [{ unit: 'sundbyberg', extent: 20 }],
    }),
  ];
  const none: Head = { ...notStored, filed: 0, changes: 0 };
  const filed = [
    request(),
    request({ id: 'solna.2' }),
    request({ id: 'solna.3' }),
    request({ id: 'norrtalje.1', unit: 'norrtalje', extent: 25 }),
  ];
  const head = withAsked(withAsked(none, filed, 1), [request({ id: 'solna.3' })], -1);
  const found = coverageOf(positions, askedIn(head), associations);
  const of = (unit: string) => found.perAssociation.find((each) => each.unit === unit);

  test('says what each asked for, was given, confirmed, had at short notice, shares and employs itself', () => {
    expect(of('solna')).toMatchObject({ requests: 2, asked: 4, given: 1, confirmed: 1, shortNotice: 0, own: 3.2 });
    expect(of('norrtalje')).toMatchObject({ requests: 1, asked: 1, given: 1, confirmed: 0, shortNotice: 1, own: 0 });
  });

  test('lists associations that asked for nothing, too, by their parts of others’ positions', () => {
    expect(of('sundbyberg')).toMatchObject({ requests: 0, asked: 0, given: 0, shares: 1.3, own: 0 });
  });

  test('sums by ring and by priority area, each association once', () => {
    expect(found.ring).toEqual([
      expect.objectContaining({ ring: 'inner', associations: 2, asking: 1, requests: 2, asked: 4, given: 1 }),
      expect.objectContaining({ ring: 'outer', associations: 1, asking: 1, requests: 1, asked: 1, given: 1 }),
    ]);
    expect(found.priority).toEqual([
      expect.objectContaining({ priorityArea: true, associations: 1, asked: 4 }),
      expect.objectContaining({ priorityArea: false, associations: 2, asked: 1, shares: 1.3 }),
    ]);
  });
});

describe('D1: capacity of a week', () => {
  const capacity = (week: string, ...positions: readonly ReturnType<typeof position>[]) =>
    capacityOf(positions, week, daysOf(week) as { from: string; to: string });

  test('says what is free on which days, and nothing of positions that do not exist then', () => {
    const some = position({
      shares: [{ unit: 'solna', extent: 50, from: '2026-08-20' }],
      allocations: [allocation({ unit: 'kista', from: '2026-08-22', to: '2026-08-22' })],
    });
    const later = position({ id: 'later', from: '2026-08-24' });
    expect(capacity('2026-W34', some, later)).toMatchObject({
      from: '2026-08-17',
      to: '2026-08-23',
      free: 0.64,
      positions: [
        {
          id: 'organiser',
          free: [
            { from: '2026-08-17', to: '2026-08-19', extent: 100 },
            { from: '2026-08-20', to: '2026-08-21', extent: 50 },
            { from: '2026-08-23', to: '2026-08-23', extent: 50 },
          ],
        },
      ],
    });
  });

  test('a position that is all taken has nothing free, and is listed', () => {
    const taken = position({ shares: [{ unit: 'solna', extent: 100 }] });
    expect(capacity('2026-W34', taken)).toMatchObject({ free: 0, positions: [{ id: 'organiser', free: [] }] });
  });

  test('a week over the turn of the year has the days of both', () => {
    const winter = position({ from: '2026-12-31', to: '2027-01-02' });
    expect(capacity('2026-W53', winter).positions[0]?.free).toEqual([
      { from: '2026-12-31', to: '2027-01-02', extent: 100 },
    ]);
    expect(capacity('2027-W01', winter).positions).toEqual([]);
  });
});
