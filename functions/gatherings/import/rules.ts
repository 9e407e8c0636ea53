import type { Unit } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import type { Candidate } from './preview.ts';

/** Storing what was previewed. Pure. */

/** One transaction holds a hundred items: the events, what happened, how far it has come, and the answer. */
const mostEvents = 90;
/** An item holds 400 kB, and what happened says all that the events say. */
const mostBytes = 250_000;

/** As many of them as one transaction holds, at least one. */
export const partOf = (events: readonly Candidate[]): readonly Candidate[] => {
  let bytes = 0;
  const first = events.slice(0, mostEvents);
  const end = first.findIndex((event, i) => {
    bytes += Buffer.byteLength(JSON.stringify(event.fields));
    return i > 0 && bytes > mostBytes;
  });
  return end < 0 ? first : first.slice(0, end);
};

/** The next part of an import, of which so many are stored; nothing once all of it is. */
export const storeNext = (
  stored: number,
  { id, unit, events }: { readonly id: string; readonly unit: Unit; readonly events: readonly Candidate[] },
): Decision<never> => {
  const part = partOf(events.slice(stored));
  if (part.length === 0) return [];
  return [
    {
      type: 'EventsImported',
      subject: `events/imports/${id}`,
      import: id,
      unit,
      count: part.length,
      drafts: part.map(({ id: event, fields, uid }) => ({ event, fields, ...(uid !== undefined && { uid }) })),
    },
  ];
};
