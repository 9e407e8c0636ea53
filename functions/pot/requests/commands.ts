import { type Actor, actorOf, associationsOf, belongsTo, isInOffice, officesOf } from '../../../shared/actor.ts';
import { addDays, dayOf, type Instant } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import { isAssociation, settings } from '../../../shared/directory.ts';
import { type Handlers, right } from '../../../shared/handler.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { asOf, type ById, given, inOrder, together } from '../../../shared/reads.ts';
import { withTexts } from '../../../shared/texts.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { fileSpending, filing, filingAfter } from '../funding.ts';
import { handsOf } from '../hands.ts';
import { potSettingsOf } from '../offers.ts';
import type { Pot, SpendingRequest } from '../state.ts';
import { requestCommand as command, pot, requestId, reserved, sharesOf } from '../store.ts';
import { wrongPartners } from '../joint/rules.ts';
import type { Share } from '../joint/state.ts';
import { expectedWindow } from '../window.ts';
import { potTexts } from '../texts.ts';
import { viewEvent, viewRequest } from '../views.ts';
import { contract } from './contract.ts';
import { close, edit, edited, extend, ownOffices, supplement, withdraw } from './rules.ts';
import { jointRequest, onRequest } from './on-request.ts';
import { listSpendings } from './listing.ts';
import { reopen } from './reopening.ts';
import { inFull, type OnRequest, votable, withShares } from './reads.ts';
import { approve, oppose, takeBack, withLapsed } from './voting.ts';

/** The operations on spending requests: each says what it reads, and its rule is in rules.ts or voting.ts. */
/** The offices somebody may vote for today: their own headships, and those whose deputy they are. */
const actingOf = (actor: Actor, { deputies }: Pick<Pot, 'deputies'>, now: Instant) =>
  handsOf({ ...actor, id: actor.person }, deputies, dayOf(now));
const heads = right({
  reads: ({ campaign }: OnRequest) => inOrder({ pot: pot(campaign) }),
  holds: (actor, found, _path, now) => Object.keys(actingOf(actor, found.pot, now)).length > 0,
});
const readVote = ({ params }: { readonly params: OnRequest }, now: Instant) => votable(params, now);

const partnersIn = ({ partners = [] }: { readonly partners?: readonly { readonly unit: Unit }[] | undefined }) =>
  partners.map(({ unit }) => unit);
const existing = (campaign: string, units: readonly Unit[]) => {
  const { source, as } = together(units.map((unit) => isAssociation(campaign, unit)));
  return asOf('associations are never removed', source, (found) => units.filter((_, i) => as(found)[i] === true));
};
/** Whose association asked, or who did. */
const isOwnTo = (actor: Actor, { unit, filer }: SpendingRequest) => belongsTo(actor, unit) || actor.person === filer;

export const operations: Handlers<typeof contract> = {
  submitSpending: command(contract.submitSpending, {
    // An office files for itself or for an association, an association for itself.
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit) || (isInOffice(actor) && !isOffice(body.unit)),
    reads: ({ params: { campaign }, body, identity }, now) =>
      inOrder({ ...filing(campaign, body.unit), filer: actorOf(campaign, identity) }, (found) => ({
        ...filingAfter(found.pot, campaign, body, now),
        // Those of them that there are.
        partners: existing(campaign, partnersIn(body)),
        shares: given<ById<Share>>({}),
        exists:
          isOffice(body.unit) || (found.filer && belongsTo(found.filer, body.unit))
            ? given(true)
            : isAssociation(campaign, body.unit),
      })),
    decide: (state, { actor, body, newId }, now) =>
      state.exists
        ? (wrongPartners(body, state.partners) ??
          fileSpending(state, { ...body, id: requestId(body.unit, newId), own: ownOffices(actor, body.unit) }, now))
        : invalidField('/unit', 'unknown'),
    answer: ({ request }, { actor, params: { campaign } }) => ({
      status: 201,
      body: viewRequest(request, isInOffice(actor)),
      location: `/campaigns/${campaign}/pot/requests/${request.id}`,
      version: request.version,
    }),
  }),

  listSpendings,

  showSpending: show(contract.showSpending, {
    about: jointRequest,
    reads: ({ params }) => inFull(params),
    answer: (found, { actor }, now) => ({
      status: 200,
      body: {
        ...viewRequest(withLapsed(found, dayOf(now)), isInOffice(actor)),
        history: withTexts(potTexts, found.history, { request: found.request }).map((event) =>
          viewEvent(event, isInOffice(actor), isOwnTo(actor, found.request)),
        ),
      },
      version: found.request.version,
    }),
  }),

  editSpending: command(contract.editSpending, {
    ...onRequest,
    reads: ({ params, body }, now) =>
      inOrder({ ...reserved(params), campaign: campaignStart(params.campaign) }, ({ pot: guard, request }) => {
        const { id, unit, partners } = request;
        return {
          shares: sharesOf(params.campaign, request),
          // Partners are asked anew.
          settings: partners ? settings(params.campaign, potSettingsOf) : given(undefined),
          window: expectedWindow(
            guard,
            params.campaign,
            { id, unit, partners, payouts: request.payouts, ...edited(request, body) },
            now,
          ),
        };
      }),
    decide: (state, { actor, body }, now) =>
      edit(state, {
        ...body,
        own: ownOffices(actor, state.request.unit),
        campaignEnd: state.campaign.end,
        replyBy: state.settings && addDays(dayOf(now), state.settings.replyByDays),
      }),
  }),

  approveSpending: command(contract.approveSpending, {
    ...onRequest,
    may: heads,
    reads: readVote,
    decide: (state, { actor, body: { office } }, now) =>
      approve(state, { person: actor.person, acting: actingOf(actor, state.pot, now), office }, now),
  }),

  refuseSpending: command(contract.refuseSpending, {
    ...onRequest,
    may: heads,
    reads: readVote,
    decide: (state, { actor, body: { office, reason } }, now) =>
      oppose(state, { person: actor.person, acting: actingOf(actor, state.pot, now), office, reason }, now),
  }),

  takeBackVote: command(contract.takeBackVote, {
    ...onRequest,
    may: heads,
    reads: readVote,
    decide: (state, { actor }, now) => takeBack(state, actor.person, now),
  }),

  withdrawSpending: command(contract.withdrawSpending, {
    ...onRequest,
    reads: ({ params }) => withShares(params),
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
    reads: ({ params }) => withShares(params),
    decide: (state, { actor, body: { reason } }) =>
      close(state, { offices: officesOf(actor), isOwn: belongsTo(actor, state.request.unit), reason }),
  }),

  extendSpending: command(contract.extendSpending, {
    ...onRequest,
    reads: ({ params }) => inOrder(reserved(params)),
    decide: (state, { actor, body }) => extend(state, { ...body, offices: officesOf(actor) }),
  }),

  reopenSpending: command(contract.reopenSpending, {
    ...onRequest,
    reads: ({ params }, now) =>
      inOrder({ ...reserved(params), settings: settings(params.campaign, potSettingsOf) }, (found) => ({
        shares: sharesOf(params.campaign, found.request),
        window: expectedWindow(found.pot, params.campaign, found.request, now),
      })),
    decide: (state, { actor, body }, now) => {
      const today = dayOf(now);
      return reopen(state, {
        ...body,
        units: [...officesOf(actor), ...associationsOf(actor)],
        own: ownOffices(actor, state.request.unit),
        today,
        replyBy: addDays(today, state.settings.replyByDays),
      });
    },
  }),
};
