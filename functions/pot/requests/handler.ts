import { belongsTo, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import { addDays, dayOf } from '../../../shared/calendar.ts';
import { entityOf } from '../../../shared/commit.ts';
import { associationExists, readSettings } from '../../../shared/directory.ts';
import { execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/http.ts';
import { newId } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/input.ts';
import { pageOf } from '../../../shared/page.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import type { Item, Range } from '../../../shared/table.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { judged, loadRequest, onRequest, ownOffices, targetOf, votingOffices } from '../commands.ts';
import { capability, partition, readCampaign, readClaims, readHistory, readRequest, requestId } from '../store.ts';
import { type Filing, fileSpending, loadFiling } from '../funding.ts';
import { potSettingsOf } from '../offers.ts';
import type { SpendingRequest } from '../state.ts';
import { viewClaim, viewEvent, viewRequest } from '../views.ts';
import type { requestsContract } from './contract.ts';
import { close, edit, edited, extend, supplement, withdraw } from './rules.ts';
import { approve, oppose, takeBack } from './voting.ts';

const target = (params: { readonly campaign: string; readonly request: string }) =>
  targetOf(params.campaign, params.request);

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

export const requestHandlers: Handlers<typeof requestsContract> = {
  submitSpending: {
    // An office files for itself or for an association, an association for itself.
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit) || (isInOffice(actor) && !isOffice(body.unit)),
    run: async ({ actor, body, params: { campaign }, caller }) => {
      const id = requestId(body.unit, newId());
      const wish = { ...body, id };
      return execute(caller, capability<Filing>(campaign), {
        load: async (now) => {
          const [filing, exists] = await Promise.all([
            loadFiling(campaign, actor, wish, now),
            isOffice(body.unit) || belongsTo(actor, body.unit) || associationExists(campaign, body.unit),
          ]);
          return exists || isRefusal(filing) ? filing : invalidField('/unit', 'unknown');
        },
        decide: (state) => fileSpending(state, wish),
        versionOf: () => 0,
        answer: ({ request }) => ({
          status: 201,
          body: viewRequest(request as SpendingRequest, isInOffice(actor)),
          location: `/campaigns/${campaign}/pot/requests/${id}`,
          version: request?.version ?? 0,
        }),
      });
    },
  },

  listSpendings: {
    run: async ({ actor, params: { campaign }, query, path }) => {
      const { limit, cursor, ...filters } = query;
      const units = unitsShownTo(actor, filters.unit);
      return pageOf({
        ranges: rangesOf(campaign, filters, units),
        limit,
        cursor,
        query: [path, filters, units ?? 'all'],
        backward: true,
        // Half the units; a request just filed is read consistently by its own address.
        consistent: false,
        view: (item: Item) => {
          const request = entityOf<SpendingRequest>(item) as SpendingRequest;
          return fits(request, filters) ? viewRequest(request, isInOffice(actor)) : undefined;
        },
      });
    },
  },

  showSpending: {
    target,
    run: async ({ actor, params: { campaign, request: id } }) => {
      const request = await readRequest(campaign, id);
      return request ? fullAnswer(campaign, request, isInOffice(actor)) : refuse('not-found');
    },
  },

  editSpending: {
    target,
    run: async (input) => {
      const { campaign, request: id } = input.params;
      const found = await readCampaign(campaign);
      if (!found) return refuse('not-found');
      return onRequest(
        input,
        (state) =>
          edit(state, { ...input.body, own: ownOffices(input.actor, state.request.unit), campaignEnd: found.end }),
        (now) => loadRequest(campaign, id, now, (request) => ({ unit: request.unit, ...edited(request, input.body) })),
      );
    },
  },

  approveSpending: {
    target,
    mayAct: async (actor, { campaign }) => (await votingOffices(campaign, actor, new Date().toISOString())).length > 0,
    run: async (input) => {
      const acting = await votingOffices(input.params.campaign, input.actor, new Date().toISOString());
      const voter = { person: input.actor.person, acting, office: input.body.office };
      return onRequest(input, (state, now) => approve(state, voter, now), judged(input));
    },
  },

  refuseSpending: {
    target,
    mayAct: async (actor, { campaign }) => (await votingOffices(campaign, actor, new Date().toISOString())).length > 0,
    run: async (input) => {
      const acting = await votingOffices(input.params.campaign, input.actor, new Date().toISOString());
      const voter = { person: input.actor.person, acting, office: input.body.office, reason: input.body.reason };
      return onRequest(input, (state) => oppose(state, voter), judged(input));
    },
  },

  takeBackVote: {
    target,
    mayAct: async (actor, { campaign }) => (await votingOffices(campaign, actor, new Date().toISOString())).length > 0,
    run: (input) => onRequest(input, (state) => takeBack(state, input.actor.person), judged(input)),
  },

  withdrawSpending: { target, run: (input) => onRequest(input, withdraw) },

  supplementSpending: {
    target,
    run: async (input) => {
      const { replyByDays } = potSettingsOf(await readSettings(input.params.campaign));
      return onRequest(
        input,
        (state, now) =>
          supplement(state, {
            ...input.body,
            own: ownOffices(input.actor, state.request.unit),
            replyBy: addDays(dayOf(now), replyByDays),
          }),
        judged(input),
      );
    },
  },

  closeSpending: { target, run: (input) => onRequest(input, (state) => close(state, false)) },

  extendSpending: { target, run: (input) => onRequest(input, (state) => extend(state, input.body.until)) },
};

/** One request with its claims and history. */
export const fullAnswer = async (campaign: string, request: SpendingRequest, forOffices: boolean) => {
  const [claims, history] = await Promise.all([readClaims(campaign, request.id), readHistory(campaign, request)]);
  return {
    status: 200,
    body: {
      ...viewRequest(request, forOffices),
      claims: claims.map(viewClaim),
      history: history.map((event) => viewEvent(event, forOffices)),
    },
    version: request.version,
  };
};
