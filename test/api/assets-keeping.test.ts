import { describe, expect, test } from 'vitest';
import { assetsCampaign, at, soon } from '../support/assets-api.ts';
import { errorsOf, itemsOf } from '../support/stack.ts';
import { today } from '../support/staff-api.ts';
import { rightsNow } from '../support/rights.ts';

/** D14: bikes and cabins, booked by calendar days. */
describe('bikes and cabins: what there is', () => {
  const { id, call, must, refusal, enter, book, booked } = assetsCampaign('assets-keeping');
  const ids = async (query: string) =>
    itemsOf(await call('association-nacka', `GET /materials/assets?${query}`)).map((each) => each.id);

  test('is entered and changed by the district office, and all see it', async () => {
    const cabin = {
      kind: 'cabin',
      name: 'Stugan vid vattnet',
      home: 'Farsta',
      openingHours: { from: '10:00', to: '14:30' },
      notes: 'Släp behövs.',
    };
    const { status, headers, body } = await enter('cabin-1', cabin);
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      201,
      `/campaigns/${id}/materials/assets/cabin-1`,
      expect.stringMatching(/^"1-/),
    ]);
    expect(body).toMatchObject({ id: 'cabin-1', ...cabin, taken: [], defects: [] });
    const again = await enter('cabin-1', cabin);
    expect([again.status, again.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"1-/)]);
    const plain = await enter('cabin-1', { kind: 'cabin' }, { 'if-match': '"1"' });
    expect([plain.status, plain.body.openingHours]).toEqual([200, { from: '12:00', to: '18:00' }]);
    expect((await enter('cabin-1', cabin, { 'if-match': '"1"' })).body.code).toBe('changed-meanwhile');
    expect(await must('association-nacka', 'GET /materials/assets/cabin-1')).toEqual(plain.body);
    expect(await refusal('association-nacka', 'GET /materials/assets/cabin-0')).toBe('404 not-found');
  });

  test('what is booked as one kind does not become another', async () => {
    await enter('bike-1');
    const booking = await booked({ asset: 'bike-1', ...at(0) });
    expect((await enter('bike-1', { kind: 'other' })).body.code).toBe('asset-in-use');
    expect((await enter('bike-1', { home: 'Nacka' })).status).toBe(200);
    await must('association-solna', `POST ${booking}/cancellation`);
    expect((await enter('bike-1', { kind: 'other' })).status).toBe(200);
  });

  test('is removed while nobody had booked it, else retired until it is entered again', async () => {
    await enter('odd-1');
    expect(await must('district-staff', 'DELETE /materials/assets/odd-1')).toEqual({ id: 'odd-1', retired: false });
    expect(await refusal('district-staff', 'GET /materials/assets/odd-1')).toBe('404 not-found');
    await enter('odd-2', { kind: 'other' });
    const booking = await booked({ asset: 'odd-2', ...at(40) });
    expect(await must('district-staff', 'DELETE /materials/assets/odd-2')).toEqual({ id: 'odd-2', retired: true });
    expect(await must('association-solna', `GET ${booking}`)).toMatchObject({ status: 'booked', asset: 'odd-2' });
    expect((await book({ asset: 'odd-2', ...at(42) })).status).toBe(422);
    expect((await enter('odd-2')).body.code).toBe('asset-in-use');
    expect((await enter('odd-2', { kind: 'other' })).body).not.toHaveProperty('retired');
    await must('association-solna', `POST ${booking}/cancellation`);
  });

  test('is listed by kind, and by what is free on all of some days', async () => {
    for (const bike of ['bike-2', 'bike-3']) await enter(bike);
    await booked({ asset: 'bike-2', ...at(4, 5) });
    expect(await ids('kind=bike')).toEqual(['bike-2', 'bike-3']);
    expect(await ids(`kind=bike&freeFrom=${at(3).from}&freeTo=${at(4).from}`)).toEqual(['bike-3']);
    expect(await ids(`kind=bike&freeFrom=${at(5).from}&freeTo=${at(8).from}`)).toEqual(['bike-3']);
    expect(await ids(`kind=bike&freeTo=${at(6).from}`)).toEqual(['bike-2', 'bike-3']);
    expect(await ids(`freeFrom=${at(4).from}&kind=bike`)).toEqual(['bike-3']);
    const wrong = await call('association-nacka', `GET /materials/assets?freeFrom=${soon}&freeTo=${today}`);
    expect([wrong.status, wrong.body.code, errorsOf(wrong)]).toEqual([
      400,
      'malformed-request',
      ['/query/freeTo order'],
    ]);
  });

  test('invariant 8: others see that the days are taken, and not by whom', async () => {
    const taken = async (persona: string) => (await must(persona, 'GET /materials/assets/bike-2')).taken;
    const mine = { ...at(4, 5), unit: 'solna', booking: expect.stringMatching(/^solna\./) };
    expect(await taken('association-nacka')).toEqual([at(4, 5)]);
    expect(await taken('association-solna')).toEqual([mine]);
    expect(await taken('city-hall-staff')).toEqual([mine]);
  });

  test.each([
    [{}, '/kind invalid-value'],
    [{ kind: 'boat' }, '/kind invalid-value'],
    [{ kind: 'cabin', openingHours: { from: '18:00', to: '12:00' } }, '/openingHours/to order'],
    [{ kind: 'cabin', openingHours: { from: '12:00', to: '25:00' } }, '/openingHours/to clock'],
    [{ kind: 'cabin', home: 'A\nB' }, '/home control-characters'],
    [{ kind: 'cabin', taken: [] }, '/taken unrecognized-keys'],
  ])('%j is no asset', async (body, error) => {
    expect(errorsOf(await call('district-head', 'PUT /materials/assets/odd', body))).toEqual([error]);
  });

  test('an id is a word', async () => {
    for (const odd of ['Bike', 'a_b', 'constructor']) expect(errorsOf(await enter(odd))).toEqual(['/path/asset slug']);
  });
});

/** Who may do what; something malformed beside, which is judged after the rights, keeps it from happening. */
describe('bikes and cabins: who may', () => {
  const { call, enter, booked } = assetsCampaign('assets-rights');
  /** In the order of the personas: `+` may, `3` is answered 403, `4` is answered 404. */
  const rightsOf = {
    setAsset: '+34334',
    removeAsset: '+34334',
    showAsset: '++4++4',
    listAssets: '++4++4',
    reportDefect: '++4+34',
    endDefect: '+34334',
    bookAsset: '++4++4',
    listBookings: '++4++4',
    showBooking: '++4+44',
    changeBooking: '++4+44',
    cancelBooking: '++4+44',
  };
  test('invariant 8', async () => {
    await enter('bike-1');
    const booking = (await booked({ asset: 'bike-1', ...at(0) })).slice('/materials/bookings/'.length);
    const named = { asset: 'bike-1', booking, defect: '01J4Z6X9QAW7E6R5T4Y3V2B1N1' };
    expect(await rightsNow(call, 'assets', named)).toEqual(rightsOf);
  });
});
