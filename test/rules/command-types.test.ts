import { describe, expect, test } from 'vitest';
import { operations as requestOperations } from '../../functions/pot/requests/commands.ts';
import { onRequest } from '../../functions/pot/requests/on-request.ts';
import { reserved } from '../../functions/pot/store.ts';
import { contract } from '../../functions/pot/requests/contract.ts';
import { votersOn } from '../../functions/pot/requests/case.ts';
import { votable } from '../../functions/pot/requests/reads.ts';
import { approve } from '../../functions/pot/requests/voting.ts';
import type { Pot } from '../../functions/pot/state.ts';
import { command, pot, spending } from '../../functions/pot/store.ts';
import { splitWindow } from '../../functions/pot/window.ts';
import type { Instant } from '../../shared/calendar.ts';
import { confirmedUnit } from '../../shared/directory.ts';
import { peopleInBrief } from '../../shared/people.ts';
import type { Asked, Handlers } from '../../shared/handler.ts';
import { inOrder, type Loaded, needed } from '../../shared/reads.ts';
import { refuse } from '../../shared/problems.ts';

/** What must not compile: `tsc` says so where the error that is expected is none. What runs here is beside the point. */
type Approving = Asked<(typeof contract)['approveSpending']>;
const voter = { person: 'kim', acting: { district: ['district'] } } as const;

const withWindow = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving, now) => votable(params, now),
  decide: (state, _input, now) => approve(state, voter, now),
});

const votersForgotten = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving, now) =>
    inOrder({ ...reserved(params), confirmed: confirmedUnit(params.campaign, 'solna') }, (found) => ({
      window: splitWindow(found.pot, params.campaign, found.request, now),
    })),
  // @ts-expect-error D8: the rule needs to know who of those who voted still acts, and nothing has read them
  decide: (state, _input, now) => approve(state, voter, now),
});

const windowForgotten = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving) =>
    inOrder({ ...reserved(params), confirmed: confirmedUnit(params.campaign, 'solna') }, (found) => ({
      voters: peopleInBrief(params.campaign, votersOn(found.request)),
    })),
  // @ts-expect-error D8: the rule needs the reservations of the split window, and nothing has read them
  decide: (state, _input, now) => approve(state, voter, now),
});

const guardNotRead = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving, now) =>
    inOrder({ request: needed(spending(params.campaign, params.request)) }, (found) => ({
      // @ts-expect-error the pot, which guards the window, was not read before it
      window: splitWindow(found.pot, params.campaign, found.request, now),
    })),
  decide: () => [],
});

const tooEarly = ({ params: { campaign } }: Approving, now: Instant) =>
  inOrder({
    pot: pot(campaign),
    // @ts-expect-error a batch promises no order, so what is looked at after its guard cannot stand in the first wave
    window: splitWindow({} as Loaded<Pot>, campaign, { unit: 'solna', budgetLine: 'radio' }, now),
  });

const besideItsGuard = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving, now) =>
    inOrder({ request: needed(spending(params.campaign, params.request)) }, (found) => {
      const guard = pot(params.campaign);
      // @ts-expect-error a read is no entity that was read
      return { pot: guard, window: splitWindow(guard, params.campaign, found.request, now) };
    }),
  decide: () => [],
});

const otherGuard = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving, now) =>
    inOrder(reserved(params), (found) => ({
      // @ts-expect-error not every reservation moves the version of this request
      window: splitWindow(found.request, params.campaign, found.request, now),
    })),
  decide: () => [],
});

const unlisted = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving) => inOrder(reserved(params)),
  // @ts-expect-error the contract of this operation does not list the refusal
  decide: () => refuse('already-paid'),
});

const { approveSpending: _, ...others } = requestOperations;
// @ts-expect-error an operation of the contract is not served
const leftOut: Handlers<typeof contract> = { ...others };

describe('what does not compile', () => {
  const commands = { votersForgotten, windowForgotten, guardNotRead, besideItsGuard, otherGuard, unlisted };
  test.each(Object.entries({ withWindow, ...commands }))(
    '%s would be a handler, were it not for tsc',
    (_name, { run }) => {
      expect(run).toBeTypeOf('function');
    },
  );

  test('nor would a wave too early, or a handler left out, be noticed', () => {
    expect(tooEarly).toBeTypeOf('function');
    expect(Object.keys(contract).filter((name) => !Object.hasOwn(leftOut, name))).toEqual(['approveSpending']);
  });
});
