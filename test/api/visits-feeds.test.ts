import { describe, expect, test } from 'vitest';
import { basic, readCalendar } from '../support/ics.ts';
import { logged } from '../support/stack.ts';
import { everyItem, saying } from '../support/whole-table.ts';
import { day, visitsCampaign } from '../support/visits-api.ts';

/** D18: behind a secret address instead of a login. */
describe('a candidate has a calendar', () => {
  const { call, must, refusal, enter, asked, personOf } = visitsCampaign('visits-feeds');
  const open = async (candidate: string, persona = 'district-staff') =>
    (await must(persona, `POST /candidates/${candidate}/feeds`)) as { readonly id: string; readonly url: string };

  test('with what they are asked for: by the clock or the whole day, tentative, sure, called off', async () => {
    const candidate = await enter();
    const hours = { from: '18:00', to: '24:00' };
    const evening = await asked({ candidate, wishes: [day(14)], hours, place: 'Folkets hus' });
    const whole = await asked({ candidate, wishes: [day(21), day(22)], unit: 'nacka' }, 'district-staff');
    const { url } = await open(candidate);
    expect(url).toMatch(/\/feeds\/visits-feeds\.[0-9A-Z]{26}\.[\w-]{43}\/visits\.ics$/);
    const before = await readCalendar(url);
    expect([before.status, before.headers.get('content-type'), before.headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'no-store',
    ]);
    const uid = (visit: string) => `${visit.split('/').at(-1)}.visits-feeds@valsam`;
    expect(before.events).toHaveLength(3);
    const of = (all: typeof before.events, visit: string) => all.find(({ UID }) => UID === uid(visit));
    expect(of(before.events, evening)).toMatchObject({
      STATUS: 'TENTATIVE',
      SUMMARY: 'Besök hos Solna',
      LOCATION: 'Folkets hus',
      DESCRIPTION: 'Väntar på svar.',
    });
    expect(of(before.events, evening)?.DTSTART).toMatch(new RegExp(`^${basic(day(14))}T1[67]0000Z$`));
    expect(of(before.events, evening)?.DTEND).toMatch(new RegExp(`^${basic(day(14))}T2[23]0000Z$`));
    expect(of(before.events, whole)).toMatchObject({
      'DTSTART;VALUE=DATE': basic(day(21)),
      'DTEND;VALUE=DATE': basic(day(22)),
      SUMMARY: 'Besök hos Nacka',
    });
    expect((await readCalendar(url)).text).toBe(before.text);
    expect(before.text).not.toContain('Kim');

    await must('district-staff', `POST ${whole}/acceptances`, { day: day(22) });
    await must('district-staff', `POST ${evening}/acceptances`, { day: day(14) });
    await must('district-staff', `POST ${evening}/declines`, { reason: 'Sjuk' });
    const after = (await readCalendar(url)).events;
    expect(after).toHaveLength(2);
    expect(of(after, whole)).toMatchObject({ STATUS: 'CONFIRMED', 'DTSTART;VALUE=DATE': basic(day(22)) });
    expect(of(after, evening)?.STATUS).toBe('CANCELLED');
    expect(Number(of(after, whole)?.SEQUENCE)).toBeGreaterThan(Number(of(before.events, whole)?.SEQUENCE));
  });

  test('behind a secret that is shown once, stored nowhere, in no log, and revoked at once', async () => {
    const candidate = await enter();
    const key = { 'idempotency-key': 'feed' };
    const first = await call('district-staff', `POST /candidates/${candidate}/feeds`, undefined, key);
    const url = String(first.body.url);
    const secret = url.split('/').at(-2) as string;
    expect((await readCalendar(url)).status).toBe(200);
    const again = await call('district-staff', `POST /candidates/${candidate}/feeds`, undefined, key);
    expect([again.headers.get('idempotency-replayed'), again.body]).toEqual([
      'true',
      { id: first.body.id, openedAt: first.body.openedAt },
    ]);
    expect((await must('district-staff', `GET /candidates/${candidate}`)).feeds).toEqual([again.body]);
    expect(saying(await everyItem(), secret, secret.slice(-43))).toEqual([]);
    expect(logged.filter((line) => line.includes(secret.slice(-43)))).toEqual([]);
    const feed = `/candidates/${candidate}/feeds/${String(first.body.id)}`;
    expect(await must('district-staff', `DELETE ${feed}`)).toEqual({ id: first.body.id });
    expect((await readCalendar(url)).status).toBe(404);
    expect(await refusal('district-staff', `DELETE ${feed}`)).toBe('404 not-found');
  });

  test('of a token that nobody was given, or of a candidate who has ended, there is nothing', async () => {
    const candidate = await enter();
    await asked({ candidate });
    const { url } = await open(candidate);
    const secret = url.split('/').at(-2) as string;
    for (const token of [
      'x',
      'visits-feeds',
      `visits-feeds.${candidate}`,
      `${secret}a`,
      `${'x'.repeat(3000)}.${candidate}.x`,
      `%00.${candidate}.x`,
      secret.slice(0, -1),
    ])
      expect([token, (await readCalendar(`/feeds/${token}/visits.ics`)).status]).toEqual([token, 404]);
    await must('district-staff', `DELETE /candidates/${candidate}`);
    expect((await readCalendar(url)).status).toBe(404);
  });

  test('and at most five', async () => {
    const candidate = await enter({ person: await personOf('association-kista') });
    for (let i = 0; i < 5; i++) await open(candidate, 'association-kista');
    expect(await refusal('association-kista', `POST /candidates/${candidate}/feeds`)).toBe('409 too-many-feeds');
  });
});
