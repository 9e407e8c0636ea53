import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCalendar } from '../support/ics.ts';
import { itemsOf, theStack } from '../support/stack.ts';
import { inboxOf, on, timelineCampaign, toldOf } from '../support/timeline-api.ts';

/** D25: who is reminded, and a timeline as a calendar, a table and a picture. */
const why = 'Texterna kom för sent';

describe('reminders', () => {
  const { call, must, set } = timelineCampaign('timeline-reminders');
  const job = (days: number) => theStack().invoke('timeline-jobs', { now: `${on(days)}T04:00:00.000Z` });
  const soonFor = async () => toldOf(await inboxOf(call, 'solna'), /^Er milstolpe/).map(({ text }) => text);

  test('go to the owner before, and to owner and offices after, once each; anew where it was moved', async () => {
    await set('files', { owner: 'solna', when: { day: on(20) } });
    await job(5);
    expect(await soonFor()).toEqual([]);
    for (const day of [6, 7, 17, 18]) await job(day);
    expect(await soonFor()).toEqual([
      `Er milstolpe ”Tryckfilerna klara” är ${on(20)}.`,
      `Er milstolpe ”Tryckfilerna klara” är ${on(20)}.`,
    ]);
    for (const day of [20, 21, 22]) await job(day);
    const late = `skulle ha varit klar ${on(20)}`;
    expect((await soonFor()).filter((text) => text.includes(late))).toHaveLength(1);
    expect(toldOf(await inboxOf(call, 'city-hall'), new RegExp(`${late}; Solna ser till den`))).toHaveLength(1);
    await must('association-solna', 'POST /milestones/files/moves', { to: on(30), why });
    await job(23);
    expect((await soonFor()).filter((text) => text.includes(on(30)))).toHaveLength(1);
    await must('association-solna', 'POST /milestones/files/completion');
    await job(31);
    expect((await soonFor()).filter((text) => text.includes(`klar ${on(30)}`))).toEqual([]);
  });

  test('a notice is open as long as its own milestone waits, whatever else of the timeline does', async () => {
    await set('done-soon', { title: 'Affischer', owner: 'kista', when: { day: on(10) } });
    await set('still-open', { title: 'Flygblad', owner: 'kista', when: { day: on(11) } });
    await job(0);
    await theStack().idle();
    const open = async () =>
      itemsOf(await call('association-kista', 'GET /associations/kista/inbox?limit=100'))
        .filter(({ event, open: is }) => event === 'MilestoneDue' && is)
        .map(({ subject }) => subject)
        .toSorted();
    expect(await open()).toEqual(['timeline/milestones/done-soon', 'timeline/milestones/still-open']);
    await must('association-kista', 'POST /milestones/done-soon/completion');
    expect(await open()).toEqual(['timeline/milestones/still-open']);
  });
});

describe('a timeline elsewhere', () => {
  const { id, call, must, set } = timelineCampaign('timeline-elsewhere');
  const open = async (unit: string, persona: string) =>
    String((await must(persona, 'POST /staff/feeds', { unit })).url).replace(/staff\.ics$/, 'milestones.ics');

  beforeAll(async () => {
    await set('files', { owner: 'solna', when: { day: on(20) }, length: 3, note: 'Ring Kim' });
    await set('packs', { title: '=1+1; "grundpaket"', when: { day: on(30) }, after: [{ milestone: 'files', lag: 2 }] });
    await set('gone', { title: 'Struken', owner: 'solna' });
    await must('district-head', 'POST /milestones/gone/moves', { to: on(33), why });
    await must('district-head', 'DELETE /milestones/gone');
  });

  test('is a calendar, behind the secret address of a unit’s feed', async () => {
    const url = await open('solna', 'association-solna');
    const own = await readCalendar(url);
    expect([own.status, own.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = new ICAL.Component(ICAL.parse(own.text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((each) => new ICAL.Event(each));
    expect(events.map(({ uid, summary }) => [uid, summary])).toEqual([
      [`milestone.files.${id}@valsam`, 'Tryckfilerna klara'],
      [`milestone.gone.${id}@valsam`, 'Struken'],
    ]);
    const [files] = events;
    expect([files?.startDate.toString(), files?.endDate.toString(), files?.startDate.isDate]).toEqual([
      on(20),
      on(24),
      true,
    ]);
    expect(own.events[1]?.STATUS).toBe('CANCELLED');
    expect(own.text).not.toContain('Kim');
    expect((await readCalendar(`${url}?all=true`)).events).toHaveLength(3);
    await must('association-solna', 'POST /milestones/files/completion');
    const after = await readCalendar(url);
    expect(after.events.map(({ SUMMARY }) => SUMMARY)).toContain('✓ Tryckfilerna klara');
    expect(Number(after.events[0]?.SEQUENCE)).toBeGreaterThan(Number(own.events[0]?.SEQUENCE));
    expect((await readCalendar(url.replace(/feeds\/[^/]+/, 'feeds/none'))).status).toBe(404);
  });

  test('is a table that no cell of which is a formula', async () => {
    const { status, headers, bytes } = await call('association-kista', 'GET /timeline.csv', undefined, {
      'accept-language': 'sv',
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffMilstolpe;Id;Ägare;Slag;Läge;Dag;Sista dag;/);
    expect(lines.find((each) => each.includes(';packs;'))).toMatch(
      /^"'=1\+1; ""grundpaket""";packs;Distriktskansliet;sista dag;planerad;/,
    );
    expect(lines.find((each) => each.includes(';packs;'))).toContain('Tryckfilerna klara (+2 dagar)');
  });

  test('is a picture, in which titles are text', async () => {
    await set('evil', { title: '<script>alert(1)</script>' });
    const { status, headers, bytes } = await call('association-kista', 'GET /timeline.svg', undefined, {
      'accept-language': 'en',
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const svg = bytes.toString('utf8');
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('>election day 2');
  });
});
