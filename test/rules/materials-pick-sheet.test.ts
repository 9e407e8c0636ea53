import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { drawingOn } from '../../functions/materials/lists/drawing.ts';
import type { PickedOrder, PickList } from '../../functions/materials/lists/picking.ts';
import { runsOf } from '../../functions/materials/lists/reading-order.ts';
import { pickSheet } from '../../functions/materials/lists/sheet.ts';
import { fonts, type ReadPage, readPdf } from '../support/pdf.ts';

/** The pick list on paper, read back by another library. */
const day = '2018-08-20';
const line = (quantity: number, name = 'Folder', item = 'folder', language = 'sv') => ({
  item,
  name,
  language,
  quantity,
});
const order = (name: string, lines: PickedOrder['lines'], change: Partial<PickedOrder> = {}): PickedOrder => ({
  order: `solna.01M83Y8C5VKN9V3T2F4F6W6Q1E`,
  unit: name.toLowerCase(),
  name,
  late: false,
  lines,
  ...change,
});
const listOf = (orders: readonly PickedOrder[], change: Partial<PickList> = {}): PickList => ({
  depot: 'district',
  day,
  orders,
  totals: orders.flatMap(({ lines }) => lines),
  ...change,
});
const printed = (list: PickList, language: 'sv' | 'en' = 'sv') =>
  pickSheet(list, { depotName: 'Distriktskansliet', language, fonts });
const readBack = async (list: PickList, language?: 'sv' | 'en') => readPdf(await printed(list, language));
const textOf = (pages: readonly ReadPage[]): string => pages.flatMap(({ lines }) => lines).join('\n');
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => line(i + 1, `Folder ${i + 1}`, `item-${i + 1}`));

describe('a pick list on paper', () => {
  test('says of what depot and day it is, for whom, where to, and how many of what', async () => {
    const sendBy = '2018-08-19';
    const deliverTo = 'Storgatan 1\nvardagar efter 17';
    const [sheet] = await readBack(
      listOf([order('Ängby', [line(150), line(20, 'Åsikter', 'aside', 'so')], { sendBy, late: true, deliverTo })]),
    );
    expect(sheet?.lines).toEqual([
      'Plocklista · Distriktskansliet · 2018-08-20',
      'Ängby',
      'Beställning 4F6W6Q1E · skickas senast 2018-08-19 · försenad',
      'Levereras till: Storgatan 1, vardagar efter 17',
      '150 Folder svenska',
      '20 Åsikter somaliska',
      'Att ta från hyllorna',
      '150 Folder svenska',
      '20 Åsikter somaliska',
      'Sida 1 av 1',
    ]);
    expect(sheet?.boxes).toBe(4);
  });

  test('writes a letter and its dots as one, however they were typed', async () => {
    const [sheet] = await readBack(listOf([order('Malmo\u0308', [line(1)])]));
    expect(sheet?.lines[1]).toBe('Malm\u00f6');
  });

  test('is in English for who reads English, and says when there is nothing to pick, or more than it holds', async () => {
    const empty = textOf(await readBack(listOf([]), 'en'));
    expect(empty).toBe(
      'Pick list · Distriktskansliet · 2018-08-20\nThere is nothing to pick here on that day.\nPage 1 of 1',
    );
    const left = textOf(await readBack(listOf([order('Solna', [line(1)])], { left: { orders: 3, lines: 40 } })));
    expect(left).toContain('Listan rymmer 2000 rader: 3 beställningar till med 40 rader');
  });

  test('has every line once and once in all, over as many pages as it takes, with nothing outside of them', async () => {
    const pages = await readBack(listOf([order('Solna', many(60)), order('Öster', many(25))]));
    expect(pages.map(({ lines }) => [lines[0], lines.at(-1)])).toEqual(
      pages.map((_, i) => ['Plocklista · Distriktskansliet · 2018-08-20', `Sida ${i + 1} av ${pages.length}`]),
    );
    expect(pages.length).toBe(5);
    const text = textOf(pages);
    for (let i = 1; i <= 60; i++)
      expect([i, text.match(new RegExp(`^${i} Folder ${i} svenska$`, 'gm'))?.length]).toEqual([i, i <= 25 ? 4 : 2]);
    expect(pages.reduce((sum, { boxes }) => sum + boxes, 0)).toBe(170);
    for (const { x, end, y } of pages.flatMap(({ pieces }) => pieces))
      expect([x >= 42, end <= 554, y >= 20, y <= 800]).toEqual([true, true, true, true]);
  });

  test('never leaves a heading alone at the foot of a page, and says on the next whose lines they are', async () => {
    const firsts = new Set<string>();
    for (let rows = 24; rows <= 38; rows++) {
      const deliverTo = 'Torget 1';
      const orders = [order('Solna', many(rows), { deliverTo }), order('Solna', many(2)), order('Öster', many(3))];
      const pages = await readBack(listOf(orders));
      for (const { lines } of pages)
        expect([rows, lines.at(-2)]).toEqual([rows, expect.stringMatching(/ Folder \d+ svenska$/)]);
      firsts.add(pages[1]?.lines[1] ?? '');
    }
    expect([...firsts].toSorted()).toEqual([
      'Att ta från hyllorna',
      'Att ta från hyllorna (forts.)',
      'Solna (forts.)',
      'Solna · 4F6W6Q1E (forts.)',
      'Öster',
      'Öster · 4F6W6Q1E (forts.)',
    ]);
  }, 30_000);

  test('divides what is too long for its column, and nothing runs into what is beside it', async () => {
    const long = 'Valprogram'.repeat(10);
    const [sheet] = await readBack(
      listOf([order('Solna', [line(1_000_000, long, 'x'.repeat(40), 'sl-rozaj-biske-1994')])]),
    );
    const cells = sheet?.pieces.filter(({ x }) => x >= 118) ?? [];
    const name = cells.filter(({ x }) => x < 446);
    expect(name.map(({ text }) => text).join('')).toBe(long + long);
    expect(name.every(({ end }) => end <= 446)).toBe(true);
    expect(cells.filter(({ x }) => x >= 446).every(({ end }) => end <= 554)).toBe(true);
  });

  test('is the same, byte by byte, when it is the same list', async () => {
    const list = listOf([order('جمعية سولنا', [line(150, 'كتيّب السكن')])]);
    const [one, other, next] = await Promise.all([
      printed(list),
      printed(list),
      printed({ ...list, day: '2018-08-21' }),
    ]);
    expect(Buffer.compare(one as Uint8Array, other as Uint8Array)).toBe(0);
    expect(Buffer.compare(one as Uint8Array, next as Uint8Array)).not.toBe(0);
  });
});

