import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { assetsCampaign, at, crewOf, soon } from '../support/assets-api.ts';
import { errorsOf, itemsOf } from '../support/stack.ts';
import { whole } from '../support/staff-api.ts';

/** Booking bikes and cabins, changing it and cancelling it. */
describe('bikes and cabins: a booking', () => {
  const { id, call, must, refusal, enter, book, booked } = assetsCampaign('assets-bookings');

  test('is made by an association for itself, and by an office for any', async () => {
    for (const bike of ['bike-1', 'bike-2']) await enter(bike);
    const { status, headers, body } = await book({ asset: 'bike-1', ...at(0, 2) });
    expect([status, headers.get('etag'), headers.get('location')]).toEqual([
      201,
      expect.stringMatching(/^"1-/),
      `/campaigns/${id}/materials/bookings/${String(body.id)}`,
    ]);
    expect(body).toMatchObject({ asset: 'bike-1', kind: 'bike', unit: 'solna', ...at(0, 2), status: 'booked' });
    expect([body.crew, body.uncovered, body.defects]).toEqual([[], [], []]);
    expect((await book({ asset: 'bike-2', ...at(0) }, 'association-nacka')).body.code).toBe('not-allowed');
    expect((await book({ asset: 'bike-2', ...at(0), unit: 'nacka' }, 'county-council-staff')).status).toBe(201);
    expect((await book({ asset: 'bike-2', ...at(1), unit: 'city-hall' }, 'city-hall-staff')).status).toBe(201);
    expect(await must('association-solna', `GET /materials/bookings/${String(body.id)}`)).toEqual(body);
  });

  test('invariant 5: no day is booked twice; the days are named, and what is free instead', async () => {
    for (const [days, named] of [
      [at(0, 2), [0, 1, 2]],
      [at(2, 4), [2]],
    ] as const) {
      const { status, body } = await book({ unit: 'nacka', asset: 'bike-1', ...days });
      expect([status, body.code, body.days]).toEqual([409, 'already-booked', named.map((n) => at(n).from)]);
      expect(body.free).toEqual(days.from === at(2).from ? ['bike-2'] : []);
      if (days.from === at(2).from) expect(body.detail).toBe(`Det gäller ${days.from}. Lediga i stället: valcykel 2.`);
    }
  });

  test('by kind takes the one that leaves the fewest short gaps', async () => {
    // bike-1 is taken to day 2, bike-2 to day 1: a booking from day 3 on leaves a day of bike-2 nobody wants.
    const { body } = await book({ unit: 'kista', kind: 'bike', ...at(3, 4) });
    expect(body.asset).toBe('bike-1');
    const none = await book({ unit: 'kista', kind: 'bike', ...at(0) });
    expect([none.status, none.body.code, none.body.bikes]).toEqual([409, 'none-free', []]);
    expect((await book({ unit: 'kista', kind: 'other', ...at(0) })).body.code).toBe('none-free');
  });

  test('a repeated request has one effect and the same answer', async () => {
    const key = { 'idempotency-key': 'once' };
    const [first, second] = [
      await book({ kind: 'bike', ...at(20) }, 'association-solna', key),
      await book({ kind: 'bike', ...at(20) }, 'association-solna', key),
    ];
    expect([second?.status, second?.body, second?.headers.get('idempotency-replayed')]).toEqual([
      201,
      first?.body,
      'true',
    ]);
  });

  test('is shown to the offices and to whose it is; lists are filtered', async () => {
    const [mine] = itemsOf(await call('association-solna', 'GET /materials/bookings'));
    const path = `/materials/bookings/${String(mine?.id)}`;
    expect((await call('city-hall-staff', `GET ${path}`)).status).toBe(200);
    expect(await refusal('association-nacka', `GET ${path}`)).toBe('404 not-found');
    expect(await refusal('association-nacka', `POST ${path}/cancellation`)).toBe('404 not-found');
    const units = async (persona: string, query = '') =>
      itemsOf(await call(persona, `GET /materials/bookings${query}`)).map((each) => each.unit);
    expect(new Set(await units('association-solna'))).toEqual(new Set(['solna']));
    expect(await units('association-solna', '?unit=nacka')).toEqual([]);
    expect(await units('district-staff', '?unit=nacka')).toEqual(['nacka']);
    expect((await units('district-staff')).length).toBe(5);
    expect(await units('district-staff', `?asset=bike-1&to=${at(2).from}`)).toEqual(['solna']);
    expect(await units('district-staff', `?asset=bike-1&from=${at(3).from}&to=${at(4).from}`)).toEqual(['kista']);
    expect(await units('district-staff', '?kind=cabin')).toEqual([]);
    expect(await units('district-staff', '?status=cancelled')).toEqual([]);
  });

  test('walks all pages of a list', async () => {
    const seenIds: unknown[] = [];
    let next: unknown;
    do {
      const cursor = next === undefined ? '' : `&cursor=${String(next)}`;
      const { body } = await call('district-staff', `GET /materials/bookings?limit=2${cursor}`);
      seenIds.push(...itemsOf({ body }).map((each) => each.id));
      next = body.next;
    } while (next !== undefined);
    expect([seenIds.length, new Set(seenIds).size]).toEqual([5, 5]);
    expect(await refusal('district-staff', 'GET /materials/bookings?cursor=x')).toBe('400 malformed-request');
    expect(await refusal('district-staff', 'GET /materials/assets?cursor=x')).toBe('400 malformed-request');
  });

  test('is changed in one step, by the rules of a new one; another’s with a reason that they read', async () => {
    const path = await booked({ unit: 'solna', asset: 'bike-2', ...at(20, 21) });
    const change = (body: object, persona = 'association-solna') => call(persona, `PATCH ${path}`, body);
    expect(errorsOf(await change({}))).toEqual([' nothing']);
    expect(errorsOf(await change({ reason: 'x' }))).toEqual([' nothing']);
    expect(errorsOf(await change({ ...at(21, 20) }))).toEqual(['/to order']);
    expect(errorsOf(await change({ asset: 'bike-9' }))).toEqual(['/asset unknown']);
    expect((await change({ from: addDays(soon, -1) })).body.code).toBe('too-soon');
    expect((await change({ ...at(20, 40) })).body.code).toBe('too-long');
    expect((await change({ ...at(2, 21) })).body.code).toBe('too-long');
    const { body } = await change({ asset: 'bike-1', ...at(21, 22) });
    expect(body).toMatchObject({ asset: 'bike-1', ...at(21, 22), version: 2, changed: { by: 'solna' } });
    expect(errorsOf(await change({ asset: 'bike-2' }, 'district-staff'))).toEqual(['/reason reason-for-owner']);
    const why = { reason: 'bike-1 har punktering.' };
    await change({ asset: 'bike-2', ...why }, 'district-staff');
    expect(await must('association-solna', `GET ${path}`)).toMatchObject({
      asset: 'bike-2',
      changed: { by: 'district', ...why },
    });
    expect(errorsOf(await call('city-hall-staff', `POST ${path}/cancellation`))).toEqual(['/reason reason-for-owner']);
    expect(await must('city-hall-staff', `POST ${path}/cancellation`, why)).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'city-hall',
      ...why,
    });
    expect((await change({ asset: 'bike-1' })).body.code).toBe('wrong-status');
  });

  test('cancelled frees its days, says why, and is cancelled once', async () => {
    const path = await booked({ unit: 'sundbyberg', asset: 'bike-2', ...at(10, 11) });
    const cancelled = await call('association-sundbyberg', `POST ${path}/cancellation`, { reason: 'Regn' });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', reason: 'Regn', version: 2 });
    const again = await call('district-staff', `POST ${path}/cancellation`);
    expect([again.status, again.body]).toEqual([200, cancelled.body]);
    expect((await book({ unit: 'nacka', asset: 'bike-2', ...at(10, 11) })).status).toBe(201);
    expect(await refusal('association-sundbyberg', `PATCH ${path}`, { crew: [] })).toBe('409 wrong-status');
    expect(
      itemsOf(await call('district-staff', 'GET /materials/bookings?status=cancelled&unit=sundbyberg')),
    ).toHaveLength(1);
  });

  test.each([
    [{ asset: 'bike-1', ...at(5), unit: 'atlantis' }, '/unit unknown'],
    [{ asset: 'bike-9', ...at(5) }, '/asset unknown'],
    [{ ...at(5) }, '/asset needed'],
    [{ asset: 'bike-1', kind: 'bike', ...at(5) }, '/kind twice'],
    [{ asset: 'bike-1', from: at(5).from, to: at(4).from }, '/to order'],
    [{ asset: 'bike-1', from: soon, to: addDays(whole.to, 1) }, '/to outside-campaign'],
    [{ asset: 'bike-1', from: addDays(whole.to, 1), to: addDays(whole.to, 1) }, '/from outside-campaign'],
    [{ asset: 'bike-1', from: '2026-02-30', to: at(5).from }, '/from day'],
    [
      { asset: 'bike-1', ...at(5), crew: [{ day: at(6).from, from: '12:00', to: '13:00', people: 1 }] },
      '/crew/0/day outside-booking',
    ],
    [
      { asset: 'bike-1', ...at(5), crew: [{ day: at(5).from, from: '13:00', to: '13:00', people: 1 }] },
      '/crew/0/to order',
    ],
    [
      { asset: 'bike-1', ...at(5), crew: [{ day: at(5).from, from: '12', to: '13:00', people: 1 }] },
      '/crew/0/from clock',
    ],
    [
      { asset: 'bike-1', ...at(5), crew: [{ day: at(5).from, from: '12:00', to: '13:00', people: 0 }] },
      '/crew/0/people too-small',
    ],
    [
      { asset: 'bike-1', ...at(5), crew: [{ day: at(5).from, from: '12:00', to: '13:00', people: 1, name: 'Kim' }] },
      '/crew/0/name unrecognized-keys',
    ],
    [{ asset: 'bike-1', ...at(5), crew: Array.from({ length: 9 }, () => crewOf(at(5))).flat() }, '/crew too-big'],
  ])('%j is no booking', async (body, error) => {
    const answer = await book(body, 'district-staff');
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]]);
  });
});
