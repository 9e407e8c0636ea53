import { text } from '../../../shared/problems.ts';
import { know, whom } from '../../../shared/words.ts';
import { editionCalled } from '../called.ts';
import { type MaterialsSentences } from '../phrases.ts';
import type { FilesNotice } from './events.ts';
import type { Reason } from './state.ts';

/** What is said of print-yourself (D12). Pure; what a file is called stays behind the link. */
const because = {
  'too-large': text('den är för stor', 'it is too large'),
  'not-a-pdf': text('den är ingen PDF', 'it is no PDF'),
  damaged: text('den är skadad eller saknar sidor', 'it is damaged or has no pages'),
  encrypted: text('den är krypterad', 'it is encrypted'),
  'active-content': text('den har aktivt innehåll', 'it has active content'),
  'too-complex': text('den går inte att granska', 'it cannot be checked'),
  superseded: text('en nyare fil finns', 'there is a newer file'),
} as const satisfies Record<Reason, unknown>;

export const fileSentences: MaterialsSentences<FilesNotice['type']> = {
  UploadOpened: (event) => {
    const what = editionCalled(event);
    return know(`en fil är på väg till ${what.sv}.`, `a file is on its way to ${what.en}.`);
  },
  FileAccepted: (event) => {
    const what = editionCalled(event);
    return know(
      `${what.sv} finns att skriva ut själv (${event.pages === 1 ? 'en sida' : `${event.pages} sidor`}).`,
      `${what.en} can be printed by oneself (${event.pages === 1 ? 'one page' : `${event.pages} pages`}).`,
    );
  },
  FileRefused: (event) => {
    const what = editionCalled(event);
    return know(
      `filen till ${what.sv} togs inte emot: ${because[event.reason].sv}.`,
      `the file for ${what.en} was not accepted: ${because[event.reason].en}.`,
    );
  },
  CopiesCorrected: (event, reader) => {
    const [who, what] = [whom(reader, event), editionCalled(event)];
    return know(
      `${who.sv} har rättat hur många av ${what.sv} som skrivits ut: ${event.printed}, inte ${event.was}.`,
      `${who.en} corrected how many of ${what.en} were printed: ${event.printed}, not ${event.was}.`,
    );
  },
  CopiesPrinted: (event, reader) => {
    const [who, what] = [whom(reader, event), editionCalled(event)];
    return know(
      `${who.sv} har skrivit ut ${event.printed} av ${what.sv}.`,
      `${who.en} printed ${event.printed} of ${what.en}.`,
    );
  },
};
