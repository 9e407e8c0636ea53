import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../shared/calendar.ts';
import { assetsCampaign, crewOf } from '../support/assets-api.ts';
import { basic, readCalendar } from '../support/ics.ts';
import { today } from '../support/staff-api.ts';

/** The next last Sunday of a month, in whose night the clock is changed, far enough ahead to be booked from a week before. */
const nextSunday = (month: '03' | '10'): Day => {
  const year = Number(today.slice(0, 4));
  const sundays = [year, year + 1, year + 2].map((each) => {
    let day = `${each}-${month}-31`;
    while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 0) day = addDays(day, -1);
    return day;
  });
  return sundays.find((day) => day > addDays(today, 10)) as Day;
};

/** Bookings are of whole days, whatever the clock does. */
describe('bikes and cabins: a night in which the clock is changed', () => {
  const { call, must, refusal, enter, book, booked } = assetsCampaign('assets-nights');
  beforeAll(async () => {
    const { name, start, electionDay } = await must('admin', 'GET ');
    await must('admin', 'PUT ', { name, start, electionDay, end: addDays(today, 500) });
    for (const bike of ['bike-1', 'bike-2']) await enter(bike);
    await enter('cabin-1', { kind: 'cabin', openingHours: { from: '00:00', to: '06:00' } });
  });

  describe.each(['03', '10'] as const)('in month %s', (month) => {
    const sunday = nextSunday(month);
    const saturday = addDays(sunday, -1);

    test('is booked as two whole days, and both are taken', async () => {
      await booked({ asset: 'bike-1', from: saturday, to: sunday });
      for (const day of [saturday, sunday]) {
        const { status, body } = await book({ unit: 'nacka', asset: 'bike-1', from: day, to: day });
        expect([status, body.code, body.days]).toEqual([409, 'already-booked', [day]]);
      }
      for (const day of [addDays(saturday, -1), addDays(sunday, 1)])
        expect((await book({ unit: 'nacka', asset: 'bike-1', from: day, to: day })).status).toBe(201);
    });

    test('a fortnight over it is fourteen days, and one day more is too long', async () => {
      const span = { unit: 'district', asset: 'bike-2', from: addDays(sunday, -7) };
      const long = await book({ ...span, to: addDays(sunday, 7) }, 'district-staff');
      expect([long.status, long.body.code, long.body.days]).toEqual([409, 'too-long', 15]);
      expect((await book({ ...span, to: addDays(sunday, 6) }, 'district-staff')).status).toBe(201);
      expect(await refusal('association-kista', `GET /materials/assets?freeFrom=${sunday}&freeTo=${saturday}`)).toBe(
        '400 malformed-request',
      );
    });

    test('half of a cabin’s hours is half of what its clock shows, and its calendar has the days', async () => {
      const span = { from: saturday, to: sunday };
      const crew = crewOf(span, '00:00', '03:00');
      const path = await booked({ unit: 'kista', asset: 'cabin-1', ...span, crew });
      expect((await must('association-kista', `GET ${path}`)).uncovered).toEqual(
        [saturday, sunday].map((day) => ({ day, from: '03:00', to: '06:00' })),
      );
      const { url, id } = await must('association-kista', 'POST /staff/feeds', { unit: 'kista' });
      const { events } = await readCalendar(String(url).replace(/staff\.ics$/, 'assets.ics'));
      expect(events.at(-1)).toMatchObject({
        'DTSTART;VALUE=DATE': basic(saturday),
        'DTEND;VALUE=DATE': basic(addDays(sunday, 1)),
      });
      await call('association-kista', `DELETE /staff/feeds/${String(id)}`);
    });
  });
});
