import { isOffice, type Unit } from '../../../../shared/units.ts';
import {
  at,
  eachSegment,
  type Frame,
  frameOf,
  lackingLanguages,
  lackingTasks,
  leastShare,
  type Piece,
  piecesOf,
  weeksIn,
} from './frame.ts';
import { type Ledger, ledgerOf, partOf, put, shortOf, take } from './ledger.ts';
import { type PlannedAllocation, type PlanProblem, type PlanRule, planRules, type Reason } from './problem.ts';
import { rangeOf } from './segments.ts';
import { answersTo } from './search.ts';

const laws = planRules.filter((rule) => rule !== 'worth');

/** All sets of rules, smaller ones first, then in the rules' order. */
export const ruleSets: readonly (readonly PlanRule[])[] = laws
  .reduce<PlanRule[][]>((sets, rule) => [...sets, ...sets.map((set) => [...set, rule])], [[]])
  .map((set) => ({ set, key: set.map((rule) => laws.indexOf(rule as (typeof laws)[number])).join('') }))
  .sort((a, b) => a.set.length - b.set.length || (a.key < b.key ? -1 : 1))
  .map(({ set }) => set);

/** The plan without what it gives to request `r`. */
export const withoutRequest = (frame: Frame, pieces: readonly Piece[], r: number): Ledger =>
  ledgerOf(
    frame,
    pieces.filter(({ request }) => request !== r),
  );

/** Whether a request can be met when these rules do not count and all other allocations stay as they are. */
export const canBeMet = (
  problem: PlanProblem,
  allocations: readonly PlannedAllocation[],
  request: string,
  lifted: readonly PlanRule[],
): boolean => {
  const frame = frameOf(problem);
  const r = frame.requests.findIndex(({ id }) => id === request);
  if (r < 0) return false;
  const ledger = withoutRequest(frame, piecesOf(frame, allocations), r);
  return answersTo(ledger, r, { lifted: new Set(lifted) }).next().done !== true;
};

const most = (values: readonly number[]): number => Math.max(0, ...values);
const segmentsIn = (piece: Piece): readonly number[] => {
  const segments: number[] = [];
  eachSegment(piece, (s) => segments.push(s));
  return segments;
};

/** What is lacking of a position in a segment for this much more, and what of that its mere extent lacks. */
const overAt = (ledger: Ledger, { position, extent }: Piece, s: number): number =>
  at(at(ledger.held, position), s) + extent - at(ledger.frame.positions, position).extent;

const holders = (ledger: Ledger, planned: readonly Piece[], pieces: readonly Piece[]): readonly Unit[] => {
  const { frame } = ledger;
  const found = new Set<Unit>();
  for (const piece of pieces) {
    for (const s of segmentsIn(piece).filter((segment) => overAt(ledger, piece, segment) > 0)) {
      const covers = ({ first, last }: { readonly first: number; readonly last: number }) => first <= s && s <= last;
      for (const other of planned) {
        if (other.position === piece.position && covers(other)) found.add(at(frame.requests, other.request).unit);
      }
      for (const part of at(frame.positions, piece.position).taken) {
        const range = rangeOf(frame.segments, part);
        if (range && covers(range)) found.add(part.unit);
      }
    }
  }
  return [...found].sort();
};

const idleDays = (frame: Frame, piece: Piece): number => {
  const { employed } = at(frame.positions, piece.position);
  const idle = segmentsIn(piece).filter((s) => !employed || s < employed.first || s > employed.last);
  return Math.round(idle.reduce((total, s) => total + weeksIn(frame, { first: s, last: s }) * 7, 0));
};

/** D3: what these pieces lack, or what they leave others of a pool lacking that they move away from. */
const pooling = (ledger: Ledger, published: readonly Piece[], pieces: readonly Piece[]): number => {
  put(ledger, pieces);
  const short = [...pieces, ...published].flatMap((piece) => {
    const { group } = at(ledger.frame.requests, piece.request);
    if (group === undefined) return [];
    return segmentsIn(piece).map((s) => {
      const part = partOf(ledger.parts, piece.position, group, s);
      return pieces.includes(piece) ? leastShare - part : shortOf(ledger, piece.position, group, s);
    });
  });
  take(ledger, pieces);
  return most(short);
};

