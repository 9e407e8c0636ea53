import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { line, materialsCampaign, soon, sourcesOf, today } from '../support/materials-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** Orders and print runs over HTTP. */
describe('material: an order', () => {
  const { id, call, must, refusal, keeper, enter, stock, order, placed, printed } =
    materialsCampaign('materials-orders');
  beforeAll(async () => {
    await enter();
    await stock(100);
    await stock(300, { item: 'poster' });
    await stock(10, { item: 'closed' });
  });

  test('answers on the spot where everything comes from', async () => {
    await printed(30, { language: 'so' });
    const wish = { neededBy: soon, packs: [{ pack: 'small', quantity: 2 }], lines: [line(10), line(40, 'so')] };
    const { status, headers, body } = await order(wish);
    expect([status, headers.get('location')]).toEqual([201, `/campaigns/${id}/materials/orders/${String(body.id)}`]);
    expect(sourcesOf(body)).toEqual([
      'folder/so: print-run 30, waiting 10',
      'folder/sv: stock 50',
      'poster/sv: stock 10',
    ]);
    expect(await must('association-nacka', `GET /materials/orders/${String(body.id)}`)).toEqual(body);
  });

  test('a repeated one has one effect and the same answer', async () => {
    const wish = { lines: [line(1)] };
    const headers = { 'idempotency-key': 'once' };
    const [one, other] = [await order(wish, 'nacka', headers), await order(wish, 'nacka', headers)];
    expect([other.body, other.headers.get('idempotency-replayed')]).toEqual([one.body, 'true']);
  });

  test('is seen by the offices and the association, and where it goes by the district alone of them', async () => {
    const path = await placed({ lines: [line(1)] });
    expect(await refusal('association-solna', `GET ${path}`)).toBe('404 not-found');
    expect(await must(keeper, `GET ${path}`)).toHaveProperty('deliverTo');
    expect(await must('city-hall-staff', `GET ${path}`)).not.toHaveProperty('deliverTo');
    const own = await call('association-nacka', 'GET /materials/orders?status=placed');
    expect(itemsOf(own).every(({ unit, filer }) => unit === 'nacka' && filer === undefined)).toBe(true);
    expect(itemsOf(await call('association-solna', 'GET /materials/orders?unit=nacka'))).toEqual([]);
    const cursor = String((await must(keeper, 'GET /materials/orders?limit=1')).next);
    expect(await must(keeper, `GET /materials/orders?limit=1&cursor=${cursor}`)).toHaveProperty('items');
    expect(await refusal('association-solna', 'POST /materials/orders', other)).toBe('403 not-allowed');
  });

  test('is refused whole where part of it will not do', async () => {
    const all = (lines: readonly object[]) => order({ lines, acceptPartial: false });
    expect((await all([line(1_000)])).body).toMatchObject({
      code: 'insufficient-stock',
      editions: [{ item: 'folder', language: 'sv' }],
    });
    expect((await all([line(11, 'sv', 'closed')])).body.code).toBe('too-late');
    expect((await order({ lines: [line(61, 'sv', 'poster')] })).body).toMatchObject({ code: 'over-ration', left: 50 });
    const detail = 'Det finns inte nog av Folder: bostäder (svenska).';
    expect((await all([line(1_000)])).body).toMatchObject({ detail });
    expect((await order(tooMany)).body.code).toBe('order-too-large');
  });

  test('can be changed until it is picked, by whom it is', async () => {
    const path = await placed({ lines: [line(1)], acceptPartial: false });
    const change = (lines: readonly object[]) => refusal('association-nacka', `PATCH ${path}`, { lines });
    expect(await change([line(1_000)])).toBe('409 insufficient-stock');
    expect(await change([line(11, 'sv', 'closed')])).toBe('409 too-late');
    expect(await change([line(61, 'sv', 'poster')])).toBe('409 over-ration');
    expect(await refusal('association-nacka', `PATCH ${path}`, tooMany)).toBe('409 order-too-large');
    expect(await refusal(keeper, `PATCH ${path}`, { lines: [line(2)] })).toBe('403 not-allowed');
    expect(sourcesOf(await must('association-nacka', `PATCH ${path}`, { lines: [line(2)] }))).toEqual([
      'folder/sv: stock 2',
    ]);
    expect(await must(keeper, `POST ${path}/picking`)).toMatchObject({ status: 'picking' });
    expect(await change([line(3)])).toBe('409 wrong-status');
  });

  test('is changed by line: what is not named stays, packs are amended, and where it goes is told alone', async () => {
    const path = await placed({ lines: [line(3), line(2, 'so')], packs: [{ pack: 'small', quantity: 1 }] });
    const change = (body: object) => must('association-nacka', `PATCH ${path}`, body);
    const quantitiesOf = ({ lines }: Body) =>
      (lines as readonly Body[]).map(
        ({ item, language, quantity }) => `${String(item)}/${String(language)} ${String(quantity)}`,
      );
    expect(quantitiesOf(await change({ lines: [line(1, 'so')] }))).toEqual([
      'folder/so 1',
      'folder/sv 23',
      'poster/sv 5',
    ]);
    const amended = await change({ packs: [{ pack: 'small', quantity: 2 }], lines: [line(0, 'so')] });
    expect([quantitiesOf(amended), amended.packs]).toEqual([
      ['folder/sv 43', 'poster/sv 10'],
      [{ pack: 'small', quantity: 2 }],
    ]);
    expect(await change({ deliverTo: 'Nya lokalen', neededBy: soon })).toMatchObject({
      deliverTo: 'Nya lokalen',
      neededBy: soon,
    });
    expect(quantitiesOf(await must(keeper, `GET ${path}`))).toEqual(['folder/sv 43', 'poster/sv 10']);
    expect(errorsOf(await call('association-nacka', `PATCH ${path}`, {}))).toEqual([' nothing']);
    const none = { packs: [{ pack: 'small', quantity: 0 }], lines: [line(0)] };
    expect(errorsOf(await call('association-nacka', `PATCH ${path}`, none))).toEqual(['/lines nothing-left']);
    const wrong = { lines: [line(0), line(3, 'ti')], packs: [{ pack: 'small', quantity: 0 }] };
    expect(await refusal('association-nacka', `PATCH ${path}`, wrong)).toBe('409 nothing-available');
    await must('association-nacka', `POST ${path}/cancellation`);
  });

  test('that an office placed for an association is the association’s, and can be changed by either', async () => {
    const { id: order } = await must('city-hall-staff', 'POST /materials/orders', other);
    const path = `/materials/orders/${String(order)}`;
    for (const persona of ['association-nacka', 'city-hall-staff'])
      expect(await must(persona, `PATCH ${path}`, { lines: [line(2)] })).toMatchObject({ unit: 'nacka' });
    expect(await refusal('county-council-staff', `PATCH ${path}`, { lines: [line(2)] })).toBe('403 not-allowed');
    const office = { ...other, unit: 'district' };
    expect(await refusal('city-hall-staff', 'POST /materials/orders', office)).toBe('403 not-allowed');
  });

  test('goes from placing to receipt', async () => {
    const path = await placed({ lines: [line(6)] });
    expect(await refusal(keeper, `POST ${path}/deliveries`, { lines: [line(7)] })).toBe('409 exceeds-held');
    expect(await refusal('city-hall-staff', `POST ${path}/deliveries`)).toBe('409 exceeds-held');
    expect(await refusal('association-nacka', `POST ${path}/receipt`)).toBe('409 wrong-status');
    const part = await must(keeper, `POST ${path}/deliveries`, { lines: [line(2)] });
    expect(part).toMatchObject({ status: 'partly-delivered', lines: [{ delivered: 2 }] });
    expect(await must(keeper, `POST ${path}/deliveries`)).toMatchObject({ status: 'delivered' });
    expect(await refusal(keeper, `POST ${path}/deliveries`)).toBe('409 wrong-status');
    expect(await refusal(keeper, `POST ${path}/picking`)).toBe('409 wrong-status');
    const received = await must('association-nacka', `POST ${path}/receipt`, { missing: [line(1)] });
    expect(received).toMatchObject({ status: 'received', lines: [{ missing: 1 }] });
    expect(await refusal('association-nacka', `POST ${path}/cancellation`)).toBe('409 wrong-status');
  });

  test('that is cancelled frees what is not delivered', async () => {
    const before = await must(keeper, 'GET /materials/stock?item=poster');
    const path = await placed({ lines: [line(20, 'sv', 'poster')] }, 'solna');
    expect(await must('association-solna', `POST ${path}/cancellation`)).toMatchObject({ status: 'cancelled' });
    expect(await must(keeper, 'GET /materials/stock?item=poster')).toEqual(before);
  });

  test('D24: the overview says who got what, and what could not be had', async () => {
    await order({ lines: [line(1), line(5, 'ar')] }, 'solna');
    const { perAssociation, unmet } = await must('city-hall-head', 'GET /materials/overview');
    const nacka = (perAssociation as readonly { readonly unit: string; readonly ring: string }[]).find(
      ({ unit }) => unit === 'nacka',
    );
    expect(nacka).toMatchObject({ delivered: 6 });
    expect(unmet).toContainEqual({ language: 'ar', copies: 5, associations: 1, withoutEdition: ['folder'] });
    // An association reads its own row, beside its ring's average, and of the others nothing.
    const own = await must('association-nacka', 'GET /materials/overview');
    expect(own).toMatchObject({ ring: [], unmet: [], perAssociation: [nacka], average: [{ ring: nacka?.ring }] });
    expect(own.printYourself).toMatchObject({ perUnit: [{ unit: 'nacka' }] });
  });

  test('makes work for the district office, and tells nobody where it goes', async () => {
    await theStack().idle();
    const notices = itemsOf(await call(keeper, 'GET /offices/district/inbox?limit=100'));
    expect(notices.filter(({ action }) => action === 'do').length).toBeGreaterThan(0);
    expect(JSON.stringify(notices)).not.toContain('Torget');
    const nacka = itemsOf(await call('association-nacka', 'GET /associations/nacka/inbox?limit=100'));
    expect(JSON.stringify(nacka)).not.toMatch(/Solna/);
  });
});
const other = { unit: 'nacka', deliverTo: 'Torget', lines: [line(1)] };
/** More editions than one order may have: a hundred of one's own, and those of a pack. */
const tooMany = {
  lines: Array.from({ length: 100 }, (_, i) => line(1, `sv-x-${String(i)}`)),
  packs: [{ pack: 'small', quantity: 1 }],
};

