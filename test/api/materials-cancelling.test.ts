import { beforeAll, describe, expect, test } from 'vitest';
import { line, materialsCampaign, sourcesOf } from '../support/materials-api.ts';
import { errorsOf, itemsOf } from '../support/stack.ts';

describe('material: an order that is cancelled', () => {
  const { call, must, refusal, keeper, enter, stock, placed } = materialsCampaign('materials-cancelling');
  beforeAll(async () => {
    await enter();
    await stock(10);
  });

  test('is by the district alone, where it is another’s, with a reason that they read, and opened again by it', async () => {
    const path = await placed({ lines: [line(7)] });
    const why = { reason: 'Dubbelt beställt.' };
    expect(await refusal('city-hall-head', `POST ${path}/cancellation`, why)).toBe('403 not-allowed');
    expect(errorsOf(await call(keeper, `POST ${path}/cancellation`))).toEqual(['/reason reason-for-owner']);
    expect(await refusal(keeper, `POST ${path}/reopening`, why)).toBe('409 wrong-status');
    await must(keeper, `POST ${path}/cancellation`, why);
    expect(await must('association-nacka', `GET ${path}`)).toMatchObject({
      status: 'cancelled',
      cancelled: { by: 'district', ...why },
    });
    expect(await refusal('association-nacka', `POST ${path}/reopening`, why)).toBe('403 not-allowed');
    const again = await must(keeper, `POST ${path}/reopening`, { reason: 'Fel beställning.' });
    expect(again).toMatchObject({ status: 'placed', reopened: { by: 'district', reason: 'Fel beställning.' } });
    expect(sourcesOf(again)).toEqual(['folder/sv: stock 7']);
    expect(await must(keeper, `POST ${path}/reopening`, why)).toEqual(again);
    const history = itemsOf(await call('association-nacka', `GET /audit?subject=${path.slice(1)}`));
    expect(history).toMatchObject([
      { event: 'OrderPlaced' },
      { event: 'OrderCancelled', data: { by: 'district', ...why } },
      { event: 'OrderReopened', data: { by: 'district', reason: 'Fel beställning.' } },
    ]);
    const told = async () =>
      JSON.stringify(itemsOf(await call('association-nacka', 'GET /associations/nacka/inbox?limit=100')));
    await expect.poll(told, { timeout: 100_000 }).toContain('Distriktskansliet har avbeställt er beställning');
    expect(await told()).not.toContain('Dubbelt beställt');
  });

  test('is not opened again where others have had what it let go of', async () => {
    const path = await placed({ lines: [line(5)] });
    await must('association-nacka', `POST ${path}/cancellation`);
    await placed({ lines: [line(9)] }, 'solna');
    const { status, body } = await call('association-nacka', `POST ${path}/reopening`, { reason: 'Ångrade oss.' });
    expect([status, body]).toMatchObject([409, { code: 'rests-on', restsOn: ['folder/sv'] }]);
  });
});
