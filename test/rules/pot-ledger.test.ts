import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../functions/pot/ledger/chain.ts';
import { type LedgerRow, markAfter, potAsOf, replay, rowOf, start, verify } from '../../functions/pot/ledger/replay.ts';
import { emptyPot, type Pot, totals } from '../../functions/pot/state.ts';
import {
  closure,
  contribution,
  giveBack,
  histories,
  historyOf,
  lineSet,
  payout,
  reservation,
} from '../support/journal.ts';

const story = historyOf([
  contribution('district', 500_000),
  contribution('city-hall', 300_000),
  lineSet('posters', 400_000),
  reservation('posters', 120_000),
  payout('posters', 'city-hall', 100_000),
  giveBack('posters', 'city-hall', 10_000),
  closure('posters', 20_000),
]);
const rows = story.journal.map(rowOf);

/** The rows with one of them changed, and every hash from there on made to fit again, as a forger would. */
const forged = (seq: number, change: Partial<LedgerRow>): readonly LedgerRow[] => {
  const result: LedgerRow[] = [];
  for (const row of rows) {
    const changed = {
      ...row,
      ...(row.seq === seq && change),
      previousHash: result.at(-1)?.hash ?? emptyPot.ledger.hash,
    };
    result.push({ ...changed, hash: hashOf(changed) });
  }
  return result;
};

describe('replaying the ledger', () => {
  test('sums the postings of each account', () => {
    expect(Object.fromEntries(replay(rows))).toEqual({
      'contributed:district': -500_000,
      'contributed:city-hall': -300_000,
      available: 710_000,
      unbudgeted: -400_000,
      'budget:posters': 400_000,
      'reserved:posters': 0,
      'paid:posters:city-hall': 90_000,
    });
  });

  test('gives the balances of the pot, whatever happened, and all accounts sum to zero', () => {
    fc.assert(
      fc.property(histories, ({ pot, journal }) => {
        const told = journal.map(rowOf);
        expect(verify(pot, told)).toEqual({
          entries: journal.length,
          head: pot.ledger,
          balanced: true,
          matchesBalances: true,
        });
        expect([...replay(told).values()].reduce((a, b) => a + b, 0)).toBe(0);
      }),
    );
  });
});

describe('verifying the ledger', () => {
  test('an empty ledger is whole and fits the empty pot', () => {
    expect(verify(emptyPot, [])).toEqual({ entries: 0, head: emptyPot.ledger, balanced: true, matchesBalances: true });
  });

  const unbalanced = [{ account: 'available', amount: 1 }];
  test.each<[string, readonly LedgerRow[]]>([
    ['an entry is missing', rows.filter(({ seq }) => seq !== 3)],
    ['two entries change places', [...rows.slice(0, 2), rows[3], rows[2], ...rows.slice(4)] as readonly LedgerRow[]],
    ['the first entry is missing', rows.slice(1)],
    ['an actor is changed', rows.map((row) => (row.seq === 2 ? { ...row, actor: 'somebody' } : row))],
    ['a hash is changed', rows.map((row) => (row.seq === 7 ? { ...row, hash: 'f'.repeat(64) } : row))],
    ['an entry does not sum to zero, though all hashes fit', forged(2, { postings: unbalanced })],
  ])('is not balanced when %s', (_what, changed) => {
    expect(verify(story.pot, changed).balanced).toBe(false);
  });

  test('finds a forger who makes all hashes fit again by the head that the pot holds', () => {
    expect(verify(story.pot, forged(2, { actor: 'somebody' }))).toMatchObject({
      balanced: true,
      matchesBalances: false,
    });
  });

  test('finds that the last entries are missing', () => {
    expect(verify(story.pot, rows.slice(0, 5))).toMatchObject({ entries: 5, balanced: true, matchesBalances: false });
  });

  const line = { name: 'Post posters', amount: 400_000, reserved: 0, paid: 90_000 };
  test.each<[string, Partial<Pot>]>([
    ['what an office contributed', { contributed: { district: 500_001, 'city-hall': 299_999 } }],
    ['what an office paid', { paidBy: { district: 90_000 } }],
    ['the amount of a line', { lines: { posters: { ...line, amount: 1 } } }],
    ['what is reserved', { lines: { posters: { ...line, reserved: 1 } } }],
    ['what is paid', { lines: { posters: { ...line, paid: 89_999 } } }],
    ['a line nobody set', { lines: { posters: line, radio: { name: 'Radio', amount: 1, reserved: 0, paid: 0 } } }],
    ['the head', { ledger: { seq: 7, hash: '0'.repeat(64) } }],
  ])('tells when the stored pot differs in %s', (_what, change) => {
    expect(verify({ ...story.pot, ...change }, rows)).toMatchObject({ balanced: true, matchesBalances: false });
  });
});

