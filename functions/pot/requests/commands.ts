import {
  type Actor,
  actorOf,
  belongsTo,
  headships,
  isInOffice,
  officesOf,
  unitsShownTo,
} from '../../../shared/actor.ts';
import { addDays, dayOf, type Instant } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { isAssociation, settings } from '../../../shared/directory.ts';
import { about, type Handlers, right } from '../../../shared/handler.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { given, inOrder, needed } from '../../../shared/reads.ts';
import { byId, withTexts } from '../../../shared/texts.ts';
import type { Range } from '../../../shared/table.ts';
import { isOffice, type Office, type Unit } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { actingOffices } from '../funds/rules.ts';
import { fileSpending, filing, filingAfter } from '../funding.ts';
import { potSettingsOf } from '../offers.ts';
import type { Claim, Pot, SpendingRequest } from '../state.ts';
import {
  claims,
  command,
  expectedWindow,
  history,
  partition,
  pot,
  requestId,
  requestJournal,
  reserved,
  spending,
  splitWindow,
} from '../store.ts';
import { potTexts } from '../texts.ts';
import { viewClaim, viewEvent, viewRequest } from '../views.ts';
import { contract } from './contract.ts';
import { close, edit, edited, extend, ownOffices, supplement, withdraw } from './rules.ts';
import { approve, oppose, takeBack } from './voting.ts';

/** The operations on spending requests: each says what it reads, and its rule is in rules.ts or voting.ts. */
type OnRequest = { readonly campaign: string; readonly request: string };

/** One request: whose it is, and its version. */
export const spendingRequest = about({
  reads: ({ campaign, request }: OnRequest) => inOrder({ request: spending(campaign, request) }),
  target: ({ request }) => request && { unit: request.unit, filer: request.filer },
  version: ({ request }) => request?.version ?? 0,
  journal: ({ request }, { campaign }) => requestJournal(campaign, request as SpendingRequest),
});

/** The request as it now is, with the claim that the command was about. */
const shown = (
  { request, claim }: { readonly request: SpendingRequest; readonly claim?: Claim | undefined },
  { actor }: { readonly actor: Actor },
) => ({
  status: 200,
  body: { ...viewRequest(request, isInOffice(actor)), ...(claim && { claim: viewClaim(claim) }) },
  version: request.version,
});

/** The offices somebody may vote for today: their own headships, and those whose deputy they are, while a member there. */
const votingOffices = (actor: Actor, { deputies }: Pick<Pot, 'deputies'>, now: Instant): readonly Office[] => {
  const own = officesOf(actor);
  return actingOffices(headships(actor), actor.person, deputies, dayOf(now)).filter((office) => own.includes(office));
};
const voters = right({
  reads: ({ campaign }: OnRequest) => inOrder({ pot: pot(campaign) }),
  holds: (actor, found, _path, now) => votingOffices(actor, found.pot, now).length > 0,
});
/** What a vote is judged by: the reservations that count with the request, too. */
const readVote = ({ params }: { readonly params: OnRequest }, now: Instant) =>
  inOrder(reserved(params), (found) => ({
    window: splitWindow(found.pot, params.campaign, found.request, now),
  }));

/** What every command on a request is about, and what it answers. */
export const onRequest = { about: spendingRequest, answer: shown };

type Filters = {
  readonly status?: SpendingRequest['status'] | undefined;
  readonly unit?: Unit | undefined;
  readonly budgetLine?: string | undefined;
};
const statuses = ['submitted', 'reserved', 'closed', 'refused', 'withdrawn'] as const;

/**
 * Which ranges a list of some units (undefined: of all) reads: those of a line by status and unit, else those of the
 * units, else those of a status, else all. A unit's status alone no range selects: that is left to `fits`.
 */
const rangesOf = (
  campaign: string,
  { status, budgetLine }: Filters,
  units: readonly Unit[] | undefined,
): readonly Range[] => {
  const pk = partition(campaign);
  const byStatus = (rest: string): readonly Range[] =>
    (status ? [status] : statuses).map((each) => ({ pk, index: 'l1', prefix: `q#${each}#${rest}` }));
  if (budgetLine) return (units?.map((unit) => `${unit}.`) ?? ['']).flatMap((ids) => byStatus(`${budgetLine}#${ids}`));
  if (units) return units.map((unit) => ({ pk, prefix: `r#${unit}#` }));
  return status ? byStatus('') : [{ pk, prefix: 'r#' }];
};

const fits = (request: SpendingRequest, { status }: Filters): boolean => !status || request.status === status;

/** One request with its claims and history. */
export const inFull = ({ campaign, request: id }: OnRequest) =>
  inOrder({ request: needed(spending(campaign, id)), claims: claims(campaign, id) }, ({ request }) => ({
    history: history(campaign, request),
  }));

