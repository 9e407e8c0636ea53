import { called } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import type { Titles } from '../../shared/words.ts';

/** What sentences call positions, and what of staff a notice is about: never by a title, which may name a person. Pure. */
export const positionCalled = (position: string): string => called('position', position);

const both = (name: string) => text(name, name);
export const titles: Titles = {
  staff: () => text('personal', 'staff'),
  'staff/positions': (id) => both(positionCalled(id)),
  'staff/requests': (id) => both(called('staff-request', id)),
  'staff/plans': (id) => both(called('plan', id)),
  'staff/imports': () => text('begäranden om personal', 'requests for staff'),
  'staff/feeds': () => text('kalenderadresser', 'calendar addresses'),
};
