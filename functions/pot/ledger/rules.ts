import type { Entity, Recorded } from '../../../shared/commit.ts';
import type { Decision, PotEvent } from '../events.ts';
import { refuse } from '../problems.ts';
import type { Pot } from '../state.ts';
import { type Anchor, type Contradiction, contradiction, type Copy } from './anchors.ts';
import { type LedgerRow, type Mark, markAfter, verify } from './replay.ts';

/** Rules of the daily look at the ledger (invariant 1). Pure. */
export const ledgerSubject = 'pot/ledger';

export type Look = {
  readonly mark: Entity & Mark;
  readonly pot: Pot;
  /** Those after the mark. */
  readonly rows: readonly LedgerRow[];
  /** What was told last, if anything. */
  readonly anchors: readonly Anchor[];
  readonly copies: ReadonlyMap<string, readonly Copy[]>;
};

/** What is wrong with what came since the last look, or with what was told after it. */
export const faultsOf = ({ mark, pot, rows, anchors, copies }: Look) => {
  const { balanced, matchesBalances } = verify(pot, rows, mark);
  const contradicted: Contradiction | undefined = contradiction([mark.ledger, ...rows], anchors, copies);
  return balanced && matchesBalances && !contradicted ? undefined : { balanced, matchesBalances, contradicted };
};

/** Tells the head of a ledger that is whole, where it has moved. */
export const anchorLedger = (look: Look): Decision<'wrong-status'> => {
  if (faultsOf(look)) return refuse('wrong-status');
  const { seq, hash } = look.pot.ledger;
  return seq === look.mark.ledger.seq ? [] : [{ type: 'LedgerAnchored', subject: ledgerSubject, seq, hash }];
};

/** What was told is where the next look goes on. */
export const evolve = (look: Look, event: Recorded<PotEvent>): Look =>
  event.type === 'LedgerAnchored'
    ? { ...look, mark: { ...look.mark, ...markAfter(look.pot, look.rows, look.mark) } }
    : look;
