import { encodeTime } from 'ulid';
import { addSeconds, type Instant } from './calendar.ts';
import type { EventBase, Recorded } from './commit.ts';
import { historyQueries } from './history.ts';
import { type Idempotency, keptSeconds, matches } from './idempotency.ts';
import { after, type Loaded, listed, type Read } from './reads.ts';

/**
 * Something whose answers follow from its own events alone. Of a command on it no answer is stored: one of its events
 * carries the key, and a repetition is answered from the events up to that one, folded anew. Which of two twins is first is
 * decided by the version of the thing, which each command on it moves; so its events are looked through after it was
 * read, never beside it.
 */
export type Journal = {
  readonly pk: string;
  readonly subject: string;
  /** When the first of its events happened. */
  readonly since: Instant;
};

/** An event as it lies in such a journal. */
export type Numbered<E extends EventBase = EventBase> = Recorded<E> & {
  /** What the thing's version is with this event: the order in which they were stored, whatever clocks say. */
  readonly revision: number;
  /** What tells the command that brought it: see `keyedBy`. */
  readonly keyed?: Uint8Array;
};

/** Two writers' clocks never differ by more. */
const skewSeconds = 60;

/** The events that are no older than a key that still counts. */
export const recent = (
  guard: Loaded<object>,
  { pk, subject, since: first }: Journal,
  now: Instant,
): Read<readonly Numbered[], readonly Numbered[], 'after'> => {
  const since = [addSeconds(now, -keptSeconds), addSeconds(first, -skewSeconds)].toSorted().at(-1) as Instant;
  const queries = historyQueries(pk, subject, since, addSeconds(now, skewSeconds)).map(({ range }) => ({
    range: { ...range, from: `${range.prefix}${encodeTime(Date.parse(since))}` },
  }));
  return after(guard, { queries }, listed<Numbered>);
};

/** The event that this command brought when it was carried out before; `same` when the same was asked for then. */
export const broughtBy = (
  events: readonly Numbered[],
  idempotency: Idempotency,
): { readonly event: Numbered; readonly same: boolean } | undefined => {
  for (const event of events) {
    const { key, input } = event.keyed ? matches(event.keyed, idempotency) : { key: false, input: false };
    if (key) return { event, same: input };
  }
  return undefined;
};

/** All events up to the version that came with this one, as they were stored. */
export const upTo = (
  guard: Loaded<object>,
  { pk, subject, since }: Journal,
  { at, revision }: Numbered,
): Read<readonly Numbered[], readonly Numbered[], 'after'> => {
  const queries = historyQueries(pk, subject, addSeconds(since, -skewSeconds), addSeconds(at, skewSeconds));
  return after(guard, { queries }, (found) =>
    listed<Numbered>(found)
      .filter((each) => each.revision <= revision)
      .toSorted((a, b) => a.revision - b.revision || (a.id < b.id ? -1 : 1)),
  );
};
