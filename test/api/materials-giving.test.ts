import { beforeAll, describe, expect, test } from 'vitest';
import { line, materialsCampaign, sourcesOf } from '../support/materials-api.ts';
import { itemsOf, theStack } from '../support/stack.ts';

/** What comes or is set free is given to those who wait, and told to them. */
describe('material: who waits', () => {
  const { call, must, refusal, keeper, enter, stock, placed, printed } = materialsCampaign('materials-giving');
  beforeAll(enter);
  const idOf = (path: string): string => path.split('/').at(-1) ?? '';
  const standing = async (path: string, unit: string) => sourcesOf(await must(`association-${unit}`, `GET ${path}`));
  let [nacka, solna] = ['', ''];

  test('an arrival serves who waits: priority areas first, and the answer says whom', async () => {
    nacka = await placed({ lines: [line(60)] });
    solna = await placed({ lines: [line(30)] }, 'solna');
    const { given, waiting } = await stock(50, { depot: 'city-hall' });
    expect([given, waiting]).toEqual([
      [
        { unit: 'solna', order: idOf(solna), depot: 'city-hall', quantity: 30 },
        { unit: 'nacka', order: idOf(nacka), depot: 'city-hall', quantity: 20 },
      ],
      40,
    ]);
    expect(await standing(nacka, 'nacka')).toEqual(['folder/sv: stock 20, waiting 40']);
    expect(await standing(solna, 'solna')).toEqual(['folder/sv: stock 30']);
    expect((await must(keeper, 'GET /materials/stock?item=folder')).items).toMatchObject([
      { depot: 'city-hall', onHand: 0, reserved: 50, available: 0 },
    ]);
  });

  test('so do a cancellation and a change, and the pick list knows', async () => {
    await must('association-solna', `POST ${solna}/cancellation`);
    expect(await standing(nacka, 'nacka')).toEqual(['folder/sv: stock 50, waiting 10']);
    const kista = await placed({ lines: [line(15)] }, 'kista');
    await must('association-nacka', `PATCH ${nacka}`, { lines: [line(30)] });
    expect(await standing(kista, 'kista')).toEqual(['folder/sv: stock 15']);
    const { totals } = await must(keeper, 'GET /materials/pick-lists?depot=city-hall');
    expect(totals).toMatchObject([{ item: 'folder', quantity: 45 }]);
    await must(keeper, `POST ${kista}/deliveries`);
    expect(await standing(kista, 'kista')).toEqual(['folder/sv: stock 15']);
  });

  test('who got something is told once, and nobody else', async () => {
    await theStack().idle();
    const told = async (unit: string) =>
      itemsOf(await call(`association-${unit}`, `GET /associations/${unit}/inbox?limit=100`))
        .filter(({ event }) => event === 'StockGiven')
        .map(({ link }) => String(link).split('/materials/')[1]);
    expect([await told('solna'), await told('kista'), await told('sundbyberg')]).toEqual([['orders'], ['orders'], []]);
    expect(await told('nacka')).toHaveLength(2);
  });

  test('invariant 8: in the history an association reads of whom something was given only itself', async () => {
    const unitsIn = async (persona: string, subject: string) => {
      const history = itemsOf(await call(persona, `GET /audit?subject=${subject}&limit=100`));
      const given = history.flatMap(({ data }) => (data as { readonly given?: readonly object[] }).given ?? []);
      return new Set(given.map((each) => ('unit' in each ? each.unit : 'somebody')));
    };
    expect(await unitsIn('association-kista', 'materials/stock')).toEqual(new Set(['kista']));
    expect(await unitsIn('city-hall-staff', 'materials/stock')).toEqual(new Set(['nacka', 'solna', 'kista']));
    for (const unit of ['nacka', 'solna']) await placed({ lines: [line(5, 'so')] }, unit);
    const run = await printed(10, { language: 'so' });
    await must(keeper, `POST ${run}/arrival`);
    expect(await unitsIn('association-solna', run.slice(1))).toEqual(new Set(['solna']));
  });

  test('what came in part can be confirmed, and the order stays open for the rest', async () => {
    const order = await placed({ lines: [line(10), line(3, 'so')] }, 'solna');
    await stock(3, { language: 'so' });
    expect(await refusal('association-solna', `POST ${order}/receipt`)).toBe('409 wrong-status');
    await must(keeper, `POST ${order}/deliveries`, { lines: [line(3, 'so')] });
    const missing = [line(1, 'so')];
    const part = await must('association-solna', `POST ${order}/receipt`, { missing });
    expect(part).toMatchObject({ status: 'partly-delivered', receivedAt: expect.any(String) });
    expect(await must('association-solna', `POST ${order}/receipt`)).toEqual(part);
    await stock(100);
    await must(keeper, `POST ${order}/deliveries`);
    const received = await must('association-solna', `POST ${order}/receipt`);
    expect(received).toMatchObject({ status: 'received', lines: [{ language: 'so', missing: 1 }, { language: 'sv' }] });
  });

  test('many who order, cancel and bring at once: nothing lies free while somebody waits', async () => {
    const reservedOf = async () => {
      const rows = itemsOf(await call(keeper, 'GET /materials/stock?item=folder')).filter(
        ({ language }) => language === 'so',
      );
      const sum = (name: string) => rows.reduce((all, row) => all + Number(row[name]), 0);
      return [sum('reserved'), sum('onHand')];
    };
    const [before = 0] = await reservedOf();
    const units = ['nacka', 'solna', 'kista', 'sundbyberg'];
    await Promise.all(
      Array.from({ length: 24 }, async (_, i) => {
        const unit = units[i % 4] ?? '';
        const own = await placed({ lines: [line(9, 'so')] }, unit);
        if (i % 3 === 0) await must(`association-${unit}`, `POST ${own}/cancellation`);
        if (i % 4 === 1) await stock(20, { language: 'so' });
      }),
    );
    // 16 orders of 9 are left, which is more than the 120 that came.
    expect(await reservedOf()).toEqual([before + 120, 0]);
  });
});
