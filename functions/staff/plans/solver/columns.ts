import type { Draft, Option } from './draft.ts';
import { allocationsOf, at, type Piece } from './frame.ts';
import { isMet } from './weigh.ts';

/** Plans as columns of the model, and back. */

/** What is chosen: every whole-number column, of which all others follow. */
export type Choice = ReadonlyMap<number, number>;

export const choiceOf = (draft: Draft, pieces: readonly Piece[]): Choice => {
  const { frame, matrix, options, met, together, stays } = draft;
  const values = new Map(matrix.columns.flatMap(({ kind }, column) => (kind === 'integer' ? [[column, 0]] : [])));
  const choose = (column: number | undefined): void => {
    if (column !== undefined) values.set(column, 1);
  };
  for (const [r, own] of Map.groupBy(pieces, ({ request }) => request)) {
    const request = at(frame.requests, r);
    if (!isMet(frame.problem, request, allocationsOf(frame, own))) {
      choose(stays.get(r));
      continue;
    }
    choose(met[r]);
    if (own.some(({ extent }) => extent < request.extent)) choose(together.get(r));
    for (const piece of own) {
      const isIt = (option: Option): boolean =>
        option.chosen !== stays.get(r) &&
        (['request', 'position', 'first', 'last', 'extent'] as const).every((key) => option[key] === piece[key]);
      choose(options.find(isIt)?.chosen);
    }
  }
  return values;
};

export const piecesOfChoice = ({ options }: Draft, choice: Choice): readonly Piece[] =>
  options.flatMap(({ chosen, ...piece }) => (choice.get(chosen) === 1 ? [piece] : []));

/** Whose each column is: the request that it says something of. */
export const ownersOf = ({ options, met, together, stays }: Draft): ReadonlyMap<number, number> =>
  new Map([
    ...options.map(({ chosen, request }) => [chosen, request] as const),
    ...met.map((column, r) => [column, r] as const),
    ...[...together, ...stays].map(([r, column]) => [column, r] as const),
  ]);
