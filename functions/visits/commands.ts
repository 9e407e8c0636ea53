import {
  type Actor,
  associationsOf,
  behalfOf,
  belongsTo,
  isInOffice,
  officesOf,
  unitsShownTo,
} from '../../shared/actor.ts';
import { type Day, dayOf } from '../../shared/calendar.ts';
import { commandsOf, list, show } from '../../shared/command.ts';
import { associations, isAssociation, settings } from '../../shared/directory.ts';
import { about, type Handlers, right } from '../../shared/handler.ts';
import { fitsOverdue, isPast } from '../../shared/overdue.ts';
import { entityIn, fresh, given, inOrder, needed } from '../../shared/reads.ts';
import { byId } from '../../shared/texts.ts';
import { isOffice, type Office } from '../../shared/units.ts';
import { campaignStart } from '../campaign/offers.ts';
import { publicitySettingsOf, turns } from '../gatherings/offers.ts';
import { contract } from './contract.ts';
import { accept, ask, change, decline, type OneVisit, reopen, withdraw } from './rules.ts';
import { type AssociationFacts, spreadOf } from './spread.ts';
import type { Answerer, Visit } from './state.ts';
import { candidate, candidates, visit, visitFrom, visitId, visitsAggregate, visitsBy, visitsOf } from './store.ts';
import { isThemselves, viewVisit } from './views.ts';

const command = /* @__PURE__ */ commandsOf(visitsAggregate);

/** The operations on requests for visits: each says what it reads, and its rule is in rules.ts. */
type OnVisit = { readonly campaign: string; readonly visit: string };

/** One request with who is asked, who sees it, too: whose it is, and its version. */
const there = ({ campaign, visit: id }: OnVisit) =>
  inOrder({ visit: needed(visit(campaign, id)) }, (found) => ({
    candidate: needed(candidate(campaign, found.visit.candidate)),
  }));
const theVisit = about({
  reads: there,
  target: ({ visit: { unit }, candidate: { person } }) => ({ unit, ...(person !== undefined && { filer: person }) }),
  version: (found) => found.visit.version,
});

const byUnit = right({ reads: there, holds: (actor, found) => belongsTo(actor, found.visit.unit) });
const byUnitOrOffices = right({
  reads: there,
  holds: (actor, found) => isInOffice(actor) || belongsTo(actor, found.visit.unit),
});
const byAnswerers = right({
  reads: there,
  holds: (actor, found) => isInOffice(actor) || isThemselves(actor, found.candidate),
});
/** Whoever declined it; of candidates an office may, as it may answer for them. */
const byWhoDeclined = right({
  reads: there,
  holds: (actor, { visit: { declinedBy }, candidate: asked }) =>
    declinedBy === undefined || declinedBy === 'candidate'
      ? isInOffice(actor) || isThemselves(actor, asked)
      : belongsTo(actor, declinedBy),
});

/** Who answers: the candidate themselves, or the office whose it is, where they are in it. */
const answererOf = (actor: Actor, { visit: { owner }, candidate: asked }: OneVisit): Answerer => {
  if (isThemselves(actor, asked)) return 'candidate';
  const own = officesOf(actor);
  return own.includes(owner) ? owner : ((own[0] ?? owner) satisfies Office);
};

const shown = (found: OneVisit, { actor }: { readonly actor: Actor }) => ({
  status: 200,
  body: viewVisit(found.visit, found.candidate, actor),
  version: found.visit.version,
});
const onVisit = { about: theVisit, answer: shown };

type Filters = {
  readonly status?: string | undefined;
  readonly owner?: string | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
};
const fits = (is: Visit, { status, owner, overdue }: Filters, today: Day): boolean =>
  (status === undefined || is.status === status) &&
  (owner === undefined || is.owner === owner) &&
  fitsOverdue(overdue, is.status === 'asked' && isPast(is, today));

/** Half the units: what is shown of a list. */
const cheaply = { consistent: false } as const;