export const operations: Handlers<typeof contract> = {
  submitSpending: command(contract.submitSpending, {
    // An office files for itself or for an association, an association for itself.
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit) || (isInOffice(actor) && !isOffice(body.unit)),
    reads: ({ params: { campaign }, body, identity }, now) =>
      inOrder({ ...filing(campaign, body.unit), filer: actorOf(campaign, identity) }, (found) => ({
        ...filingAfter(found.pot, campaign, body, now),
        exists:
          isOffice(body.unit) || (found.filer && belongsTo(found.filer, body.unit))
            ? given(true)
            : isAssociation(campaign, body.unit),
      })),
    decide: (state, { actor, body, newId }, now) =>
      state.exists
        ? fileSpending(state, { ...body, id: requestId(body.unit, newId), own: ownOffices(actor, body.unit) }, now)
        : invalidField('/unit', 'unknown'),
    answer: ({ request }, { actor, params: { campaign } }) => ({
      status: 201,
      body: viewRequest(request, isInOffice(actor)),
      location: `/campaigns/${campaign}/pot/requests/${request.id}`,
      version: request.version,
    }),
  }),

  listSpendings: list(contract.listSpendings, {
    page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, ...filters } }) => {
      const units = unitsShownTo(actor, filters.unit);
      return {
        ranges: rangesOf(campaign, filters, units),
        query: [filters, units ?? 'all'],
        backward: true,
        // Half the units; a request just filed is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const request = entityOf<SpendingRequest>(item) as SpendingRequest;
          return fits(request, filters) ? viewRequest(request, isInOffice(actor)) : undefined;
        },
      };
    },
  }),

  showSpending: show(contract.showSpending, {
    about: spendingRequest,
    reads: ({ params }) => inFull(params),
    answer: (found, { actor }) => ({
      status: 200,
      body: {
        ...viewRequest(found.request, isInOffice(actor)),
        claims: found.claims.map(viewClaim),
        history: withTexts(potTexts, found.history, { request: found.request, claim: byId(found.claims) }).map(
          (event) => viewEvent(event, isInOffice(actor)),
        ),
      },
      version: found.request.version,
    }),
  }),

  editSpending: command(contract.editSpending, {
    ...onRequest,
    reads: ({ params, body }, now) =>
      inOrder({ ...reserved(params), campaign: campaignStart(params.campaign) }, ({ pot: guard, request }) => {
        const { id, unit } = request;
        return { window: expectedWindow(guard, params.campaign, { id, unit, ...edited(request, body) }, now) };
      }),
    decide: (state, { actor, body }) =>
      edit(state, { ...body, own: ownOffices(actor, state.request.unit), campaignEnd: state.campaign.end }),
  }),

  approveSpending: command(contract.approveSpending, {
    ...onRequest,
    may: voters,
    reads: readVote,
    decide: (state, { actor, body: { office } }, now) =>
      approve(state, { person: actor.person, acting: votingOffices(actor, state.pot, now), office }, now),
  }),

  refuseSpending: command(contract.refuseSpending, {
    ...onRequest,
    may: voters,
    reads: readVote,
    decide: (state, { actor, body: { office, reason } }, now) =>
      oppose(state, { person: actor.person, acting: votingOffices(actor, state.pot, now), office, reason }),
  }),

  takeBackVote: command(contract.takeBackVote, {
    ...onRequest,
    may: voters,
    reads: readVote,
    decide: (state, { actor }) => takeBack(state, actor.person),
  }),

  withdrawSpending: command(contract.withdrawSpending, {
    ...onRequest,
    reads: ({ params }) => inOrder(reserved(params)),
    decide: (state) => withdraw(state),
  }),

  supplementSpending: command(contract.supplementSpending, {
    ...onRequest,
    reads: ({ params }, now) =>
      inOrder({ ...reserved(params), settings: settings(params.campaign, potSettingsOf) }, (found) => ({
        window: expectedWindow(found.pot, params.campaign, found.request, now),
      })),
    decide: (state, { actor, body }, now) =>
      supplement(state, {
        ...body,
        own: ownOffices(actor, state.request.unit),
        replyBy: addDays(dayOf(now), state.settings.replyByDays),
      }),
  }),

  closeSpending: command(contract.closeSpending, {
    ...onRequest,
    reads: ({ params }) => inOrder(reserved(params)),
    decide: (state) => close(state, false),
  }),

  extendSpending: command(contract.extendSpending, {
    ...onRequest,
    reads: ({ params }) => inOrder(reserved(params)),
    decide: (state, { body }) => extend(state, body.until),
  }),
};
