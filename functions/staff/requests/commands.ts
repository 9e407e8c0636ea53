import { type Actor, belongsTo, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import type { Instant } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import type { Recorded } from '../../../shared/commit.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { historyQueries } from '../../../shared/history.ts';
import { asOf, entityIn, given, inOrder, listed, needed } from '../../../shared/reads.ts';
import type { Range } from '../../../shared/table.ts';
import { withTexts } from '../../../shared/texts.ts';
import { isOffice, type Office, type Unit } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import type { StaffEvent } from '../events.ts';
import { contextOf, requestSubject } from '../judge.ts';
import { type Ids, one, type Position, type RequestStatus, type StaffRequest } from '../state.ts';
import { statusOf } from '../status.ts';
import {
  associationFacts,
  command,
  head,
  importOf,
  imports,
  isReal,
  partition,
  positions,
  positionsNow,
  request,
  requestId,
  staffSettings,
} from '../store.ts';
import { staffTexts } from '../texts.ts';
import { readerOf, viewEvent, viewRequest } from '../views.ts';
import { contract } from './contract.ts';
import { decline, partsAsked, requestStaff, withdraw } from './rules.ts';

/** The operations on staff requests: each says what it reads, and its rule is in rules.ts. */
type OnRequest = { readonly campaign: string; readonly request: string };

/** Who files from an office may act for the unit, too; of what neighbours ask together each answers for its own part. */
export const filerOf = ({ filer }: StaffRequest, actor: Actor) => (isInOffice(actor) ? { filer } : {});

/** One request: whose it is, and its version. What an import brought is not there before the import is. */
const theRequest = about({
  reads: ({ campaign, request: id }: OnRequest) =>
    inOrder({ request: request(campaign, id) }, (found) => ({ import: importOf(campaign, found.request) })),
  target: (found, actor) =>
    found.request && found.import && { unit: found.request.unit, ...filerOf(found.request, actor) },
  version: (found) => found.request?.version ?? 0,
});

const shown = (
  found: { readonly request: StaffRequest; readonly positions: Ids<Position> },
  { actor }: { readonly actor: Actor },
) => ({
  status: 200,
  body: viewRequest(found.request, Object.values(found.positions), readerOf(actor)),
  version: found.request.version,
});

const guarded = ({ campaign, request: id }: OnRequest) => ({
  head: head(campaign),
  request: needed(request(campaign, id)),
});

/** The request's own events, the import that it came with and, of the plans that gave it something, their publications. */
const history = (
  campaign: string,
  { id, createdAt, import: imported }: StaffRequest,
  all: Ids<Position>,
  now: Instant,
) => {
  const parts = Object.values(all).flatMap(({ allocations, ended }) => [...allocations, ...ended]);
  const plans = new Set(parts.flatMap((part) => (part.request === id && part.plan ? [part.plan] : [])));
  const subjects = [
    ...(imported === undefined ? [] : [`staff/imports/${imported}`]),
    requestSubject(id),
    ...[...plans].map((plan) => `staff/plans/${plan}`),
  ];
  const queries = subjects.flatMap((subject) => historyQueries(partition(campaign), subject, createdAt, now));
  return asOf('only shown', { queries }, (found) =>
    listed<Recorded<StaffEvent>>(found)
      .filter(({ type }) => type !== 'PlanDrafted')
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
};

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

const fits = (found: StaffRequest, all: readonly Position[], { status }: Filters): boolean =>
  !status || statusOf(found, all) === status;

/** Half the units; a request just filed or answered is read consistently by its own address. */
const consistent = false;

/** Parts of one call are of different units, so one new id does for all. */
const partsOf = (body: Parameters<typeof partsAsked>[0], newId: string) =>
  partsAsked(body, (unit) => requestId(unit, newId));

export const operations: Handlers<typeof contract> = {
  requestStaff: command(contract.requestStaff, {
    // An office files for itself or for associations, an association for itself, alone or together with others.
    mayDo: ({ actor, body }) => {
      const units = body.units?.map(({ unit }) => unit) ?? [body.unit ?? ''];
      return units.some((unit) => belongsTo(actor, unit)) || (isInOffice(actor) && !units.some(isOffice));
    },
    reads: ({ params: { campaign } }) =>
      inOrder({
        head: head(campaign),
        campaign: campaignStart(campaign),
        associations: associationFacts(campaign),
        settings: staffSettings(campaign),
        requests: given<Ids<StaffRequest>>({}),
      }),
    decide: (state, { body, newId }, now) =>
      requestStaff(state, { ...body, parts: partsOf(body, newId) }, state.campaign, contextOf(state, now)),
    answer: (found, { actor, body, newId, params: { campaign } }) => {
      const parts = partsOf(body, newId);
      // Each answers for its own part, so one's own is what is answered.
      const { request: id = '' } = parts.find(({ unit }) => belongsTo(actor, unit)) ?? parts[0] ?? {};
      const filed = one(found.requests, id);
      return {
        status: 201,
        body: viewRequest(filed, [], readerOf(actor)),
        location: `/campaigns/${campaign}/staff/requests/${id}`,
        version: filed.version,
      };
    },
  }),

  listRequests: list(contract.listRequests, {
    reads: ({ params: { campaign } }) =>
      inOrder({ imports: imports(campaign, { consistent }), positions: positionsNow(campaign, { consistent }) }),
    page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, ...filters } }, _now, found) => {
      const units = unitsShownTo(actor, filters.unit);
      const everywhere = Object.values(found.positions);
      return {
        ranges: rangesOf(campaign, filters, units),
        query: [filters, units ?? 'all'],
        backward: true,
        consistent,
        view: (item) => {
          const each = entityIn<StaffRequest>(item);
          return isReal(each, found.imports) && fits(each, everywhere, filters)
            ? viewRequest(each, everywhere, readerOf(actor))
            : undefined;
        },
      };
    },
  }),

  showRequest: show(contract.showRequest, {
    about: theRequest,
    reads: ({ params: { campaign, request: id } }, now) =>
      inOrder({ request: needed(request(campaign, id)), positions: positionsNow(campaign) }, (found) => ({
        history: history(campaign, found.request, found.positions, now),
      })),
    answer: (found, input) => {
      const { status, body, version } = shown(found, input);
      const all = withTexts(staffTexts, found.history, { requests: { [found.request.id]: found.request } });
      const events = all.map((event) => viewEvent(event, found.request.id, readerOf(input.actor)));
      return { status, body: { ...body, history: events }, version };
    },
  }),

  declineRequest: command(contract.declineRequest, {
    about: theRequest,
    reads: ({ params }) => inOrder(guarded(params), (found) => ({ positions: positions(found.head, params.campaign) })),
    decide: (state, { body }) => decline(state, body.reason),
    answer: shown,
  }),

  withdrawRequest: command(contract.withdrawRequest, {
    about: theRequest,
    reads: ({ params }) =>
      inOrder({ ...guarded(params), associations: associationFacts(params.campaign) }, (found) => ({
        positions: positions(found.head, params.campaign),
      })),
    decide: (state) => withdraw(state, state),
    answer: shown,
  }),
};
