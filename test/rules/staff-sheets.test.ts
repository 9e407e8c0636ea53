import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocationsTable, positionsTable } from '../../functions/staff/sheets/export.ts';
import { evolve, makeReal, requestsOf } from '../../functions/staff/sheets/import.ts';
import { judged, type LineError, linesOf, mostLines, tellErrors } from '../../functions/staff/sheets/lines.ts';
import { formula, harmless, original, type SheetCell } from '../../shared/cells.ts';
import { csvOf, tableOf } from '../../shared/csv.ts';
import { sheetOf, xlsxOf } from '../../shared/xlsx.ts';
import { unzipped, zipped } from '../../shared/zip.ts';
import { allocation, associations, position } from '../support/staff-four-weeks.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    "''+",
    '-',
    '@a',
    '\t=x',
    '"',
    '";"',
    'a\nb',
    'a\rb',
    '\r\n',
    ' a ',
    "'",
    'å;ä,ö',
    'constructor',
    '__proto__',
    'valueOf',
  ),
);
/** What no line of ours can hold, and a spreadsheet cannot keep. */
const isPlain = (value: string): boolean => !/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/u.test(value.replaceAll(/[\n\t]/g, ''));

describe('cells', () => {
  test.each(['=SUM(A1)', '+46', '-5', '@here', '\tx', '\rx'])('%j is made harmless', (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`);
  });
  test.each(['Solna', "it's", '5-6', '', "'"])('%j is left as it is', (cell) => expect(harmless(cell)).toBe(cell));

  test('any text is harmless after it, and comes back unchanged', () => {
    fc.assert(
      fc.property(text, (cell) => {
        expect(harmless(cell)).not.toMatch(/^[=+\-@\t\r]/);
        expect(original(harmless(cell))).toBe(cell);
      }),
    );
  });
});

describe('CSV', () => {
  test('is what a Swedish Excel opens: BOM, semicolons, CRLF, decimal comma', () => {
    expect(csvOf([['Enhet', 'Veckor'], ['=a;b"c', 1.5], [undefined, -2], [true]])).toBe(
      '\ufeffEnhet;Veckor\r\n"\'=a;b""c";1,5\r\n;-2\r\ntrue\r\n',
    );
  });

  test('any table of texts comes back unchanged', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
        // The first line tells what stands between the cells.
        const table = [['a', 'b'], ...rows];
        expect(tableOf(csvOf(table)).rows.slice(0, -1)).toEqual(table);
      }),
    );
  });

  test.each([
    ['semicolons', 'a;b,c\n1;2,5\n'],
    ['tabs', 'a\tb,c\r\n1\t2,5'],
    ['commas', 'a,b\r1,2\r'],
  ])('reads %s, any line end', (_, csv) => {
    const { rows } = tableOf(csv);
    expect(rows[0]).toHaveLength(2);
    expect(rows[1]?.[0]).toBe('1');
  });

  test('a quotation mark that is not closed is told with its line', () => {
    expect(tableOf('a;b\r\n1;"2\r\n').broken).toBe(1);
    expect(tableOf('a;b\r\n1;"2"\r\n').broken).toBeUndefined();
  });
});

const sheetXml = (rows: string) => `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
/** A real workbook with the first sheet’s content in other words. */
const workbookWith = async (rows: string): Promise<Buffer> => {
  const files = new Map(unzipped(await xlsxOf('Blad', [['x']]), () => true, 1e6));
  files.set('xl/worksheets/sheet1.xml', Buffer.from(sheetXml(rows)));
  return zipped(files);
};

describe('XLSX', () => {
  test('days, numbers and harmless texts come back as they were', async () => {
    const rows = [
      ['Enhet', 'Från', 'Omfattning'],
      ['=solna', '2026-10-25', 50],
      ["'=kista", '2026-03-29', 0.5],
      ['a "b" <c> & d', '2026-12-31', undefined],
    ];
    expect(await sheetOf(await xlsxOf('Blad', rows))).toEqual(rows);
  });

  test('any text comes back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.filter((value) => value !== '' && isPlain(value)),
          { minLength: 1 },
        ),
        async (cells) => {
          const rows = [['a'], ...cells.map((cell) => [cell])];
          expect(await sheetOf(await xlsxOf('Blad', rows))).toEqual(rows);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a formula is told as one, whatever it gave last, and so is an error', async () => {
    const file = await workbookWith(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f t="shared" si="0"/><v>x</v></c><c t="e" r="D1"><v>#REF!</v></c></row>',
    );
    expect(await sheetOf(file)).toEqual([[1, formula, formula, formula]]);
  });

  test.each([
    ['a cell far down', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
    ['a cell far right', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['a row far down', '<row r="999999"/>'],
    ['an address in disguise', '<row r="1"><c r="&#88;FD1"><v>1</v></c></row>'],
  ])('%s is not read', async (_, rows) => expect(await sheetOf(await workbookWith(rows))).toBeUndefined());

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('enhet;från\r\n')],
    ['an archive of something else', zipped(new Map([['a.xml', Buffer.from('<a/>')]]))],
  ])('%s is no workbook', async (_, file) => expect(await sheetOf(file)).toBeUndefined());

  test('a damaged workbook is refused, not thrown at', async () => {
    const file = await xlsxOf('Blad', [['a'], ['b']]);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(file);
        damaged[at] = byte;
        await expect(sheetOf(damaged)).resolves.not.toThrow();
        await expect(sheetOf(file.subarray(0, at))).resolves.toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});

describe('an archive', () => {
  /** One deflated file, whose archive claims that it unpacks to ten bytes. */
  const bomb = (bytes: number): Buffer => {
    const packed = deflateRawSync(Buffer.alloc(bytes));
    const archive = zipped(new Map([['a.xml', packed]]));
    const central = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    archive.writeUInt16LE(8, 8);
    archive.writeUInt16LE(8, central + 10);
    archive.writeUInt32LE(10, central + 24);
    return archive;
  };

  test('is unpacked up to a limit on what comes out, whatever it claims', () => {
    expect(unzipped(bomb(1000), () => true, 1000)?.get('a.xml')).toHaveLength(1000);
    expect(unzipped(bomb(1001), () => true, 1000)).toBeUndefined();
    expect(unzipped(bomb(50_000_000), () => true, 1000)).toBeUndefined();
  });

  test('gives back what was put in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-zå/]{1,10}$/), fc.uint8Array()), (given) => {
        const files = new Map(Object.entries(given).map(([name, content]) => [name, Buffer.from(content)]));
        expect(unzipped(zipped(files), () => true, 1e6)).toEqual(files);
      }),
    );
  });
});