describe('what is read from right to left', () => {
  test('comes out as it was written, alone, beside Swedish, with figures and in brackets', async () => {
    const address = 'شارع الملك 5';
    const pages = await readBack(
      listOf([order('جمعية سولنا', [line(150, 'كتيّب السكن', 'booklet', 'ar')], { deliverTo: address })]),
    );
    const [, name, , to, row] = pages[0]?.lines ?? [];
    expect([name, row]).toEqual(['جمعية سولنا', '150 كتيّب السكن arabiska']);
    // This reader puts the words of a line of both directions in an order of its own.
    expect(new Set(to?.split(' '))).toEqual(new Set(['Levereras', 'till:', ...address.split(' ')]));
  });

  test('its letters are joined: together they are narrower than each for itself', () => {
    const doc = new PDFDocument({ font: '', autoFirstPage: false });
    const { widthOf } = drawingOn(doc, fonts);
    const style = { font: 'regular', size: 10 } as const;
    const width = (text: string) => widthOf({ text, direction: 'rtl' }, style);
    const word = 'جمعية';
    expect(width(word)).toBeLessThan([...word].reduce((sum, letter) => sum + width(letter), 0) * 0.9);
  });

  test.each<[string, string, readonly string[]]>([
    ['Swedish only', 'Ängby 2', ['Ängby 2']],
    ['Arabic only', 'جمعية سولنا', ['جمعية سولنا']],
    ['Arabic in Swedish, its brackets Swedish', 'Solna (جمعية) 12', ['Solna (', 'جمعية', ') ', '12']],
    ['figures in Arabic, from left to right', 'السكن 123 لا', [' لا', '123', 'السكن ']],
    ['what stands between figures in Arabic, turned', 'السكن 12 (13', ['13', ') ', '12', 'السكن ']],
    ['brackets in Arabic, turned', 'السكن (سولنا)', ['السكن )سولنا(']],
    ['Swedish in Arabic, the brackets around it Arabic', 'السكن (ABC 1)', ['(', 'ABC 1', 'السكن )']],
    ['Hebrew beside Arabic, each for itself', 'שלום جمعية', ['جمعية', 'שלום ']],
    ['an Arabic name set apart in Swedish', '\u2068جمعية\u2069 (forts.)', ['جمعية', ' (forts.)']],
  ])('%s', (_what, text, expected) => {
    expect(runsOf(text).map((run) => run.text)).toEqual(expected);
  });

  test('a letter that the font has not becomes a mark, and no box to tick', async () => {
    const [sheet] = await readBack(listOf([order('Solna', [line(1, 'ትግርኛ ܟ 🎈', 'folder', 'ti')])]));
    expect(sheet?.lines).toContain('1 \ufffd\ufffd\ufffd\ufffd \ufffd \ufffd tigrinja');
  });
});