/** By how much an answer that disregards these rules breaks each of them. */
const measure = (
  ledger: Ledger,
  planned: readonly Piece[],
  pieces: readonly Piece[],
  rules: readonly PlanRule[],
): readonly Reason[] => {
  const { frame } = ledger;
  const request = at(frame.requests, at(pieces, 0).request);
  const positions = [...new Set(pieces.map(({ position }) => position))].map((p) => at(frame.positions, p));
  const named = (rule: PlanRule, who: readonly string[]): Reason => {
    const distinct = [...new Set(who)].sort();
    return { rule, size: distinct.length, who: distinct };
  };
  const sizes: Readonly<Record<PlanRule, () => Reason>> = {
    capacity: () => ({
      rule: 'capacity',
      size: most(
        pieces.flatMap((piece) =>
          segmentsIn(piece).map((s) => Math.min(at(at(ledger.held, piece.position), s), overAt(ledger, piece, s))),
        ),
      ),
      who: holders(ledger, planned, pieces),
    }),
    extent: () => ({
      rule: 'extent',
      size: most(pieces.map(({ position, extent }) => extent - at(frame.positions, position).extent)),
    }),
    period: () => ({ rule: 'period', size: pieces.reduce((total, piece) => total + idleDays(frame, piece), 0) }),
    D3: () => ({ rule: 'D3', size: pooling(ledger, request.published, pieces) }),
    tasks: () =>
      named(
        'tasks',
        positions.flatMap((position) => lackingTasks(position, request)),
      ),
    languages: () =>
      named(
        'languages',
        positions.flatMap((position) => lackingLanguages(position, request)),
      ),
    'two-positions': () => ({ rule: 'two-positions', size: positions.length }),
    worth: () => ({ rule: 'worth', size: 0 }),
  };
  return rules.map((rule) => sizes[rule]());
};

const total = (reasons: readonly Reason[]): number => reasons.reduce((sum, { size }) => sum + size, 0);

/** An office's own share is there to stay; what another request has could have been given otherwise. */
const heldByOffices = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, { who = [] }) => sum + who.filter(isOffice).length, 0);

const isNearer = (one: readonly Reason[], than: readonly Reason[]): boolean =>
  total(one) < total(than) || (total(one) === total(than) && heldByOffices(one) < heldByOffices(than));

/** Of the answers that disregard these rules, in as few pieces as possible, the one that breaks them least. */
const leastBreach = (
  ledger: Ledger,
  planned: readonly Piece[],
  r: number,
  rules: readonly PlanRule[],
): readonly Reason[] | undefined => {
  let best: readonly Reason[] | undefined;
  let pieceCount = 0;
  for (const pieces of answersTo(ledger, r, { lifted: new Set(rules) })) {
    if (best && pieces.length > pieceCount) break;
    pieceCount = pieces.length;
    const reasons = measure(ledger, planned, pieces, rules);
    if (!best || isNearer(reasons, best)) best = reasons;
  }
  return best;
};

/**
 * Why request `r` is not met: a smallest set of rules that, lifted together, lets it be met while all other
 * allocations stay as they are; of sets as small the first in the rules' order. Never called for one that can be met.
 */
export const reasonsFor = (frame: Frame, pieces: readonly Piece[], r: number): readonly Reason[] => {
  const planned = pieces.filter(({ request }) => request !== r);
  const ledger = ledgerOf(frame, planned);
  for (const rules of ruleSets) {
    const reasons = leastBreach(ledger, planned, r, rules);
    if (reasons) return reasons;
  }
  return [{ rule: 'capacity', size: at(frame.requests, r).extent, who: [] }];
};
