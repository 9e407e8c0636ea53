import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { assetsCampaign, at, crewOf, inOneMonth, soon } from '../support/assets-api.ts';
import { itemsOf } from '../support/stack.ts';
import { today } from '../support/staff-api.ts';

/** D14: a cabin needs people, a bike is offered where there are none. */
describe('D14: a cabin', () => {
  const { call, must, enter, book, booked } = assetsCampaign('assets-cabins');

  test('is not booked without people; the bikes that are free then are offered', async () => {
    await enter('cabin-1', { kind: 'cabin' });
    for (const bike of ['bike-1', 'bike-2', 'bike-10']) await enter(bike);
    await booked({ unit: 'nacka', asset: 'bike-2', ...at(1) });
    const { status, body } = await book({ kind: 'cabin', ...at(0, 1) });
    expect([status, body.code, body.bikes]).toEqual([409, 'cabin-needs-crew', ['bike-1', 'bike-10']]);
    expect(body.uncovered).toEqual([
      { day: at(0).from, from: '12:00', to: '18:00' },
      { day: at(1).from, from: '12:00', to: '18:00' },
    ]);
    expect((await book({ asset: String((body.bikes as string[])[0]), ...at(0, 1) })).status).toBe(201);
  });

  test('half of its opening hours are enough; the rest is listed in every answer', async () => {
    const crew = crewOf(at(0), '09:00', '15:00');
    expect((await book({ asset: 'cabin-1', ...at(0, 1), crew })).body.code).toBe('cabin-needs-crew');
    const half = [...crew, ...crewOf(at(1), '13:00', '16:00')];
    const { status, body } = await book({ asset: 'cabin-1', ...at(0, 1), crew: half });
    const uncovered = [
      { day: at(0).from, from: '15:00', to: '18:00' },
      { day: at(1).from, from: '12:00', to: '13:00' },
      { day: at(1).from, from: '16:00', to: '18:00' },
    ];
    expect([status, body.uncovered, body.crew]).toEqual([201, uncovered, half]);
    const path = `/materials/bookings/${String(body.id)}`;
    expect((await must('association-solna', `GET ${path}`)).uncovered).toEqual(uncovered);
    expect(itemsOf(await call('association-solna', 'GET /materials/bookings'))[0]?.uncovered).toEqual(uncovered);

    const full = await call('association-solna', `PATCH ${path}`, { crew: crewOf(at(0, 1)) }, { 'if-match': '"1"' });
    expect([full.status, full.body.uncovered, full.body.version]).toEqual([200, [], 2]);
    const same = await call('district-staff', `PATCH ${path}`, { crew: crewOf(at(0, 1)) });
    expect(same.body.version).toBe(2);
    const stale = await call('association-solna', `PATCH ${path}`, { crew: half }, { 'if-match': '"1"' });
    expect(stale.body.code).toBe('changed-meanwhile');
    const few = await call('association-solna', `PATCH ${path}`, { crew: crewOf(at(0)).slice(0, 0) });
    expect([few.status, few.body.code, few.body.bikes]).toEqual([409, 'cabin-needs-crew', ['bike-10']]);
  });

  test('where none is free, bikes are offered, too', async () => {
    const answer = await book({ unit: 'kista', kind: 'cabin', ...at(1), crew: crewOf(at(1)) });
    expect([answer.body.code, answer.body.bikes]).toEqual(['none-free', ['bike-10']]);
  });
});

