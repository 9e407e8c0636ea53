import { type Candidate, type Considered, everyPosition, lawfulCandidatesOf } from './candidates.ts';
import { distinct, keyAt, type Model, type Option, optionsAt, plus, wholePeriod } from './columns.ts';
import { at, freeOf, type Instance } from './instance.ts';
import { addBinary, addRow, newMatrix, type Term } from './matrix.ts';
import { addChange, addNotice, addOuterRing, addSupervision } from './objective.ts';
import { occupancyWith } from './occupancy.ts';
import { addPools } from './pools.ts';
import { mostPieces, piecePrice, valueOf } from './weigh.ts';

/** The mixed-integer model of a plan. Pure. */

const addCandidates = ({ instance, initial, matrix, options, halved }: Model, isConsidered: Considered): void => {
  const choose = (candidate: Candidate): Option => ({ ...candidate, column: addBinary(matrix, -piecePrice) });
  for (const [r, own] of Map.groupBy(lawfulCandidatesOf(initial, isConsidered), ({ request }) => request)) {
    const isInFull = ({ extent }: Candidate): boolean => extent === at(instance.requests, r).extent;
    options.push(...own.filter(isInFull).map(choose));
    const halves = own.filter((candidate) => !isInFull(candidate));
    if (halves.length < mostPieces) continue;
    const sides = halves.map(choose);
    const column = addBinary(matrix);
    halved.set(r, column);
    addRow(matrix, 0, [...sides.map((side): Term => [side.column, 1]), [column, -mostPieces]], 0);
    options.push(...sides);
  }
};

/** A request is met if in each segment one position answers in full, or two halves do; else its publication may stay. */
const addRequests = ({ instance, matrix, options, met, halved, unchanged }: Model): void => {
  const inFull = Map.groupBy(
    options.filter(({ request, extent }) => extent === at(instance.requests, request).extent),
    ({ request }) => request,
  );
  for (const [r, request] of instance.requests.entries()) {
    const own = inFull.get(r) ?? [];
    const isMet = addBinary(matrix, valueOf(instance.problem, request));
    const halves = halved.get(r);
    met.push(isMet);
    for (const { segment } of distinct(instance, request, (s) => keyAt(own, s))) {
      const ways = [...optionsAt(own, segment).map(({ column }) => column), ...(halves === undefined ? [] : [halves])];
      addRow(matrix, 0, [...ways.map((way): Term => [way, 1]), [isMet, -1]], 0);
    }
    if (request.published.length === 0) continue;
    const column = addBinary(matrix, -piecePrice * request.published.length);
    unchanged.set(r, column);
    const either: readonly Term[] = [
      [isMet, 1],
      [column, 1],
    ];
    addRow(matrix, -Infinity, either, 1);
    options.push(...request.published.map((piece) => ({ ...piece, column })));
  }
};

/** No position is used beyond its extent, or while it is not employed. */
const addExtents = ({ instance, matrix, options }: Model): void => {
  for (const p of instance.positions.keys()) {
    const own = options.filter(({ position }) => position === p);
    const free = freeOf(instance, p);
    for (const { segment } of distinct(instance, wholePeriod(instance), (s) => `${free[s]} ${keyAt(own, s)}`)) {
      const present = optionsAt(own, segment);
      const room = at(free, segment);
      const most = present.reduce((total, option) => total + option.extent, 0);
      if (most > room) addRow(matrix, -Infinity, present.map(plus), room);
    }
  }
};

export type ModelOptions = {
  readonly isConsidered?: Considered;
  /** Without them the model is much smaller, and its relaxation a bound that is less close. */
  readonly withPools?: boolean;
  /** D24: so many associations of the outer ring get something, whatever that costs. */
  readonly floor?: number;
};

/** Hard rules are rows, soft rules are in the objective. The same problem, in any order, gives the same model. */
export const modelOf = (
  instance: Instance,
  { isConsidered = everyPosition, withPools = true, floor = 0 }: ModelOptions = {},
): Model => {
  const model: Model = {
    instance,
    initial: occupancyWith(instance, []),
    matrix: newMatrix(),
    options: [],
    met: [],
    halved: new Map(),
    unchanged: new Map(),
  };
  addCandidates(model, isConsidered);
  addRequests(model);
  addExtents(model);
  if (withPools) addPools(model);
  addNotice(model);
  addChange(model);
  addOuterRing(model, floor);
  addSupervision(model);
  return model;
};
