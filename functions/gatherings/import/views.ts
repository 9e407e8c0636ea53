import { flat } from './known.ts';
import type { Cancellation, Candidate, Duplicate, Update } from './preview.ts';

/** How an import is shown. Pure. */

/** Every value that would be stored, and what would not. */
export const viewEntry = ({ at, fields, uid, leftOut }: Omit<Candidate, 'id' | 'source'>) => ({
  at,
  ...flat(fields),
  ...(uid !== undefined && { uid }),
  ...(leftOut && { leftOut }),
});
export const viewDuplicate = ({ of, ...entry }: Duplicate) => ({ ...viewEntry(entry), of });
/** Of what is stored it is enough to know it again: the answer is kept, and an item holds 400 kB. */
export const viewStored = ({
  id,
  at,
  fields: { title, startsAt, endsAt, place, online, visibility },
  uid,
}: Candidate) => ({
  at,
  title,
  startsAt,
  endsAt,
  ...(place && { place: place.name }),
  ...(online && { url: online.url }),
  visibility,
  ...(uid !== undefined && { uid }),
  id,
});
export const viewCancellation = ({ at, event, title, startsAt }: Cancellation) => ({ at, event, title, startsAt });
export const viewUpdate = ({ changed, ...update }: Update) => ({ ...viewCancellation(update), changed });