/** How soon, how long and how much. */
describe('bikes and cabins: limits', () => {
  const { must, enter, book, call } = assetsCampaign('assets-limits');

  test('two days ahead is the soonest, fourteen the longest', async () => {
    for (const bike of ['bike-1', 'bike-2', 'bike-3']) await enter(bike);
    const tomorrow = await book({ kind: 'bike', from: addDays(today, 1), to: addDays(today, 3) });
    expect([tomorrow.status, tomorrow.body.code, tomorrow.body.earliest]).toEqual([409, 'too-soon', soon]);
    const long = await book({ kind: 'bike', unit: 'district', ...at(0, 14) }, 'district-staff');
    expect([long.status, long.body.code, long.body.days, long.body.limit]).toEqual([409, 'too-long', 15, 14]);
    expect((await book({ kind: 'bike', unit: 'district', ...at(0, 13) }, 'district-staff')).status).toBe(201);
  });

  test('ten days in a month are the most for one association; the month and what is left are named', async () => {
    const ten = inOneMonth(11);
    const nine = { from: ten.from, to: addDays(ten.from, 8) };
    const first = await book({ kind: 'bike', ...nine });
    expect(first.status).toBe(201);
    const last = { from: addDays(ten.from, 9), to: addDays(ten.from, 10) };
    const { status, body } = await book({ kind: 'bike', ...last });
    expect([status, body.code]).toEqual([409, 'over-month-limit']);
    expect(body).toMatchObject({ month: ten.from.slice(0, 7), left: 1, limit: 10, asked: 2, kind: 'bike' });
    expect((await book({ kind: 'bike', from: last.to, to: last.to })).status).toBe(201);
    expect((await book({ kind: 'bike', from: last.from, to: last.from })).body.left).toBe(0);
    // Of another association, of an office, or after a cancellation.
    expect((await book({ kind: 'bike', unit: 'nacka', from: last.from, to: last.from })).status).toBe(201);
    await must('association-solna', `POST /materials/bookings/${String(first.body.id)}/cancellation`);
    expect((await book({ kind: 'bike', from: last.from, to: last.from })).status).toBe(201);
  });

  test('are settings of each kind', async () => {
    const { body } = await call('admin', 'PUT /settings', { materials: { bookings: { bike: { longestDays: 1 } } } });
    expect(body.materials).toMatchObject({
      bookings: {
        bike: { leadTimeDays: 2, longestDays: 1, daysPerMonth: 10 },
        cabin: { leadTimeDays: 2, longestDays: 366, daysPerMonth: 31 },
      },
    });
    expect((await book({ kind: 'bike', unit: 'kista', ...at(25, 26) })).body.code).toBe('too-long');
    expect((await book({ kind: 'bike', unit: 'kista', ...at(25) })).status).toBe(201);
  });
});

/** Many who want the same at the same moment. */
describe('bikes and cabins: at the same moment', () => {
  const units = ['solna', 'nacka', 'kista', 'sundbyberg', 'huddinge', 'haninge', 'botkyrka', 'nykvarn'];
  const { call, enter, book, booked } = assetsCampaign('assets-together', units);
  const tally = (answers: readonly { readonly status: number; readonly body: Readonly<Record<string, unknown>> }[]) =>
    Object.fromEntries(
      Object.entries(Object.groupBy(answers, ({ status, body }) => `${status} ${String(body.code ?? 'ok')}`)).map(
        ([what, all]) => [what, all?.length],
      ),
    );

  test('32 who want one of six bikes on the same days: six get one each, the others are told that none is free', async () => {
    for (let i = 1; i <= 6; i++) await enter(`bike-${i}`);
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, i) => book({ kind: 'bike', unit: units[i % 8], ...at(i % 3, 2) })),
    );
    expect(tally(answers)).toEqual({ '201 ok': 6, '409 none-free': 26 });
    const bikes = answers.flatMap(({ status, body }) => (status === 201 ? [body.asset] : []));
    expect(new Set(bikes).size).toBe(6);
  });

  test('the month of one association is not overdrawn by many bookings at once', async () => {
    const { from } = inOneMonth(4);
    for (let i = 7; i <= 16; i++) await enter(`bike-${i}`);
    const had = itemsOf(await call('district-staff', 'GET /materials/bookings?unit=solna&limit=100'));
    for (const { id } of had) await call('association-solna', `POST /materials/bookings/${String(id)}/cancellation`);
    const days = { from, to: addDays(from, 3) };
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => book({ asset: `bike-${i + 7}`, ...days })));
    expect(tally(answers)).toEqual({ '201 ok': 2, '409 over-month-limit': 6 });
  });

  test('a day that is freed is sold to exactly one', async () => {
    const path = await booked({ unit: 'nacka', asset: 'bike-16', ...at(14) });
    const answers = await Promise.all([
      call('association-nacka', `POST ${path}/cancellation`),
      ...units.slice(2).map((unit) => book({ unit, asset: 'bike-16', ...at(14) })),
    ]);
    const later = await Promise.all(units.slice(2).map((unit) => book({ unit, asset: 'bike-16', ...at(14) })));
    expect([...answers.slice(1), ...later].filter(({ status }) => status === 201)).toHaveLength(1);
  });
});
