import type { Actor, Target } from './actor.ts';
import type { Instant } from './calendar.ts';
import type { Reads } from './reads.ts';
import type { Journal } from './retold.ts';

/** What an operation is about, and rights beside those that its contract says. Pure. */

/** What an operation is about: it must be there (404), it is somebody's (404, 403), and `If-Match` speaks of its version. */
export type About<P, S = unknown> = {
  readonly reads: (path: P, now: Instant) => Reads<S>;
  /** Whose it is; undefined where it is not there, or not for this reader. */
  readonly target: (found: S, actor: Actor, path: P) => Target | undefined;
  /** 0 for what is not there. */
  readonly version: (found: S) => number;
  /** Where its events lie, if what is answered follows from them alone: then no answer is stored (retold.ts). */
  readonly journal?: (found: S, path: P) => Journal;
};
/** `S` is known where it is said what an operation is about; the edge hands on what it has read. */
export const about = <P, S>({ reads, target, version, journal }: About<P, S>): About<P> => ({
  reads,
  target: (found, actor, path) => target(found as S, actor, path),
  version: (found) => version(found as S),
  ...(journal && { journal: (found: unknown, path: P) => journal(found as S, path) }),
});

/** A right that is stored elsewhere than in the membership, or needs more than an audience says; judged beside it. */
export type Right<P, S = unknown> = {
  readonly reads?: (path: P, now: Instant) => Reads<S>;
  readonly holds: (actor: Actor, found: S, path: P, now: Instant) => boolean;
};
export const right = <P, S>({ reads, holds }: Right<P, S>): Right<P> => ({
  ...(reads && { reads }),
  holds: (actor, found, path, now) => holds(actor, found as S, path, now),
});