describe('verifying what came after a mark', () => {
  /** The pot as it was after so many entries. */
  const potAt = (seq: number): Pot => ({ ...story.pot, ledger: { seq, hash: rows[seq - 1]?.hash ?? '' } });
  const mark = markAfter(potAt(3), rows.slice(0, 3), start);

  test('says the same as verifying all of it, wherever the mark is, and however often it was moved', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(), { maxLength: 3 }), ({ pot, journal }, steps) => {
        const told = journal.map(rowOf);
        let [seen, from] = [0, start];
        for (const step of steps) {
          const now = Math.min(seen + (step % 5), told.length);
          const last = told[now - 1];
          const then = { ...pot, ledger: last ? { seq: last.seq, hash: last.hash } : start.ledger };
          from = markAfter(then, told.slice(seen, now), from);
          seen = now;
        }
        const { entries: _, ...whole } = verify(pot, told);
        expect(verify(pot, told.slice(seen), from)).toEqual({ ...whole, entries: told.length - seen });
      }),
    );
  });

  test('finds what does not follow on the mark', () => {
    expect(verify(story.pot, rows.slice(3), mark)).toMatchObject({ balanced: true, matchesBalances: true });
    expect(verify(story.pot, rows.slice(4), mark).balanced).toBe(false);
    expect(verify(story.pot, forged(2, { actor: 'somebody' }).slice(3), mark).balanced).toBe(false);
    expect(verify({ ...story.pot, paidBy: {} }, rows.slice(3), mark).matchesBalances).toBe(false);
    // The pot was put back to what it was before the mark.
    expect(verify(emptyPot, [], mark).matchesBalances).toBe(false);
  });
});

describe('the pot as of a day', () => {
  // 22:00 UTC is midnight in Stockholm in summer: the last event of a day there, and the first of the next.
  const at = ['2018-08-01T21:59:59.999Z', '2018-08-01T22:00:00.000Z', '2018-08-03T10:00:00.000Z'];
  const { pot, journal } = historyOf(
    [contribution('district', 300), lineSet('posters', 200), reservation('posters', 50)],
    (i) => at[i] ?? '',
  );
  const asOf = (day: string) => potAsOf(pot, journal.map(rowOf), day);

  test('is empty before the first entry, but keeps what moves no money', () => {
    const mandate = { number: 1, tiers: [{ upTo: null, heads: 3 }], splitWindowDays: 30 } as const;
    expect(potAsOf({ ...pot, mandate }, journal.map(rowOf), '2018-07-31')).toEqual({ ...emptyPot, mandate });
  });

  test('ends with the day in Stockholm', () => {
    expect(asOf('2018-08-01')).toMatchObject({ contributed: { district: 300 }, lines: {}, ledger: { seq: 1 } });
    expect(asOf('2018-08-02').lines).toEqual({ posters: { name: 'Post posters', amount: 200, reserved: 0, paid: 0 } });
    expect(totals(asOf('2018-08-02'))).toEqual({ contributed: 300, reserved: 0, paid: 0, available: 300 });
  });

  test('is the pot itself once everything has happened', () => {
    expect(asOf('2018-08-03')).toEqual(pot);
    fc.assert(
      fc.property(histories, (history) => {
        const last = potAsOf(history.pot, history.journal.map(rowOf), '2019-12-31');
        expect(last.lines).toEqual(history.pot.lines);
        expect(last.ledger).toEqual(history.pot.ledger);
        expect(totals(last)).toEqual(totals(history.pot));
      }),
    );
  });
});
