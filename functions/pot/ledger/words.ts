import { know } from '../../../shared/words.ts';
import type { PotSentences } from '../phrases.ts';
import { inBrief } from './anchors.ts';

/** What is said of the ledger. Pure. */
export const ledgerSentences: PotSentences<'LedgerAnchored'> = {
  LedgerAnchored: ({ seq, hash }) =>
    know(
      `pottens bokföring slutar nu på nummer ${seq} med kontrollsumman ${inBrief(hash)}.`,
      `the pot’s ledger now ends with number ${seq}, checksum ${inBrief(hash)}.`,
    ),
};
