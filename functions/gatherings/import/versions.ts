import type { Instant } from '../../../shared/calendar.ts';

/** Which of several versions of one event counts (RFC 5546, 2.1.5). Pure. */
export type Version = {
  /** How often whoever arranges it has changed it: rises with what matters to others. */
  readonly sequence: number;
  /** When this version was written; of those with one sequence the latest counts. */
  readonly stamp?: Instant | undefined;
};

/** Negative where `a` is the older; 0 where nothing tells. */
export const compared = (a: Version, b: Version): number =>
  a.sequence - b.sequence ||
  (a.stamp === undefined || b.stamp === undefined || a.stamp === b.stamp ? 0 : a.stamp < b.stamp ? -1 : 1);

/** Of those that are versions of one thing the one that counts: of equals the later in the file. */
export const splitByVersion = <T extends Version>(
  all: readonly T[],
  thingOf: (one: T) => string | undefined,
): { readonly counting: readonly T[]; readonly superseded: readonly { readonly one: T; readonly by: T }[] } => {
  const newest = new Map<string, T>();
  for (const one of all) {
    const thing = thingOf(one);
    const other = thing === undefined ? undefined : newest.get(thing);
    if (thing !== undefined && (!other || compared(one, other) >= 0)) newest.set(thing, one);
  }
  const counts = (one: T): T => newest.get(thingOf(one) ?? '') ?? one;
  return {
    counting: all.filter((one) => counts(one) === one),
    superseded: all.flatMap((one) => (counts(one) === one ? [] : [{ one, by: counts(one) }])),
  };
};
