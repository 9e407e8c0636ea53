import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Body, errorsOf, itemsOf, loadedCampaign } from '../support/stack.ts';

/** The ledger as people look through it: newest first, by words, numbers, amounts and days. */
const today = dayOf(new Date().toISOString());
describe('the ledger', () => {
  const { call, must, reserved } = loadedCampaign('ledger-search');
  const listed = async (query: string, limit = 100) => {
    const found: Body[] = [];
    let next: unknown;
    do {
      const cursor = next === undefined ? '' : `&cursor=${String(next)}`;
      const page = await call('district-staff', `GET /pot/ledger?limit=${limit}&${query}${cursor}`);
      found.push(...itemsOf(page));
      ({ next } = page.body);
    } while (next !== undefined);
    return found.map(({ seq }) => Number(seq));
  };
  const of = async (query: string) =>
    itemsOf(await call('district-staff', `GET /pot/ledger?limit=100&${query}`)).map(({ event }) => event);

  beforeAll(async () => {
    const request = await reserved({ payee: 'Lokaltidningen', amount: 450_000 });
    const receipt = { supplier: 'Åkes Tryck', number: 'F-17', date: today };
    await must('city-hall-staff', `POST ${request}/payouts`, { amount: 123_400, paidBy: 'city-hall', receipt });
    await reserved({ unit: 'kista', amount: 200_000, budgetLine: 'events' }, 'association-kista');
  });

  test('is newest first, and oldest first where that is asked for; pages go on in both', async () => {
    const all = await listed('order=oldest');
    expect(all).toEqual(all.map((_, i) => i + 1));
    expect(await listed('')).toEqual(all.toReversed());
    expect(await listed('order=newest', 2)).toEqual(all.toReversed());
    expect(await listed('order=oldest', 2)).toEqual(all);
    const { next } = await must('district-staff', 'GET /pot/ledger?limit=2');
    const other = await call('district-staff', `GET /pot/ledger?limit=2&order=oldest&cursor=${String(next)}`);
    expect([other.status, errorsOf(other)]).toEqual([400, ['/query/cursor invalid-format']]);
  });

  test('is searched by payee, supplier, number of a receipt, unit, line, amount and number', async () => {
    expect(await of('q=lokaltidningen')).toEqual(['PayoutMade', 'SpendingReserved']);
    expect(await of('q=%C3%A5kes%20tryck')).toEqual(['PayoutMade']);
    expect(await of('q=f-17')).toEqual(['PayoutMade']);
    expect(await of('q=1%20234%20kr')).toEqual(['PayoutMade']);
    expect(await of('q=kista')).toEqual(['SpendingReserved']);
    expect(await of('q=Kista%20evenemang')).toEqual(await of('q=kista%20events'));
    expect(await of('q=stadshuskansliet%20lokaltidningen')).toEqual(['PayoutMade']);
    expect(await of('q=nowhere')).toEqual([]);
    expect(await listed('q=2')).toContain(2);
    expect(await listed('q=solna', 1)).toEqual(await listed('q=solna'));
  });

  test('is narrowed to days, and says which are wrong', async () => {
    expect(await listed(`from=${today}&to=${today}`)).toEqual(await listed(''));
    expect(await listed(`to=${addDays(today, -1)}`)).toEqual([]);
    expect(await listed(`from=${addDays(today, 1)}`)).toEqual([]);
    const backwards = await call('district-staff', `GET /pot/ledger?from=${today}&to=${addDays(today, -1)}`);
    expect([backwards.status, errorsOf(backwards)]).toEqual([400, ['/query/to order']]);
    expect(errorsOf(await call('district-staff', 'GET /pot/ledger?order=any&q='))).toEqual([
      '/query/order invalid-value',
      '/query/q empty',
    ]);
  });
});
