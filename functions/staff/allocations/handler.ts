import { type Actor, officesOf } from '../../../shared/actor.ts';
import type { Caller } from '../../../shared/execute.ts';
import type { Handlers, Input } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { isRefusal, type ProblemCode, refuse } from '../../../shared/problems.ts';
import { allocationTarget as target, type Loaded, loadStaff, onStaff, readPlaced } from '../commands.ts';
import type { Decision } from '../events.ts';
import { allocationId } from '../store.ts';
import type { Position } from '../state.ts';
import { viewAllocation, viewPlaced } from '../views.ts';
import type { contract } from './contract.ts';
import type { Figure } from './judging.ts';
import { findLive, type Wanted } from './moves.ts';
import { allocate, cancel, confirm, dispute, findAllocation, movesOf } from './rules.ts';

type Contract = typeof contract;
type Body = Input<Contract['allocate']>['body'];

const withIds = (wanted: readonly Omit<Wanted, 'id'>[]): readonly Wanted[] =>
  wanted.map((each) => ({ ...each, id: allocationId(each.position, newId()) }));

/** One or several: the contract has seen to it that it is either. */
const wantedOf = ({ allocations, ...one }: Body): readonly Wanted[] =>
  withIds(allocations ?? [one as Omit<Wanted, 'id'>]);

/** The pointer to one of what is wanted, as the body has it. */
const pointerOf =
  ({ allocations }: Body) =>
  (i: number): string =>
    allocations ? `/allocations/${i}` : '';

const placedOf = (state: Loaded, wanted: readonly Wanted[]) =>
  wanted.flatMap(({ id }) => {
    const live = findLive(state, id);
    return live ? [viewPlaced(live)] : [];
  });

/** Judges and writes nothing: so nothing is stored of the answer either. */
const dryRun = async ({ params: { campaign }, body, actor }: Input<Contract['allocate']>) => {
  const state = await loadStaff(campaign, new Date().toISOString(), requestsIn(body));
  if ('refused' in state) return state;
  const moves = movesOf(state, wantedOf(body), { offices: officesOf(actor) }, state.context, pointerOf(body));
  if ('refused' in moves) return moves;
  const { figures, decision } = allocate(state, moves, state.context);
  return { status: 200, body: { lawful: !isRefusal(decision), rules: figures, allocations: [] } };
};

const requestsIn = ({ allocations, request }: Body): readonly string[] =>
  allocations?.map((each) => each.request) ?? (request === undefined ? [] : [request]);

/** A command on one allocation, which answers it as it then is. */
const onAllocation = <C extends ProblemCode>(
  { params: { allocation: id }, caller }: { readonly params: { readonly allocation: string }; readonly caller: Caller },
  decide: (state: Loaded) => Decision<C>,
  wanted: readonly Wanted[] = [],
) =>
  onStaff(caller, {
    decide,
    requests: wanted.map(({ request }) => request),
    versionOf: ({ positions }) => positions[id.split('.')[0] ?? '']?.version ?? 0,
    answer: (state) => {
      const placed = findAllocation(state, id) as NonNullable<ReturnType<typeof findAllocation>>;
      const position = state.positions[placed.position] as Position;
      const body = viewAllocation(placed, position, state.requests[placed.request]);
      const moved = placedOf(state, wanted);
      return { status: 200, body: { ...body, ...(moved.length > 0 && { moved }) }, version: position.version };
    },
  });

const byOffices = (actor: Actor) => ({ offices: officesOf(actor) });

export const operations: Handlers<Contract> = {
  allocate: {
    run: (input) => {
      if (input.query.dryRun === 'true') return dryRun(input);
      const { params, body, actor, caller } = input;
      const wanted = wantedOf(body);
      let figures: readonly Figure[] = [];
      return onStaff(caller, {
        requests: requestsIn(body),
        decide: (state) => {
          const moves = movesOf(state, wanted, byOffices(actor), state.context, pointerOf(body));
          if ('refused' in moves) return moves;
          const judged = allocate(state, moves, state.context);
          figures = judged.figures;
          return judged.decision;
        },
        answer: (state) => ({
          status: 201,
          body: { lawful: true, rules: figures, allocations: placedOf(state, wanted) },
          location: `/campaigns/${params.campaign}/staff/allocations/${wanted[0]?.id}`,
        }),
      });
    },
  },

  showAllocation: {
    target,
    run: async ({ params: { campaign, allocation } }) => {
      const found = await readPlaced(campaign, allocation);
      if (!found) return refuse('not-found');
      const { placed, position, request } = found;
      return { status: 200, body: viewAllocation(placed, position, request), version: position.version };
    },
  },

  confirmAllocation: {
    target,
    run: (input) => onAllocation(input, (state) => confirm(state, input.params.allocation)),
  },

  disputeAllocation: {
    target,
    run: (input) => {
      const { params, body } = input;
      return onAllocation(input, (state) =>
        dispute(state, { id: params.allocation, reason: body.reason }, state.context),
      );
    },
  },

  cancelAllocation: {
    target,
    run: (input) => {
      const { params, body, actor } = input;
      const wanted = withIds(body.allocations ?? []);
      const cancelling = { id: params.allocation, reason: body.reason, also: body.also ?? [], wanted };
      return onAllocation(input, (state) => cancel(state, cancelling, byOffices(actor), state.context), wanted);
    },
  },
};
