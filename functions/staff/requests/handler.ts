import { type Actor, belongsTo, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import type { Recorded } from '../../../shared/commit.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import type { Range } from '../../../shared/table.ts';
import { isOffice, type Office, type Unit } from '../../../shared/units.ts';
import { onStaff, requestTarget as target } from '../commands.ts';
import type { StaffEvent } from '../events.ts';
import {
  isReal,
  partition,
  readEvents,
  readImports,
  readPositions,
  readRequest,
  requestFrom,
  requestId,
} from '../store.ts';
import { requestSubject } from '../judge.ts';
import type { Position, RequestStatus, StaffRequest, StaffState } from '../state.ts';
import { statusOf } from '../status.ts';
import { readerOf, viewEvent, viewRequest } from '../views.ts';
import type { contract } from './contract.ts';
import { decline, partsAsked, requestStaff, withdraw } from './rules.ts';

type Filters = {
  readonly status?: RequestStatus | undefined;
  readonly unit?: Unit | undefined;
  readonly owner?: Office | undefined;
};

/** Those of some units, else those of an owner, else all; what no range selects is left to `fits`. */
const rangesOf = (campaign: string, { owner }: Filters, units: readonly Unit[] | undefined): readonly Range[] => {
  const pk = partition(campaign);
  if (owner) return (units ?? ['']).map((unit) => ({ pk, index: 'l2', prefix: `o#${owner}#${unit && `${unit}.`}` }));
  return units ? units.map((unit) => ({ pk, prefix: `r#${unit}#` })) : [{ pk, prefix: 'r#' }];
};

const fits = (request: StaffRequest, positions: readonly Position[], { status }: Filters): boolean =>
  !status || statusOf(request, positions) === status;

/** The request's own events, the import that it came with and, of the plans that gave it something, their publications. */
const readHistory = async (campaign: string, request: StaffRequest, positions: readonly Position[], now: string) => {
  const parts = positions.flatMap(({ allocations, ended }) => [...allocations, ...ended]);
  const plans = new Set(parts.flatMap((part) => (part.request === request.id && part.plan ? [part.plan] : [])));
  const read = (subject: string) => readEvents(campaign, subject, request.createdAt, now);
  const own = await read(requestSubject(request.id));
  const published = (await Promise.all([...plans].map((plan) => read(`staff/plans/${plan}`)))).flat();
  const isPublication = ({ type }: Recorded<StaffEvent>) => type === 'PlanPublished';
  const imported = request.import === undefined ? [] : await read(`staff/imports/${request.import}`);
  return [...imported, ...own, ...published.filter(isPublication)].sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** What the commands on one request share: which it is, and its answer. */
const one = (id: string, actor: Actor) => ({
  requests: [id],
  versionOf: ({ requests }: StaffState) => requests[id]?.version ?? 0,
  answer: ({ requests, positions }: StaffState) => ({
    status: 200,
    body: viewRequest(requests[id] as StaffRequest, Object.values(positions), readerOf(actor)),
    version: requests[id]?.version ?? 0,
  }),
});

export const operations: Handlers<typeof contract> = {
  requestStaff: {
    // An office files for itself or for associations, an association for itself, alone or together with others.
    mayDo: ({ actor, body }) => {
      const units = body.units?.map(({ unit }) => unit) ?? [body.unit ?? ''];
      return units.some((unit) => belongsTo(actor, unit)) || (isInOffice(actor) && !units.some(isOffice));
    },
    run: ({ params: { campaign }, body, actor, caller }) => {
      const parts = partsAsked(body, (unit) => requestId(unit, newId()));
      // Each answers for its own part, so one's own is what is answered.
      const { request: id } = parts.find(({ unit }) => belongsTo(actor, unit)) ?? parts[0] ?? { request: '' };
      return onStaff(caller, {
        decide: (state) => requestStaff(state, { ...body, parts }, state.campaign, state.context),
        answer: ({ requests, positions }) => {
          const request = requests[id] as StaffRequest;
          return {
            status: 201,
            body: viewRequest(request, Object.values(positions), readerOf(actor)),
            location: `/campaigns/${campaign}/staff/requests/${id}`,
            version: request.version,
          };
        },
      });
    },
  },

  listRequests: {
    run: async ({ actor, params: { campaign }, query, path }) => {
      const { limit, cursor, ...filters } = query;
      const units = unitsShownTo(actor, filters.unit);
      // Half the units; a request just filed or answered is read consistently by its own address.
      const consistent = false;
      const [imports, byId] = await Promise.all([
        readImports(campaign, { consistent }),
        readPositions(campaign, { consistent }),
      ]);
      const positions = Object.values(byId);
      return pageOf({
        ranges: rangesOf(campaign, filters, units),
        limit,
        cursor,
        query: [path, filters, units ?? 'all'],
        backward: true,
        consistent,
        view: (item) => {
          const request = requestFrom(item);
          return isReal(request, imports) && fits(request, positions, filters)
            ? viewRequest(request, positions, readerOf(actor))
            : undefined;
        },
      });
    },
  },

  showRequest: {
    target,
    run: async ({ actor, params: { campaign, request: id } }) => {
      const [request, byId] = await Promise.all([readRequest(campaign, id), readPositions(campaign)]);
      if (!request) return refuse('not-found');
      const positions = Object.values(byId);
      const history = await readHistory(campaign, request, positions, new Date().toISOString());
      const reader = readerOf(actor);
      const body = {
        ...viewRequest(request, positions, reader),
        history: history.map((event) => viewEvent(event, id, reader)),
      };
      return { status: 200, body, version: request.version };
    },
  },

  declineRequest: {
    target,
    run: ({ params: { request: id }, body: { reason }, actor, caller }) =>
      onStaff(caller, { ...one(id, actor), decide: (state) => decline(state, { id, reason }) }),
  },

  withdrawRequest: {
    target,
    run: ({ params: { request: id }, actor, caller }) =>
      onStaff(caller, { ...one(id, actor), decide: (state) => withdraw(state, id, state.context) }),
  },
};
