import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formula, harmless, original } from '../../shared/cells.ts';
import { csvOf, tableOf } from '../../shared/csv.ts';
import { sheetOf, xlsxOf } from '../../shared/xlsx.ts';
import { unzipped, zipped } from '../../shared/zip.ts';

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
const isPlain = (value: string): boolean => !/[\p{Cc}\p{Cs}\ufeff\ufffd-\uffff]/u.test(value.replaceAll(/[\n\t]/g, ''));

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
