import { addDays, type Day } from '../../shared/calendar.ts';
import { type Office, offices } from '../../shared/units.ts';
import type { Turns } from './state.ts';

/** What the rules of publicity share. Pure. */

/** D6: who sees to it that something is answered; the offices take turns. */
export const nextOwner = (turns: Turns | undefined): Office =>
  offices[(turns?.taken ?? 0) % offices.length] ?? offices[0];

/** D6: so many days from today; sooner where what it is about begins sooner, and has not been already. */
export const replyDay = (today: Day, replyByDays: number, first: Day): Day => {
  const latest = addDays(today, replyByDays);
  return first < today || first > latest ? latest : first;
};
