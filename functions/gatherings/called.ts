import { called } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import type { Titles } from '../../shared/words.ts';

/** What sentences call the campaign's events: by their titles, which are public or will be. Pure. */
export const gatheringCalled = (id: string): string => called('gathering', id);

export const titles: Titles = {
  events: (id) => text(gatheringCalled(id), gatheringCalled(id)),
  'events/imports': () => text('evenemang ur en fil', 'events of a file'),
};
