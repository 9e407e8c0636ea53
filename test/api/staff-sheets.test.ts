import { beforeAll, describe, expect, test } from 'vitest';
import { tableOf } from '../../shared/csv.ts';
import { addDays } from '../../shared/calendar.ts';
import { sheetOf } from '../../shared/workbook.ts';
import { xlsxOf } from '../../shared/xlsx.ts';
import { workbookWith } from '../support/workbooks.ts';
import { type Body, itemsOf, theStack } from '../support/stack.ts';
import { staffCampaign, today, weeks } from '../support/staff-api.ts';

/** Spreadsheets in and out (D23): all of a sheet, or nothing. */
const heading = 'enhet;från;till;omfattning;uppgifter';
const line = (unit: string, change: { readonly from?: string; readonly to?: string; readonly extent?: unknown } = {}) =>
  [unit, change.from ?? weeks.from, change.to ?? weeks.to, change.extent ?? 50, 'flygblad, valstuga'].join(';');

describe('staff: sheets', () => {
  const { id, call, must, enter, file, part, allocate } = staffCampaign('staff-sheets');
  const post = (csv: string, persona = 'district-staff', query = '', headers: Record<string, string> = {}) =>
    call(persona, `POST /staff/requests/import${query}`, { csv }, headers);
  const sheet = (...lines: readonly string[]) => [heading, ...lines].join('\r\n');
  const requestsOf = async (unit: string) => {
    const { perAssociation } = await must('district-staff', 'GET /staff/coverage');
    return (perAssociation as readonly Body[]).find((each) => each.unit === unit)?.requests;
  };
  const wrongIn = ({ body }: Awaited<ReturnType<typeof post>>) =>
    (body.errors as readonly Body[]).map(
      ({ line: at, column, code }) => `${String(at)} ${String(column)} ${String(code)}`,
    );

  describe('import', () => {
    test('stores the requests with owner, day of reply and notice, and tells each unit once', async () => {
      const { status, body } = await post(sheet(line('nacka'), line('nacka', { from: today }), line('kista')));
      expect([status, body]).toEqual([
        200,
        {
          import: expect.any(String),
          lines: 3,
          created: 3,
          shortNotice: 1,
          replyBy: addDays(today, 7),
          earliestStart: addDays(today, 14),
          requests: expect.any(Array),
        },
      ]);
      const [first = ''] = body.requests as readonly string[];
      expect(await must('association-nacka', `GET /staff/requests/${first}`)).toMatchObject({
        unit: 'nacka',
        ...weeks,
        extent: 50,
        tasks: ['flygblad', 'valstuga'],
        status: 'submitted',
      });
      await theStack().idle();
      const inbox = itemsOf(await call('association-nacka', 'GET /associations/nacka/inbox?limit=100'));
      expect(inbox.filter(({ event }) => event === 'StaffRequestsImported')).toHaveLength(1);
    });

    test('an association imports for itself, and nobody for what does not exist', async () => {
      const before = await requestsOf('solna');
      expect((await post(sheet(line('solna')), 'association-solna')).body.created).toBe(1);
      const others = await post(sheet(line('solna'), line('nacka'), line('atlantis')), 'association-solna');
      expect([others.status, wrongIn(others)]).toEqual([422, ['3 unit not-yours', '4 unit not-yours']]);
      expect(wrongIn(await post(sheet(line('city-hall'), line('atlantis'))))).toEqual([
        '2 unit not-yours',
        '3 unit not-yours',
      ]);
      expect(await requestsOf('solna')).toBe(Number(before) + 1);
    });

    test('a dry run reads all of it and stores nothing', async () => {
      const before = await requestsOf('nykvarn');
      const { status, body } = await post(sheet(line('nykvarn')), 'district-staff', '?dryRun=true');
      expect([status, body.lines, body.created, body.requests, body.import]).toEqual([200, 1, 0, [], undefined]);
      expect(wrongIn(await post(sheet(line('nykvarn', { extent: 0 })), 'district-staff', '?dryRun=true'))).toEqual([
        '2 extent too-small',
      ]);
      expect(await requestsOf('nykvarn')).toBe(before);
    });

    test('all of 120 lines or none: one that is wrong keeps all out', async () => {
      const before = Number(await requestsOf('sundbyberg'));
      const good = Array.from({ length: 119 }, () => line('sundbyberg'));
      const answer = await post(sheet(...good, line('sundbyberg', { to: addDays(weeks.from, -1) })));
      expect([answer.status, answer.body.wrong, wrongIn(answer)]).toEqual([422, 1, ['121 to order']]);
      expect(await requestsOf('sundbyberg')).toBe(before);
      const stored = await post(sheet(...good, line('sundbyberg')), 'district-staff', '', { 'idempotency-key': 'all' });
      expect([stored.status, stored.body.created]).toEqual([200, 120]);
      const again = await post(sheet(...good, line('sundbyberg')), 'district-staff', '', { 'idempotency-key': 'all' });
      expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([stored.body, 'true']);
      expect(await requestsOf('sundbyberg')).toBe(before + 120);
    });

    test('what is wrong is told line by line, in the reader’s language, fifty at most', async () => {
      const csv = sheet(
        line('kista', { extent: '49.5' }),
        line('kista', { extent: 101 }),
        line('kista', { from: '2026-02-30' }),
        '',
        line('kista', { from: '1999-01-01' }),
        `=cmd;${line('kista').slice(6)}`,
      );
      const answer = await post(csv, 'district-staff', '', { 'accept-language': 'en' });
      expect([answer.body.wrong, wrongIn(answer)]).toEqual([
        5,
        ['2 extent percent', '3 extent too-big', '4 from day', '6 from outside-campaign', '7 unit slug'],
      ]);
      expect(answer.body.errors).toMatchObject([
        { pointer: '/csv', detail: 'Write whole percent, 1 to 100.' },
        {},
        {},
        {},
        {},
      ]);
      const many = await post(sheet(...Array.from({ length: 150 }, () => line('kista', { extent: 0 }))));
      expect([many.body.wrong, wrongIn(many).length]).toEqual([150, 50]);
      expect(wrongIn(await post('unit;from;from;what\r\nkista;;;'))).toEqual(
        expect.arrayContaining(['1 from twice', '1 D unrecognized-keys', '1 to needed']),
      );
      expect(wrongIn(await post(`${heading}\r\n"kista;`))).toEqual(['2 A quotes']);
      expect(wrongIn(await post(sheet(line('kista'), `${line('kista')};Gr\ufffdddm\ufffdte`)))).toEqual([
        '3 A not-utf-8',
      ]);
    });

    test('a thousand lines are the most; ten thousand are too many, however short', async () => {
      const of = (count: number, row: string) => sheet(...Array.from({ length: count }, () => row));
      expect(wrongIn(await post(of(1001, line('kista'))))).toEqual(['1002 A too-big']);
      expect(wrongIn(await post(of(10_000, 'kista;;;;')))).toEqual(['5002 A too-big']);
      expect(wrongIn(await post(`${heading}\r\n${';'.repeat(200_000)}`))).toEqual(['2 A too-big']);
      const large = await post(of(10_000, line('kista')));
      expect([large.status, large.body.code]).toEqual([413, 'too-large']);
      expect((await post(of(1000, line('kista')), 'district-staff', '?dryRun=true')).body.lines).toBe(1000);
    });

    test('reads a workbook whose cells say no address, and says when there is too much of it', async () => {
      const cells = (...texts: readonly string[]) =>
        `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
      const rows = [heading, line('kista')].map((text) => cells(...text.split(';'))).join('');
      const send = (xml: string) =>
        call('district-staff', 'POST /staff/requests/import?dryRun=true', {
          xlsx: workbookWith(xml).toString('base64'),
        });
      expect((await send(rows)).body.lines).toBe(1);
      expect(wrongIn(await send(`<row>${'<c><f>'.repeat(50)}`))).toEqual(['1 A not-xlsx']);
      expect(wrongIn(await send(`<row>${'<c/>'.repeat(5_000)}</row>`))).toEqual(['1 A too-big']);
    });

    test('reads XLSX, too, and says when it is none', async () => {
      const xlsx = async (rows: Parameters<typeof xlsxOf>[1]) => (await xlsxOf('Blad', rows)).toString('base64');
      const importing = (body: Body) => call('district-staff', 'POST /staff/requests/import', body);
      const rows = [heading.split(';'), ['nykvarn', weeks.from, weeks.to, 50, 'flygblad']];
      const { status, body } = await importing({ xlsx: await xlsx(rows) });
      expect([status, body.created]).toEqual([200, 1]);
      const wrong = await importing({
        xlsx: await xlsx([...rows, ['nykvarn', weeks.from, weeks.to, 49.5, 'flygblad']]),
      });
      expect(wrongIn(wrong)).toEqual(['3 extent percent']);
      expect(wrongIn(await importing({ xlsx: Buffer.from('no workbook').toString('base64') }))).toEqual([
        '1 A not-xlsx',
      ]);
      const neither = await importing({});
      expect([neither.status, neither.body.errors]).toMatchObject([422, [{ code: 'needed' }]]);
      expect((await importing({ csv: heading, xlsx: await xlsx(rows) })).status).toBe(422);
    });
  });

  describe('export', () => {
    const dangerous = '=HYPERLINK("http://x")';
    beforeAll(async () => {
      await enter('first', {
        title: dangerous,
        person: 'Karin Kampanj',
        shares: [{ unit: 'solna', extent: 50, to: weeks.from }],
      });
      await allocate(part(await file({ extent: 100 }), 'first', { from: addDays(weeks.from, 1), extent: 55 }));
    });
    const download = (noun: string, kind: string, headers: Record<string, string> = {}) =>
      call('county-council-staff', `GET /staff/${noun}.${kind}`, undefined, headers);

    test('CSV opens right in a Swedish Excel, and no cell in it is a formula', async () => {
      const { headers, bytes } = await download('positions', 'csv');
      expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
        'text/csv; charset=utf-8',
        `attachment; filename="${id}-positions.csv"`,
      ]);
      const text = bytes.toString('utf8');
      expect(text).toMatch(/^\ufeffBefattning;Titel;Omfattning %;/);
      expect(text.endsWith('\r\n')).toBe(true);
      expect(text).toContain(`first;"'=HYPERLINK(""http://x"")";100;${weeks.from};${weeks.to};`);
      expect(text).toContain('Karin Kampanj');
      const allocations = (await download('allocations', 'csv', { 'accept-language': 'en' })).bytes.toString('utf8');
      const [head = [], row = []] = tableOf(allocations).rows;
      const cells = Object.fromEntries(head.map((name, i) => [name, row[i]]));
      // 20 days of 55 %, with a decimal comma.
      expect(cells).toMatchObject({ Unit: 'Solna', 'Extent %': '55', 'Full-time weeks': '1,57', Status: 'allocated' });
      expect(allocations).not.toContain('Karin');
    });

    test('XLSX has days as days and numbers as numbers', async () => {
      const { headers, bytes } = await download('positions', 'xlsx');
      expect(headers.get('content-type')).toMatch(/spreadsheetml/);
      const [, row = []] = sheetOf(bytes) ?? [];
      expect(row.slice(0, 5)).toEqual(['first', dangerous, 100, weeks.from, weeks.to]);
      const [, allocation = []] = sheetOf((await download('allocations', 'xlsx')).bytes) ?? [];
      expect(allocation.slice(0, 7)).toEqual(['Solna', 'first', dangerous, addDays(weeks.from, 1), weeks.to, 55, 1.57]);
    });
  });
});
