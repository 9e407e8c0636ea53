import { called } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import type { Titles } from '../../shared/words.ts';

/** What sentences call groups, and what of them a notice is about. Pure. */
export const groupCalled = (id: string): string => called('group', id);

export const titles: Titles = {
  groups: (rest) => {
    const name = groupCalled(rest.split('/')[0] ?? '');
    return text(name, name);
  },
};
