import { describe, expect, test } from 'vitest';
import { onRequest, requestOperations, reserved } from '../../functions/pot/requests/commands.ts';
import { requestsContract as contract } from '../../functions/pot/requests/contract.ts';
import { approve } from '../../functions/pot/requests/voting.ts';
import type { Pot } from '../../functions/pot/state.ts';
import { command, pot, spending, splitWindow } from '../../functions/pot/store.ts';
import type { Asked, Handlers } from '../../shared/handler.ts';
import { inOrder, type Loaded, needed } from '../../shared/reads.ts';
import { refuse } from '../../shared/problems.ts';

/** What must not compile: `tsc` says so where the error that is expected is none. What runs here is beside the point. */
type Approving = Asked<(typeof contract)['approveSpending']>;
const voter = { person: 'kim', acting: ['district'] } as const;

const withWindow = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving, now) =>
    inOrder(reserved(params), (found) => ({
      window: splitWindow(found.pot, params.campaign, found.request, now),
    })),
  decide: (state, _input, now) => approve(state, voter, now),
});

const windowForgotten = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving) => inOrder(reserved(params)),
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

const tooEarly = command(contract.approveSpending, {
  ...onRequest,
  reads: ({ params }: Approving, now) =>
    inOrder({
      ...reserved(params),
      // @ts-expect-error a batch promises no order, so what is looked at after its guard cannot stand in the first wave
      window: splitWindow({} as Loaded<Pot>, params.campaign, { unit: 'solna', budgetLine: 'radio' }, now),
    }),
  decide: () => [],
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
  test.each(Object.entries({ withWindow, windowForgotten, guardNotRead, tooEarly, besideItsGuard, otherGuard, unlisted }))(
    '%s is a handler all the same, were it not for the compiler',
    (_name, { run }) => {
      expect(run).toBeTypeOf('function');
    },
  );

  test('one handler is missing, were it not for the compiler', () => {
    expect(Object.keys(contract).filter((name) => !Object.hasOwn(leftOut, name))).toEqual(['approveSpending']);
  });
});
