import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCp437, upperHalf } from '../../functions/pot/ledger/cp437.ts';
import { settle } from '../../functions/pot/ledger/settlement.ts';
import { type SieInput, sieOf } from '../../functions/pot/ledger/sie.ts';
import { potSettingsOf } from '../../functions/pot/offers.ts';
import { offices } from '../../shared/units.ts';
import {
  contribution,
  giveBack,
  type History,
  histories,
  historyOf,
  lineSet,
  payout,
  reservation,
} from '../support/journal.ts';

const decode = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : (upperHalf[byte - 128] ?? ''))).join('');

/** The fields of one line, as the SIE specification reads them: quotes hold a text, `\"` in it is a quote. */
const fieldsOf = (line: string): readonly string[] => {
  const fields = line.match(/"(?:\\"|[^"])*"|\{\}|[^\s"]+/g) ?? [];
  expect(fields.join(' ')).toBe(line);
  return fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('\\"', '"') : field));
};

type Read = { series: string; number: string; day: string; text: string; transactions: (readonly string[])[] };

const parse = (bytes: Uint8Array) => {
  const lines = decode(bytes).split('\r\n');
  expect(lines.pop()).toBe('');
  const head = new Map<string, readonly string[]>();
  const accounts = new Map<string, string>();
  const vouchers: Read[] = [];
  let open: Read | undefined;
  for (const line of lines) {
    const [label = '', ...fields] = fieldsOf(line);
    if (label === '{') open = vouchers.at(-1);
    else if (label === '}') open = undefined;
    else if (label === '#TRANS') open?.transactions.push(fields);
    else if (label === '#KONTO') accounts.set(fields[0] ?? '', fields[1] ?? '');
    else if (label === '#VER') {
      const [series = '', number = '', day = '', text = ''] = fields;
      vouchers.push({ series, number, day, text, transactions: [] });
    } else head.set(label, fields);
  }
  return { head, accounts, vouchers };
};

const inOre = (amount = ''): number => {
  expect(amount).toMatch(/^-?\d+\.\d\d$/);
  return Number(amount.replace('.', ''));
};

const accounts = { ...potSettingsOf({}).accounts, lines: { posters: 5910 } };
const sie = ({ pot, journal }: History, over: Partial<SieInput> = {}) =>
  parse(
    sieOf({
      office: 'district',
      campaignName: 'Val 2018',
      program: { name: 'Valsam', version: '0.1.0' },
      generated: '2018-09-10',
      journal,
      settlement: settle(pot),
      accounts,
      ...over,
    }),
  );

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
]);

describe('code page 437', () => {
  test('has the Swedish and other western letters where the code page has them', () => {
    expect([...toCp437('åäöÅÄÖéüÉ')]).toEqual([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x81, 0x90]);
    expect([...toCp437('ñ½ßµ°²■')]).toEqual([0xa4, 0xab, 0xe1, 0xe6, 0xf8, 0xfd, 0xfe]);
    expect(new Set(upperHalf).size).toBe(127);
  });

  test('knows a letter and its accent as one, and puts one ? for each character that it lacks', () => {
    expect([...toCp437('a\u030a')]).toEqual([0x86]);
    expect(decode(toCp437('ø–€😀\ud800z'))).toBe('?????z');
  });
});

