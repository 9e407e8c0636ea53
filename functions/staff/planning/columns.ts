import type { Draft } from './draft.ts';
import { allocationsOf, at, type Piece } from './frame.ts';
import { isMet } from './weigh.ts';

/** Plans as columns of the model, and back. */

/** What is chosen: every whole-number column, of which all others follow. */
export type Choice = ReadonlyMap<number, number>;

export const choiceOf = (draft: Draft, pieces: readonly Piece[]): Choice => {
  const { frame, matrix, options, met, together, stays } = draft;
  const values = new Map(matrix.columns.flatMap(({ kind }, column) => (kind === 'integer' ? [[column, 0]] : [])));
  const choose = (column: number | undefined, value = 1): void => {
    if (column !== undefined) values.set(column, value);
  };
  for (const [r, own] of Map.groupBy(pieces, ({ request }) => request)) {
    const request = at(frame.requests, r);
    if (!isMet(frame.problem, request, allocationsOf(frame, own))) {
      choose(stays.get(r));
      continue;
    }
    choose(met[r]);
    if (own.some(({ extent }) => extent < request.extent)) choose(together.get(r));
    for (const { position, first, last, extent } of own) {
      const option = options.find(
        (one) =>
          one.request === r &&
          one.position === position &&
          one.chosen !== stays.get(r) &&
          one.first === first &&
          one.last === last &&
          one.least <= extent &&
          extent <= one.most &&
          (one.column === one.chosen) === (extent === request.extent),
      );
      choose(option?.column, extent / (option?.factor ?? 1));
      choose(option?.chosen);
    }
  }
  return values;
};

export const piecesOfChoice = ({ options }: Draft, choice: Choice): readonly Piece[] =>
  options.flatMap(({ request, position, first, last, column, factor }) => {
    const extent = (choice.get(column) ?? 0) * factor;
    return extent > 0 ? [{ request, position, first, last, extent }] : [];
  });

/** Whose each column is: the request that it says something of. */
export const ownersOf = ({ options, met, together, stays }: Draft): ReadonlyMap<number, number> =>
  new Map([
    ...options.flatMap(({ chosen, column, request }) => [[chosen, request] as const, [column, request] as const]),
    ...met.map((column, r) => [column, r] as const),
    ...[...together, ...stays].map(([r, column]) => [column, r] as const),
  ]);
