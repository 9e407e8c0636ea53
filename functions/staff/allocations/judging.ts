import { daysBetween } from '../../../shared/calendar.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import { refuse } from '../problems.ts';
import type { Allotted, Ended } from '../events.ts';
import { type Context, type Known, overAllocatedRefusal, tooSmallRefusal, uncovered, unitsOf } from '../judge.ts';
import {
  hull,
  leastExtent,
  overAllocated,
  partsOf,
  pooled,
  shared,
  spokenFor,
  tooSmall,
  type Stretch,
} from '../parts.ts';
import type { Extent, Ids, Position, Span, Staff, StaffRequest } from '../state.ts';
import { allocationsOf } from '../status.ts';
import { companionsOf, type Suggestion, suggest } from '../suggestions.ts';
import { afterMoves, bound, type Moves } from './moves.ts';

/** Every rule of allocating, with its figures (D1, D3, D5). Pure. */

/** One rule, whether it holds and by what: `size` is what there would be, `limit` what may be. */
export type Figure = {
  readonly rule: 'open' | 'period' | 'extent' | 'request-extent' | 'D3' | 'count' | 'tasks' | 'languages' | 'notice';
  readonly holds: boolean;
  /** A hard rule refuses; the others are told. */
  readonly hard: boolean;
  readonly size: number;
  readonly limit: number;
  readonly position?: string;
  readonly request?: string;
  readonly days?: readonly (Span & { readonly extent?: Extent })[];
  readonly who?: readonly string[];
};

/** Live allocations that one position may have: so many fit in its item. */
export const mostAllocations = 100;

const most = (stretches: readonly Stretch[]): number => Math.max(0, ...stretches.map(({ extent }) => extent));
const atMost = (rule: Figure['rule'], size: number, limit: number, about: Partial<Figure>): Figure => ({
  rule,
  holds: size <= limit,
  hard: true,
  size,
  limit,
  ...about,
});

/** The rules of each position touched: D1, D3, and how many allocations it has room for. */
const positionFigures = (touched: readonly Position[], { associations }: Known): readonly Figure[] => [
  ...touched.map((position) => {
    const over = overAllocated(position.extent, partsOf(position), position);
    const size = most(spokenFor(partsOf(position), position));
    return atMost('extent', size, position.extent, { position: position.id, ...(over.length > 0 && { days: over }) });
  }),
  ...bound(touched).flatMap((position): readonly Figure[] => {
    const pools = pooled(partsOf(position), position, associations);
    if (pools.length === 0) return [];
    const small = tooSmall(partsOf(position), position, associations);
    return [
      {
        rule: 'D3',
        holds: small.length === 0,
        hard: true,
        size: Math.min(...pools.map(({ extent }) => extent)),
        limit: leastExtent,
        position: position.id,
        ...(small.length > 0 && {
          days: small.map(({ from, to, extent }) => ({ from, to, extent })),
          who: unitsOf(small),
        }),
      },
    ];
  }),
  ...touched.map(({ id, allocations }) => atMost('count', allocations.length, mostAllocations, { position: id })),
];

/** The rules of each request that gets something: it is open, and gets no more than it asked for on any day. */
const requestFigures = (
  requests: Ids<StaffRequest>,
  positions: Ids<Position>,
  ids: readonly string[],
): readonly Figure[] =>
  ids.flatMap((id) => {
    const request = requests[id];
    if (!request) return [];
    const given = allocationsOf(id, Object.values(positions));
    const period = hull([request, ...given]);
    const over = overAllocated(request.extent, given, period);
    return [
      atMost('open', request.outcome === 'open' ? 0 : 1, 0, { request: id }),
      atMost('request-extent', most(spokenFor(given, period)), request.extent, {
        request: id,
        ...(over.length > 0 && { days: over }),
      }),
    ];
  });

const daysIn = ({ from, to }: Span): number => daysBetween(from, to) + 1;

/** The rules of each allocation: its days lie in the position's and the request's; tasks, languages, notice (D5). */
const partFigures = (state: Staff, begun: readonly Allotted[], { today, noticeDays }: Context): readonly Figure[] =>
  begun.flatMap((each): readonly Figure[] => {
    const position = state.positions[each.position];
    const request = state.requests[each.request];
    if (!position || !request) return [];
    const about = { position: position.id, request: request.id };
    const common = shared(position, request);
    const inside = common && shared(common, each);
    const outside = daysIn(each) - (inside ? daysIn(inside) : 0);
    const lacking = (rule: 'tasks' | 'languages'): Figure => {
      const who = uncovered(request[rule], position[rule]);
      return { ...atMost(rule, who.length, 0, about), hard: false, ...(who.length > 0 && { who }) };
    };
    const notice = daysBetween(today, each.from);
    const days = [{ from: each.from, to: each.to }];
    return [
      atMost('period', outside, 0, { ...about, ...(outside > 0 && { days }) }),
      lacking('tasks'),
      lacking('languages'),
      { rule: 'notice', holds: notice >= noticeDays, hard: false, size: notice, limit: noticeDays, ...about },
    ];
  });

