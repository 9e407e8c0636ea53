import { called } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import type { Titles } from '../../shared/words.ts';

/** What of visits and candidates a notice is about: never who is asked. Pure. */

export const titles: Titles = {
  visits: (id) => text(called('visit', id), called('visit', id)),
  candidates: () => text('en kandidat', 'a candidate'),
};
