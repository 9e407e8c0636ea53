import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { ask, type Body, itemsOf, logged } from '../support/stack.ts';
import { basic, readCalendar } from '../support/ics.ts';
import { staffCampaign, weeks } from '../support/staff-api.ts';

/** Calendar feeds: a secret address instead of a login. */
describe('staff: calendar feeds', () => {
  const { must, call, refusal, enter, file, part, allocate } = staffCampaign('staff-feeds');
  const open = async (unit = 'solna', persona = `association-${unit}`) =>
    (await must(persona, 'POST /staff/feeds', { unit })) as { readonly id: string; readonly url: string };

  test('shows a unit its shares and allocations as whole days, and what is cancelled as cancelled', async () => {
    await enter('organiser', {
      person: 'Karin Kampanj',
      tasks: ['flyers'],
      shares: [{ unit: 'solna', extent: 50, to: addDays(weeks.from, 6) }],
    });
    const request = await file({ from: addDays(weeks.from, 7) });
    const [allocation = ''] = await allocate(part(request, 'organiser', { from: addDays(weeks.from, 7) }));
    await enter('of-nacka', { shares: [{ unit: 'nacka', extent: 50 }] });
    const { url } = await open();
    const before = await readCalendar(url);
    expect([before.status, before.headers.get('content-type'), before.headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'no-store',
    ]);
    expect(before.text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const [share, part1] = before.events;
    expect(before.events).toHaveLength(2);
    expect(share).toMatchObject({
      'DTSTART;VALUE=DATE': basic(weeks.from),
      'DTEND;VALUE=DATE': basic(addDays(weeks.from, 7)),
      STATUS: 'CONFIRMED',
      SUMMARY: 'Organisatör 50 %',
    });
    expect(part1).toMatchObject({
      UID: `${allocation}.staff-feeds@valsam`,
      'DTSTART;VALUE=DATE': basic(addDays(weeks.from, 7)),
      'DTEND;VALUE=DATE': basic(addDays(weeks.to, 1)),
      STATUS: 'TENTATIVE',
    });
    expect(part1?.DTSTAMP).toMatch(/^\d{8}T\d{6}Z$/);
    // Whom to call is an office: who knows the address is not known.
    expect(before.text).not.toContain('Karin');
    expect((await readCalendar(url)).text).toBe(before.text);

    await must('association-solna', `POST /staff/allocations/${allocation}/disputes`, { reason: 'Fel vecka' });
    const after = (await readCalendar(url)).events[1];
    expect([after?.UID, after?.STATUS]).toEqual([part1?.UID, 'CANCELLED']);
    expect(Number(after?.SEQUENCE)).toBeGreaterThan(Number(part1?.SEQUENCE));
  });

  test('speaks the reader’s language', async () => {
    const { url } = await open();
    const { bytes } = await ask(`GET ${new URL(url).pathname}`, { headers: { 'accept-language': 'en' } });
    expect(bytes.toString('utf8').replaceAll('\r\n ', '')).toContain('Staff for Solna');
    expect((await readCalendar(url)).text.replaceAll('\r\n ', '')).toContain('Personal till Solna');
  });

  test('is opened and revoked by the unit itself; revoked it is gone at once', async () => {
    const { id, url } = await open();
    expect(await refusal('district-head', 'POST /staff/feeds', { unit: 'solna' })).toBe('403 not-allowed');
    expect(await refusal('association-nacka', 'POST /staff/feeds', { unit: 'solna' })).toBe('403 not-allowed');
    for (const persona of ['district-head', 'association-nacka'])
      expect(await refusal(persona, `DELETE /staff/feeds/${id}`)).toBe('404 not-found');
    expect((await readCalendar(url)).status).toBe(200);
    expect(await must('association-solna', `DELETE /staff/feeds/${id}`)).toEqual({ id });
    expect((await readCalendar(url)).status).toBe(404);
    expect(await refusal('association-solna', `DELETE /staff/feeds/${id}`)).toBe('404 not-found');
    const office = await open('district', 'district-staff');
    expect((await readCalendar(office.url)).status).toBe(200);
  });

  test('of a token that nobody was given there is nothing', async () => {
    for (const token of ['x', 'A'.repeat(43), '..', '%00', 'x'.repeat(2000)])
      expect([token, (await ask(`GET /feeds/${token}/staff.ics`)).status]).toEqual([token, 404]);
  });

  test('its secret is shown once, stored nowhere and written to no log', async () => {
    const key = { 'idempotency-key': 'feed' };
    const first = await call('association-nacka', 'POST /staff/feeds', { unit: 'nacka' }, key);
    const token = /^http:\/\/localhost:\d+\/feeds\/([\w-]{43})\/staff\.ics$/.exec(
      String(first.body.url),
    )?.[1] as string;
    await readCalendar(String(first.body.url));
    await must('association-nacka', `DELETE /staff/feeds/${String(first.body.id)}`);
    await readCalendar(String(first.body.url));
    const again = await call('association-nacka', 'POST /staff/feeds', { unit: 'nacka' }, key);
    expect([again.headers.get('idempotency-replayed'), again.body.url]).toEqual(['true', undefined]);
    await open('nacka');
    const listed = itemsOf(await call('association-nacka', 'GET /staff/feeds'));
    expect(Object.keys(listed[0] ?? {}).toSorted()).toEqual(['createdAt', 'id', 'unit', 'updatedAt', 'version']);
    const history = await must('association-nacka', `GET /audit?subject=staff/feeds/${String(first.body.id)}`);
    expect(JSON.stringify([listed, history])).not.toContain(token);
    const lines = logged.filter((line) => line.includes('/feeds/'));
    expect(lines.length).toBeGreaterThan(0);
    expect(logged.filter((line) => line.includes(token))).toEqual([]);
  });

  test('a unit has at most fifty', async () => {
    for (let i = 0; i < 50; i++) await open('kista');
    expect(await refusal('association-kista', 'POST /staff/feeds', { unit: 'kista' })).toBe('409 too-many-feeds');
    const [first] = (await must('association-kista', 'GET /staff/feeds')).items as readonly Body[];
    await must('association-kista', `DELETE /staff/feeds/${String(first?.id)}`);
    await open('kista');
  });
});