export const operations: Handlers<typeof contract> = {
  askForVisit: command(contract.askForVisit, {
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit) || isInOffice(actor),
    reads: ({ params: { campaign }, body: { unit, candidate: id, place } }) =>
      inOrder({
        visit: fresh<Visit>(),
        turns: turns(campaign),
        campaign: campaignStart(campaign),
        settings: settings(campaign, publicitySettingsOf),
        isKnown: isOffice(unit) ? given(true) : isAssociation(campaign, unit),
        candidate: candidate(campaign, id),
        place: given(place),
      }),
    decide: (state, { body: { candidate: _, place: __, ...wish }, newId }, now) =>
      ask(state, { id: visitId(wish.unit, newId), ...wish }, dayOf(now)),
    answer: (found, { actor, params: { campaign } }) => ({
      status: 201,
      body: viewVisit(found.visit, found.candidate, actor),
      location: `/campaigns/${campaign}/visits/${found.visit.id}`,
      version: found.visit.version,
    }),
  }),

  listVisits: list(contract.listVisits, {
    reads: ({ params: { campaign } }) => inOrder({ candidates: candidates(campaign, cheaply) }),
    page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, unit, ...filters } }, now, found) => {
      const units = unitsShownTo(actor, unit);
      const known = byId(found.candidates);
      return {
        ranges: visitsOf(campaign, units),
        query: [filters, units ?? 'all'],
        backward: true,
        // Half the units; a request just filed is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const is = visitFrom(item);
          return fits(is, filters, dayOf(now)) ? viewVisit(is, known[is.candidate], actor) : undefined;
        },
      };
    },
  }),

  showVisitSpread: show(contract.showVisitSpread, {
    reads: ({ params: { campaign } }) =>
      inOrder({
        // Counted once in a while, at half the units.
        visits: visitsBy(campaign, undefined, cheaply),
        associations: associations(campaign, (items) => items.map((item) => entityIn<AssociationFacts>(item))),
        candidates: candidates(campaign, cheaply),
      }),
    answer: (found) => ({ status: 200, body: spreadOf(found.visits, found.associations, found.candidates) }),
  }),

  showVisit: show(contract.showVisit, { ...onVisit, reads: ({ params }) => there(params) }),

  changeVisit: command(contract.changeVisit, {
    ...onVisit,
    may: byUnitOrOffices,
    reads: ({ params: { campaign, visit: id }, body }) =>
      inOrder(
        {
          visit: needed(visit(campaign, id)),
          campaign: campaignStart(campaign),
          settings: settings(campaign, publicitySettingsOf),
          place: given(body.place),
        },
        (found) => ({
          candidate: needed(candidate(campaign, found.visit.candidate)),
          // One entity stands in one place of a state.
          other: candidate(campaign, body.candidate === found.visit.candidate ? undefined : body.candidate),
        }),
      ),
    decide: (state, { actor, body: { reason, ...to } }, now) => {
      const units = [...officesOf(actor), ...associationsOf(actor)];
      return change(state, to, { by: behalfOf(actor, state.visit.unit), units, reason }, dayOf(now));
    },
    answer: (found, { actor }) => {
      const { visit: is, candidate: was, other } = found;
      const body = viewVisit(is, is.candidate === was.id ? was : other, actor);
      return { status: 200, body, version: is.version };
    },
  }),

  acceptVisit: command(contract.acceptVisit, {
    ...onVisit,
    may: byAnswerers,
    reads: ({ params: { campaign, visit: id } }) =>
      inOrder({ visit: needed(visit(campaign, id)), campaign: campaignStart(campaign) }, (found) => ({
        candidate: needed(candidate(campaign, found.visit.candidate)),
      })),
    decide: (state, { body }, now) => accept(state, body.day, dayOf(now)),
  }),

  declineVisit: command(contract.declineVisit, {
    ...onVisit,
    may: byAnswerers,
    reads: ({ params }) => there(params),
    decide: (state, { actor, body: { reason } }) => decline(state, { by: answererOf(actor, state), reason }),
  }),

  reopenVisit: command(contract.reopenVisit, {
    ...onVisit,
    may: byWhoDeclined,
    reads: ({ params: { campaign, visit: id } }) =>
      inOrder({ visit: needed(visit(campaign, id)), settings: settings(campaign, publicitySettingsOf) }, (found) => ({
        candidate: needed(candidate(campaign, found.visit.candidate)),
      })),
    decide: (state, { actor, body: { reason } }, now) =>
      reopen(state, { by: answererOf(actor, state), reason }, dayOf(now)),
  }),

  withdrawVisit: command(contract.withdrawVisit, {
    ...onVisit,
    may: byUnit,
    reads: ({ params }) => there(params),
    decide: (state) => withdraw(state),
  }),
};
