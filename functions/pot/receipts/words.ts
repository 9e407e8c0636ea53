import { text } from '../../../shared/problems.ts';
import { know, sentence } from '../../../shared/words.ts';
import { type PotSentences, requestOf } from '../phrases.ts';
import type { FileFault } from './state.ts';

/** What is said of the files of receipts. Pure. */
const because: Readonly<Record<FileFault, ReturnType<typeof text>>> = {
  'too-large': text('den är för stor', 'it is too large'),
  'not-a-receipt': text('den är varken PDF, JPEG eller PNG', 'it is neither a PDF nor a JPEG or PNG'),
  damaged: text('den är skadad', 'it is damaged'),
  encrypted: text('den är krypterad', 'it is encrypted'),
  'active-content': text('den har aktivt innehåll', 'it has active content'),
  'too-complex': text('den går inte att granska', 'it cannot be checked'),
  answered: text('kvittot var redan besvarat', 'the receipt was answered already'),
};

export const receiptSentences: PotSentences<'ReceiptFiled' | 'ReceiptFileRefused'> = {
  ReceiptFiled: (event, reader) => {
    const request = requestOf(reader, event);
    return know(`ett kvitto till ${request.sv} har fått sin fil.`, `a receipt for ${request.en} has its file now.`);
  },
  ReceiptFileRefused: (event, reader) => {
    const [request, why] = [requestOf(reader, event), because[event.reason]];
    return {
      action: reader.unit === event.by ? 'do' : 'know',
      text: sentence(
        `filen till ett kvitto för ${request.sv} togs inte emot: ${why.sv}.`,
        `the file of a receipt for ${request.en} was not accepted: ${why.en}.`,
      ),
    };
  },
};
