import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formula } from '../../shared/cells.ts';
import { sheetOf } from '../../shared/workbook.ts';
import { xlsxOf } from '../../shared/xlsx.ts';
import { zipped } from '../../shared/zip.ts';
import { anyCell } from '../support/any-cell.ts';
import { sheetXml, workbookOf, workbookWith } from '../support/workbooks.ts';

/** What no line of ours can hold, and a spreadsheet cannot keep. */
const isPlain = (value: string): boolean => !/[\p{Cc}\p{Cs}\ufeff\ufffd-\uffff]/u.test(value.replaceAll(/[\n\t]/g, ''));

describe('XLSX', () => {
  test('days, numbers and harmless texts come back as they were', async () => {
    const rows = [
      ['Enhet', 'Från', 'Omfattning'],
      ['=solna', '2026-10-25', 50],
      ["'=kista", '2026-03-29', 0.5],
      ['a "b" <c> & d', '2026-12-31', undefined],
    ];
    expect(sheetOf(await xlsxOf('Blad', rows))).toEqual(rows);
  });

  test('any text comes back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          anyCell.filter((value) => value !== '' && isPlain(value)),
          { minLength: 1 },
        ),
        async (cells) => {
          const rows = [['a'], ...cells.map((cell) => [cell])];
          expect(sheetOf(await xlsxOf('Blad', rows))).toEqual(rows);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a formula is told as one, whatever it gave last, and so is an error', async () => {
    const file = workbookWith(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f t="shared" si="0"/><v>x</v></c><c t="e" r="D1"><v>#REF!</v></c></row>',
    );
    expect(sheetOf(file)).toEqual([[1, formula, formula, formula]]);
  });

  test.each([
    ['a cell far down', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
    ['a cell far right', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['a row far down', '<row r="999999"/>'],
    ['an address in disguise', '<row r="1"><c r="&#88;FD1"><v>1</v></c></row>'],
  ])('%s is not read', async (_, rows) => expect(sheetOf(workbookWith(rows))).toBe('too-big'));

  test('cells and rows without an address are the next ones', () => {
    const rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c><c><v>4</v></c></row>';
    expect(sheetOf(workbookWith(rows))).toEqual([
      [1, 2, undefined],
      [undefined, undefined, undefined],
      [undefined, 3, 4],
    ]);
  });

  test('texts stand in the cell, are shared or given by pieces, entities and CDATA among them', () => {
    const cells = [
      '<c t="inlineStr"><is><t>a&amp;b&#229;&#x1F600;</t></is></c>',
      '<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>',
      '<c t="inlineStr"><is><t><![CDATA[<a>&amp;]]></t></is></c>',
      '<c t="s"><v>1</v></c><c t="str"><v>x</v></c><c t="s"><v>7</v></c><c t="b"><v>1</v></c>',
    ].join('');
    const file = workbookOf({
      'worksheets/sheet1': sheetXml(`<row>${cells}</row>`),
      sharedStrings: '<sst><si><t>no</t></si><si><r><t>ja</t></r><rPh><t>hej</t></rPh><r><t>!</t></r></si></sst>',
    });
    expect(sheetOf(file)).toEqual([['a&bå😀', 'a b', '<a>&amp;', 'ja!', 'x', '', true]]);
  });

  test('what its own prefix names is read as it is without one', () => {
    const xml = '<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(sheetOf(workbookOf({ 'worksheets/sheet1': xml }))).toEqual([[1]]);
  });

  describe('days and times', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="171" formatCode="0 &quot;dagar&quot;"/><numFmt numFmtId="172" formatCode="[Red]General"/><numFmt numFmtId="173" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 22, 20, 170, 171, 172, 173].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
    const shown = (style: number, value: string, workbook?: string) =>
      sheetOf(
        workbookOf({
          'worksheets/sheet1': sheetXml(`<row><c s="${style}"><v>${value}</v></c></row>`),
          styles,
          ...(workbook && { workbook }),
        }),
      );
    // 46 361 is 5 December 2026.
    test.each([
      [0, '46361', 46361],
      [1, '46361', '2026-12-05'],
      [2, '46361.583333333336', '2026-12-05T14:00:00'],
      [3, '0.375', '09:00:00'],
      [4, '46361.375', '2026-12-05T09:00:00'],
      [4, '46361.99999999', '2026-12-06'],
      [5, '46361', 46361],
      [6, '46361', 46361],
      [7, '1.5', '1900-01-01T12:00:00'],
      [1, '59', '1900-02-28'],
      [1, '61', '1900-03-01'],
      [1, '-1', -1],
      [1, '9999999', 9999999],
      [1, 'x', undefined],
    ])('style %i of %s is %s', (style, value, read) =>
      expect(shown(style, value) || [[undefined]]).toEqual(read === undefined ? [] : [[read]]),
    );

    test('of the calendar that begins in 1904', () => {
      const workbook =
        '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>';
      expect(shown(1, '44899', workbook)).toEqual([['2026-12-05']]);
    });

    test('written as one reads it', () =>
      expect(sheetOf(workbookWith('<row><c t="d"><v>2026-12-05T14:00:00</v></c></row>'))).toEqual([
        ['2026-12-05T14:00:00'],
      ]));
  });

  test.each([
    ['cells', `<row>${'<c><v>1</v></c>'.repeat(100)}</row>`.repeat(1001)],
    ['elements', `<row/>`.repeat(10) + '<x/>'.repeat(1_000_001)],
    ['a text', `<row><c t="inlineStr"><is><t>${'a'.repeat(32_768)}</t></is></c></row>`],
  ])('with more of %s than is read it is too big', (_what, rows) =>
    expect(sheetOf(workbookWith(rows))).toBe('too-big'),
  );

  test('a text that many cells share counts in each of them', () => {
    const file = workbookOf({
      'worksheets/sheet1': sheetXml(`<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`.repeat(2)),
      sharedStrings: `<sst><si><t>${'a'.repeat(30_000)}</t></si></sst>`,
    });
    expect(sheetOf(file)).toBe('too-big');
  });

  test.each(['<row><c><v>1</v>', '<row><c></row>', '<row><c', '<row><!-- ', '<row><c t="inlineStr"><is><t><![CDATA[x'])(
    'what is not closed is not read: %s',
    (rows) => expect(sheetOf(workbookWith(rows))).toBeUndefined(),
  );

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('enhet;från\r\n')],
    ['an archive of something else', zipped(new Map([['a.xml', Buffer.from('<a/>')]]))],
  ])('%s is no workbook', (_, file) => expect(sheetOf(file)).toBeUndefined());

  test('a damaged workbook is refused, not thrown at', async () => {
    const file = await xlsxOf('Blad', [['a'], ['b']]);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(file);
        damaged[at] = byte;
        expect(() => sheetOf(damaged)).not.toThrow();
        expect(sheetOf(file.subarray(0, at))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
