import {
  at,
  canBeHalved,
  type Frame,
  type FrameRequest,
  lackingLanguages,
  lackingTasks,
  leastShare,
  type Piece,
} from './frame.ts';
import { isPooledAt, type Ledger, partOf, put, take } from './ledger.ts';
import type { PlanRule } from './problem.ts';

/** Lawful answers to one request while everything else stays as the ledger has it. No solver. */
export type Asked = {
  /** Where a position may hand over to another; without it at every segment. */
  readonly handovers?: ReadonlyMap<number, readonly number[]>;
  /** Rules that do not count. */
  readonly lifted?: ReadonlySet<PlanRule>;
};

const nothing: ReadonlySet<PlanRule> = new Set();

/** How little and how much of a position may answer, in each segment of the request. */
type Bounds = { readonly least: number; readonly most: number };
type Offer = { readonly position: number; readonly bounds: readonly Bounds[] };

const isEligible = (frame: Frame, p: number, request: FrameRequest, lifted: ReadonlySet<PlanRule>): boolean => {
  const position = at(frame.positions, p);
  return (
    (lifted.has('tasks') || lackingTasks(position, request).length === 0) &&
    (lifted.has('languages') || lackingLanguages(position, request).length === 0)
  );
};

const boundsAt = (
  ledger: Ledger,
  p: number,
  request: FrameRequest,
  s: number,
  lifted: ReadonlySet<PlanRule>,
): Bounds => {
  const { employed, extent } = at(ledger.frame.positions, p);
  const isEmployed = lifted.has('period') || (employed && s >= employed.first && s <= employed.last);
  const size = lifted.has('extent') ? Math.max(extent, request.extent) : extent;
  const held = lifted.has('capacity') ? 0 : at(at(ledger.held, p), s);
  const bound = request.group !== undefined && !lifted.has('D3');
  return {
    least: bound ? Math.max(1, leastShare - partOf(ledger.parts, p, request.group, s)) : 1,
    most: isEmployed ? size - held : 0,
  };
};

const both = (a: Bounds, b: Bounds): Bounds => ({
  least: Math.max(a.least, b.least),
  most: Math.min(a.most, b.most),
});
const allows = ({ least, most }: Bounds, extent: number): boolean => least <= extent && extent <= most;

const offersOf = (ledger: Ledger, request: FrameRequest, lifted: ReadonlySet<PlanRule>): readonly Offer[] =>
  ledger.frame.positions.flatMap((_, position) => {
    if (!isEligible(ledger.frame, position, request, lifted)) return [];
    const bounds: Bounds[] = [];
    for (let s = request.first; s <= request.last; s++) bounds.push(boundsAt(ledger, position, request, s, lifted));
    return [{ position, bounds }];
  });

/** All that one position allows from each segment to the end, or from the beginning to each segment. */
const running = (bounds: readonly Bounds[]): readonly Bounds[] => {
  const sums: Bounds[] = [];
  for (const bound of bounds) {
    const before = sums.at(-1);
    sums.push(before ? both(before, bound) : bound);
  }
  return sums;
};

function* aloneOrTogether(request: FrameRequest, r: number, offers: readonly Offer[]): Generator<readonly Piece[]> {
  const { first, last, extent } = request;
  const whole = offers.map(({ position, bounds }) => ({ position, ...bounds.reduce(both) }));
  const piece = (position: number, part: number): Piece => ({ request: r, position, first, last, extent: part });
  for (const one of whole) if (allows(one, extent)) yield [piece(one.position, extent)];
  const halves = canBeHalved(request) ? whole.filter((one) => allows(one, leastShare)) : [];
  for (const [i, one] of halves.entries()) {
    for (const two of halves.slice(i + 1)) yield [piece(one.position, leastShare), piece(two.position, leastShare)];
  }
}

function* oneAfterAnother(
  request: FrameRequest,
  r: number,
  offers: readonly Offer[],
  handovers: Asked['handovers'],
): Generator<readonly Piece[]> {
  const { first, last, extent } = request;
  const forwards = offers.map(({ bounds }) => running(bounds));
  const backwards = offers.map(({ bounds }) => running(bounds.toReversed()).toReversed());
  for (let cut = first + 1; cut <= last; cut++) {
    for (const [i, one] of offers.entries()) {
      if (handovers && !handovers.get(one.position)?.includes(cut)) continue;
      if (!allows(at(at(forwards, i), cut - 1 - first), extent)) continue;
      for (const [j, two] of offers.entries()) {
        if (i === j || !allows(at(at(backwards, j), cut - first), extent)) continue;
        yield [
          { request: r, position: one.position, first, last: cut - 1, extent },
          { request: r, position: two.position, first: cut, last, extent },
        ];
      }
    }
  }
}

type Share = { readonly position: number; readonly extent: number };

/** The fewest positions that together give exactly so much in one segment. */
const fewest = (offers: readonly Offer[], segment: number, extent: number): readonly Share[] | undefined => {
  let best = new Map<number, readonly Share[]>([[0, []]]);
  for (const { position, bounds } of offers) {
    const { least, most } = at(bounds, segment);
    const next = new Map(best);
    for (const [sum, shares] of best) {
      for (let part = least; part <= Math.min(most, extent - sum); part++) {
        const known = next.get(sum + part);
        if (!known || known.length > shares.length + 1) next.set(sum + part, [...shares, { position, extent: part }]);
      }
    }
    best = next;
  }
  return best.get(extent);
};

/** By as many positions as it takes, in each segment anew. */
function* byMany(request: FrameRequest, r: number, offers: readonly Offer[]): Generator<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (let s = request.first; s <= request.last; s++) {
    const shares = fewest(offers, s - request.first, request.extent);
    if (!shares) return;
    for (const share of shares) {
      const before = pieces.findIndex(
        ({ position, extent, last }) => position === share.position && extent === share.extent && last === s - 1,
      );
      if (before >= 0) pieces[before] = { ...at(pieces, before), last: s };
      else pieces.push({ request: r, ...share, first: s, last: s });
    }
  }
  yield pieces;
}

/** Whether the others of its pools stay lawful (D3) when what is published of it gives way to these pieces. */
const leavesOthersLawful = (ledger: Ledger, published: readonly Piece[], pieces: readonly Piece[]): boolean => {
  if (published.length === 0) return true;
  put(ledger, pieces);
  const lawful = isPooledAt(ledger, published);
  take(ledger, pieces);
  return lawful;
};

/** Lawful answers to request `r`, which must not be in the ledger itself: fewer pieces first. */
export function* answersTo(ledger: Ledger, r: number, asked: Asked = {}): Generator<readonly Piece[]> {
  const { lifted = nothing, handovers } = asked;
  const request = at(ledger.frame.requests, r);
  const offers = offersOf(ledger, request, lifted);
  if (offers.length === 0) return;
  const lawful = (pieces: readonly Piece[]): boolean =>
    lifted.has('D3') || leavesOthersLawful(ledger, request.published, pieces);
  for (const pieces of aloneOrTogether(request, r, offers)) if (lawful(pieces)) yield pieces;
  for (const pieces of oneAfterAnother(request, r, offers, handovers)) if (lawful(pieces)) yield pieces;
  if (lifted.has('two-positions')) for (const pieces of byMany(request, r, offers)) if (lawful(pieces)) yield pieces;
}
