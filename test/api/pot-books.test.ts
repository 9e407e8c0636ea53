import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { readSie } from '../support/sie-parsers.ts';
import { type Body, errorsOf, itemsOf, loadedCampaign } from '../support/stack.ts';
import { today } from '../support/today.ts';

type Row = {
  readonly seq: number;
  readonly event: string;
  readonly text: string;
  readonly request?: string;
  readonly hash: string;
  readonly previousHash: string;
  readonly postings: readonly { readonly account: string; readonly amount: number }[];
};
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

describe('the books', () => {
  const { call, must, reserved, refusal } = loadedCampaign('books');
  beforeAll(async () => {
    await must('admin', 'PUT /settings', { pot: { accounts: { lines: { publicity: 5910 } } } });
    const request = await reserved();
    const receipt = { supplier: 'Åkes "Tryck" {AB}', number: 'F-17', date: today, total: 900_001 };
    const payouts: readonly (readonly [string, number])[] = [
      ['district', 90_001],
      ['city-hall', 9_000],
    ];
    for (const [paidBy, amount] of payouts)
      await must(`${paidBy}-staff`, `POST ${request}/payouts`, { amount, paidBy, receipt });
    await must('district-staff', `POST ${request}/returns`, { amount: 1_001, reason: 'Rätt', receivedBy: 'district' });
    await must('district-staff', `POST ${request}/closure`, { reason: 'Klart' });
  });

  test('the ledger has every movement, without gaps, each entry balanced and chained to the one before', async () => {
    const rows = itemsOf(
      await call('district-staff', 'GET /pot/ledger?limit=100&order=oldest'),
    ) as unknown as readonly Row[];
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    for (const [i, { postings, previousHash }] of rows.entries()) {
      expect(sum(postings.map(({ amount }) => amount))).toBe(0);
      expect(previousHash).toBe(rows[i - 1]?.hash ?? '0'.repeat(64));
    }
    expect(rows.slice(-5).map(({ event }) => event)).toEqual([
      'SpendingReserved',
      'PayoutMade',
      'PayoutMade',
      'ReturnReceived',
      'SpendingClosed',
    ]);
    expect(new Set(rows.slice(-5).map(({ request }) => request)).size).toBe(1);
    expect(rows.at(-1)?.text).toMatch(/^Begäran från .+ är avslutad|^\S+ har avslutat begäran/);
    expect(await must('district-staff', 'GET /pot/ledger/verification')).toEqual({
      entries: rows.length,
      head: { seq: rows.length, hash: rows.at(-1)?.hash },
      balanced: true,
      matchesBalances: true,
      anchors: 0,
    });
  });

  test('the settlement shares what was paid by contribution, exact to the öre, in the fewest transfers', async () => {
    const { total, offices, transfers } = await must('city-hall-head', 'GET /pot/settlement');
    // 98 000 öre in the proportion 40 : 30 : 20.
    expect([total, (offices as Body[]).map(({ share }) => share)]).toEqual([98_000, [43_555, 32_667, 21_778]]);
    expect(transfers).toEqual([
      { from: 'city-hall', to: 'district', amount: 23_667 },
      { from: 'county-council', to: 'district', amount: 21_778 },
    ]);
  });

  describe('SIE 4I', () => {
    const exported = async (office: string, period = '') => {
      const { status, headers, bytes } = await call('district-staff', `GET /pot/ledger.sie?office=${office}${period}`);
      expect([status, headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
      return { bytes, name: headers.get('content-disposition') };
    };
    const vouchersOf = async (office: string, period = '') =>
      readSie((await exported(office, period)).bytes).vouchers.map(({ number, text, transactions }) => ({
        number,
        text,
        moves: transactions.map(({ account, amount }) => [account, amount] as const),
      }));

    test('payouts and returns of an office are balanced vouchers on the accounts of the settings', async () => {
      const vouchers = await vouchersOf('district');
      expect(vouchers.map(({ moves }) => moves)).toEqual([
        [
          ['5910', 90_001],
          ['1930', -90_001],
        ],
        [
          ['1930', 1_001],
          ['5910', -1_001],
        ],
      ]);
      expect(vouchers[0]?.text).toBe('Åkes "Tryck" {AB}, kvitto F-17');
      const { bytes, name } = await exported('district');
      expect(name).toBe('attachment; filename="books-district.si"');
      expect(readSie(bytes)).toMatchObject({
        head: { '#FNAMN': ['Distriktskansliet'] },
        accounts: { '5910': 'Kostnader Publicitet' },
      });
      expect(await vouchersOf('county-council')).toEqual([]);
    });

    test('what is settled, paid and taken back has vouchers of its own, and no export books anything', async () => {
      const rowsBefore = itemsOf(await call('district-staff', 'GET /pot/ledger?limit=100&order=oldest')).length;
      const paidBefore = await vouchersOf('city-hall');
      await must('district-head', 'POST /pot/settlements');
      const payment = '/pot/settlements/1/transfers/1/payment';
      await must('district-staff', `POST ${payment}`, { day: '2026-08-30' });
      await must('district-staff', `POST ${payment}/reversal`, { reason: 'Fel betalning' });
      for (const [office, account, sign] of [
        ['district', '1680', 1],
        ['city-hall', '2890', -1],
      ] as const) {
        const twice = [await vouchersOf(office), await vouchersOf(office)] as const;
        expect(twice[0]).toEqual(twice[1]);
        const last = twice[0].slice(-3);
        expect(last.map(({ number }) => number - rowsBefore)).toEqual([1, 2, 3]);
        const [made, paid, back] = last.map(({ moves }) => moves.find(([each]) => each === account)?.[1]);
        expect([made, paid, back]).toEqual([23_667, -23_667, 23_667].map((amount) => sign * amount));
      }
      expect((await vouchersOf('city-hall')).slice(0, paidBefore.length)).toEqual(paidBefore);
      expect(itemsOf(await call('district-staff', 'GET /pot/ledger?limit=100&order=oldest'))).toHaveLength(
        rowsBefore + 3,
      );
    });

    test('of a period has its vouchers, and periods that adjoin have each once', async () => {
      const whole = await vouchersOf('district');
      const yesterday = addDays(today, -1);
      expect(await vouchersOf('district', `&to=${yesterday}`)).toEqual([]);
      expect(await vouchersOf('district', `&from=${today}`)).toEqual(whole);
      const { name } = await exported('district', `&from=${today}&to=${today}`);
      expect(name).toBe(`attachment; filename="books-district-${today}-${today}.si"`);
    });

    test('is of one office, and of days in their order', async () => {
      expect(await refusal('district-staff', 'GET /pot/ledger.sie')).toBe('400 malformed-request');
      expect(await refusal('district-staff', 'GET /pot/ledger.sie?office=solna')).toBe('400 malformed-request');
      const backwards = 'GET /pot/ledger.sie?office=district&from=2026-09-02&to=2026-09-01';
      expect(errorsOf(await call('district-staff', backwards))).toEqual(['/query/to order']);
    });
  });
});
