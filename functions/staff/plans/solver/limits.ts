import type { Piece } from './instance.ts';

/** When a search ends, and what it found. Pure. */

export type Limits = {
  /** Simplex iterations of the whole search, with what else takes as long: the same number on every machine. */
  readonly effort: number;
  /** Wall time that ends the search in any case. */
  readonly fuseSeconds: number;
  /** The search ends when no plan can be better by more than this part. Small problems are solved to a tenth of it. */
  readonly gap: number;
};
/** While somebody waits for the answer: the gateway does for 30 seconds. */
export const usualLimits: Limits = { effort: 45_000, fuseSeconds: 25, gap: 1e-2 };
/** When nobody waits: some minutes; the function may take 15. */
export const unhurriedLimits: Limits = { effort: 400_000, fuseSeconds: 600, gap: 1e-2 };

export type Solved = {
  readonly pieces: readonly Piece[];
  readonly bound: number;
  readonly effort: number;
  readonly fuse: boolean;
};

/** Whether a plan is so good, by the bound, that the search ends. */
export const isClose = ({ gap }: Limits, bound: number, objective: number): boolean =>
  bound - objective <= gap * Math.max(1, Math.abs(objective));

/** Numbers from 0 to 1 that look random and are always the same. */
export const pseudoRandom = (): (() => number) => {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};
