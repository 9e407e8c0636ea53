import { announcing } from '../../shared/words.ts';
import { titles } from './called.ts';
import type { PotSentences } from './phrases.ts';
import type { PotNotice } from './events.ts';
import { deputySentences } from './deputies/words.ts';
import { jointSentences } from './joint/words.ts';
import { ledgerSentences } from './ledger/words.ts';
import { fundsSentences } from './funds/words.ts';
import { paymentSentences } from './payments/words.ts';
import { proposalSentences } from './proposals/words.ts';
import { receiptSentences } from './receipts/words.ts';
import { requestSentences } from './requests/words.ts';
import { settlementSentences } from './settlements/words.ts';

/** What is said of the events of the pot. Pure. */

/** Every event of the pot has its sentence, or this does not compile. */
const sentences: PotSentences<PotNotice['type']> = {
  ...deputySentences,
  ...fundsSentences,
  ...jointSentences,
  ...ledgerSentences,
  ...proposalSentences,
  ...requestSentences,
  ...paymentSentences,
  ...receiptSentences,
  ...settlementSentences,
};

/**
 * What an event of the pot means for the recipient: what happened, what is expected of whom, and by when. Pure.
 * Free texts (purpose, reason, receipt) stay behind the link, since they may name a person.
 * @throws when the pot knows no such event: a message made by a later version of Valsam.
 */
export const announce = announcing<PotNotice>('the pot', sentences, titles);
