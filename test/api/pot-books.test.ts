import { beforeAll, describe, expect, test } from 'vitest';
import { upperHalf } from '../../functions/pot/ledger/cp437.ts';
import { type Body, itemsOf, loadedCampaign } from '../support/stack.ts';

type Row = {
  readonly seq: number;
  readonly event: string;
  readonly request?: string;
  readonly hash: string;
  readonly previousHash: string;
  readonly postings: readonly { readonly account: string; readonly amount: number }[];
};
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** SIE files are in code page 437. */
const decoded = (bytes: Buffer): string =>
  [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : (upperHalf[byte - 128] ?? ''))).join('');

describe('the books', () => {
  const { call, must, reserved, refusal } = loadedCampaign('books');
  beforeAll(async () => {
    await must('admin', 'PUT /settings', { pot: { accounts: { lines: { publicity: 5910 } } } });
    const request = await reserved();
    const receipt = { supplier: 'Åkes "Tryck" {AB}', number: 'F-17', date: '2026-08-01', total: 900_001 };
    const payouts: readonly (readonly [string, number])[] = [
      ['district', 90_001],
      ['city-hall', 9_000],
    ];
    for (const [paidBy, amount] of payouts)
      await must(`${paidBy}-staff`, `POST ${request}/payouts`, { amount, paidBy, receipt });
    await must('district-staff', `POST ${request}/returns`, { amount: 1_001, reason: 'Rätt', receivedBy: 'district' });
    await must('district-staff', `POST ${request}/closure`);
  });

  test('the ledger has every movement, without gaps, each entry balanced and chained to the one before', async () => {
    const rows = itemsOf(await call('district-staff', 'GET /pot/ledger?limit=100')) as unknown as readonly Row[];
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
    expect(await must('district-staff', 'GET /pot/ledger/verification')).toEqual({
      entries: rows.length,
      head: { seq: rows.length, hash: rows.at(-1)?.hash },
      balanced: true,
      matchesBalances: true,
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
    const vouchersOf = async (office: string) => {
      const { status, headers, bytes } = await call('district-staff', `GET /pot/ledger.sie?office=${office}`);
      expect([status, headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="books-${office}.si"`);
      const text = decoded(bytes);
      expect(text).toMatch(/^#FLAGGA 0\r\n/);
      const vouchers = text.split(/^#VER /m).slice(1);
      return vouchers.map((voucher) => ({
        name: /^P \d+ \d{8} "(.*)"\r\n\{\r\n/.exec(voucher)?.[1],
        moves: [...voucher.matchAll(/^#TRANS (\d{4}) \{\} (-?\d+)\.(\d\d) /gm)].map(
          ([, account, whole, ore]) => [Number(account), Number(`${whole}${ore}`)] as const,
        ),
      }));
    };

    test('payouts, returns and the settlement of an office are balanced vouchers on the accounts of the settings', async () => {
      const vouchers = await vouchersOf('district');
      for (const { moves } of vouchers) expect(sum(moves.map(([, amount]) => amount))).toBe(0);
      expect(vouchers.map(({ moves }) => moves)).toEqual([
        [
          [5910, 90_001],
          [1930, -90_001],
        ],
        [
          [1930, 1_001],
          [5910, -1_001],
        ],
        [
          [1680, 23_667],
          [6990, -23_667],
          [1680, 21_778],
          [6990, -21_778],
        ],
      ]);
      expect(vouchers[0]?.name).toBe(String.raw`Åkes \"Tryck\" {AB}, kvitto F-17`);
    });

    test('an office that has paid nothing has only what it owes', async () => {
      expect((await vouchersOf('county-council')).map(({ moves }) => moves)).toEqual([
        [
          [6990, 21_778],
          [2890, -21_778],
        ],
      ]);
    });

    test('is of one office', async () => {
      expect(await refusal('district-staff', 'GET /pot/ledger.sie')).toBe('400 malformed-request');
      expect(await refusal('district-staff', 'GET /pot/ledger.sie?office=solna')).toBe('400 malformed-request');
    });
  });
});
