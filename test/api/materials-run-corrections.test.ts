import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { line, materialsCampaign, soon, sourcesOf } from '../support/materials-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** A print run by mistake, of another size, in several deliveries, or that did not come after all. */
describe('material: what is put right about a print run', () => {
  const { call, must, refusal, reserve, keeper, enter, placed, printed } = materialsCampaign('materials-corrections');
  beforeAll(enter);
  const why = { reason: 'Beställd två gånger.' };
  const paid = { cost: 400_000, budgetLine: 'material', language: 'so' };
  const isOf = async (order: string, unit = 'nacka') => sourcesOf(await must(`association-${unit}`, `GET ${order}`));
  const told = async (unit: string) => {
    await theStack().idle();
    return itemsOf(await call(`association-${unit}`, `GET /associations/${unit}/inbox?limit=100`));
  };
  const requestOf = async (run: string) => {
    const { request } = (await must(keeper, `GET ${run}`)).spending as { readonly request: string };
    return `/pot/requests/${request}`;
  };

  test('it is cancelled with a reason: what was promised is taken back, and told', async () => {
    const order = await placed({ lines: [line(30)] });
    const run = await printed(100);
    expect(await isOf(order)).toEqual(['folder/sv: print-run 30']);
    expect(await refusal('city-hall-head', `POST ${run}/cancellation`, why)).toBe('403 not-allowed');
    expect(await refusal('association-nacka', `POST ${run}/cancellation`, why)).toBe('403 not-allowed');
    expect(errorsOf(await call(keeper, `POST ${run}/cancellation`, {}))).toEqual(['/reason invalid-type']);
    const off = await must(keeper, `POST ${run}/cancellation`, why);
    expect(off).toMatchObject({ status: 'cancelled', calledOff: why });
    expect(await must(keeper, `POST ${run}/cancellation`, why)).toEqual(off);
    expect(await isOf(order)).toEqual(['folder/sv: waiting 30']);
    expect((await told('nacka')).map(({ event }) => event)).toContain('PromisesTakenBack');
    await must('association-nacka', `POST ${order}/cancellation`);
  });

  test('with a request for its money, which is withdrawn in the same transaction', async () => {
    const [asked, granted] = [await printed(10, paid), await printed(10, paid)];
    await reserve(await requestOf(granted));
    await theStack().idle();
    for (const run of [asked, granted]) {
      expect(await must(keeper, `POST ${run}/cancellation`, why)).toMatchObject({
        status: 'cancelled',
        spending: { status: 'withdrawn' },
      });
      expect(await must(keeper, `GET ${await requestOf(run)}`)).toMatchObject({ status: 'withdrawn', outstanding: 0 });
    }
    await theStack().idle();
    expect(await must(keeper, `GET ${granted}`)).toMatchObject({ status: 'cancelled', calledOff: why });
  });

  test('not where it is paid, or where some of it has come: the answer names that', async () => {
    const run = await printed(10, paid);
    const request = await reserve(await requestOf(run));
    const receipt = { supplier: 'Tryckeriet', number: '7', date: addDays(soon, -30) };
    const body = { amount: 1_000, paidBy: 'district', receipt };
    const { payouts } = await must(keeper, `POST ${request}/payouts`, body);
    const refused = await call(keeper, `POST ${run}/cancellation`, why);
    expect([refused.status, refused.body.code, refused.body.restsOn]).toEqual([
      409,
      'rests-on',
      (payouts as readonly Body[]).map(({ id }) => id),
    ]);
    expect(refused.body.detail).toContain('Tryckeriet');
    await theStack().idle();
    expect(await must(keeper, `GET ${run}`)).toMatchObject({ status: 'confirmed' });

    const partly = await printed(10, { language: 'so' });
    const { arrivals } = await must(keeper, `POST ${partly}/arrival`, { quantity: 4 });
    const come = await call(keeper, `POST ${partly}/cancellation`, why);
    expect([come.body.code, come.body.restsOn]).toEqual([
      'rests-on',
      (arrivals as readonly Body[]).map(({ id }) => id),
    ]);
    await must(keeper, `POST ${partly}/arrival`);
    expect(await refusal(keeper, `POST ${partly}/cancellation`, why)).toBe('409 wrong-status');
  });

  test('it prints more or fewer: the latest promises are the first to go', async () => {
    const [first, second] = [await placed({ lines: [line(30)] }), await placed({ lines: [line(30)] })];
    const run = await printed(60);
    expect([await isOf(first), await isOf(second)]).toEqual([['folder/sv: print-run 30'], ['folder/sv: print-run 30']]);
    expect(errorsOf(await call(keeper, `PATCH ${run}`, {}))).toEqual(['/deliveredBy needed']);
    expect(await must(keeper, `PATCH ${run}`, { quantity: 40, deliveredBy: addDays(soon, 1) })).toMatchObject({
      quantity: 40,
      deliveredBy: addDays(soon, 1),
    });
    expect([await isOf(first), await isOf(second)]).toEqual([
      ['folder/sv: print-run 30'],
      ['folder/sv: print-run 10, waiting 20'],
    ]);
    await must(keeper, `PATCH ${run}`, { quantity: 55 });
    expect(await isOf(second)).toEqual(['folder/sv: print-run 25, waiting 5']);

    // In two deliveries, of which the first is taken back and entered anew.
    const { arrivals } = await must(keeper, `POST ${run}/arrival`, { quantity: 35 });
    const [arrival] = arrivals as readonly Body[];
    expect([await isOf(first), await isOf(second)]).toEqual([
      ['folder/sv: stock 30'],
      ['folder/sv: stock 5, print-run 20, waiting 5'],
    ]);
    expect(errorsOf(await call(keeper, `PATCH ${run}`, { quantity: 34 }))).toEqual(['/quantity too-small']);
    const back = `POST ${run}/arrivals/${String(arrival?.id)}/reversal`;
    expect(await refusal('city-hall-head', back, why)).toBe('403 not-allowed');
    expect(await refusal(keeper, `POST ${run}/arrivals/none/reversal`, why)).toBe('404 not-found');
    const reversed = await must(keeper, back, why);
    expect(reversed).toMatchObject({ status: 'confirmed', arrivals: [{ quantity: 35, reversed: why }] });
    expect(reversed).not.toHaveProperty('arrived');
    expect(await must(keeper, back, why)).toEqual(reversed);
    expect([await isOf(first), await isOf(second)]).toEqual([
      ['folder/sv: print-run 30'],
      ['folder/sv: print-run 25, waiting 5'],
    ]);
    expect((await told('nacka')).map(({ event }) => event)).toContain('PrintRunArrivalReversed');
    expect(JSON.stringify(await told('nacka'))).not.toContain(why.reason);

    await must(keeper, `POST ${run}/arrival`, { quantity: 30 });
    const over = await must(keeper, `POST ${run}/arrival`, { quantity: 20, final: true });
    expect(over).toMatchObject({ status: 'arrived', arrived: 50, arrivals: [{}, { quantity: 30 }, { quantity: 20 }] });
    expect(await isOf(second)).toEqual(['folder/sv: stock 20, waiting 10']);

    // What has been delivered has been taken.
    await must(keeper, `POST ${first}/deliveries`);
    const [, taken] = over.arrivals as readonly Body[];
    const refused = await call(keeper, `POST ${run}/arrivals/${String(taken?.id)}/reversal`, why);
    expect([refused.body.code, refused.body.restsOn]).toEqual(['rests-on', [first.split('/').at(-1)]]);
  });

  test('who wants it after election day is warned', async () => {
    const { electionDay } = await must(keeper, 'GET ');
    const late = addDays(String(electionDay), 1);
    const run = { ...line(5, 'so'), deliveredBy: late };
    const answer = await must(keeper, 'POST /materials/print-runs', run);
    expect(answer.warnings).toEqual(['after-election-day']);
    const path = `/materials/print-runs/${String(answer.id)}`;
    expect((await must(keeper, `PATCH ${path}`, { deliveredBy: electionDay })).warnings).toBeUndefined();
    expect((await must(keeper, `PATCH ${path}`, { deliveredBy: late })).warnings).toEqual(['after-election-day']);
    expect((await must(keeper, `GET ${path}`)).warnings).toEqual(['after-election-day']);
  });
});
