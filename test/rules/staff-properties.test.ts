import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Wanted } from '../../functions/staff/allocations/moves.ts';
import { dispute } from '../../functions/staff/allocations/disputes.ts';
import { allocate, cancel, confirm, movesOf } from '../../functions/staff/allocations/rules.ts';
import type { StaffEvent } from '../../functions/staff/events.ts';
import { freeOf, partsOf, spokenFor } from '../../functions/staff/parts.ts';
import { removePosition, setPosition, type Wish } from '../../functions/staff/positions/rules.ts';
import { withdraw } from '../../functions/staff/requests/rules.ts';
import type { Share, StaffRequest } from '../../functions/staff/state.ts';
import type { Companion, Suggestion } from '../../functions/staff/suggestions.ts';
import { addDays } from '../../shared/calendar.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import {
  after,
  associations,
  campaign,
  context,
  request,
  requestIdOf,
  stateOf,
  wish,
  withPosition,
  type World,
} from '../support/staff-cases.ts';
import { dayNumbers, lawfulOn, nothingBroken, partOn } from '../support/staff-witness.ts';

/** Random positions, shares and allocations, judged by a witness that looks at one day after the other. */

const first = '2018-08-20';
const units = ['kista', 'sundbyberg', 'spanga-tensta', 'solna', 'nykvarn'] as const;
const unit = fc.constantFrom(...units);
const extent = fc.integer({ min: 1, max: 20 }).map((n) => n * 5);
const span = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([a, b]) => ({ from: addDays(first, Math.min(a, b)), to: addDays(first, Math.max(a, b)) }));
const long = fc.constant({ from: first, to: addDays(first, 9) });
const period = fc.oneof(long, span);

const clipped = (share: Share & { from: string; to: string }, within: { from: string; to: string }): Share[] => {
  const from = share.from > within.from ? share.from : within.from;
  const to = share.to < within.to ? share.to : within.to;
  return from <= to ? [{ ...share, from, to }] : [];
};
const shares = fc.array(fc.record({ of: period, unit: fc.oneof(unit, fc.constant('city-hall')), extent }), {
  maxLength: 3,
});
const positionWish = fc
  .record({ of: long, extent: fc.constantFrom(20, 45, 50, 75, 100), shares })
  .map(({ of, extent: whole, shares: some }) => {
    const kept = some.flatMap((share) => clipped({ unit: share.unit, extent: share.extent, ...share.of }, of));
    return wish({
      ...of,
      extent: whole,
      shares: kept.filter((one, i) => kept.findIndex((x) => x.unit === one.unit) === i),
    });
  });
const requests = fc
  .array(fc.record({ of: period, unit, extent }), { minLength: 1, maxLength: 7 })
  .map((all) =>
    all.map(({ of, ...rest }, i) =>
      request({ ...rest, ...of, id: requestIdOf(rest.unit, String.fromCharCode(65 + i)) }),
    ),
  );

const set = (state: World, id: string, asked: Wish) =>
  setPosition(withPosition(state, id), { id, wish: asked, units: ['district'] }, campaign, context);
const offices = ['district'] as const;
const judge = (state: World, wanted: readonly Wanted[]) => {
  const moves = movesOf(state, wanted, { offices }, context, String);
  return isRefusal(moves) ? moves : allocate(state, moves, { offices }, context).decision;
};

const suggestionsOf = (decision: readonly StaffEvent[] | Refusal): readonly Suggestion[] =>
  isRefusal(decision) ? ((decision.more?.suggestions as readonly Suggestion[] | undefined) ?? []) : [];
const asShare = ({ request: _, ...share }: Companion): Share => share;

