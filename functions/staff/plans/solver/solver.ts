import highs, { type Highs, type HighsCallbackMap } from 'highs';
import type { Choice } from './columns.ts';
import { boundBy, type Matrix, reduced } from './matrix.ts';

/** The only module that knows the solver: HiGHS, compiled to WebAssembly. */

// The package's types say CommonJS: its default export is declared one level deeper than Node has it.
const loadHighs = highs as unknown as typeof highs.default;
/** Loaded once per process. `highs.wasm` is looked for beside the module: in the package, or beside the bundle. */
let loaded: Promise<Highs> | undefined;

export type Run = {
  /** The plan to begin with; columns that `isFixed` names keep their values in it. */
  readonly start: Choice;
  readonly isFixed?: (column: number) => boolean;
  /** Simplex iterations after which it stops, and nodes of the search tree. */
  readonly effort: number;
  readonly nodes?: number;
  /** It also stops when nothing can be better by more than this part. */
  readonly gap: number;
  readonly seconds: number;
  /** Only how good a plan could be if it need not be in whole numbers: a bound, soon. */
  readonly relaxed?: boolean;
};

export type Outcome = {
  /** The best that was found; undefined when nothing was. */
  readonly choice?: Choice;
  readonly bound: number;
  readonly effort: number;
  readonly fuse: boolean;
};

export type Solver = (run: Run) => Outcome;

const sparse = ({ rows, columns }: Matrix) => {
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const terms = rows.flatMap((row) => row.terms);
  return {
    format: 'csr',
    numRows: rows.length,
    numCols: columns.length,
    starts,
    indices: terms.map(([column]) => column),
    values: terms.map(([, factor]) => factor),
  } as const;
};

const dataOf = (matrix: Matrix, relaxed: boolean) => ({
  numCols: matrix.columns.length,
  numRows: matrix.rows.length,
  // The solver minimises.
  colLower: matrix.columns.map(() => 0),
  colUpper: matrix.columns.map(({ most }) => most),
  colCost: matrix.columns.map(({ worth }) => -worth),
  offset: -matrix.offset,
  rowLower: matrix.rows.map(({ least }) => least),
  rowUpper: matrix.rows.map(({ most }) => most),
  ...(!relaxed && { integrality: matrix.columns.map(({ kind }) => (kind === 'integer' ? 1 : 0)) }),
  matrix: sparse(matrix),
});

/**
 * Solves one matrix as often as wanted. This build has one thread and no source of chance but its seed, and what ends a
 * run is counted, so that the same run ends the same everywhere, unless its seconds are over before.
 */
export const solverOf = async (whole: Matrix): Promise<Solver> => {
  loaded ??= loadHighs();
  const { createModel, constants } = await loaded;
  return ({ start, isFixed = () => false, effort: mostEffort, nodes, gap, seconds, relaxed = false }) => {
    const { matrix, columns } = reduced(whole, (column) => (isFixed(column) ? (start.get(column) ?? 0) : undefined));
    const model = createModel(dataOf(matrix, relaxed));
    try {
      model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: gap, time_limit: seconds });
      // Trying out branches costs more here than it saves, for the search ends long before its tree does; and what jumps
      // from the plan to begin with to better ones takes long, is not counted, and finds none.
      model.options.set({ mip_pscost_minreliable: 0, mip_heuristic_run_feasibility_jump: false });
      // Without presolve, for what is left out there has no price afterwards.
      if (relaxed) model.options.set({ solver: 'ipm', run_crossover: 'off', presolve: 'off' });
      if (nodes !== undefined) model.options.set({ mip_max_nodes: nodes });
      const begun = columns.flatMap((column, place) => (start.has(column) ? [[place, start.get(column) ?? 0]] : []));
      if (!relaxed) {
        const [indices, values] = [begun.map(([place = 0]) => place), begun.map(([, value = 0]) => value)];
        model.setSolution({ indices, values });
      }
      const watch: HighsCallbackMap = {
        [constants.callbackType.mipInterrupt]: (event) => {
          if (Number(event.data.mip_total_lp_iterations ?? 0) > mostEffort) event.interrupt();
        },
      };
      const { modelStatus } = model.run(watch);
      // What presolve solves alone has -1 iterations.
      const counts = [model.info.get('simplex_iteration_count'), model.info.get('ipm_iteration_count')];
      const effort = counts.reduce((total: number, count) => total + Math.max(0, Number(count)), 0);
      const fuse = modelStatus === constants.modelStatus.timeLimit;
      if (relaxed) {
        const { rowDual } = model.getSolution();
        // The solver minimises: its prices have the other sign.
        const bound = boundBy(
          matrix,
          matrix.rows.map((_, row) => -(rowDual[row] ?? 0)),
        );
        return { bound, effort, fuse };
      }
      const isFeasible = model.info.get('primal_solution_status') === constants.solutionStatus.feasible;
      const values = isFeasible ? model.getSolution().colValue : undefined;
      const chosen = columns.flatMap((column, place) =>
        start.has(column) && values ? [[column, Math.round(values[place] ?? 0)] as const] : [],
      );
      return {
        ...(values && { choice: new Map([...start, ...chosen]) }),
        bound: -Number(model.info.get('mip_dual_bound')),
        effort,
        fuse,
      };
    } finally {
      model.dispose();
    }
  };
};