const heading = ['enhet', 'från', 'till', 'omfattning', 'uppgifter'];
const line = ['solna', '2026-08-17', '2026-09-13', '50', 'flygblad, valstuga'];
const read = (...rows: readonly (readonly SheetCell[])[]) => {
  const lines = linesOf(rows);
  if (lines === 'too-many') throw new Error('too many');
  return lines;
};
const told = (errors: readonly LineError[]) => errors.map((error) => `${error.line} ${error.column} ${error.code}`);

describe('the lines of a sheet', () => {
  test('are requests, whatever the order and the language of the headings', () => {
    const wish = {
      line: 2,
      unit: 'solna',
      from: '2026-08-17',
      to: '2026-09-13',
      extent: 50,
      tasks: ['flygblad', 'valstuga'],
      priority: 'normal',
    };
    expect(read(heading, line)).toEqual({ wishes: [wish], errors: [] });
    expect(
      read(
        ['Note', 'PRIORITET', 'språk', 'Tasks', 'Extent', 'Till ', 'From', 'unit'],
        [' hej ', 'Hög', 'sv en', 'Flygblad;valstuga', '50 %', '2026-09-13', '2026-08-17', 'solna'],
      ),
    ).toEqual({ wishes: [{ ...wish, priority: 'high', languages: ['sv', 'en'], note: ' hej ' }], errors: [] });
  });

  test('are counted as a spreadsheet shows them; empty ones are skipped', () => {
    expect(read(heading, [''], line, [undefined, ''], line).wishes.map((wish) => wish.line)).toEqual([3, 5]);
  });

  test.each<[string, readonly SheetCell[], string]>([
    ['an extent of 0', ['solna', '2026-08-17', '2026-09-13', 0, 'a'], '2 extent too-small'],
    ['an extent of 101', ['solna', '2026-08-17', '2026-09-13', '101', 'a'], '2 extent too-big'],
    ['an extent of 49,5', ['solna', '2026-08-17', '2026-09-13', '49,5', 'a'], '2 extent percent'],
    ['a number 49.5', ['solna', '2026-08-17', '2026-09-13', 49.5, 'a'], '2 extent percent'],
    ['a number 1, which may be 100 %', ['solna', '2026-08-17', '2026-09-13', 1, 'a'], '2 extent percent'],
    ['a day that does not exist', ['solna', '2026-02-30', '2026-09-13', 50, 'a'], '2 from day'],
    ['another way to write days', ['solna', '17/8 2026', '2026-09-13', 50, 'a'], '2 from day'],
    ['no unit', ['', '2026-08-17', '2026-09-13', 50, 'a'], '2 unit invalid-type'],
    ['no tasks', ['solna', '2026-08-17', '2026-09-13', 50], '2 tasks invalid-type'],
    ['a task that is no slug', ['solna', '2026-08-17', '2026-09-13', 50, 'dörrknackning'], '2 tasks slug'],
    ['a formula', ['solna', formula, '2026-09-13', 50, 'a'], '2 from formula'],
    ['a cell beside the table', ['solna', '2026-08-17', '2026-09-13', 50, 'a', 'x'], '2 F unrecognized-keys'],
  ])('%s is told', (_, row, error) => {
    const { wishes, errors } = read(heading, row);
    expect([wishes, told(errors)]).toEqual([[], [error]]);
  });

  test('a cell that a spreadsheet shows as 35 % is 35', () => {
    expect(read(heading, ['solna', '2026-08-17', '2026-09-13', 0.35, 'a']).wishes[0]?.extent).toBe(35);
  });

  test('all that is wrong is told at once, line by line', () => {
    const { errors } = read([...heading, 'prioritet', 'anteckning'], ['s s', 'x', '', '0', 'a', 'nu', 'a\u0000']);
    expect(told(errors).sort()).toEqual([
      '2 extent too-small',
      '2 from day',
      '2 note control-characters',
      '2 priority invalid-value',
      '2 to invalid-type',
      '2 unit slug',
    ]);
  });

  test('a wrong heading is told, and nothing below it is read', () => {
    const { wishes, errors } = read(['enhet', 'unit', 'färg', '', 'till', 'omfattning', 'uppgifter'], line);
    expect([wishes, told(errors)]).toEqual([[], ['1 unit twice', '1 C unrecognized-keys', '1 from needed']]);
  });

  test(`are at most ${mostLines}`, () => {
    const all = Array.from({ length: mostLines }, () => line);
    expect(read(heading, ...all, ['']).wishes).toHaveLength(mostLines);
    expect(linesOf([heading, ...all, line])).toBe('too-many');
  });

  test('none throws, whatever stands in them', () => {
    const cell = fc.oneof(text, fc.double(), fc.boolean(), fc.constant(undefined), fc.constant(formula));
    const row = fc.array(cell, { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const { wishes, errors } = read(heading, ...rows);
        const lines = [...wishes, ...errors].map((each) => each.line);
        rows.forEach((cells, i) => {
          if (cells.some((each) => each !== undefined && each !== '')) expect(lines).toContain(i + 2);
        });
      }),
    );
  });
});