describe('the SIE file of an office', () => {
  test('begins as SIE 4I wants it', () => {
    const { head } = sie(story, { officeName: 'Distriktskansliet' });
    expect([...head]).toEqual([
      ['#FLAGGA', ['0']],
      ['#PROGRAM', ['Valsam', '0.1.0']],
      ['#FORMAT', ['PC8']],
      ['#GEN', ['20180910']],
      ['#SIETYP', ['4']],
      ['#PROSA', ['Val 2018']],
      ['#FNAMN', ['Distriktskansliet']],
    ]);
  });

  test('holds its payouts, its returns and what it owes or is owed', () => {
    const { vouchers, accounts: named } = sie(story);
    const tryck = 'Åkes "Tryck" & Blå, kvitto F-17';
    const tillbaka = 'Återbetalning: För många är tryckta';
    expect(vouchers).toEqual([
      {
        series: 'P',
        number: '7',
        day: '20180731',
        text: tryck,
        transactions: [
          ['5910', '{}', '1234.05', '20180731', tryck],
          ['1930', '{}', '-1234.05', '20180731', tryck],
        ],
      },
      {
        series: 'P',
        number: '8',
        day: '20180801',
        text: 'Radio Sthlm, kvitto 8',
        transactions: [
          ['6990', '{}', '0.05', '20180801', 'Radio Sthlm, kvitto 8'],
          ['1930', '{}', '-0.05', '20180801', 'Radio Sthlm, kvitto 8'],
        ],
      },
      {
        series: 'P',
        number: '10',
        day: '20180801',
        text: tillbaka,
        transactions: [
          ['1930', '{}', '234.05', '20180801', tillbaka],
          ['5910', '{}', '-234.05', '20180801', tillbaka],
        ],
      },
      {
        series: 'P',
        number: '11',
        day: '20180910',
        text: 'Avräkning Val 2018 per 2018-09-10',
        transactions: [
          ['1680', '{}', '200.02', '20180910', 'Fordran på city-hall'],
          ['6990', '{}', '-200.02', '20180910', 'Fordran på city-hall'],
        ],
      },
    ]);
    expect([...named]).toEqual([
      ['1680', 'Kortfristiga fordringar'],
      ['1930', 'Företagskonto'],
      ['5910', 'Kostnader posters'],
      ['6990', 'Övriga externa kostnader'],
    ]);
  });

  test('books a debt against other costs', () => {
    const { vouchers } = sie(story, { office: 'city-hall' });
    expect(vouchers.at(-1)?.transactions.map((fields) => fields.slice(0, 3))).toEqual([
      ['6990', '{}', '200.02'],
      ['2890', '{}', '-200.02'],
    ]);
  });

  test('has no voucher for an office that neither paid nor owes', () => {
    expect(sie(story, { office: 'county-council' }).vouchers).toEqual([]);
  });

  test('has no doubled number, balances every voucher, names every account, and tells what the office paid and is owed', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...offices), (history, office) => {
        // Random movements can leave an office with less than nothing paid, which the rules never do.
        const paidBy = Object.fromEntries(offices.map((each) => [each, Math.abs(history.pot.paidBy[each] ?? 0)]));
        const settlement = settle({ ...history.pot, paidBy });
        const { vouchers, accounts: named } = sie(history, { office, settlement });
        expect(new Set(vouchers.map(({ number }) => number)).size).toBe(vouchers.length);
        const totals = new Map<string, number>();
        for (const { transactions } of vouchers) {
          expect(transactions.reduce((sum, fields) => sum + inOre(fields[2]), 0)).toBe(0);
          for (const [account = '', , amount] of transactions) {
            expect(named.has(account)).toBe(true);
            totals.set(account, (totals.get(account) ?? 0) + inOre(amount));
          }
        }
        expect(totals.get('1930') ?? 0).toBe(0 - (history.pot.paidBy[office] ?? 0));
        const owed = (totals.get('1680') ?? 0) + (totals.get('2890') ?? 0);
        expect(owed).toBe(settlement.offices.find((row) => row.office === office)?.balance);
      }),
    );
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
      decode(
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
        const { vouchers, head } = sie(history, { campaignName: name, officeName: name });
        expect(vouchers[0]?.text).toBe(expected(`${supplier}, kvitto ${number}`));
        expect(head.get('#FNAMN')).toEqual([expected(name)]);
      }),
    );
  });

  test('consists of printable characters and line ends only', () => {
    const bytes = sieOf({
      office: 'district',
      campaignName: '\u0007\u007f\u0085\u00a0\u202e"\\',
      program: { name: 'Valsam', version: '0.1.0' },
      generated: '2018-09-10',
      journal: story.journal,
      settlement: settle(story.pot),
      accounts,
    });
    const text = decode(bytes);
    const printable = toCp437(text.replaceAll('\r\n', ''));
    expect(printable.every((byte) => byte >= 32 && byte !== 127 && byte !== 255)).toBe(true);
    expect(text).toContain('#PROSA "\\"/"\r\n');
  });
});
