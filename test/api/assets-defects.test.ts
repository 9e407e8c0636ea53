import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { assetsCampaign, at, soon } from '../support/assets-api.ts';
import { errorsOf, itemsOf, theStack } from '../support/stack.ts';
import { today } from '../support/staff-api.ts';

/** What is broken blocks its days, and those who have booked them are told. */
describe('bikes and cabins: a defect', () => {
  const { id, call, must, refusal, enter, book, booked } = assetsCampaign('assets-defects');
  let booking: string;
  const report = (persona: string, change = {}) =>
    call(persona, 'POST /materials/assets/bike-1/defects', { ...at(1, 3), note: 'Punktering', ...change });

  test('blocks the days, and says what is free instead', async () => {
    for (const bike of ['bike-1', 'bike-2']) await enter(bike);
    booking = await booked({ asset: 'bike-1', ...at(0, 1) });
    const { status, body } = await report('city-hall-staff');
    expect([status, body.defects]).toEqual([
      201,
      [{ id: expect.any(String), ...at(1, 3), note: 'Punktering', reportedAt: expect.any(String) }],
    ]);
    const refused = await book({ unit: 'kista', asset: 'bike-1', ...at(2, 4) });
    expect([refused.status, refused.body.code]).toEqual([409, 'out-of-order']);
    expect([refused.body.days, refused.body.free]).toEqual([[at(2).from, at(3).from], ['bike-2']]);
    const free = `GET /materials/assets?kind=bike&freeFrom=${at(2).from}`;
    expect(itemsOf(await call('association-kista', free)).map((each) => each.id)).toEqual(['bike-2']);
  });

  test('leaves bookings in the way, which show it; those who made them are told what is free instead', async () => {
    expect((await must('association-solna', `GET ${booking}`)).defects).toMatchObject([at(1, 3)]);
    await theStack().idle();
    const [notice] = itemsOf(await call('association-solna', 'GET /associations/solna/inbox'));
    expect(notice).toMatchObject({ event: 'DefectReported', action: 'do', link: `/campaigns/${id}${booking}` });
    expect(notice?.text).toMatch(/Valcykel 1 går inte att använda .* är i stället lediga valcykel 2\.$/);
    expect(notice?.text).not.toContain('Punktering');
    const others = itemsOf(await call('association-kista', 'GET /associations/kista/inbox'));
    expect(others.map(({ event }) => event)).not.toContain('DefectReported');
    const history = itemsOf(await call('association-solna', 'GET /audit?subject=assets/bike-1'));
    expect(history).toMatchObject([{ event: 'DefectReported', subject: 'assets/bike-1' }]);
  });

  test('is reported by an office, or by an association that has booked it', async () => {
    expect((await report('association-kista')).body.code).toBe('not-allowed');
    expect((await report('association-solna', at(30))).status).toBe(201);
    const past = { from: addDays(today, -3), to: addDays(today, -1) };
    expect(errorsOf(await report('district-staff', past))).toEqual(['/to past']);
    expect(errorsOf(await report('district-staff', { to: today, from: soon }))).toEqual(['/to order']);
    expect(await refusal('district-staff', 'POST /materials/assets/none/defects', at(1))).toBe('404 not-found');
  });

  test('ended by the district office, the days can be booked again, and who is concerned is told', async () => {
    const [first] = (await must('district-staff', 'GET /materials/assets/bike-1')).defects as { id: string }[];
    const end = `POST /materials/assets/bike-1/defects/${String(first?.id)}/end`;
    expect(await refusal('city-hall-head', end)).toBe('403 not-allowed');
    expect((await must('district-staff', end)).defects).toMatchObject([at(30)]);
    expect(await refusal('district-staff', end)).toBe('404 not-found');
    expect((await book({ unit: 'kista', asset: 'bike-1', ...at(2, 4) })).status).toBe(201);
    await theStack().idle();
    const [notice] = itemsOf(await call('association-solna', 'GET /associations/solna/inbox'));
    expect(notice).toMatchObject({ event: 'DefectEnded', action: 'know' });
  });

  test('what is free instead is had at once, in place of what is broken', async () => {
    await must('admin', 'PUT /settings', { materials: { bookings: { bike: { leadTimeDays: 20 } } } });
    expect((await report('district-staff', at(0, 1))).status).toBe(201);
    const insteadOf = booking.slice('/materials/bookings/'.length);
    expect((await book({ asset: 'bike-2', ...at(0, 1) })).body.code).toBe('too-soon');
    const { status, body } = await book({ asset: 'bike-2', ...at(0, 1), insteadOf });
    expect([status, body.asset, body.unit]).toEqual([201, 'bike-2', 'solna']);
    expect((await must('association-solna', `GET ${booking}`)).status).toBe('cancelled');
    const again = await book({ asset: 'bike-2', ...at(0, 1), insteadOf });
    expect(errorsOf(again)).toEqual(['/insteadOf unknown']);
    const others = await book({ asset: 'bike-2', unit: 'kista', ...at(0), insteadOf });
    expect(errorsOf(others)).toEqual(['/insteadOf unknown']);
  });

  test('twenty at a time are the most', async () => {
    for (let i = 2; i < 20; i++) expect((await report('district-staff', at(i + 10))).status).toBe(201);
    expect((await report('district-staff', at(40))).body.code).toBe('too-many-defects');
  });
});
