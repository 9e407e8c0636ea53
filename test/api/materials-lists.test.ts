import { beforeAll, describe, expect, test } from 'vitest';
import { tableOf } from '../../shared/csv.ts';
import { addDays } from '../../shared/calendar.ts';
import { folder, line, materialsCampaign, today } from '../support/materials-api.ts';
import { readPdf } from '../support/pdf.ts';
import { type Answer, type Body } from '../support/stack.ts';

/** Pick lists and what is left, over HTTP. */
const dangerous = '=HYPERLINK("http://x")';
const cellsOf = ({ bytes }: Answer): readonly (readonly string[])[] => tableOf(bytes.toString('utf8')).rows;
type Listed = Body & { readonly name: string; readonly lines: readonly Body[] };

describe('material: a pick list', () => {
  const { id, call, must, refusal, keeper, enter, stock, placed, printed } = materialsCampaign('materials-lists');
  const sent = addDays(today, 3);
  const list = (query = 'depot=district', persona = keeper) => must(persona, `GET /materials/pick-lists?${query}`);
  const listed = async (query?: string) =>
    ((await list(query)).orders as readonly Listed[]).map(
      ({ name, lines }) =>
        `${name}: ${lines.map((each) => `${String(each.quantity)} ${String(each.name)}`).join(', ')}`,
    );
  const download = (kind: string, headers: Record<string, string> = {}) =>
    call(keeper, `GET /materials/pick-lists.${kind}?depot=district&day=${today}`, undefined, headers);

  beforeAll(async () => {
    await enter();
    const named = { kind: 'municipality', ring: 'inner', priorityArea: false };
    for (const [association, name] of Object.entries({ kista: 'Ängby', nacka: 'جمعية سولنا' }))
      await must('admin', `PUT /associations/${association}`, { ...named, name });
    await must(keeper, 'PUT /materials/items/aside', { ...folder, name: dangerous });
  });

  test('that is empty says so, on paper and in a sheet', async () => {
    expect(await list()).toEqual({ depot: 'district', day: today, orders: [], totals: [] });
    expect((await readPdf((await download('pdf')).bytes))[0]?.lines[1]).toBe('Inget ska plockas här den dagen.');
    expect(cellsOf(await download('csv', { 'accept-language': 'en' }))[1]).toEqual([
      'There is nothing to pick here on that day.',
    ]);
  });

  test('has what is kept in the depot and leaves by the day, by association, and nothing that was delivered', async () => {
    await stock(500);
    await stock(100, { item: 'aside' });
    await stock(40, { to: 'city-hall', reason: 'transfer' });
    const delivered = await placed({ lines: [line(30)] }, 'solna');
    await placed({ lines: [line(10), line(20, 'sv', 'aside')], neededBy: sent }, 'kista');
    await placed({ lines: [line(150)], deliverTo: 'شارع الملك 5' });
    await placed({ lines: [line(70)], neededBy: addDays(sent, 1) }, 'solna');
    const rest = ['Ängby: 20 =HYPERLINK("http://x"), 10 Folder: bostäder', 'جمعية سولنا: 150 Folder: bostäder'];
    expect(await listed()).toEqual(['Solna: 30 Folder: bostäder', ...rest]);
    expect(await listed(`depot=district&day=${addDays(today, 1)}`)).toContain('Solna: 70 Folder: bostäder');
    await must(keeper, `POST ${delivered}/deliveries`);
    expect(await listed()).toEqual(rest);
    expect((await list()).totals).toMatchObject([{ quantity: 20 }, { quantity: 160 }]);
    expect(await listed('depot=city-hall')).toEqual([]);
  });

  test('has what a print run brought', async () => {
    await placed({ lines: [line(25, 'so')] }, 'sundbyberg');
    expect(await listed()).not.toContain('Sundbyberg: 25 Folder: bostäder');
    await must(keeper, `POST ${await printed(25, { language: 'so' })}/arrival`);
    expect(await listed()).toContain('Sundbyberg: 25 Folder: bostäder');
  });

  test('on paper has every line, with a box to tick, Swedish letters and Arabic names right', async () => {
    const { headers, bytes } = await download('pdf');
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'application/pdf',
      `attachment; filename="${id}-district-${today}.pdf"`,
    ]);
    const [page, ...others] = await readPdf(bytes);
    expect(page?.lines.filter((each) => !/^(?:Beställning|Levereras) /.test(each))).toEqual([
      `Plocklista · Distriktskansliet · ${today}`,
      'Sundbyberg',
      '25 Folder: bostäder somaliska',
      'Ängby',
      `20 ${dangerous} svenska`,
      '10 Folder: bostäder svenska',
      'جمعية سولنا',
      expect.stringContaining('شارع الملك'),
      '150 Folder: bostäder svenska',
      'Att ta från hyllorna',
      `20 ${dangerous} svenska`,
      '25 Folder: bostäder somaliska',
      '160 Folder: bostäder svenska',
      'Sida 1 av 1',
    ]);
    expect([page?.boxes, others]).toEqual([7, []]);
    const again = await download('pdf');
    expect(Buffer.compare(bytes, again.bytes)).toBe(0);
  });

  test('in a sheet opens right in a Swedish Excel, and no name in it is a formula', async () => {
    const { headers, bytes } = await download('csv');
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'text/csv; charset=utf-8',
      `attachment; filename="${id}-district-${today}.csv"`,
    ]);
    const text = bytes.toString('utf8');
    expect(text).toMatch(/^\ufeffFörening;Beställning;Skickas senast;Försenad;/);
    expect(text).toContain(`;"'=HYPERLINK(""http://x"")";svenska;20\r\n`);
    expect(text).toMatch(new RegExp(`\r\nÄngby;[0-9A-Z]{8};${today};nej;Lokalen på Torget 1;Folder: bostäder;`));
    expect(text).toContain('شارع الملك 5');
  });

  test('invariant 9: says where to bring it to the district office and the depot’s, and to no other', async () => {
    await placed({ lines: [line(500)] }, 'sundbyberg');
    const where = async (persona: string, depot: string) =>
      ((await list(`depot=${depot}`, persona)).orders as readonly Body[]).some((each) => 'deliverTo' in each);
    expect(await where('city-hall-staff', 'city-hall')).toBe(true);
    expect(await where('city-hall-staff', 'district')).toBe(false);
    expect(await where(keeper, 'city-hall')).toBe(true);
  });

  test('is for the offices, of a depot and a day that there are', async () => {
    for (const kind of ['', '.pdf', '.csv'])
      expect(await refusal('association-solna', `GET /materials/pick-lists${kind}?depot=district`)).toBe(
        '404 not-found',
      );
    for (const query of ['', '?depot=cellar', '?depot=district&day=2026-02-30', '?depot=district&format=pdf'])
      expect(await refusal(keeper, `GET /materials/pick-lists.pdf${query}`)).toBe('400 malformed-request');
  });
});

