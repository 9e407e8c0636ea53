import { describe, expect, test } from 'vitest';
import { type Anchor, type Copy, contradiction } from '../../functions/pot/ledger/anchors.ts';
import { hashOf } from '../../functions/pot/ledger/chain.ts';
import { type LedgerRow, markAfter, rowOf, start } from '../../functions/pot/ledger/replay.ts';
import { anchorLedger, type Look } from '../../functions/pot/ledger/rules.ts';
import { announce } from '../../functions/pot/words.ts';
import type { Pot } from '../../functions/pot/state.ts';
import { notStored } from '../../shared/commit.ts';
import { offices } from '../../shared/units.ts';
import { contribution, historyOf, lineSet, payout, reservation } from '../support/journal.ts';

const { pot, journal } = historyOf([
  contribution('district', 500_000),
  contribution('city-hall', 300_000),
  lineSet('posters', 400_000),
  reservation('posters', 120_000),
  payout('posters', 'city-hall', 100_000),
]);
const rows = journal.map(rowOf);

/** Who may write all of the pot's partition: an entry is changed, and every hash from there on fits again. */
const rewritten: LedgerRow[] = [];
for (const row of rows) {
  const previousHash = rewritten.at(-1)?.hash ?? start.ledger.hash;
  const facts = { ...row, previousHash, actor: row.seq === 2 ? 'somebody' : row.actor };
  rewritten.push({ ...facts, hash: hashOf(facts) });
}

const anchorAt = (of: readonly LedgerRow[], seq: number): Anchor => ({
  id: `A${seq}`,
  at: `2026-08-0${seq}T04:00:00.000Z`,
  seq,
  hash: of[seq - 1]?.hash ?? '',
});
/** The notices that tell an anchor, as they are made of its event. */
const copiesOf = (anchors: readonly Anchor[], to = offices as readonly Copy['office'][]) =>
  new Map(
    anchors.map((anchor) => {
      const event = { ...anchor, type: 'LedgerAnchored', subject: 'pot/ledger' } as const;
      return [anchor.id, to.map((office) => ({ office, text: announce(event, office, String).text }))];
    }),
  );
const told = [2, 4].map((seq) => anchorAt(rows, seq));
const copies = copiesOf(told);

describe('what the offices were told of the ledger', () => {
  test('is one sentence, with enough of the hash that nobody finds another entry for it', () => {
    expect(copies.get('A2')?.[0]?.text).toEqual({
      sv: `Pottens bokföring slutar nu på nummer 2 med kontrollsumman ${rows[1]?.hash.slice(0, 20)}.`,
      en: `The pot’s ledger now ends with number 2, checksum ${rows[1]?.hash.slice(0, 20)}.`,
    });
  });

  test.each<
    [string, readonly LedgerRow[], readonly Anchor[], ReadonlyMap<string, readonly Copy[]>, object | undefined]
  >([
    ['bears out a ledger as it was', rows, told, copies, undefined],
    ['contradicts nothing before the notices have arrived', rows, told, new Map(), undefined],
    ['shows that the chain was rewritten', rewritten, told, copies, { seq: 2, notice: 'A2', offices }],
    [
      'shows it also where the event that told it was rewritten, too',
      rewritten,
      told.map(({ seq }) => anchorAt(rewritten, seq)),
      copies,
      { seq: 2, at: told[0]?.at, offices },
    ],
    [
      'names the offices whose notices say something else',
      rewritten,
      told.map(({ seq }) => anchorAt(rewritten, seq)),
      copiesOf(told, ['city-hall']),
      { seq: 2, offices: ['city-hall'] },
    ],
    ['shows that the last entries are gone', rows.slice(0, 3), told, copies, { seq: 4, notice: 'A4', offices }],
    [
      'shows an event that was changed alone',
      rows,
      [{ ...told[0], hash: 'f' } as Anchor],
      copies,
      { seq: 2, offices: [] },
    ],
  ])('%s', (_what, entries, anchors, inInboxes, expected) => {
    const found = contradiction(entries, anchors, inInboxes);
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeUndefined();
  });
});

describe('the daily look', () => {
  const potAt = (seq: number): Pot => ({ ...pot, ledger: { seq, hash: rows[seq - 1]?.hash ?? '' } });
  const markOf = (of: Pot, seen: readonly LedgerRow[]) => ({ ...notStored, ...markAfter(of, seen, start) });
  const mark = markOf(potAt(2), rows.slice(0, 2));
  const look: Look = { mark, pot, rows: rows.slice(2), anchors: told.slice(0, 1), copies };
  const head = { type: 'LedgerAnchored', subject: 'pot/ledger', ...pot.ledger };

  test.each<[string, Partial<Look>, object]>([
    ['tells where the ledger ends, where it has moved', {}, [head]],
    ['the first time, too', { mark: { ...notStored, ...start }, rows, anchors: [] }, [head]],
    ['nothing where it has not', { mark: markOf(pot, rows), rows: [], anchors: [anchorAt(rows, 5)] }, []],
    ['nothing of a ledger that does not add up', { rows: rows.slice(3) }, { refused: 'wrong-status' }],
    [
      'nor of one that was rewritten, with its head, the mark and what was told',
      {
        mark: markOf({ ...pot, ledger: anchorAt(rewritten, 2) }, rewritten.slice(0, 2)),
        rows: rewritten.slice(2),
        pot: { ...pot, ledger: { seq: 5, hash: rewritten[4]?.hash ?? '' } },
        anchors: [anchorAt(rewritten, 2)],
      },
      { refused: 'wrong-status' },
    ],
  ])('tells %s', (_what, change, expected) => {
    expect(anchorLedger({ ...look, ...change })).toMatchObject(expected);
  });
});
