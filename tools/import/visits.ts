import { addDays, type Day } from '../../shared/calendar.ts';
import type { Send } from './sending.ts';

/** The part of a campaign file about candidates and whom they are asked to visit. */
export type VisitsPart = {
  readonly candidates?: readonly CandidateEntry[];
  readonly visits?: readonly VisitEntry[];
};
/** The id is the file's own: Valsam makes another. */
type CandidateEntry = {
  readonly id: string;
  readonly free: readonly { readonly from: Day; readonly to?: Day }[];
};
type VisitEntry = {
  readonly unit: string;
  readonly candidate: string;
  readonly wishes: readonly Day[];
  readonly hours?: readonly [string, string];
};

/** Nobody is asked for sooner. */
const noticeDays = 2;

/** Candidates by the district office; visits by who asks, as far as their days are still to come. */
export const importVisits = async (
  file: VisitsPart,
  path: string,
  { shift, today }: { readonly shift: number; readonly today: Day },
  send: Send,
): Promise<void> => {
  const moved = (day: Day): Day => addDays(day, shift);
  const ids = new Map<string, unknown>();
  for (const { id: key, free, ...candidate } of file.candidates ?? []) {
    const days = free.map(({ from, to }) => ({ from: moved(from), ...(to !== undefined && { to: moved(to) }) }));
    const body = { ...candidate, free: days };
    const { id } = await send('district-head', 'POST', `${path}/candidates`, body, `import-candidate-${key}`);
    ids.set(key, id);
  }
  for (const [i, { candidate, wishes, hours, ...visit }] of (file.visits ?? []).entries()) {
    const days = wishes.map(moved).filter((day) => day >= addDays(today, noticeDays));
    const clock = hours && { hours: { from: hours[0], to: hours[1] } };
    const body = { ...visit, ...clock, candidate: ids.get(candidate), wishes: days };
    if (days.length > 0) await send(`association-${visit.unit}`, 'POST', `${path}/visits`, body, `import-visit-${i}`);
  }
};