const order: readonly Figure['rule'][] = [
  'open',
  'period',
  'extent',
  'request-extent',
  'D3',
  'count',
  'tasks',
  'languages',
  'notice',
];

/** What there is once some moves are made: all positions, those that the moves touch, and what began. */
export type Moved = {
  readonly positions: Ids<Position>;
  readonly touched: readonly Position[];
  readonly begun: readonly Allotted[];
};

/** Every rule with its figures, as it is once all the moves are made. */
export const figuresOf = (
  { requests }: Pick<Staff, 'requests'>,
  { positions, touched, begun }: Moved,
  context: Context,
): readonly Figure[] => {
  const asked = [...new Set(begun.map(({ request }) => request))];
  const all = [
    ...requestFigures(requests, positions, asked),
    ...partFigures({ positions, requests }, begun, context),
    ...positionFigures(touched, context),
  ];
  return order.flatMap((rule) => all.filter((figure) => figure.rule === rule));
};

export type AllocationCode =
  | 'request-closed'
  | 'outside-period'
  | 'over-allocated'
  | 'exceeds-request'
  | 'share-too-small'
  | 'too-many-allocations';

/** With whose open requests, allocated in the same call, a position would be lawful. */
const suggestionsFor = (
  state: Staff,
  position: Position,
  moves: Moves,
  { associations }: Known,
): readonly Suggestion[] => {
  const small = tooSmall(partsOf(position), position, associations);
  const groups = [...new Set(unitsOf(small).flatMap((unit) => associations[unit]?.neighbourGroup ?? []))];
  const asked = new Set(moves.begun.map(({ request }) => request));
  return groups.flatMap((group) => {
    const of = small.filter(({ unit }) => associations[unit]?.neighbourGroup === group);
    const companions = companionsOf(group, state, associations, hull(of), asked);
    const isLawful = (added: typeof companions): boolean => {
      const parts = [...partsOf(position), ...added];
      const isRoom = overAllocated(position.extent, parts, position).length === 0;
      const fits = position.allocations.length + added.length <= mostAllocations;
      return isRoom && fits && tooSmall(parts, position, associations).length === 0;
    };
    return suggest(group, companions, isLawful, Math.min(...of.map(({ extent }) => extent)));
  });
};

/** The first hard rule that does not hold says no. */
export const refusalOf = (
  state: Staff,
  moves: Moves,
  figures: readonly Figure[],
  context: Known,
): Refusal<AllocationCode> | undefined => {
  const broken = figures.find(({ hard, holds }) => hard && !holds);
  if (!broken) return undefined;
  const { rule, size, limit, days = [], who = [], position = '', request = '' } = broken;
  const over = days as readonly Stretch[];
  switch (rule) {
    case 'open':
      return { ...refuse('request-closed'), more: { request } };
    case 'period':
      return { ...refuse('outside-period'), more: { position, request, days } };
    case 'extent':
      return withMore(overAllocatedRefusal(limit, over), { position });
    case 'request-extent': {
      const said = text(
        `Det blir ${size} % av begärda ${limit} %.`,
        `It would be ${size} % of the ${limit} % asked for.`,
      );
      return { ...refuse('exceeds-request', said), more: { request, days, limit } };
    }
    case 'count':
      return { ...refuse('too-many-allocations'), more: { position, limit } };
    default: {
      const is = afterMoves(state, moves).touched.find(({ id }) => id === position);
      const small = is ? tooSmall(partsOf(is), is, context.associations) : [];
      const suggestions = is ? suggestionsFor(state, is, moves, context) : [];
      return withMore(tooSmallRefusal(small, suggestions, context.associations), { position, units: who });
    }
  }
};

const withMore = <C extends AllocationCode>(refusal: Refusal<C>, more: object): Refusal<C> => ({
  ...refusal,
  more: { ...refusal.more, ...more },
});

/** D3: refuses what would leave another unit of a pool under 50; an office can move all of it in one call. */
export const leftTooSmall = (
  state: Pick<Staff, 'positions'>,
  ended: readonly Ended[],
  { associations }: Known,
): Refusal<'share-too-small'> | undefined => {
  const { touched } = afterMoves(state, { ended, begun: [] });
  for (const position of bound(touched)) {
    const small = tooSmall(partsOf(position), position, associations);
    if (small.length > 0) return withMore(tooSmallRefusal(small, [], associations), { position: position.id });
  }
  return undefined;
};
