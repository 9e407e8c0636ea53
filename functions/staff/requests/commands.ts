import { type Actor, associationsOf, behalfOf, belongsTo, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import { type Day, dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { about, type Handlers, right } from '../../../shared/handler.ts';
import { fitsOverdue } from '../../../shared/overdue.ts';
import { entityIn, given, inOrder, needed } from '../../../shared/reads.ts';
import type { Range } from '../../../shared/ranges.ts';
import { withTexts } from '../../../shared/texts.ts';
import { isOffice, type Office, type Unit } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { contextOf } from '../judge.ts';
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
  requestsAt,
  staffSettings,
} from '../store.ts';
import { staffTexts } from '../texts.ts';
import { readerOf, viewEvent, viewRequest } from '../views.ts';
import { consent, edit, reopen } from './changing.ts';
import { contract } from './contract.ts';
import { historyOf, unmetIn } from './history.ts';
import { decline, isOverdue, partsAsked, requestStaff, withdraw } from './rules.ts';

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

/** Who may ask: an office for itself and for associations, an association for itself; and whoever did. */
const mayAsk = (actor: Actor, { unit, filer }: StaffRequest): boolean =>
  belongsTo(actor, unit) || (isInOffice(actor) && !isOffice(unit)) || filer === actor.person;
/** What nobody noted who ended it any office may open again. */
const mayReopen = (actor: Actor, { endedBy, filer, ...is }: StaffRequest): boolean => {
  const by = endedBy ?? (is.outcome === 'withdrawn' ? is.unit : undefined);
  if (by === undefined) return isInOffice(actor);
  return belongsTo(actor, by) || (is.outcome === 'withdrawn' && filer === actor.person);
};
const where = (holds: (actor: Actor, request: StaffRequest) => boolean) =>
  right({
    reads: ({ campaign, request: id }: OnRequest) => inOrder({ request: request(campaign, id) }),
    holds: (actor, found) => !found.request || holds(actor, found.request),
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

const judging = (path: OnRequest) => ({
  ...guarded(path),
  associations: associationFacts(path.campaign),
  settings: staffSettings(path.campaign),
});
const othersIn = ({ id, joint = [] }: StaffRequest): readonly string[] =>
  joint.flatMap((part) => (part.request === id ? [] : [part.request]));

type Filters = {
  readonly status?: RequestStatus | undefined;
  readonly unit?: Unit | undefined;
  readonly owner?: Office | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
};

/** Those of some units, else those of an owner, else all; what no range selects is left to `fits`. */
const rangesOf = (campaign: string, { owner }: Filters, units: readonly Unit[] | undefined): readonly Range[] => {
  const pk = partition(campaign);
  if (owner) return (units ?? ['']).map((unit) => ({ pk, index: 'l2', prefix: `o#${owner}#${unit && `${unit}.`}` }));
  return units ? units.map((unit) => ({ pk, prefix: `r#${unit}#` })) : [{ pk, prefix: 'r#' }];
};

const fits = (request: StaffRequest, positions: Ids<Position>, { status, overdue }: Filters, today: Day): boolean =>
  (!status || statusOf(request, Object.values(positions)) === status) &&
  fitsOverdue(overdue, isOverdue({ request, positions }, today));

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
    decide: (state, { actor, body, newId }, now) => {
      const own = isInOffice(actor) ? undefined : associationsOf(actor);
      return requestStaff(state, { ...body, own, parts: partsOf(body, newId) }, state.campaign, contextOf(state, now));
    },
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
    page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, ...filters } }, now, found) => {
      const units = unitsShownTo(actor, filters.unit);
      const everywhere = Object.values(found.positions);
      return {
        ranges: rangesOf(campaign, filters, units),
        query: [filters, units ?? 'all'],
        backward: true,
        consistent,
        view: (item) => {
          const each = entityIn<StaffRequest>(item);
          return isReal(each, found.imports) && fits(each, found.positions, filters, dayOf(now))
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
        history: historyOf(campaign, found.request, now),
      })),
    answer: (found, input) => {
      const { status, body, version } = shown(found, input);
      const all = withTexts(staffTexts, found.history, { requests: { [found.request.id]: found.request } });
      const events = all.map((event) => viewEvent(event, found.request.id, readerOf(input.actor)));
      const unmet = body.status === 'submitted' ? unmetIn(found.history, found.request.id, input.language) : undefined;
      return { status, body: { ...body, ...(unmet && { unmet }), history: events }, version };
    },
  }),

  consentToRequest: command(contract.consentToRequest, {
    about: theRequest,
    reads: ({ params }) => inOrder(judging(params), (found) => ({ positions: positions(found.head, params.campaign) })),
    decide: (state, _input, now) => consent(state, contextOf(state, now)),
    answer: shown,
  }),

  declineRequest: command(contract.declineRequest, {
    about: theRequest,
    may: where((actor, is) => (is.outcome === 'proposed' ? belongsTo(actor, is.unit) : isInOffice(actor))),
    reads: ({ params }) => inOrder(guarded(params), (found) => ({ positions: positions(found.head, params.campaign) })),
    decide: (state, { actor, body: { reason } }) =>
      decline(state, reason, behalfOf(actor, state.request.proposedBy ? state.request.unit : state.request.owner)),
    answer: shown,
  }),

  editRequest: command(contract.editRequest, {
    about: theRequest,
    may: where(mayAsk),
    reads: ({ params }) =>
      inOrder({ ...judging(params), campaign: campaignStart(params.campaign) }, ({ head: guard, request: is }) => ({
        positions: positions(guard, params.campaign),
        // Those who ask together with it say what it asks for, too.
        requests: requestsAt(params.campaign, othersIn(is)),
      })),
    decide: (state, { actor, body: { reason, ...wish } }, now) => {
      const { unit, filer } = state.request;
      const isOwn = belongsTo(actor, unit) || filer === actor.person;
      return edit(state, wish, { by: behalfOf(actor, unit), isOwn, reason }, contextOf(state, now));
    },
    answer: shown,
  }),

  reopenRequest: command(contract.reopenRequest, {
    about: theRequest,
    may: where(mayReopen),
    reads: ({ params }) => inOrder(judging(params), (found) => ({ positions: positions(found.head, params.campaign) })),
    decide: (state, { actor, body: { reason } }, now) => {
      const { endedBy, unit } = state.request;
      return reopen(state, { by: behalfOf(actor, endedBy ?? unit), reason }, contextOf(state, now));
    },
    answer: shown,
  }),

  withdrawRequest: command(contract.withdrawRequest, {
    about: theRequest,
    reads: ({ params }) =>
      inOrder({ ...guarded(params), associations: associationFacts(params.campaign) }, (found) => ({
        positions: positions(found.head, params.campaign),
      })),
    decide: (state, { actor }) => withdraw(state, state, behalfOf(actor, state.request.unit)),
    answer: shown,
  }),
};
