import { candidatesOf } from './candidates.ts';
import { distinct, type Draft, keyAt, type Option, optionsAt, term, wholePeriod } from './draft.ts';
import { at, type Frame, freeOf } from './frame.ts';
import { openLedger } from './ledger.ts';
import { addColumn, addRow, newMatrix, type Term, yesOrNo } from './matrix.ts';
import { addPools } from './pools.ts';
import { leastOf, potentialOf } from './potential.ts';
import { mostPieces, piecePrice, valueOf } from './weigh.ts';
import type { Range } from './segments.ts';
import { addChange, addFloors, addNotice, addSupervision } from './wishes.ts';

type Place = Range & { readonly request: number; readonly position: number };
/** A position that may answer a request together with another, with the least and the most that it then does. */
type Side = Place & { readonly least: number; readonly most: number };

/** What each of two positions can do beside some other, so that the two make up the whole extent. */
const besideAnother = (sides: readonly Side[], extent: number): readonly Side[] =>
  sides.flatMap((side) => {
    const others = sides.filter((other) => other !== side);
    const least = Math.max(side.least, extent - Math.max(...others.map((other) => other.most)));
    const most = Math.min(side.most, extent - Math.min(...others.map((other) => other.least)));
    return least <= most ? [{ ...side, least, most }] : [];
  });

const addCandidates = ({ frame, ledger, matrix, options, together }: Draft): void => {
  const candidates = candidatesOf(frame);
  const potential = potentialOf(frame, candidates);
  for (const [request, own] of Map.groupBy(candidates, (candidate) => candidate.request)) {
    const { extent } = at(frame.requests, request);
    const sides: Side[] = [];
    for (const { position, first, last, most, whole } of own) {
      const place = { request, position, first, last };
      const least = leastOf(ledger, place, potential);
      if (whole) sides.push({ ...place, least, most });
      if (most < extent || least > extent) continue;
      const chosen = yesOrNo(matrix, -piecePrice);
      options.push({ ...place, chosen, column: chosen, factor: extent, least: extent, most: extent });
    }
    const both = besideAnother(sides, extent);
    if (both.length < mostPieces) continue;
    const shared = both.map((side): Option => {
      const chosen = yesOrNo(matrix, -piecePrice);
      const column = addColumn(matrix, 0, side.most, 'integer');
      addRow(
        matrix,
        0,
        [
          [column, 1],
          [chosen, -side.least],
        ],
        Infinity,
      );
      addRow(
        matrix,
        -Infinity,
        [
          [column, 1],
          [chosen, -side.most],
        ],
        0,
      );
      return { ...side, chosen, column, factor: 1 };
    });
    const split = yesOrNo(matrix);
    together.set(request, split);
    addRow(matrix, 0, [...shared.map(term), [split, -extent]], 0);
    addRow(matrix, 0, [...shared.map(({ chosen }): Term => [chosen, 1]), [split, -mostPieces]], 0);
    options.push(...shared);
  }
};

/** On every day one position answers in full, or two together, or nobody; or what is published stays. */
const addRequests = ({ frame, matrix, options, met, together, stays }: Draft): void => {
  const alone = Map.groupBy(
    options.filter(({ chosen, column }) => chosen === column),
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
    for (const { extent, ...place } of request.published) {
      options.push({ ...place, chosen, column: chosen, factor: extent, least: extent, most: extent });
    }
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
      const most = there.reduce((total, option) => total + option.most, 0);
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
