import { assignmentOf, piecesIn } from './columns.ts';
import { solverOf } from './highs.ts';
import { allocationsOf, indexed, type Instance, type Piece, piecesOf } from './instance.ts';
import type { Limits } from './limits.ts';
import { modelOf } from './model.ts';
import { groupOf, type PlanProblem } from './problem.ts';
import { outerRingAsking } from './weigh.ts';

/** D24: how many associations of the outer ring can have something at once. Not pure: it waits. */

/** Above the price of its pieces, so that an association is never left out to spare them. */
const worth = 1_000;

/** The outer ring and its neighbours, with which it may share positions (D3); nothing else is worth anything. */
const onlyOuterRing = (problem: PlanProblem): PlanProblem => {
  const asking = outerRingAsking(problem);
  const groups = new Set(asking.map((unit) => groupOf(problem, unit)));
  return {
    ...problem,
    requests: problem.requests.filter(({ unit }) => groups.has(groupOf(problem, unit))),
    weights: {
      ...problem.weights,
      met: 0,
      priorityArea: 0,
      outerRingFloor: worth,
      supervision: 0,
      change: 0,
      notice: 0,
    },
  };
};

/** A lawful plan for some of these requests in which as many as possible have something. */
export const mostServed = async (whole: Instance, { effort, fuseSeconds }: Limits): Promise<readonly Piece[]> => {
  const instance = indexed(onlyOuterRing(whole.problem));
  const model = modelOf(instance);
  if (model.options.length === 0) return [];
  const solver = await solverOf(model.matrix);
  const { assignment } = solver({ start: assignmentOf(model, []), effort, gap: 1e-6, seconds: fuseSeconds });
  return assignment ? piecesOf(whole, allocationsOf(instance, piecesIn(model, assignment))) : [];
};
