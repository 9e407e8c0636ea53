import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { harmless, original } from '../../shared/cells.ts';
import { csvOf, tableOf } from '../../shared/csv.ts';
import { unzipped, zipped } from '../../shared/zip.ts';
import { anyCell } from '../support/any-cell.ts';

describe('cells', () => {
  test.each(['=SUM(A1)', '+46', '-5', '@here', '\tx', '\rx'])('%j is made harmless', (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`);
  });
  test.each(['Solna', "it's", '5-6', '', "'"])('%j is left as it is', (cell) => expect(harmless(cell)).toBe(cell));

  test('any text is harmless after it, and comes back unchanged', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        expect(harmless(cell)).not.toMatch(/^[=+\-@\t\r]/);
        expect(original(harmless(cell))).toBe(cell);
      }),
    );
  });
});

/** U+FFFD says that a character is lost: a table with it is not read, which has a test of its own. */
const readable = anyCell.filter((cell) => !cell.includes('\ufffd'));

describe('CSV', () => {
  test('is what a Swedish Excel opens: BOM, semicolons, CRLF, decimal comma', () => {
    expect(csvOf([['Enhet', 'Veckor'], ['=a;b"c', 1.5], [undefined, -2], [true]])).toBe(
      '\ufeffEnhet;Veckor\r\n"\'=a;b""c";1,5\r\n;-2\r\ntrue\r\n',
    );
  });

  test('any table of texts comes back unchanged', () => {
    fc.assert(
      fc.property(fc.array(fc.array(readable, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
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
    expect(tableOf('a;b\r\n1;"2\r\n').fault).toEqual({ row: 1, what: 'quotes' });
    expect(tableOf('a;b\r\n"1"2;3\r\n').fault).toEqual({ row: 1, what: 'quotes' });
    expect(tableOf('a;b\r\n1;"2"\r\n').fault).toBeUndefined();
  });

  test('a line that says what stands between the cells is not one of the table', () => {
    expect(tableOf('\ufeffsep=,\r\na,b;c\r\n1,2').rows).toEqual([
      ['a', 'b;c'],
      ['1', '2'],
    ]);
    expect(tableOf('sep=|\na|b').rows).toEqual([['a', 'b']]);
    expect(tableOf('sep=^\na^b').rows).toEqual([['a', 'b']]);
    expect(tableOf('sep=\\\na\\b').rows).toEqual([['a', 'b']]);
  });

  test.each([
    ['a lost character', 'a;b\n1;Gr\ufffdn', 'not-utf-8', 1],
    ['more columns than are read', `a\n${';'.repeat(100)}`, 'too-big', 1],
    ['more lines than are read', '\n'.repeat(5001), 'too-big', 5001],
    ['more cells than are read', `${';'.repeat(99)}\n`.repeat(1001), 'too-big', 1000],
    ['a longer cell than any', 'a'.repeat(32_768), 'too-big', 0],
  ])('%s ends it, and is told', (_what, csv, what, row) => expect(tableOf(csv).fault).toEqual({ row, what }));

  test('Papa Parse reads the same, and finds fault with the same', () => {
    const piece = fc.constantFrom('a', 'å b', '"', '""', ';', '\n', '"x"', '"x;\ny"', ',', "'=1", 'b"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const csv = `h;i\n${pieces.join('')}`;
        const { rows, fault } = tableOf(csv);
        const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ';', newline: '\n' });
        expect(fault?.what).toBe(errors.length > 0 ? 'quotes' : undefined);
        if (!fault) expect(rows).toEqual(data.map((row) => row.map(original)));
      }),
      { numRuns: 1000 },
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
