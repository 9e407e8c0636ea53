import { text } from '../../../shared/problems.ts';
import { know, whom } from '../../../shared/words.ts';
import { editionName, type MaterialsSentences } from '../phrases.ts';
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
  UploadOpened: (event) =>
    know(`en fil är på väg till ${editionName(event)}.`, `a file is on its way to ${editionName(event)}.`),
  FileAccepted: (event) =>
    know(
      `${editionName(event)} finns att skriva ut själv (${event.pages} sidor).`,
      `${editionName(event)} can be printed by oneself (${event.pages} pages).`,
    ),
  FileRefused: (event) =>
    know(
      `filen till ${editionName(event)} togs inte emot: ${because[event.reason].sv}.`,
      `the file for ${editionName(event)} was not accepted: ${because[event.reason].en}.`,
    ),
  CopiesPrinted: (event, reader) => {
    const who = whom(reader, event);
    return know(
      `${who.sv} har skrivit ut ${event.printed} av ${editionName(event)}.`,
      `${who.en} printed ${event.printed} of ${editionName(event)}.`,
    );
  },
};