describe('material: what is left', () => {
  const { id, call, must, refusal, keeper, enter, stock, placed } = materialsCampaign('materials-leftovers');
  beforeAll(enter);
  const left = () => must('city-hall-staff', 'GET /materials/leftovers');

  test('is nothing where nothing ever came', async () => {
    const { end } = await must('admin', 'GET ');
    expect(await left()).toEqual({ end, provisional: true, items: [] });
    expect(cellsOf(await call(keeper, 'GET /materials/leftovers.csv'))[1]).toEqual(['Inget är kvar.']);
  });

  test('is what lies free in each depot, what it was worth, and who ordered it in vain', async () => {
    await must(keeper, 'PUT /materials/items/folder', {
      ...folder,
      name: dangerous,
      editions: { sv: { ...folder.editions.sv, unitCost: 145 } },
    });
    await stock(100);
    const received = await placed({ lines: [line(60)] });
    await placed({ lines: [line(55)] }, 'solna');
    await must(keeper, `POST ${received}/deliveries`);
    await must('association-nacka', `POST ${received}/receipt`, { missing: [line(5)] });
    // Solna waited for 15 of them.
    await stock(30, { depot: 'city-hall' });
    const { items } = await left();
    expect(items).toEqual([
      {
        depot: 'city-hall',
        item: 'folder',
        name: dangerous,
        language: 'sv',
        onHand: 15,
        unitCost: 145,
        worth: 2_175,
        wantedBy: [{ unit: 'nacka', name: 'Nacka', quantity: 5 }],
      },
    ]);
    const { headers, bytes } = await call(keeper, 'GET /materials/leftovers.csv');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${id}-leftovers.csv"`);
    expect(bytes.toString('utf8')).toBe(
      [
        '\ufeffLager;Artikel;Språk;Kvar;Styckkostnad kr;Värde kr;Kan erbjudas;Läge',
        `Stadshuskansliet;"'=HYPERLINK(""http://x"")";svenska;15;1,45;21,75;Nacka 5;preliminär`,
        '',
      ].join('\r\n'),
    );
    for (const kind of ['', '.csv'])
      expect(await refusal('association-solna', `GET /materials/leftovers${kind}`)).toBe('404 not-found');
  });
});