describe('what no line can know by itself', () => {
  const bounds = {
    campaign: { from: '2026-05-01', to: '2026-09-30' },
    today: '2026-08-20',
    mayAskFor: (unit: string) => unit === 'solna',
  };
  const judge = (...change: readonly string[]) =>
    told(
      judged(
        read(
          heading,
          line.map((cell, i) => change[i] || cell),
        ).wishes,
        bounds,
      ),
    );

  test.each([
    ['a unit of somebody else, or none', ['kista'], ['2 unit not-yours']],
    ['from after to', ['', '2026-09-14'], ['2 to order']],
    ['what is past', ['', '2026-08-01', '2026-08-19'], ['2 to past']],
    ['days before the campaign', ['', '2026-04-30'], ['2 from outside-campaign']],
    ['days after it', ['', '', '2026-10-01'], ['2 to outside-campaign']],
    ['what has begun and is not over', ['', '2026-08-01', '2026-08-20'], []],
  ])('%s', (_, change, errors) => expect(judge(...change)).toEqual(errors));

  test('is told in the order of the sheet and the reader’s language, at most a hundred', () => {
    const errors = Array.from({ length: 300 }, (_, i) => ({ line: 302 - i, column: 'to', code: 'past' }));
    const shown = tellErrors(errors, '/csv', 'en');
    expect(shown).toHaveLength(100);
    expect(shown[0]).toEqual({ line: 3, column: 'to', pointer: '/csv', code: 'past', detail: 'The day is past.' });
  });
});

