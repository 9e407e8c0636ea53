import highs, { type Highs, type HighsCallbackMap, type ModelData } from 'highs';
import type { Draft } from './draft.ts';
import { allocationsOf, at, type Frame, type Piece } from './frame.ts';
import type { Matrix } from './matrix.ts';
import { modelOf } from './model.ts';
import { violations } from './violations.ts';
import { isMet, weigh } from './weigh.ts';

/** The only module that knows the solver. */

export type Limits = {
  /** Simplex iterations, over the whole search: counted alike on every machine. */
  readonly effort: number;
  /** Wall time after which the search stops whatever it has done. */
  readonly fuseSeconds: number;
  /** The search ends when no plan can be better by more than this part. */
  readonly gap: number;
};
export const usualLimits: Limits = { effort: 60_000, fuseSeconds: 25, gap: 1e-3 };

export type Solved = {
  readonly pieces: readonly Piece[];
  readonly bound: number;
  readonly effort: number;
  readonly fuse: boolean;
};

// The package's types say CommonJS: its default export is declared one level deeper than Node has it.
const loadHighs = highs as unknown as typeof highs.default;
/** Loaded once per process. `highs.wasm` is looked for beside the module: in the package, or beside the bundle. */
let solver: Promise<Highs> | undefined;

const dataOf = (matrix: Matrix): ModelData => {
  const starts = [0];
  for (const { terms } of matrix.rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const terms = matrix.rows.flatMap((row) => row.terms);
  return {
    numCols: matrix.columns.length,
    numRows: matrix.rows.length,
    // The solver minimises.
    colCost: matrix.columns.map(({ worth }) => -worth),
    offset: -matrix.offset,
    colLower: matrix.columns.map(() => 0),
    colUpper: matrix.columns.map(({ most }) => most),
    rowLower: matrix.rows.map(({ least }) => least),
    rowUpper: matrix.rows.map(({ most }) => most),
    integrality: matrix.columns.map(({ kind }) => (kind === 'integer' ? 1 : 0)),
    matrix: {
      format: 'csr',
      numRows: matrix.rows.length,
      numCols: matrix.columns.length,
      starts,
      indices: terms.map(([column]) => column),
      values: terms.map(([, factor]) => factor),
    },
  };
};

/** The whole-number columns of a plan; the solver reckons the rest. */
const startOf = (draft: Draft, pieces: readonly Piece[]): ReadonlyMap<number, number> => {
  const values = new Map<number, number>();
  draft.matrix.columns.forEach(({ kind }, column) => {
    if (kind === 'integer') values.set(column, 0);
  });
  for (const [r, own] of Map.groupBy(pieces, ({ request }) => request)) {
    const { frame, stays } = draft;
    const met = isMet(frame.problem, at(frame.requests, r), allocationsOf(frame, own));
    const column = met ? draft.met[r] : stays.get(r);
    if (column !== undefined) values.set(column, 1);
    const split = draft.together.get(r);
    if (met && split !== undefined && own.some(({ extent }) => extent < at(frame.requests, r).extent)) {
      values.set(split, 1);
    }
    for (const piece of met ? own : []) {
      const option = draft.options.find(
        ({ chosen, request, position, first, last, least, most }) =>
          chosen !== stays.get(r) &&
          request === r &&
          least <= piece.extent &&
          piece.extent <= most &&
          position === piece.position &&
          first === piece.first &&
          last === piece.last,
      );
      if (!option) continue;
      values.set(option.column, piece.extent / option.factor);
      values.set(option.chosen, 1);
    }
  }
  return values;
};

const piecesOfSolution = ({ options }: Draft, values: Float64Array): readonly Piece[] =>
  options.flatMap(({ request, position, first, last, column, factor }) => {
    const extent = Math.round(values[column] ?? 0) * factor;
    return extent > 0 ? [{ request, position, first, last, extent }] : [];
  });

/** This build of the solver has one thread and no other source of chance than its seed. */
const optionsFor = ({ gap, fuseSeconds }: Limits) => ({
  output_flag: false,
  random_seed: 0,
  mip_rel_gap: gap,
  time_limit: fuseSeconds,
});

/**
 * The best plan that can be found within the limits, never worth less than the one to begin with. The effort is what
 * ends the search; the fuse is there so that it ends at all on a machine that is far too slow.
 */
export const solve = async (frame: Frame, start: readonly Piece[], limits: Limits = usualLimits): Promise<Solved> => {
  solver ??= loadHighs();
  const { createModel, constants } = await solver;
  const draft = modelOf(frame);
  const worth = (pieces: readonly Piece[]): number => weigh(frame.problem, allocationsOf(frame, pieces));
  if (draft.options.length === 0) return { pieces: start, bound: worth(start), effort: 0, fuse: false };
  const model = createModel(dataOf(draft.matrix));
  try {
    let effort = 0;
    model.options.set(optionsFor(limits));
    const values = startOf(draft, start);
    model.setSolution({ indices: [...values.keys()], values: [...values.values()] });
    const watch: HighsCallbackMap = {
      [constants.callbackType.mipInterrupt]: (event) => {
        effort = Number(event.data.mip_total_lp_iterations ?? 0);
        if (effort > limits.effort) event.interrupt();
      },
    };
    const { modelStatus } = model.run(watch);
    const bound = Math.max(-Number(model.info.get('mip_dual_bound')), worth(start));
    effort = Math.max(effort, Number(model.info.get('simplex_iteration_count')));
    const fuse = modelStatus === constants.modelStatus.timeLimit;
    const hasPlan = model.info.get('primal_solution_status') === constants.solutionStatus.feasible;
    const found = hasPlan ? piecesOfSolution(draft, model.getSolution().colValue) : start;
    const lawful = violations(frame.problem, allocationsOf(frame, found)).length === 0;
    const pieces = lawful && worth(found) >= worth(start) ? found : start;
    return { pieces, bound, effort, fuse };
  } finally {
    model.dispose();
  }
};
