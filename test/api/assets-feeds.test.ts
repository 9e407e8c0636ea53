import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { assetsCampaign, at, crewOf } from '../support/assets-api.ts';
import { basic, readCalendar } from '../support/ics.ts';
import { logged } from '../support/stack.ts';

/** Calendars of bikes and cabins: behind the same secret address as a unit's staff. */
describe('bikes and cabins: a calendar', () => {
  const { must, enter, booked } = assetsCampaign('assets-feeds');
  const open = async (unit: string, persona = `association-${unit}`) =>
    String((await must(persona, 'POST /staff/feeds', { unit })).url).replace(/staff\.ics$/, 'assets.ics');

  test('shows a unit its bookings as whole days, hours without people, and what is cancelled as cancelled', async () => {
    await enter('cabin-1', { kind: 'cabin', home: 'Farsta' });
    await enter('bike-1');
    const cabin = await booked({ asset: 'cabin-1', ...at(0, 1), crew: crewOf(at(0)) });
    const bike = await booked({ asset: 'bike-1', ...at(3) });
    await booked({ unit: 'nacka', asset: 'bike-1', ...at(5) });
    const url = await open('solna');
    const before = await readCalendar(url);
    expect([before.status, before.headers.get('content-type'), before.headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'no-store',
    ]);
    expect(before.events).toHaveLength(2);
    expect(before.events[0]).toMatchObject({
      UID: `${cabin.slice('/materials/bookings/'.length)}.assets-feeds@valsam`,
      'DTSTART;VALUE=DATE': basic(at(0).from),
      'DTEND;VALUE=DATE': basic(at(2).from),
      STATUS: 'CONFIRMED',
      SUMMARY: 'Valstuga 1',
      DESCRIPTION: `Hämtas: Farsta\\nÖppet 12:00–18:00\\nObemannat: ${at(1).from} 12:00–18:00`,
    });
    expect((await readCalendar(url)).text).toBe(before.text);
    await must('association-solna', `POST ${bike}/cancellation`);
    const after = (await readCalendar(url)).events[1];
    expect([after?.UID, after?.STATUS]).toEqual([before.events[1]?.UID, 'CANCELLED']);
    expect(Number(after?.SEQUENCE)).toBeGreaterThan(Number(before.events[1]?.SEQUENCE));
  });

  test('shows when an asset is taken or out of order; by whom, only to the offices and to who it is', async () => {
    await must('district-staff', 'POST /materials/assets/bike-1/defects', { ...at(8, 9), note: 'Punktering' });
    const summaries = async (url: string) => {
      const { events, text } = await readCalendar(`${url}?asset=bike-1`);
      expect(events.map((event) => event['DTEND;VALUE=DATE'])).toEqual(
        [at(5), at(9)].map(({ to }) => basic(addDays(to, 1))),
      );
      expect(text).not.toContain('Punktering');
      return { said: events.map(({ SUMMARY }) => SUMMARY), text };
    };
    const solna = await summaries(await open('solna'));
    expect(solna.said).toEqual(['Valcykel 1: bokad', 'Valcykel 1: ur bruk']);
    expect(solna.text).not.toMatch(/nacka/i);
    const named = ['Valcykel 1: Nacka', 'Valcykel 1: ur bruk'];
    expect((await summaries(await open('nacka'))).said).toEqual(named);
    expect((await summaries(await open('city-hall', 'city-hall-staff'))).said).toEqual(named);
    expect((await readCalendar(`${await open('solna')}?asset=bike-9`)).status).toBe(404);
  });

  test('of a token that nobody was given, or that is revoked, there is nothing, and no log has it', async () => {
    expect((await readCalendar('/feeds/x/assets.ics')).status).toBe(404);
    const { id, url } = await must('association-kista', 'POST /staff/feeds', { unit: 'kista' });
    const path = String(url).replace(/staff\.ics$/, 'assets.ics');
    expect((await readCalendar(path)).status).toBe(200);
    await must('association-kista', `DELETE /staff/feeds/${String(id)}`);
    expect((await readCalendar(path)).status).toBe(404);
    const token = String(path.split('/')[2]);
    expect(logged.some((line) => line.includes('/feeds/{token}/assets.ics'))).toBe(true);
    expect(logged.filter((line) => line.includes(token))).toEqual([]);
  });
});