describe('material: a print run', () => {
  const { id, call, must, refusal, keeper, enter, placed, printed } = materialsCampaign('materials-runs');
  beforeAll(enter);

  test('is promised, comes late, arrives, and is given out by the stated rule', async () => {
    const waiting = await placed({ lines: [line(80)], neededBy: soon });
    const run = await printed(100);
    expect(sourcesOf(await must('association-nacka', `GET ${waiting}`))).toEqual(['folder/sv: print-run 80']);
    const promised = await placed({ lines: [line(50)], neededBy: soon }, 'solna');
    expect(sourcesOf(await must('association-solna', `GET ${promised}`))).toEqual([
      'folder/sv: print-run 20, waiting 30',
    ]);
    const promises = [
      { unit: 'nacka', quantity: 80, order: waiting.split('/').at(-1) },
      { unit: 'solna', quantity: 20, order: promised.split('/').at(-1) },
    ];
    expect((await must(keeper, `GET ${run}`)).promised).toEqual(promises);
    expect((await must('association-nacka', `GET ${run}`)).promised).toEqual([
      promises[0],
      { unit: 'solna', quantity: 20 },
    ]);
    const later = addDays(soon, 5);
    expect(await refusal('city-hall-head', `PATCH ${run}`, { deliveredBy: later })).toBe('403 not-allowed');
    expect(await must(keeper, `PATCH ${run}`, { deliveredBy: later })).toMatchObject({ deliveredBy: later });
    expect(await must('association-solna', `GET ${promised}`)).toMatchObject({
      lines: [{ late: true, sources: [{ promised: later, late: true }, {}] }],
    });
    const arrived = await must(keeper, `POST ${run}/arrival`);
    const given = [
      { unit: 'nacka', quantity: 80, order: waiting.split('/').at(-1) },
      { unit: 'solna', quantity: 20, order: promised.split('/').at(-1) },
    ];
    expect(arrived).toMatchObject({ status: 'arrived', arrived: 100, given });
    expect(arrived.promised).toBeUndefined();
    const seenByNacka = await must('association-nacka', `GET ${run}`);
    expect(seenByNacka.given).toEqual([given[0], { unit: 'solna', quantity: 20 }]);
    expect(sourcesOf(await must('association-nacka', `GET ${waiting}`))).toEqual(['folder/sv: stock 80']);
    expect(await refusal(keeper, `POST ${run}/arrival`)).toBe('409 wrong-status');
    expect(await refusal(keeper, `PATCH ${run}`, { deliveredBy: soon })).toBe('409 wrong-status');
    expect(itemsOf(await call('association-nacka', 'GET /materials/print-runs'))).toHaveLength(1);
  });

  test('those who wait are told once that it is promised, and once that it is late; nobody else is', async () => {
    await theStack().idle();
    const said = async (unit: string) =>
      itemsOf(await call(`association-${unit}`, `GET /associations/${unit}/inbox?limit=100`))
        .map(({ event, link }) => `${String(event)} ${String(link).split('/materials/')[1]}`)
        .filter((each) => /^(CopiesPromised|PrintRunMoved)/.test(each))
        .toReversed();
    expect(await said('nacka')).toEqual(['CopiesPromised orders', 'PrintRunMoved orders']);
    expect([await said('solna'), await said('kista')]).toEqual([['PrintRunMoved orders'], []]);
  });

  test('D11: open demand is summed into proposals, at the cheapest', async () => {
    const { items } = await must('city-hall-staff', 'GET /materials/demand?overPrint=10&prices=20:300,50:500');
    expect(items).toEqual([
      {
        item: 'folder',
        language: 'sv',
        waiting: 30,
        orders: 1,
        coming: 0,
        awaitingFunds: 0,
        open: 30,
        neededBy: soon,
        printBy: addDays(soon, -10),
        isLate: false,
        proposal: { quantity: 50, cost: 500, parts: [{ quantity: 50, cost: 500 }] },
      },
    ]);
    expect(await refusal(keeper, 'GET /materials/demand?prices=0:1')).toBe('400 malformed-request');
    expect(await refusal(keeper, `GET /materials/print-runs/folder.sv.${id}`)).toBe('404 not-found');
    expect(await refusal(keeper, 'POST /materials/print-runs', { ...line(1), deliveredBy: addDays(today, -1) })).toBe(
      '422 invalid-input',
    );
  });
});