describe('D1, D2, D3 by the stretch are the same as by the day', () => {
  test('a position is accepted if and only if it is lawful on each day', () => {
    fc.assert(
      fc.property(positionWish, (asked) => {
        const decision = set(stateOf([]), 'organiser', asked);
        const naive = asked.extent < 50 ? 'position-too-small' : lawfulOn({ ...asked, allocations: [] }, associations);
        expect(isRefusal(decision) ? decision.refused : 'lawful').toBe(naive);
      }),
      { numRuns: 500 },
    );
  });

  test('what is free and what is spoken for make the extent, on each day', () => {
    fc.assert(
      fc.property(positionWish, (asked) => {
        const parts = partsOf({ ...asked, allocations: [] });
        for (const day of dayNumbers(asked)) {
          const taken = partOn(parts, day);
          const [spoken, free] = [spokenFor(parts, asked), freeOf(asked.extent, parts, asked)].map((all) =>
            partOn(all, day),
          );
          expect(spoken).toBe(taken);
          expect(free).toBe(Math.max(0, asked.extent - taken));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('suggestions are lawful when followed', () => {
  test('to enter a position with others’ requests as shares', () => {
    let followed = 0;
    fc.assert(
      fc.property(positionWish, requests, (asked, open) => {
        const state = stateOf([], open);
        const decision = set(state, 'organiser', asked);
        for (const suggestion of suggestionsOf(decision)) {
          const grown = isRefusal(decision) && decision.refused === 'position-too-small';
          const pooled = [...asked.shares, ...suggestion.with.map(asShare)];
          const then = set(state, 'organiser', {
            ...asked,
            shares: pooled,
            ...(grown && { extent: suggestion.extent }),
          });
          expect(isRefusal(then) && [then.refused, suggestion]).toBe(false);
          followed++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(followed).toBeGreaterThan(20);
  });

  test('to allocate to others in the same call', () => {
    let followed = 0;
    fc.assert(
      fc.property(requests, (open) => {
        const entered = after(
          stateOf([], open),
          set(stateOf([], open), 'organiser', wish({ ...open[0], shares: [], extent: 100 })),
        );
        const one = open[0] as StaffRequest;
        const whole = (
          { id: of, from, to, extent: much }: StaffRequest | (Companion & { id: string }),
          i: number,
        ): Wanted => ({ id: `organiser.${i}`, request: of, position: 'organiser', from, to, extent: much });
        for (const suggestion of suggestionsOf(judge(entered, [whole(one, 0)]))) {
          const others = suggestion.with.map((each, i) => whole({ ...each, id: each.request }, i + 1));
          const then = judge(entered, [whole(one, 0), ...others]);
          expect(isRefusal(then) && [then.refused, suggestion]).toBe(false);
          followed++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(followed).toBeGreaterThan(20);
  });
});

/** One command on whatever is there by then: numbers choose among it. */
const command = fc.record({
  what: fc.constantFrom(
    'set',
    'allocate',
    'allocate',
    'allocate',
    'pool',
    'confirm',
    'dispute',
    'cancel',
    'move',
    'withdraw',
    'remove',
  ),
  pick: fc.nat(50),
  other: fc.nat(50),
  of: period,
  extent,
  asked: positionWish,
});
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

const decide = (state: World, { what, pick: n, other, of, extent: much, asked }: Command, i: number) => {
  const position = pick(Object.values(state.positions), n);
  const open = Object.values(state.requests);
  const live = Object.values(state.positions).flatMap(({ allocations }) => allocations);
  const one = pick(live, n)?.id ?? '';
  const wanted = (request: StaffRequest | undefined, k: number, rest: Partial<Wanted> = {}): Wanted => ({
    id: `${position?.id ?? ''}.${i}-${k}`,
    request: request?.id ?? '',
    position: position?.id ?? '',
    from: of.from,
    to: of.to,
    extent: much,
    ...rest,
  });
  const whole = (request: StaffRequest | undefined, k: number) =>
    wanted(request, k, request && { extent: request.extent });
  switch (what) {
    case 'set':
      return set(state, ['organiser', 'coordinator'][n % 2] as string, asked);
    case 'allocate':
      return judge(state, [wanted(pick(open, other), 0)]);
    case 'pool':
      return judge(state, [whole(pick(open, n), 0), whole(pick(open, other), 1)]);
    case 'move':
      return judge(state, [wanted(state.requests[pick(live, n)?.request ?? ''], 0, { replaces: one })]);
    case 'confirm':
      return confirm(state, one);
    case 'dispute':
      return dispute(state, { id: one, reason: 'x' }, context);
    case 'cancel': {
      const also = pick(live, other)?.id ?? one;
      const cancelling = { id: one, also: also === one ? [] : [also], wanted: [] };
      return cancel(state, cancelling, { offices, reason: 'x' }, context);
    }
    case 'withdraw': {
      const request = pick(open, other);
      return request ? withdraw({ ...state, request }, context) : [];
    }
    default:
      return position ? removePosition({ position }, offices) : [];
  }
};

test('whatever is asked for, on no day anything is unlawful, and nothing is lost', () => {
  let accepted = 0;
  fc.assert(
    fc.property(requests, fc.array(command, { minLength: 10, maxLength: 40 }), (open, commands) => {
      const start = [50, 100].reduce(
        (state, whole, i) => {
          const id = ['organiser', 'coordinator'][i] as string;
          return after(state, set(state, id, wish({ from: first, to: addDays(first, 9), extent: whole })));
        },
        stateOf([], open),
      );
      commands.reduce((state, each, i) => {
        const decision = decide(state, each, i);
        if (isRefusal(decision)) return state;
        accepted += decision.length;
        const next = after(state, decision, `2018-08-01T10:00:${String(i).padStart(2, '0')}.000Z`);
        nothingBroken(next, associations);
        return next;
      }, start);
    }),
    { numRuns: 200 },
  );
  expect(accepted).toBeGreaterThan(200);
});
