import { describe, expect, test } from 'vitest';
import { at, publicityCampaign } from '../support/events-api.ts';
import { calendar, vevent } from '../support/calendar-files.ts';
import { xlsxOf } from '../../shared/xlsx.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** D15, D23: events out of the calendars and tables of others; previewed, then stored. */
describe('events: an import', () => {
  const { call, must, refusal, drafted } = publicityCampaign('events-import');
  const path = 'POST /events/import';
  const time = (local: string) => `${local.replaceAll(/[-:]/g, '')}00`;
  const open = (uid: string, days: number, ...lines: readonly string[]) =>
    vevent(
      `UID:${uid}`,
      `DTSTART:${time(at(days, '18:00'))}`,
      `DTEND:${time(at(days, '20:00'))}`,
      'SUMMARY:Öppet hus',
      'LOCATION:Folkets hus',
      ...lines,
    );
  const ics = (...events: readonly string[]) => ({ format: 'ics', text: calendar(...events), unit: 'solna' });
  const listed = async (query: string) => itemsOf(await call('association-solna', `GET /events?limit=100&${query}`));

  test('a preview stores nothing; its token stores all, once, as drafts', async () => {
    const body = ics(open('a', 10), open('b', 11, 'RRULE:FREQ=DAILY;COUNT=3'));
    const preview = await must('association-solna', path, { ...body, kind: 'open-house', area: 'solna' });
    const { token, events, ...rest } = preview as Body & { readonly events: readonly Body[] };
    expect(rest).toEqual({
      created: 0,
      changes: [],
      cancellations: [],
      duplicates: [],
      outside: 0,
      left: [],
      wrong: 0,
      errors: [],
    });
    // Every value that will be stored.
    expect(events[0]).toEqual({
      at: 1,
      title: 'Öppet hus',
      summary: 'Öppet hus',
      kind: 'open-house',
      startsAt: at(10, '18:00'),
      endsAt: at(10, '20:00'),
      organisers: ['solna'],
      languages: ['sv'],
      visibility: 'public',
      place: 'Folkets hus',
      area: 'solna',
      uid: 'a',
    });
    expect(events.map((each) => [each.at, each.startsAt, each.place])).toEqual(
      [10, 11, 12, 13].map((days, i) => [i === 0 ? 1 : 2, at(days, '18:00'), 'Folkets hus']),
    );
    expect(await listed('kind=open-house')).toEqual([]);

    const stored = await must('association-solna', path, { token });
    expect(stored).toMatchObject({ import: token, created: 4 });
    const found = await listed('kind=open-house');
    expect(found.map(({ id }) => id)).toEqual((stored.events as readonly Body[]).map(({ id }) => id));
    expect(found[0]).toMatchObject({
      status: 'draft',
      unit: 'solna',
      title: 'Öppet hus',
      place: { area: 'solna' },
      uid: 'a',
    });
    expect(await must('association-solna', path, { token })).toEqual(stored);
    expect(await listed('kind=open-house')).toHaveLength(4);
    const key = { 'idempotency-key': 'import' };
    expect((await call('association-solna', path, { token }, key)).body).toEqual(stored);
    await theStack().idle(60_000);
    const inbox = itemsOf(await call('association-solna', 'GET /associations/solna/inbox?limit=100'));
    expect(inbox.filter(({ event }) => event === 'EventsImported')).toHaveLength(1);
    // What was imported is an event as any other.
    await must('association-solna', `POST /events/${String(found[0]?.id)}/submissions`);
    expect((await must('district-staff', `POST /events/${String(found[0]?.id)}/publication`)).status).toBe('published');
  });

  test('what is there already is left out, and said', async () => {
    const again = await must('association-solna', path, ics(open('a', 10), open('other', 11), open('new', 15)));
    expect((again.duplicates as readonly Body[]).map(({ at: place }) => place)).toEqual([1, 2]);
    expect((again.events as readonly Body[]).map(({ uid }) => uid)).toEqual(['new']);
    const same = await drafted({
      title: 'Öppet hus!',
      place: { name: 'folkets hus' },
      startsAt: at(30, '19:00'),
      endsAt: at(30, '21:00'),
    });
    const { duplicates, token } = await must('association-solna', path, ics(open('x', 30)));
    expect([duplicates, token]).toEqual([
      [expect.objectContaining({ at: 1, of: { event: same.slice('/events/'.length) } })],
      undefined,
    ]);
  });

  test('two previews of one file are not both stored', async () => {
    const [one, two] = [
      await must('district-staff', path, ics(open('twice', 20))),
      await must('district-staff', path, ics(open('twice', 20))),
    ];
    await must('district-staff', path, { token: one.token });
    expect(await refusal('district-staff', path, { token: two.token })).toBe('412 changed-meanwhile');
  });

  test('a whole season is stored in several parts, and once, also by those who ask at the same time', async () => {
    const daily = (uid: string, place: string) =>
      vevent(
        `UID:${uid}`,
        `DTSTART:${time(at(-40, '08:00'))}`,
        'DURATION:PT1H',
        'SUMMARY:Kaffe',
        `LOCATION:${place}`,
        'RRULE:FREQ=DAILY;COUNT=80',
        `DESCRIPTION:${'Lång text. '.repeat(300)}`,
      );
    const preview = await must('district-staff', path, {
      ...ics(daily('c', 'Torget'), daily('d', 'Bron')),
      kind: 'coffee',
    });
    const answers = await Promise.all([1, 2, 3].map(() => call('district-staff', path, { token: preview.token })));
    const count = (preview.events as readonly Body[]).length;
    expect(count).toBeGreaterThan(150);
    expect(answers.map(({ status, body }) => [status, body.created])).toEqual([1, 2, 3].map(() => [200, count]));
    const found: unknown[] = [];
    let cursor = '';
    do {
      const { items, next } = await must('district-staff', `GET /events?limit=100&kind=coffee${cursor}`);
      found.push(...(items as readonly Body[]).map(({ uid }) => uid));
      cursor = next ? `&cursor=${String(next)}` : '';
    } while (cursor);
    expect([found.length, new Set(found).size]).toEqual([count, count]);
  });

  test('and under one key, which answers the same again', async () => {
    const hourly = Array.from({ length: 100 }, (_, i) =>
      vevent(
        `UID:key-${i}`,
        `DTSTART:${time(at(50 + (i % 10), `${String(8 + Math.floor(i / 10)).padStart(2, '0')}:00`))}`,
        'DURATION:PT1H',
        `SUMMARY:Tal ${i}`,
        `LOCATION:Hus ${i}`,
      ),
    );
    const { token } = await must('district-staff', path, ics(...hourly));
    const key = { 'idempotency-key': 'season' };
    const [one, again] = [
      await call('district-staff', path, { token }, key),
      await call('district-staff', path, { token }, key),
    ];
    expect([one.status, one.body.created, again.body]).toEqual([200, 100, one.body]);
    const other = await must('district-staff', path, ics(open('other-key', 60)));
    expect(await refusal('district-staff', path, { token: other.token }, key)).toBe('422 idempotency-key-reused');
  });

  test('a table, with what is wrong line by line; the other lines are stored', async () => {
    const csv = [
      'rubrik;börjar;slutar;plats;språk',
      `Fest;${at(5, '10:00')};${at(5, '12:00')};Parken;sv, ar`,
      `Fel;${at(5, '12:00')};${at(5, '10:00')};Parken;sv`,
      `Fel;${at(5, '12:00')};${at(5, '13:00')};;x!`,
    ].join('\r\n');
    const answer = await must('association-solna', path, { format: 'csv', text: csv, unit: 'solna' });
    expect(answer).toMatchObject({ created: 0, wrong: 2, token: expect.any(String) });
    expect((answer.errors as readonly Body[]).map(({ at: line, pointer, code }) => [line, pointer, code])).toEqual([
      [3, '/endsAt', 'order'],
      [4, '/languages/0', 'language'],
    ]);
    expect((await must('association-solna', path, { token: answer.token })).created).toBe(1);
  });

  test('a workbook, and a calendar as the bytes that it is', async () => {
    const rows = [
      ['rubrik', 'börjar', 'slutar', 'plats'],
      ['Bokbord', at(6, '10:00'), at(6, '12:00'), 'Torget'],
      ['Fel', at(6, '12:00'), at(6, '10:00'), 'Torget'],
    ];
    const file = (await xlsxOf('Blad', rows)).toString('base64');
    const answer = await must('association-solna', path, { format: 'xlsx', file, unit: 'solna' });
    expect([(answer.events as readonly Body[]).map(({ title }) => title), answer.errors]).toEqual([
      ['Bokbord'],
      [expect.objectContaining({ at: 3, pointer: '/endsAt', code: 'order' })],
    ]);
    const latin = Buffer.from(ics(open('l', 7)).text, 'latin1').toString('base64');
    const codes = async (body: Body) => {
      const { errors, token } = await must('association-solna', path, { unit: 'solna', ...body });
      return [token, ...(errors as readonly Body[]).map(({ code }) => code)];
    };
    expect(await codes({ format: 'ics', file: latin })).toEqual([undefined, 'not-utf-8']);
    expect(await codes({ format: 'xlsx', file: latin })).toEqual([undefined, 'not-xlsx']);
    const none = { format: 'ics', file: Buffer.from('hello').toString('base64'), unit: 'solna' };
    expect((await must('association-solna', path, none)).errors).toMatchObject([{ pointer: '/file', code: 'not-ics' }]);
    const utf8 = Buffer.from(ics(open('l', 7)).text).toString('base64');
    expect(await codes({ format: 'ics', file: utf8 })).toEqual([expect.any(String)]);
  });

  test('what lies outside the campaign is left out, and counted', async () => {
    const { events, outside } = await must('association-solna', path, ics(open('o', 400), open('i', 16)));
    expect([(events as readonly Body[]).length, outside]).toEqual([1, 1]);
  });

  test('bombs are answered, and nothing comes of them', async () => {
    const wrong = async (...events: readonly string[]) => {
      const { errors, token } = await must('association-solna', path, ics(...events));
      return [token, ...(errors as readonly Body[]).map(({ code }) => code)];
    };
    const rule = (text: string) => vevent(`DTSTART:${time(at(1))}`, 'SUMMARY:A', 'LOCATION:B', `RRULE:${text}`);
    expect(await wrong(rule('FREQ=SECONDLY'))).toEqual([undefined, 'recurrence']);
    expect(await wrong(rule('FREQ=SOMETIMES'))).toEqual([undefined, 'recurrence']);
    const many = await must('association-solna', path, ics(...Array(5000).fill('BEGIN:VEVENT\r\nEND:VEVENT')));
    expect(many).toMatchObject({ events: [], wrong: 1001 });
    expect((await must('association-solna', path, { ...ics(), text: 'hello' })).errors).toMatchObject([
      { pointer: '/text', code: 'not-ics' },
    ]);
    expect(await refusal('association-solna', path, { ...ics(), text: 'A'.repeat(300_000) })).toBe('413 too-large');
  });

  test.each<[Body, readonly string[]]>([
    [{}, ['/format needed', '/text needed', '/unit needed']],
    [{ format: 'ics', text: 'x' }, ['/unit needed']],
    [{ format: 'pdf', text: 'x', unit: 'solna' }, ['/format invalid-value']],
    [{ format: 'xlsx', text: 'x', unit: 'solna' }, ['/text invalid-format']],
    [{ format: 'ics', text: 'x', file: 'eA==', unit: 'solna' }, ['/file twice']],
    [{ format: 'ics', file: 'not base64!', unit: 'solna' }, ['/file invalid-format']],
    [{ format: 'ics', text: '', unit: 'solna' }, ['/text too-small']],
    [{ token: 'x' }, ['/token invalid-format']],
    [{ token: '01J4Z6X9QAW7E6R5T4Y3V2B1N1', text: 'x' }, ['/text twice']],
    [{ token: '01J4Z6X9QAW7E6R5T4Y3V2B1N1' }, ['/token unknown']],
    [{ format: 'ics', text: 'x', unit: 'gone' }, ['/unit unknown']],
    [{ format: 'ics', text: 'x', unit: 'solna', area: 'district' }, ['/area unknown']],
    [{ format: 'ics', text: 'x', unit: 'solna', url: 'https://a.example' }, ['/url unrecognized-keys']],
  ])('%j is no import', async (body, errors) => {
    expect(errorsOf(await call('district-staff', path, body))).toEqual(errors);
  });

  test('invariant 8: for one’s own unit, and by who asked for the preview', async () => {
    expect(await refusal('association-nacka', path, ics(open('n', 17)))).toBe('403 not-allowed');
    expect(await refusal('association-farsta', path, ics(open('n', 17)))).toBe('404 not-found');
    expect(await refusal('admin', path, ics(open('n', 17)))).toBe('404 not-found');
    const { token } = await must('association-solna', path, ics(open('n', 17)));
    expect(errorsOf(await call('association-nacka', path, { token }))).toEqual(['/token unknown']);
    expect(errorsOf(await call('district-staff', path, { token }))).toEqual(['/token unknown']);
  });
});
