import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCp437, upperHalf } from '../../functions/pot/ledger/cp437.ts';
import { replay, rowOf } from '../../functions/pot/ledger/replay.ts';
import { type SieInput, sieOf } from '../../functions/pot/ledger/sie.ts';
import { potSettingsOf } from '../../functions/pot/offers.ts';
import { addDays } from '../../shared/calendar.ts';
import { offices } from '../../shared/units.ts';
import {
  contribution,
  giveBack,
  type History,
  histories,
  historyOf,
  lineSet,
  paid,
  paymentReversed,
  payout,
  reservation,
  settlement,
  settlementReversed,
} from '../support/journal.ts';
import { decoded, readSie, sumsOf } from '../support/sie-parsers.ts';

const accounts = { ...potSettingsOf({}).accounts, lines: { posters: 5910 } };
const inputOf = ({ pot, journal }: History, over: Partial<SieInput> = {}): SieInput => ({
  office: 'district',
  campaignName: 'Val 2018',
  program: { name: 'Valsam', version: '0.1.0' },
  generated: '2018-09-10',
  journal,
  lines: pot.lines,
  accounts,
  ...over,
});
const sie = (history: History, over: Partial<SieInput> = {}) => readSie(sieOf(inputOf(history, over)));

const story = historyOf([
  contribution('district', 500_000),
  contribution('city-hall', 500_000),
  lineSet('posters', 400_000),
  lineSet('radio', 400_000),
  reservation('posters', 200_000),
  reservation('radio', 200_000),
  payout('posters', 'district', 123_405, 'Åkes "Tryck" & Blå', 'F-17'),
  payout('radio', 'district', 5, 'Radio Sthlm', '8'),
  payout('radio', 'city-hall', 60_000),
  giveBack('posters', 'district', 23_405, 'För många\när tryckta'),
  settlement(20_002),
  paid(20_002),
  paymentReversed(20_002),
  settlementReversed(20_002),
]);
const movesOf = (found: ReturnType<typeof sie>) =>
  found.vouchers.map(({ number, transactions }) => [
    number,
    ...transactions.map(({ account, amount }) => [account, amount] as const),
  ]);

describe('code page 437', () => {
  test('has the Swedish and other western letters where the code page has them', () => {
    expect([...toCp437('åäöÅÄÖéüÉ')]).toEqual([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x81, 0x90]);
    expect([...toCp437('ñ½ßµ°²■')]).toEqual([0xa4, 0xab, 0xe1, 0xe6, 0xf8, 0xfd, 0xfe]);
    expect(new Set(upperHalf).size).toBe(127);
  });

  test('knows a letter and its accent as one, and puts one ? for each character that it lacks', () => {
    expect([...toCp437('a\u030a')]).toEqual([0x86]);
    expect(decoded(toCp437('ø–€😀\ud800z'))).toBe('?????z');
  });
});

