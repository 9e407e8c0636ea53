import { isOffice, type Unit } from '../../../../shared/units.ts';
import { answersTo } from './answers.ts';
import { at, indexed, type Instance, type Piece, piecesOf, weeksIn } from './instance.ts';
import {
  addPieces,
  type Occupancy,
  occupancyWith,
  occupancyWithout,
  partOf,
  removePieces,
  shortfall,
} from './occupancy.ts';
import {
  lackingLanguages,
  lackingTasks,
  leastShare,
  type PlannedAllocation,
  type PlanProblem,
  type PlanRule,
  planRules,
  type Reason,
} from './problem.ts';
import { includes, rangeOf, segmentsIn } from './segments.ts';

/** Why a request is not met. Pure, without the solver: rules are lifted until the request has an answer. */

const liftable = planRules.filter((rule) => rule !== 'worth' && rule !== 'switch');

/** All sets of rules, smaller ones first, then in the order of the rules. */
const ruleSets: readonly (readonly PlanRule[])[] = liftable
  .reduce<(typeof liftable)[]>((sets, rule) => [...sets, ...sets.map((set) => [...set, rule])], [[]])
  .map((set) => ({ set, key: set.map((rule) => liftable.indexOf(rule)).join('') }))
  .sort((a, b) => a.set.length - b.set.length || (a.key < b.key ? -1 : 1))
  .map(({ set }) => set);

/** Whether a request can be met if these rules do not count and all other allocations stay as they are. */
export const canBeMet = (
  problem: PlanProblem,
  allocations: readonly PlannedAllocation[],
  request: string,
  lifted: readonly PlanRule[],
): boolean => {
  const instance = indexed(problem);
  const r = instance.requests.findIndex(({ id }) => id === request);
  if (r < 0) return false;
  const occupancy = occupancyWithout(instance, piecesOf(instance, allocations), r);
  return answersTo(occupancy, r, { lifted: new Set(lifted) }).next().done !== true;
};

const most = (values: readonly number[]): number => Math.max(0, ...values);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** By how much a piece exceeds its position in a segment, beside what is used already. */
const excessAt = ({ instance, used }: Occupancy, { position, extent }: Piece, s: number): number =>
  at(at(used, position), s) + extent - at(instance.positions, position).extent;

/** The units whose parts leave too little room for these pieces. */
const holders = (occupancy: Occupancy, planned: readonly Piece[], pieces: readonly Piece[]): readonly Unit[] => {
  const { instance } = occupancy;
  const found = new Set<Unit>();
  for (const piece of pieces) {
    for (const s of segmentsIn(piece).filter((segment) => excessAt(occupancy, piece, segment) > 0)) {
      for (const other of planned) {
        if (other.position === piece.position && includes(other, s))
          found.add(at(instance.requests, other.request).unit);
      }
      for (const part of at(instance.positions, piece.position).taken) {
        const range = rangeOf(instance.segments, part);
        if (range && includes(range, s)) found.add(part.unit);
      }
    }
  }
  return [...found].sort();
};

const daysNotEmployed = (instance: Instance, piece: Piece): number => {
  const { employed } = at(instance.positions, piece.position);
  const outside = segmentsIn(piece).filter((s) => !employed || !includes(employed, s));
  return Math.round(total(outside.map((s) => weeksIn(instance, { first: s, last: s }) * 7)));
};

/** D3: the percent that these pieces are too small by, or that others of the group lack where published pieces leave. */
const lackingShare = (occupancy: Occupancy, published: readonly Piece[], pieces: readonly Piece[]): number => {
  addPieces(occupancy, pieces);
  const lacking = [...pieces, ...published].flatMap((piece) => {
    const { group } = at(occupancy.instance.requests, piece.request);
    if (group === undefined) return [];
    return segmentsIn(piece).map((s) => {
      const part = partOf(occupancy.parts, piece.position, group, s);
      return pieces.includes(piece) ? leastShare - part : shortfall(occupancy, piece.position, group, s);
    });
  });
  removePieces(occupancy, pieces);
  return most(lacking);
};

