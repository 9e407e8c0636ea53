import { withNames } from '../../../shared/called.ts';
import type { Language } from '../../../shared/problems.ts';
import { type Told, unitCalled } from '../../../shared/words.ts';
import type { PotNotice } from '../events.ts';
import { announce } from '../words.ts';
import type { Journaled } from './replay.ts';
import type { Called } from './search.ts';

/** An entry as one line of plain words: what its notice says, told to nobody in particular. Pure. */
const nobody = '';

export const entryInWords = (entry: Journaled, { lines, units }: Called, language: Language): string => {
  const { text } = announce(entry as unknown as Told<PotNotice>, nobody, unitCalled);
  return withNames(text[language], ({ kind, id }) => (kind === 'budget-line' ? lines : units)[id] ?? '…');
};
