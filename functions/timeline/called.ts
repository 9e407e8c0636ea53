import { called } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import type { Titles } from '../../shared/words.ts';

/** What sentences call milestones, and what of them a notice is about. Pure. */
export const milestoneCalled = (id: string): string => `”${called('milestone', id)}”`;

export const titles: Titles = {
  timeline: () => text('tidsplanen', 'the timeline'),
  'timeline/milestones': (id) => text(called('milestone', id), called('milestone', id)),
};