/** By how much an answer breaks each of these rules. */
const breachesOf = (
  occupancy: Occupancy,
  planned: readonly Piece[],
  pieces: readonly Piece[],
  rules: readonly PlanRule[],
): readonly Reason[] => {
  const { instance, used } = occupancy;
  const request = at(instance.requests, at(pieces, 0).request);
  const positions = [...new Set(pieces.map(({ position }) => position))].map((p) => at(instance.positions, p));
  const named = (rule: PlanRule, names: readonly string[]): Reason => {
    const who = [...new Set(names)].sort();
    return { rule, size: who.length, who };
  };
  const inEach = (count: (piece: Piece, s: number) => number): readonly number[] =>
    pieces.flatMap((piece) => segmentsIn(piece).map((s) => count(piece, s)));
  const breaches: Readonly<Record<PlanRule, () => Reason>> = {
    capacity: () => ({
      rule: 'capacity',
      size: most(inEach((piece, s) => Math.min(at(at(used, piece.position), s), excessAt(occupancy, piece, s)))),
      who: holders(occupancy, planned, pieces),
    }),
    extent: () => ({
      rule: 'extent',
      size: most(pieces.map(({ position, extent }) => extent - at(instance.positions, position).extent)),
    }),
    period: () => ({ rule: 'period', size: total(pieces.map((piece) => daysNotEmployed(instance, piece))) }),
    D3: () => ({ rule: 'D3', size: lackingShare(occupancy, request.published, pieces) }),
    tasks: () => {
      const lacking = positions.flatMap((position) => lackingTasks(position, request));
      return named('tasks', lacking);
    },
    languages: () => {
      const lacking = positions.flatMap((position) => lackingLanguages(position, request));
      return named('languages', lacking);
    },
    'two-positions': () => ({ rule: 'two-positions', size: positions.length }),
    worth: () => ({ rule: 'worth', size: 0 }),
    switch: () => ({ rule: 'switch', size: 0 }),
  };
  return rules.map((rule) => breaches[rule]());
};

const sizeOf = (reasons: readonly Reason[]): number => total(reasons.map(({ size }) => size));

const officesIn = (reasons: readonly Reason[]): number =>
  reasons.flatMap(({ who = [] }) => who.filter(isOffice)).length;

/** Of breaches of the same size, those by other requests come first: an office's own share is there to stay. */
const isSmaller = (one: readonly Reason[], than: readonly Reason[]): boolean =>
  sizeOf(one) < sizeOf(than) || (sizeOf(one) === sizeOf(than) && officesIn(one) < officesIn(than));

/** Of the answers in as few pieces as possible that disregard these rules, the one that breaks them least. */
const smallestBreach = (
  occupancy: Occupancy,
  planned: readonly Piece[],
  r: number,
  rules: readonly PlanRule[],
): readonly Reason[] | undefined => {
  let best: readonly Reason[] | undefined;
  let pieceCount = 0;
  for (const pieces of answersTo(occupancy, r, { lifted: new Set(rules) })) {
    if (best && pieces.length > pieceCount) break;
    pieceCount = pieces.length;
    const reasons = breachesOf(occupancy, planned, pieces, rules);
    if (!best || isSmaller(reasons, best)) best = reasons;
  }
  return best;
};

/**
 * A smallest set of rules that, lifted together, lets request `r` be met while all other allocations stay as they are; of
 * several such sets the first in the order of the rules. Never called for a request that can be met.
 */
export const reasonsFor = (instance: Instance, pieces: readonly Piece[], r: number): readonly Reason[] => {
  const planned = pieces.filter(({ request }) => request !== r);
  const occupancy = occupancyWith(instance, planned);
  for (const rules of ruleSets) {
    const reasons = smallestBreach(occupancy, planned, r, rules);
    if (reasons) return reasons;
  }
  return [{ rule: 'capacity', size: at(instance.requests, r).extent, who: [] }];
};
