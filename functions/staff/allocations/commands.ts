import { officesOf } from '../../../shared/actor.ts';
import { show } from '../../../shared/command.ts';
import type { Body } from '../../../shared/contract.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { newId } from '../../../shared/ids.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { given, inOrder } from '../../../shared/reads.ts';
import { withDryRun } from '../dry-run.ts';
import { contextOf } from '../judge.ts';
import { type Ids, one, type Position, type Staff, type StaffRequest } from '../state.ts';
import {
  allocationId,
  associationFacts,
  before,
  closedRequests,
  command,
  everything,
  head,
  positionOf,
  positionsAt,
  requestsAt,
  staffSettings,
} from '../store.ts';
import { filerOf } from '../requests/commands.ts';
import { viewAllocation, viewPlaced } from '../views.ts';
import { contract } from './contract.ts';
import { dispute, settleDispute, withdrawDispute } from './disputes.ts';
import { figuresOf } from './judging.ts';
import { allottedOf, findLive, type Wanted } from './moves.ts';
import { allocate, cancel, confirm, findAllocation, movesOf } from './rules.ts';
import { byPosition } from './trials.ts';

/** The operations on allocations: each says what it reads, and its rule is in rules.ts. */
type OnAllocation = { readonly campaign: string; readonly allocation: string };
type Asked = Body<(typeof contract)['allocate' | 'tryAllocations']>;
type Positions = Pick<Staff, 'positions'>;

/** The position that an allocation lies on. */
const itsPosition = ({ campaign, allocation }: OnAllocation) => ({
  positions: positionsAt(campaign, [positionOf(allocation)]),
});
/** The request that it answers. */
const itsRequest = ({ campaign, allocation }: OnAllocation, found: Positions) => {
  const placed = findAllocation(found, allocation);
  return { requests: requestsAt(campaign, placed ? [placed.request] : []) };
};
const inFull = (path: OnAllocation) => inOrder(itsPosition(path), (found) => itsRequest(path, found));

/** One allocation, live or ended: it is its request's unit's, and its version is that of its position. */
const theAllocation = about({
  reads: inFull,
  target: (found, actor, { allocation }) => {
    const placed = findAllocation(found, allocation);
    const request = placed && found.requests[placed.request];
    return placed && { unit: placed.unit, ...(request && filerOf(request, actor)) };
  },
  version: ({ positions }) => Object.values(positions)[0]?.version ?? 0,
});

/** The allocation as it now is. What makes no dispute needs no request to be shown. */
const shown = (
  { positions, requests = {} }: { readonly positions: Ids<Position>; readonly requests?: Ids<StaffRequest> },
  { params: { allocation } }: { readonly params: OnAllocation },
) => {
  const position = one(positions, positionOf(allocation));
  const placed = findAllocation({ positions }, allocation);
  if (!placed) throw new Error(`${allocation} is not there`);
  return {
    status: 200,
    body: viewAllocation(placed, position, requests[placed.request]),
    version: position.version,
  };
};

/** With new ids at every try. */
const withIds = (wanted: readonly Omit<Wanted, 'id'>[]): readonly Wanted[] =>
  wanted.map((each) => ({ ...each, id: allocationId(each.position, newId()) }));

/** One or several: the contract has seen to it that it is either. */
const wantedOf = ({ allocations, reason: _, ...single }: Asked): readonly Omit<Wanted, 'id'>[] =>
  allocations ?? [single as Omit<Wanted, 'id'>];

/** The pointer to one of what is wanted, as the body has it. */
const pointerOf =
  ({ allocations }: Asked) =>
  (i: number): string =>
    allocations ? `/allocations/${i}` : '';

/** Everything, for parts of whatever may share a position: with the requests that are named though they may be closed. */
const readEverything = (campaign: string, wanted: readonly Omit<Wanted, 'id'>[]) =>
  inOrder(
    { ...before(campaign), settings: staffSettings(campaign), wanted: given(withIds(wanted)) },
    (found) => everything(found, campaign),
    (found) => {
      const named = wanted.map(({ request }) => request);
      return { closed: closedRequests(found.head, campaign, named, found.requests, found.imports) };
    },
  );
const withClosed = ({ positions, requests, closed }: Staff & { readonly closed: Ids<StaffRequest> }): Staff => ({
  positions,
  requests: { ...requests, ...closed },
});

/** Those of what was wanted that are now there. */
const begunIn = (found: Positions, wanted: readonly Wanted[]) => wanted.flatMap(({ id }) => findLive(found, id) ?? []);

type Judged = Parameters<typeof contextOf>[0] &
  Staff & { readonly closed: Ids<StaffRequest>; readonly wanted: readonly Wanted[] };

