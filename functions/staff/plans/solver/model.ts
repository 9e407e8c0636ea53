import { type Candidate, candidatesOf } from './candidates.ts';
import { distinct, type Draft, keyAt, type Option, optionsAt, term, wholePeriod } from './draft.ts';
import { at, type Frame, freeOf } from './frame.ts';
import { openLedger } from './ledger.ts';
import { addRow, newMatrix, type Term, yesOrNo } from './matrix.ts';
import { addPools } from './pools.ts';
import { leastOf, potentialOf } from './potential.ts';
import { mostPieces, piecePrice, valueOf } from './weigh.ts';
import { addChange, addFloors, addNotice, addSupervision } from './wishes.ts';

/** Pieces that cannot be lawful (D3), whatever others of their group get beside them, are not in the model. */
const addCandidates = ({ frame, ledger, matrix, options, together }: Draft): void => {
  const candidates = candidatesOf(frame);
  const potential = potentialOf(frame, candidates);
  const lawful = candidates.filter((candidate) => leastOf(ledger, candidate, potential) <= candidate.extent);
  const choose = (candidate: Candidate): Option => ({ ...candidate, chosen: yesOrNo(matrix, -piecePrice) });
  for (const [r, own] of Map.groupBy(lawful, ({ request }) => request)) {
    const [whole, halves] = [true, false].map((isWhole) =>
      own.filter(({ extent }) => isWhole === (extent === at(frame.requests, r).extent)),
    ) as [Candidate[], Candidate[]];
    options.push(...whole.map(choose));
    if (halves.length < mostPieces) continue;
    const sides = halves.map(choose);
    const split = yesOrNo(matrix);
    together.set(r, split);
    addRow(matrix, 0, [...sides.map(({ chosen }): Term => [chosen, 1]), [split, -mostPieces]], 0);
    options.push(...sides);
  }
};

/** On every day one position answers in full, or two together, or nobody; or what is published stays. */
const addRequests = ({ frame, matrix, options, met, together, stays }: Draft): void => {
  const alone = Map.groupBy(
    options.filter(({ request, extent }) => extent === at(frame.requests, request).extent),
    ({ request }) => request,
  );
  for (const [r, request] of frame.requests.entries()) {
    const own = alone.get(r) ?? [];
    const isMet = yesOrNo(matrix, valueOf(frame.problem, request));
    const split = together.get(r);
    met.push(isMet);
    for (const { segment } of distinct(frame, request, (s) => keyAt(own, s))) {
      const ways = [...optionsAt(own, segment).map(({ chosen }) => chosen), ...(split === undefined ? [] : [split])];
      addRow(matrix, 0, [...ways.map((way): Term => [way, 1]), [isMet, -1]], 0);
    }
    if (request.published.length === 0) continue;
    const chosen = yesOrNo(matrix, -piecePrice * request.published.length);
    stays.set(r, chosen);
    addRow(
      matrix,
      -Infinity,
      [
        [isMet, 1],
        [chosen, 1],
      ],
      1,
    );
    options.push(...request.published.map((piece) => ({ ...piece, chosen })));
  }
};

/** No position is used above its extent, or when it is not employed. */
const addRoom = ({ frame, matrix, options }: Draft): void => {
  for (const p of frame.positions.keys()) {
    const own = options.filter(({ position }) => position === p);
    const free = freeOf(frame, p);
    for (const { segment } of distinct(frame, wholePeriod(frame), (s) => `${free[s]} ${keyAt(own, s)}`)) {
      const there = optionsAt(own, segment);
      const room = at(free, segment);
      const most = there.reduce((total, option) => total + option.extent, 0);
      if (most > room) addRow(matrix, -Infinity, there.map(term), room);
    }
  }
};

/**
 * The plan as a mixed-integer model: what the rules forbid is in its rows, what is wished in its objective (wishes.ts).
 * The same problem, in whatever order, gives the same model.
 */
export const modelOf = (frame: Frame): Draft => {
  const draft = {
    frame,
    ledger: openLedger(frame),
    matrix: newMatrix(),
    options: [],
    met: [],
    together: new Map<number, number>(),
    stays: new Map<number, number>(),
  };
  addCandidates(draft);
  addRequests(draft);
  addRoom(draft);
  addPools(draft);
  addNotice(draft);
  addChange(draft);
  addFloors(draft);
  addSupervision(draft);
  return draft;
};
