import { candidatesOf } from './candidates.ts';
import { distinct, type Draft, keyAt, type Option, optionsAt, term, wholePeriod } from './draft.ts';
import { at, type Frame, freeOf, leastShare } from './frame.ts';
import { openLedger, partOf } from './ledger.ts';
import { addColumn, addRow, newMatrix, type Term, yesOrNo } from './matrix.ts';
import { leastOf, potentialOf } from './potential.ts';
import { mostPieces, piecePrice, valueOf } from './weigh.ts';
import { addChange, addFloors, addNotice, addSupervision } from './wishes.ts';

const addCandidates = ({ frame, ledger, matrix, options }: Draft): void => {
  const candidates = candidatesOf(frame);
  const potential = potentialOf(frame, candidates);
  for (const candidate of candidates) {
    const { request, position, first, last, most, whole } = candidate;
    const { extent } = at(frame.requests, request);
    const least = leastOf(ledger, candidate, potential);
    if (least > most) continue;
    const chosen = yesOrNo(matrix, -piecePrice);
    const place = { request, position, first, last, chosen, most };
    if (whole) {
      const column = addColumn(matrix, 0, most, 'integer');
      addRow(
        matrix,
        0,
        [
          [column, 1],
          [chosen, -least],
        ],
        Infinity,
      );
      addRow(
        matrix,
        -Infinity,
        [
          [column, 1],
          [chosen, -most],
        ],
        0,
      );
      options.push({ ...place, column, factor: 1, least });
    } else {
      options.push({ ...place, column: chosen, factor: extent, least: extent });
    }
  }
};

/** A request is met on every day with exactly its extent, or not at all; or what is published of it stays. */
const addRequests = ({ frame, matrix, options, met, stays }: Draft): void => {
  const candidates = Map.groupBy(options, ({ request }) => request);
  for (const [r, request] of frame.requests.entries()) {
    const own = candidates.get(r) ?? [];
    const isMet = yesOrNo(matrix, valueOf(frame.problem, request));
    met.push(isMet);
    addRow(matrix, -Infinity, [...own.map(({ chosen }): Term => [chosen, 1]), [isMet, -mostPieces]], 0);
    for (const { segment } of distinct(frame, request, (s) => keyAt(own, s))) {
      addRow(matrix, 0, [...optionsAt(own, segment).map(term), [isMet, -request.extent]], 0);
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

/** D3: whatever is chosen lies in a pool of at least 50, and a pool that is lawful as published stays so. */
const addPools = ({ frame, ledger, matrix, options }: Draft): void => {
  const pools = Map.groupBy(options, ({ request, position }) => `${position} ${at(frame.requests, request).group}`);
  for (const pool of pools.values()) {
    const { position, request } = at(pool, 0);
    const { group } = at(frame.requests, request);
    if (group === undefined) continue;
    const taken = (s: number): number => partOf(ledger.taken, position, group, s);
    const published = (s: number): number => partOf(ledger.published, position, group, s);
    const key = (s: number): string => `${taken(s)} ${keyAt(pool, s)}`;
    const atLeast = (missing: number, segment: number, chosen?: Option): void => {
      const together = optionsAt(pool, segment).map(term);
      if (chosen) addRow(matrix, 0, [...together, [chosen.chosen, -missing]], Infinity);
      else addRow(matrix, missing, together, Infinity);
    };
    for (const option of pool) {
      for (const { segment } of distinct(frame, option, key)) {
        const missing = leastShare - taken(segment);
        if (missing > option.least) atLeast(missing, segment, option);
      }
    }
    for (const { segment } of distinct(frame, wholePeriod(frame), (s) => `${key(s)} ${published(s)}`)) {
      const isPool = taken(segment) > 0 && taken(segment) < leastShare;
      if (isPool && published(segment) >= leastShare) atLeast(leastShare - taken(segment), segment);
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