/** What is asked for, judged as a whole; or which field is wrong. */
const judged = (
  state: Judged,
  { actor, body }: { readonly actor: Parameters<typeof officesOf>[0]; readonly body: Asked },
  now: string,
) => {
  const [staff, context] = [withClosed(state), contextOf(state, now)];
  const by = { offices: officesOf(actor), reason: body.reason };
  const moves = movesOf(staff, state.wanted, by, context, pointerOf(body));
  return isRefusal(moves) ? moves : allocate(staff, moves, by, context);
};

/** Every rule with its figures, now that what was wanted is there. */
const figuresNow = (state: Judged, now: string) => {
  const { positions, wanted } = state;
  const touched = new Set([
    ...wanted.flatMap(({ replaces }) => (replaces === undefined ? [] : [positionOf(replaces)])),
    ...wanted.map(({ position }) => position),
  ]);
  const moved = {
    positions,
    touched: [...touched].map((id) => one(positions, id)),
    begun: begunIn(state, wanted).map(allottedOf),
  };
  return figuresOf(state, moved, contextOf(state, now));
};

export const operations: Handlers<typeof contract> = {
  allocate: withDryRun(
    command(contract.allocate, {
      reads: ({ params, body }) => readEverything(params.campaign, wantedOf(body)),
      // Whoever has named neither a request nor a position is told nothing by them.
      unweighed: ['imports', 'associations', 'positions', 'requests'],
      decide: (state, input, now) => {
        const found = judged(state, input, now);
        return isRefusal(found) ? found : found.decision;
      },
      answer: (state, { params }, now) => ({
        status: 201,
        body: {
          lawful: true,
          rules: figuresNow(state, now),
          allocations: begunIn(state, state.wanted).map(viewPlaced),
        },
        location: `/campaigns/${params.campaign}/staff/allocations/${state.wanted[0]?.id}`,
      }),
    }),
    show(contract.allocate, {
      reads: ({ params, body }) => readEverything(params.campaign, wantedOf(body)),
      answer: (state, input, now) => {
        const found = judged(state, input, now);
        if (isRefusal(found)) return found;
        const { figures, decision } = found;
        return { status: 200, body: { lawful: !isRefusal(decision), rules: figures, allocations: [] } };
      },
    }),
  ),

  tryAllocations: show(contract.tryAllocations, {
    reads: ({ params, body }) => readEverything(params.campaign, body.allocations),
    answer: (state, input, now) => {
      const found = judged(state, input, now);
      if (isRefusal(found)) return found;
      const { figures, decision } = found;
      const positions = byPosition(figures, state.wanted);
      return { status: 200, body: { lawful: !isRefusal(decision), positions } };
    },
  }),

  showAllocation: show(contract.showAllocation, {
    about: theAllocation,
    reads: ({ params }) => inFull(params),
    answer: shown,
  }),

  confirmAllocation: command(contract.confirmAllocation, {
    about: theAllocation,
    reads: ({ params }) => inOrder({ head: head(params.campaign), ...itsPosition(params) }),
    decide: (state, { params }) => confirm(state, params.allocation),
    answer: shown,
  }),

  disputeAllocation: command(contract.disputeAllocation, {
    about: theAllocation,
    reads: ({ params }) =>
      inOrder(
        {
          head: head(params.campaign),
          ...itsPosition(params),
          associations: associationFacts(params.campaign),
          settings: staffSettings(params.campaign),
        },
        (found) => itsRequest(params, found),
      ),
    decide: (state, { params, body }, now) =>
      dispute(state, { id: params.allocation, reason: body.reason }, contextOf(state, now)),
    answer: shown,
  }),

  withdrawDispute: command(contract.withdrawDispute, {
    about: theAllocation,
    reads: ({ params }) => readEverything(params.campaign, []),
    decide: (state, { params }, now) => withdrawDispute(state, params.allocation, contextOf(state, now)),
    answer: shown,
  }),

  settleDispute: command(contract.settleDispute, {
    about: theAllocation,
    reads: ({ params }) => readEverything(params.campaign, []),
    decide: (state, { params, body: { reason }, actor }, now) =>
      settleDispute(state, params.allocation, { offices: officesOf(actor), reason }, contextOf(state, now)),
    answer: shown,
  }),

  cancelAllocation: command(contract.cancelAllocation, {
    about: theAllocation,
    reads: ({ params, body }) => readEverything(params.campaign, body.allocations ?? []),
    decide: (state, { params, body, actor }, now) => {
      const cancelling = {
        id: params.allocation,
        also: body.also ?? [],
        wanted: state.wanted,
      };
      const by = { offices: officesOf(actor), reason: body.reason };
      return cancel(withClosed(state), cancelling, by, contextOf(state, now));
    },
    answer: (state, input) => {
      const { body, ...rest } = shown(state, input);
      const moved = begunIn(state, state.wanted).map(viewPlaced);
      return { ...rest, body: { ...body, ...(moved.length > 0 && { moved }) } };
    },
  }),
};
