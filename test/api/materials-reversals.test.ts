import { beforeAll, describe, expect, test } from 'vitest';
import { line, materialsCampaign, sourcesOf } from '../support/materials-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

describe('material: what is taken back of an order on its way out', () => {
  const { call, must, refusal, keeper, enter, stock, placed } = materialsCampaign('materials-reversals');
  beforeAll(async () => {
    await enter();
    await stock(100);
    await stock(100, { depot: 'city-hall' });
  });
  const why = { reason: 'Fel beställning.' };
  const own = 'association-nacka';

  test('that it is picked', async () => {
    const path = await placed({ lines: [line(5)] });
    await must(keeper, `POST ${path}/picking`);
    expect(await refusal(own, `PATCH ${path}`, { lines: [line(6)] })).toBe('409 wrong-status');
    expect(await refusal(own, `POST ${path}/picking/reversal`, why)).toBe('403 not-allowed');
    expect(errorsOf(await call(keeper, `POST ${path}/picking/reversal`))).toEqual(['/reason invalid-type']);
    const back = await must(keeper, `POST ${path}/picking/reversal`, why);
    expect(back.status).toBe('placed');
    expect(await must(keeper, `POST ${path}/picking/reversal`, why)).toEqual(back);
    expect(sourcesOf(await must(own, `PATCH ${path}`, { lines: [line(6)] }))).toEqual(['folder/sv: stock 6']);
    await must(keeper, `POST ${path}/deliveries`);
    expect(await refusal(keeper, `POST ${path}/picking/reversal`, why)).toBe('409 wrong-status');
  });

  test('that it was delivered, unless the receiver has said that it came; and that they have', async () => {
    const path = await placed({ lines: [line(20)] });
    await must(keeper, `POST ${path}/deliveries`, { lines: [line(8)] });
    const whole = await must(keeper, `POST ${path}/deliveries`);
    const [, last] = whole.deliveries as readonly Body[];
    expect(last).toMatchObject({ lines: [{ ...line(12), depot: 'district' }] });
    const undo = `POST ${path}/deliveries/${String(last?.id)}/reversal`;
    expect(await refusal(own, undo, why)).toBe('403 not-allowed');
    expect(await refusal('city-hall-head', undo, why)).toBe('403 not-allowed');
    expect(await refusal(keeper, `POST ${path}/deliveries/none/reversal`, why)).toBe('404 not-found');

    const { receipts } = await must(own, `POST ${path}/receipt`, { missing: [line(3)] });
    const [receipt] = receipts as readonly Body[];
    const { status, body } = await call(keeper, undo, why);
    expect([status, body]).toMatchObject([409, { code: 'rests-on', restsOn: [receipt?.id] }]);
    const unsay = `POST ${path}/receipts/${String(receipt?.id)}/reversal`;
    expect(await refusal(keeper, unsay, why)).toBe('403 not-allowed');
    const unsaid = await must(own, unsay, why);
    expect(unsaid).toMatchObject({ status: 'delivered', receipts: [{ missing: [line(3)], reversed: why }] });
    expect(unsaid).not.toHaveProperty('receivedAt');
    expect(await must(own, unsay, why)).toEqual(unsaid);

    const back = await must(keeper, undo, why);
    expect(back).toMatchObject({ status: 'partly-delivered', deliveries: [{}, { reversed: why }] });
    expect(sourcesOf(back)).toEqual(['folder/sv: stock 20']);
    expect((back.lines as readonly Body[])[0]).toMatchObject({ delivered: 8 });
    expect(await must(keeper, undo, why)).toEqual(back);
    const rows = itemsOf(await call(keeper, 'GET /materials/stock?depot=district&item=folder'));
    expect(rows).toMatchObject([{ reserved: 12 }]);
    const history = itemsOf(await call(own, `GET /audit?subject=${path.slice(1)}`));
    expect(history.slice(-2)).toMatchObject([
      { event: 'OrderReceiptReversed', data: { ...why } },
      { event: 'OrderDeliveryReversed', data: { ...why } },
    ]);
    await theStack().idle();
    const told = JSON.stringify(itemsOf(await call(own, 'GET /associations/nacka/inbox?limit=100')));
    expect(told).toContain('var infört som levererat, men så är det inte');
    expect(told).not.toContain(why.reason);
  });
});

describe('material: what is taken back of what came into stock', () => {
  const { call, must, refusal, keeper, enter, stock, placed } = materialsCampaign('materials-unmoved');
  beforeAll(enter);
  const why = { reason: 'En nolla för mycket.' };

  test('an arrival, with what it gave, and not where it has been delivered', async () => {
    const path = await placed({ lines: [line(30)] });
    const come = await stock(400, { note: 'Kim räknade' });
    expect(come).toMatchObject({ given: [{ quantity: 30 }], movement: expect.stringMatching(/^folder\./) });
    const undo = `POST /materials/stock-movements/${String(come.movement)}/reversal`;
    expect(await refusal('association-nacka', undo, why)).toBe('404 not-found');
    expect(await refusal('city-hall-head', undo, why)).toBe('403 not-allowed');
    expect(await refusal(keeper, 'POST /materials/stock-movements/folder.none/reversal', why)).toBe('404 not-found');
    expect(errorsOf(await call(keeper, undo))).toEqual(['/reason invalid-type']);
    const back = await must(keeper, undo, why);
    expect(back).toMatchObject({ ...line(400), reason: 'arrival', note: 'Kim räknade', reversed: why });
    expect(await must(keeper, undo, why)).toEqual(back);
    expect(sourcesOf(await must('association-nacka', `GET ${path}`))).toEqual(['folder/sv: waiting 30']);
    expect(itemsOf(await call(keeper, 'GET /materials/stock?item=folder'))).toMatchObject([{ onHand: 0, reserved: 0 }]);

    const right = await stock(40);
    expect(itemsOf(await call('city-hall-head', 'GET /materials/stock-movements?item=folder'))).toMatchObject([
      { id: right.movement, given: [{ quantity: 30 }] },
      { id: come.movement, reversed: why },
    ]);
    await must(keeper, `POST ${path}/deliveries`);
    const refused = await call(keeper, `POST /materials/stock-movements/${String(right.movement)}/reversal`, why);
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'rests-on', restsOn: [path.split('/').at(-1)] },
    ]);
    await theStack().idle();
    const told = JSON.stringify(itemsOf(await call('association-nacka', 'GET /associations/nacka/inbox?limit=100')));
    expect(told).toContain('något av det ni fick får ni vänta på igen');
    expect(told).not.toContain(why.reason);
  });

  test('an office takes back what it entered of its own depot', async () => {
    const own = { ...line(5, 'so'), depot: 'city-hall', reason: 'arrival' };
    const { movement } = await must('city-hall-head', 'POST /materials/stock-movements', own);
    await must('city-hall-head', `POST /materials/stock-movements/${String(movement)}/reversal`, why);
  });
});
