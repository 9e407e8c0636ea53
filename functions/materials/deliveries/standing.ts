import type { Copies, PerDepot } from '../state.ts';
import type { Reversed } from './state.ts';

/** What stands of what went out. Pure. */

export const standing = <T extends { readonly reversed?: Reversed | undefined }>(
  all: readonly T[] | undefined,
): readonly T[] => (all ?? []).filter(({ reversed }) => !reversed);
export const lastOf = <T extends { readonly reversed?: Reversed | undefined }>(
  all: readonly T[] | undefined,
): T | undefined => standing(all).at(-1);

/** So many fewer in each depot; none where nothing is left. */
export const less = (from: PerDepot<Copies>, copies: PerDepot<Copies>): PerDepot<Copies> =>
  Object.fromEntries(
    Object.entries(from).flatMap(([depot, there]) => {
      const left = there - (copies[depot as keyof typeof copies] ?? 0);
      return left > 0 ? [[depot, left]] : [];
    }),
  );