describe('an import', () => {
  const filing = {
    id: '01M83Y8C5VKN9V3T2F4F6W6Q1D',
    filer: 'district-staff',
    today: '2026-08-10',
    filed: 4,
    replyByDays: 7,
    noticeDays: 14,
  };
  let count = 0;
  const newId = () => `U${count++}`;
  const lines = [line, ['kista', '2026-08-24', '2026-08-30', '35', 'a'], line, line];
  const requests = Object.values(requestsOf(read(heading, ...lines).wishes, { ...filing, newId }));
  const head = { version: 9, createdAt: '', updatedAt: '', filed: 4, changes: 11 };
  const state = {
    head,
    requests,
    told: { lines: 4, shortNotice: 3, replyBy: '2026-08-17', earliestStart: '2026-08-24' },
  };

  test('D5, D6: each request has an owner in turn, a day of reply, and is marked as short notice where it is', () => {
    expect(requests.map(({ owner }) => owner)).toEqual(['city-hall', 'county-council', 'district', 'city-hall']);
    expect(requests.map(({ shortNotice }) => shortNotice)).toEqual([true, false, true, true]);
    for (const request of requests)
      expect(request).toMatchObject({ replyBy: '2026-08-17', earliestStart: '2026-08-24', import: filing.id });
    expect(new Set(requests.map(({ id }) => id)).size).toBe(4);
    expect(requests[1]?.id).toMatch(/^kista\./);
  });

  test('becomes real by one event, in which each unit and owner is told once how many are theirs', () => {
    expect(makeReal(state, filing.id)).toEqual([
      {
        type: 'StaffRequestsImported',
        subject: `staff/imports/${filing.id}`,
        import: filing.id,
        units: [
          { unit: 'solna', owner: 'city-hall', requests: 2 },
          { unit: 'kista', owner: 'county-council', requests: 1 },
          { unit: 'solna', owner: 'district', requests: 1 },
        ],
        replyBy: '2026-08-17',
      },
    ]);
  });

  test('moves the head, so that whoever read before it must read again', () => {
    const [event] = makeReal(state, filing.id);
    const recorded = { ...event, id: 'e', at: '2026-08-10T10:00:00.000Z', actor: filing.filer };
    expect(evolve(state, recorded as Parameters<typeof evolve>[1])).toMatchObject({
      head: { version: 9, filed: 8, changes: 12 },
      import: { id: filing.id, requests: 4 },
    });
  });
});

describe('exports', () => {
  const positions = [
    position({
      person: '=Kim',
      shares: [{ unit: 'solna', extent: 50, from: '2026-08-17' }],
      tasks: ['a', 'b'],
      allocations: [allocation({ to: '2026-08-20', shortNotice: true })],
    }),
  ];

  test('a position is a line, with the employed person', () => {
    const { rows } = positionsTable(positions, associations, 'sv');
    expect(Object.fromEntries((rows[0] ?? []).map((name, i) => [name, rows[1]?.[i]]))).toMatchObject({
      Befattning: 'organiser',
      'Omfattning %': 100,
      Från: '2026-08-17',
      Arbetsgivare: 'Distriktskansliet',
      Delar: 'Solna 50 % 2026-08-17–',
      Uppgifter: 'a, b',
      Planeras: 'ja',
      Person: '=Kim',
    });
    expect(csvOf(rows)).toContain(";'=Kim\r\n");
  });

  test('an allocation is a line, in full-time weeks with a decimal comma', () => {
    const { title, rows } = allocationsTable(positions, associations, 'en');
    expect([title, rows[0]?.slice(0, 3)]).toEqual(['Allocations', ['Allocation', 'Request', 'Unit']]);
    expect(rows[1]).toEqual(expect.arrayContaining(['Solna', 50, 0.29, 'allocated', 'yes']));
    expect(csvOf(rows)).toContain(';0,29;');
    expect(JSON.stringify(rows)).not.toContain('Kim');
  });
});
