import { at, type IndexedPosition, type IndexedRequest, type Piece } from './instance.ts';
import { addPieces, keepsD3, type Occupancy, partOf, removePieces } from './occupancy.ts';
import { canBeHalved, lackingLanguages, lackingTasks, leastShare, type PlanRule } from './problem.ts';
import { includes, segmentsIn } from './segments.ts';

/** Enumerates the lawful answers to one request while everything else stays as it is. Pure, without the solver. */

export type AnswerOptions = {
  /** By position, the segments from which it may hand over to another; by default each segment. */
  readonly handovers?: ReadonlyMap<number, readonly number[]>;
  /** Rules that do not count. */
  readonly lifted?: ReadonlySet<PlanRule>;
};

const noRule: ReadonlySet<PlanRule> = new Set();

/** The least and the most percent that a position may give. */
type Allowed = { readonly least: number; readonly most: number };
/** What a position may give in each segment of the request. */
type Offer = { readonly position: number; readonly allowed: readonly Allowed[] };

const isEligible = (position: IndexedPosition, request: IndexedRequest, lifted: ReadonlySet<PlanRule>): boolean =>
  (lifted.has('tasks') || lackingTasks(position, request).length === 0) &&
  (lifted.has('languages') || lackingLanguages(position, request).length === 0);

const offersOf = (
  { instance, used, parts }: Occupancy,
  request: IndexedRequest,
  lifted: ReadonlySet<PlanRule>,
): readonly Offer[] =>
  instance.positions.flatMap((position, p) => {
    if (!isEligible(position, request, lifted)) return [];
    const { employed } = position;
    const extent = lifted.has('extent') ? Math.max(position.extent, request.extent) : position.extent;
    const allowed = segmentsIn(request).map((s): Allowed => {
      const isEmployed = lifted.has('period') || (employed && includes(employed, s));
      const unavailable = lifted.has('capacity') ? 0 : at(at(used, p), s);
      const isD3Judged = request.group !== undefined && !lifted.has('D3');
      return {
        least: isD3Judged ? Math.max(1, leastShare - partOf(parts, p, request.group, s)) : 1,
        most: isEmployed ? extent - unavailable : 0,
      };
    });
    return [{ position: p, allowed }];
  });

const both = (a: Allowed, b: Allowed): Allowed => ({
  least: Math.max(a.least, b.least),
  most: Math.min(a.most, b.most),
});
const allows = ({ least, most }: Allowed, extent: number): boolean => least <= extent && extent <= most;

/** What is allowed in all segments from the first to each one. */
const cumulative = (allowed: readonly Allowed[]): readonly Allowed[] => {
  const found: Allowed[] = [];
  for (const each of allowed) {
    const before = found.at(-1);
    found.push(before ? both(before, each) : each);
  }
  return found;
};

function* aloneOrTogether(request: IndexedRequest, r: number, offers: readonly Offer[]): Generator<readonly Piece[]> {
  const { first, last, extent } = request;
  const whole = offers.map(({ position, allowed }) => ({ position, ...allowed.reduce(both) }));
  const piece = (position: number, part: number): Piece => ({ request: r, position, first, last, extent: part });
  for (const one of whole) if (allows(one, extent)) yield [piece(one.position, extent)];
  const halves = canBeHalved(request) ? whole.filter((one) => allows(one, leastShare)) : [];
  for (const [i, one] of halves.entries()) {
    for (const two of halves.slice(i + 1)) yield [piece(one.position, leastShare), piece(two.position, leastShare)];
  }
}

function* oneAfterAnother(
  request: IndexedRequest,
  r: number,
  offers: readonly Offer[],
  handovers: AnswerOptions['handovers'],
): Generator<readonly Piece[]> {
  const { first, last, extent } = request;
  const fromStart = offers.map(({ allowed }) => cumulative(allowed));
  const toEnd = offers.map(({ allowed }) => cumulative(allowed.toReversed()).toReversed());
  for (let next = first + 1; next <= last; next++) {
    for (const [i, one] of offers.entries()) {
      if (handovers && !handovers.get(one.position)?.includes(next)) continue;
      if (!allows(at(at(fromStart, i), next - 1 - first), extent)) continue;
      for (const [j, two] of offers.entries()) {
        if (i === j || !allows(at(at(toEnd, j), next - first), extent)) continue;
        yield [
          { request: r, position: one.position, first, last: next - 1, extent },
          { request: r, position: two.position, first: next, last, extent },
        ];
      }
    }
  }
}

type Part = { readonly position: number; readonly extent: number };

/** The fewest positions that together give exactly this extent in one segment, by dynamic programming. */
const fewestParts = (offers: readonly Offer[], segment: number, extent: number): readonly Part[] | undefined => {
  let best = new Map<number, readonly Part[]>([[0, []]]);
  for (const { position, allowed } of offers) {
    const { least, most } = at(allowed, segment);
    const next = new Map(best);
    for (const [sum, parts] of best) {
      for (let part = least; part <= Math.min(most, extent - sum); part++) {
        const known = next.get(sum + part);
        if (!known || known.length > parts.length + 1) next.set(sum + part, [...parts, { position, extent: part }]);
      }
    }
    best = next;
  }
  return best.get(extent);
};

/** By as many positions as it takes, chosen anew in each segment. */
function* byMany(request: IndexedRequest, r: number, offers: readonly Offer[]): Generator<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const s of segmentsIn(request)) {
    const parts = fewestParts(offers, s - request.first, request.extent);
    if (!parts) return;
    for (const part of parts) {
      const before = pieces.findIndex(
        ({ position, extent, last }) => position === part.position && extent === part.extent && last === s - 1,
      );
      if (before >= 0) pieces[before] = { ...at(pieces, before), last: s };
      else pieces.push({ request: r, ...part, first: s, last: s });
    }
  }
  yield pieces;
}

/** D3 for the others of its group, when these pieces replace what is published of the request. */
const keepsOthersLawful = (occupancy: Occupancy, published: readonly Piece[], pieces: readonly Piece[]): boolean => {
  if (published.length === 0) return true;
  addPieces(occupancy, pieces);
  const lawful = keepsD3(occupancy, published);
  removePieces(occupancy, pieces);
  return lawful;
};

/** Lawful answers to request `r`, which must have no pieces in the occupancy: those with fewer pieces first. */
export function* answersTo(
  occupancy: Occupancy,
  r: number,
  { lifted = noRule, handovers }: AnswerOptions = {},
): Generator<readonly Piece[]> {
  const request = at(occupancy.instance.requests, r);
  const offers = offersOf(occupancy, request, lifted);
  if (offers.length === 0) return;
  const isLawful = (pieces: readonly Piece[]): boolean =>
    lifted.has('D3') || keepsOthersLawful(occupancy, request.published, pieces);
  for (const pieces of aloneOrTogether(request, r, offers)) if (isLawful(pieces)) yield pieces;
  for (const pieces of oneAfterAnother(request, r, offers, handovers)) if (isLawful(pieces)) yield pieces;
  if (lifted.has('two-positions')) for (const pieces of byMany(request, r, offers)) if (isLawful(pieces)) yield pieces;
}
