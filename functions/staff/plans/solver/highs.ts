import highs, { type Highs, type HighsCallbackMap } from 'highs';
import type { Assignment } from './columns.ts';
import { boundBy, type Matrix, type Prices, reduced } from './matrix.ts';

/** The only module that knows the solver: HiGHS, compiled to WebAssembly. Not pure: it loads that file, and has a time limit. */

// The package's types say CommonJS: its default export is declared one level deeper than Node has it.
const loadHighs = highs as unknown as typeof highs.default;
/** Loaded once per process. `highs.wasm` is looked for beside the module: in the package, or beside the bundle. */
let loaded: Promise<Highs> | undefined;

export type SolverOptions = {
  /** The plan to start from; columns for which `isFixed` holds keep their values in it. */
  readonly start: Assignment;
  readonly isFixed?: (column: number) => boolean;
  /** The most simplex iterations, and nodes of the search tree. */
  readonly effort: number;
  readonly nodes?: number;
  /** It also stops when no plan can be better by more than this part. */
  readonly gap: number;
  readonly seconds: number;
  /** Solves only the linear relaxation: a bound and prices, soon, and no plan. */
  readonly relaxed?: boolean;
};

export type SolverResult = {
  /** The best that was found; undefined if nothing was. */
  readonly assignment?: Assignment;
  readonly bound: number;
  /** Of the relaxation: what the limit of each row is worth. */
  readonly prices?: Prices;
  readonly effort: number;
  readonly fuse: boolean;
};

export type Solver = (options: SolverOptions) => SolverResult;

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
    values: terms.map(([, coefficient]) => coefficient),
  } as const;
};

/** HiGHS minimises, so all objective coefficients change their sign, and the bound and the prices with them. */
const inputOf = (matrix: Matrix, relaxed: boolean) => ({
  numCols: matrix.columns.length,
  numRows: matrix.rows.length,
  colLower: matrix.columns.map(() => 0),
  colUpper: matrix.columns.map(({ most }) => most),
  colCost: matrix.columns.map(({ objective }) => -objective),
  offset: -matrix.offset,
  rowLower: matrix.rows.map(({ least }) => least),
  rowUpper: matrix.rows.map(({ most }) => most),
  ...(!relaxed && { integrality: matrix.columns.map(({ kind }) => (kind === 'integer' ? 1 : 0)) }),
  matrix: sparse(matrix),
});

/**
 * Solves one matrix as often as wanted. This build has one thread and a fixed random seed, and its limits are counted, so
 * that the same options give the same result everywhere, unless the seconds end first.
 */
export const solverOf = async (whole: Matrix): Promise<Solver> => {
  loaded ??= loadHighs();
  const { createModel, constants } = await loaded;
  return ({ start, isFixed = () => false, effort: mostEffort, nodes, gap, seconds, relaxed = false }) => {
    const { matrix, columns } = reduced(whole, (column) => (isFixed(column) ? (start.get(column) ?? 0) : undefined));
    const model = createModel(inputOf(matrix, relaxed));
    try {
      model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: gap, time_limit: seconds });
      // Reliability branching costs more here than it saves, since the effort ends long before the search tree does. The
      // feasibility jump takes long, is not counted in iterations, and never found a better plan.
      model.options.set({ mip_pscost_minreliable: 0, mip_heuristic_run_feasibility_jump: false });
      // No presolve: rows that it removes have no dual price afterwards.
      if (relaxed) model.options.set({ solver: 'ipm', run_crossover: 'off', presolve: 'off' });
      if (nodes !== undefined) model.options.set({ mip_max_nodes: nodes });
      if (!relaxed) {
        const given = columns.flatMap((column, place) => (start.has(column) ? [[place, start.get(column) ?? 0]] : []));
        const [indices, values] = [given.map(([place = 0]) => place), given.map(([, value = 0]) => value)];
        model.setSolution({ indices, values });
      }
      const interruptAtLimit: HighsCallbackMap = {
        [constants.callbackType.mipInterrupt]: (event) => {
          if (Number(event.data.mip_total_lp_iterations ?? 0) > mostEffort) event.interrupt();
        },
      };
      const { modelStatus } = model.run(interruptAtLimit);
      // The count is -1 for what presolve solves alone.
      const counts = [model.info.get('simplex_iteration_count'), model.info.get('ipm_iteration_count')];
      const effort = counts.reduce((total: number, count) => total + Math.max(0, Number(count)), 0);
      const fuse = modelStatus === constants.modelStatus.timeLimit;
      if (relaxed) {
        const { rowDual } = model.getSolution();
        const prices = matrix.rows.map((_, row) => -(rowDual[row] ?? 0));
        return { bound: boundBy(matrix, prices), prices, effort, fuse };
      }
      const isFeasible = model.info.get('primal_solution_status') === constants.solutionStatus.feasible;
      const values = isFeasible ? model.getSolution().colValue : undefined;
      const chosen = columns.flatMap((column, place) =>
        start.has(column) && values ? [[column, Math.round(values[place] ?? 0)] as const] : [],
      );
      return {
        ...(values && { assignment: new Map([...start, ...chosen]) }),
        bound: -Number(model.info.get('mip_dual_bound')),
        effort,
        fuse,
      };
    } finally {
      model.dispose();
    }
  };
};