describe('the SIE file of an office', () => {
  test('begins as SIE 4I wants it', () => {
    expect(sie(story).head).toEqual({
      '#FLAGGA': ['0'],
      '#PROGRAM': ['Valsam', '0.1.0'],
      '#FORMAT': ['PC8'],
      '#GEN': ['20180910'],
      '#SIETYP': ['4'],
      '#PROSA': ['Val 2018'],
      '#FNAMN': ['Distriktskansliet'],
    });
  });

  test('holds its payouts, its returns and what it owes or is owed, by names that people know', () => {
    const { vouchers, accounts: named } = sie(story);
    const voucher = (number: number, day: string, text: string, ...moves: readonly [string, number, string?][]) => ({
      series: 'P',
      number,
      day,
      text,
      transactions: moves.map(([account, amount, said = text]) => ({ account, amount, day, text: said })),
    });
    const [tryck, radio] = ['Åkes "Tryck" & Blå, kvitto F-17', 'Radio Sthlm, kvitto 8'];
    const tillbaka = 'Återbetalning: För många är tryckta';
    const [owed, made] = ['Fordran på Stadshuskansliet', 'Avräkning 1 av potten'];
    const got = 'Avräkning 1: betalt av Stadshuskansliet';
    expect(vouchers).toEqual([
      voucher(7, '20180731', tryck, ['5910', 123_405], ['1930', -123_405]),
      voucher(8, '20180801', radio, ['6990', 5], ['1930', -5]),
      voucher(10, '20180801', tillbaka, ['1930', 23_405], ['5910', -23_405]),
      voucher(11, '20180802', made, ['1680', 20_002, owed], ['6990', -20_002, owed]),
      voucher(12, '20180802', got, ['1930', 20_002], ['1680', -20_002]),
      voucher(13, '20180802', `Rättelse: ${got}`, ['1930', -20_002], ['1680', 20_002]),
      voucher(
        14,
        '20180802',
        `Rättelse: ${made}`,
        ['1680', -20_002, `Rättelse: ${owed}`],
        ['6990', 20_002, `Rättelse: ${owed}`],
      ),
    ]);
    expect(named).toEqual({
      '1680': 'Kortfristiga fordringar',
      '1930': 'Företagskonto',
      '5910': 'Kostnader Post posters',
      '6990': 'Övriga externa kostnader',
    });
  });

  test('books a debt against other costs, and pays it from the bank', () => {
    expect(movesOf(sie(story, { office: 'city-hall' })).slice(1, 3)).toEqual([
      [11, ['6990', 20_002], ['2890', -20_002]],
      [12, ['2890', 20_002], ['1930', -20_002]],
    ]);
  });

  test('has no voucher for an office that neither paid nor owes', () => {
    expect(sie(story, { office: 'county-council' }).vouchers).toEqual([]);
  });

  test('calls an account of several lines by the names of all', () => {
    const both = { ...accounts, lines: { posters: 5910, radio: 5910 } };
    expect(sie(story, { accounts: both }).accounts['5910']).toBe('Kostnader Post posters, Post radio');
  });

  test('has no doubled number, balances every voucher, names every account, and tells what the office paid and is owed', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...offices), (history, office) => {
        const found = sie(history, { office });
        const { vouchers, accounts: named } = found;
        expect(new Set(vouchers.map(({ number }) => number)).size).toBe(vouchers.length);
        for (const voucher of vouchers) {
          expect(Object.values(sumsOf({ vouchers: [voucher] })).reduce((a, b) => a + b, 0)).toBe(0);
          for (const { account } of voucher.transactions) expect(named[account]).toMatch(/\S/);
        }
        const balances = replay(history.journal.map(rowOf));
        const [settled = 0, transferred = 0] = ['settled', 'transferred'].map((of) => balances.get(`${of}:${office}`));
        const sums = sumsOf(found);
        expect(sums['1930'] ?? 0).toBe(0 - (history.pot.paidBy[office] ?? 0) + transferred);
        expect((sums['1680'] ?? 0) + (sums['2890'] ?? 0)).toBe(settled - transferred);
      }),
    );
  });

  describe('of a period', () => {
    test('has the vouchers of its first and last day', () => {
      const days = { from: '2018-07-31', to: '2018-08-01' };
      expect(sie(story, days).vouchers.map(({ number }) => number)).toEqual([7, 8, 10]);
      expect(sie(story, { from: '2018-08-02' }).vouchers.map(({ number }) => number)).toEqual([11, 12, 13, 14]);
    });

    test('begins with midnight in Stockholm', () => {
      const at = ['2018-07-31T21:59:59.999Z', '2018-07-31T22:00:00.000Z'];
      const late = historyOf([payout('posters', 'district', 1), payout('posters', 'district', 2)], (i) => at[i] ?? '');
      expect(movesOf(sie(late, { to: '2018-07-31' })).map(([number]) => number)).toEqual([1]);
      expect(movesOf(sie(late, { from: '2018-08-01' })).map(([number]) => number)).toEqual([2]);
    });

    test('and those that adjoin have each voucher once, as it is in the whole, however far the ledger has come', () => {
      const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 4 });
      fc.assert(
        fc.property(histories, fc.constantFrom(...offices), cuts, fc.nat(30), (history, office, days, seen) => {
          const starts = days.toSorted((a, b) => a - b).map((each) => addDays('2018-07-29', each));
          const periods = [undefined, ...starts].map((from, i) => ({
            from,
            to: starts[i] === undefined ? undefined : addDays(starts[i], -1),
          }));
          const whole = sie(history, { office }).vouchers;
          const parts = periods.flatMap(
            (period) => sie(history, { office, ...period, generated: '2019-01-01' }).vouchers,
          );
          expect(parts).toEqual(whole);
          const earlier = { ...history, journal: history.journal.slice(0, seen) };
          const before = sie(earlier, { office }).vouchers;
          expect(whole.slice(0, before.length)).toEqual(before);
        }),
      );
    });
  });

  test('reads back whatever texts people write, in one line each', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('"', '\\', '{', '}', '#', '\n', '\r', '\t', ' ', 'å', '\u0000', '\u009f'),
        maxLength: 12,
      }),
      fc.string({ unit: fc.constantFrom(...upperHalf), maxLength: 30 }),
    );
    const expected = (text: string) =>
      decoded(
        toCp437(
          text
            .replace(/[\p{Cc}\s]+/gu, ' ')
            .replace(/\p{Cf}/gu, '')
            .replaceAll('\\', '/')
            .trim(),
        ),
      );
    fc.assert(
      fc.property(odd, odd, odd, (supplier, number, name) => {
        const history = historyOf([lineSet('posters', 9), payout('posters', 'district', 9, supplier, number)]);
        const { vouchers, head } = sie(history, { campaignName: name });
        expect(vouchers[0]?.text).toBe(expected(`${supplier}, kvitto ${number}`));
        expect(head['#PROSA']).toEqual([expected(name)]);
      }),
    );
  });

  test('consists of printable characters and line ends only', () => {
    const bytes = sieOf(inputOf(story, { campaignName: '\u0007\u007f\u0085\u00a0\u202e"\\' }));
    const text = decoded(bytes);
    const printable = toCp437(text.replaceAll('\r\n', ''));
    expect(printable.every((byte) => byte >= 32 && byte !== 127 && byte !== 255)).toBe(true);
    expect(text).toContain('#PROSA "\\"/"\r\n');
  });
});
