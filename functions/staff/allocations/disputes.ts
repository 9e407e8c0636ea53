import { type Refusal, wrongStatus } from '../../../shared/problems.ts';
import { restsOn } from '../../../shared/reversal/rules.ts';
import { refuse } from '../problems.ts';
import type { Allotted, Decision } from '../events.ts';
import { type Context, onRequest, uncovered } from '../judge.ts';
import { type Staff, type StaffRequest, withId } from '../state.ts';
import { figuresOf, leftTooSmall, refusalOf } from './judging.ts';
import { afterMoves, allottedOf, confirmBy, endedOf, findLive } from './moves.ts';
import { type By, dueAgain, findAllocation, mayPlan } from './rules.ts';

/** What a unit says against what it was given, and how that ends (D5). Pure. */

/** D5: or disputes it; the part is free again, and the request awaits a new answer. */
export const dispute = (
  state: Staff,
  { id, reason }: { readonly id: string; readonly reason: string },
  context: Context,
): Decision<'not-found' | 'wrong-status' | 'share-too-small'> => {
  const is = findAllocation(state, id);
  if (!is) return refuse('not-found');
  if (is.status === 'disputed') return [];
  const request = state.requests[is.request];
  const live = findLive(state, id);
  if (!live || !request) return wrongStatus(is.status);
  const left = leftTooSmall(state, [endedOf(live, 'disputed')], context);
  if (left) return left;
  const position = state.positions[live.position];
  return [
    {
      type: 'AllocationDisputed',
      ...onRequest(request),
      ...allottedOf(live),
      reason,
      uncovered: uncovered(request.tasks, position?.tasks),
      ...dueAgain(request, context),
    },
  ];
};

/** What is disputed is begun again while nobody else has the part: it is judged as if it were allocated now. */
const againOf = (
  state: Staff,
  id: string,
  context: Context,
):
  { readonly request: StaffRequest; readonly begun: Allotted } | Refusal<'not-found' | 'wrong-status' | 'rests-on'> => {
  const is = findAllocation(state, id);
  if (!is) return refuse('not-found');
  const request = withId(state.requests, is.request);
  if (!request) return refuse('wrong-status');
  if (is.status !== 'disputed') return wrongStatus(is.status);
  const begun = { ...allottedOf({ ...is, status: 'allocated' }), replyBy: confirmBy(is.from, context) };
  const moves = { ended: [], begun: [begun] };
  const figures = figuresOf(state, { ...afterMoves(state, moves), begun: moves.begun }, context);
  const broken = refusalOf(state, moves, figures, context);
  if (!broken) return { request, begun };
  const later = Object.values(state.positions).flatMap(({ id: position, allocations }) =>
    allocations.filter((each) => position === is.position || each.request === is.request),
  );
  return restsOn(
    broken.detail,
    later.filter(({ allocatedAt }) => allocatedAt > is.endedAt).map((each) => each.id),
  );
};

type Dispute = NonNullable<StaffRequest['dispute']>;
/** Whether the dispute of a part that is there again has ended like this. */
const hasEnded = (state: Staff, id: string, how: (dispute: Dispute) => unknown): boolean => {
  const live = findLive(state, id);
  const said = live && withId(state.requests, live.request)?.dispute;
  return said !== undefined && said.allocation === id && how(said) !== undefined;
};

/** D5: whoever disputed it takes that back. */
export const withdrawDispute = (
  state: Staff,
  id: string,
  context: Context,
): Decision<'not-found' | 'wrong-status' | 'rests-on'> => {
  if (hasEnded(state, id, ({ withdrawnAt }) => withdrawnAt)) return [];
  const again = againOf(state, id, context);
  return 'refused' in again ? again : [{ type: 'DisputeWithdrawn', ...onRequest(again.request), ...again.begun }];
};

/** D5: or an office settles it with them: the one that the answer waits for, or that plans the position. */
export const settleDispute = (
  state: Staff,
  id: string,
  { offices, reason }: By & { readonly reason: string },
  context: Context,
): Decision<'not-found' | 'not-allowed' | 'wrong-status' | 'rests-on'> => {
  const is = findAllocation(state, id);
  if (!is) return refuse('not-found');
  const owner = withId(state.requests, is.request)?.owner;
  const by =
    offices.find((office) => office === owner) ?? (mayPlan(state, is.position, offices) ? offices[0] : undefined);
  if (by === undefined) return refuse('not-allowed');
  if (hasEnded(state, id, ({ settled }) => settled)) return [];
  const again = againOf(state, id, context);
  return 'refused' in again
    ? again
    : [{ type: 'DisputeSettled', ...onRequest(again.request), ...again.begun, by, reason }];
};
