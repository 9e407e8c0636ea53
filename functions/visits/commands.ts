import { type Actor, belongsTo, isInOffice, unitsShownTo } from '../../shared/actor.ts';
import { dayOf } from '../../shared/calendar.ts';
import { commandsOf, list, show } from '../../shared/command.ts';
import { associations, isAssociation, settings } from '../../shared/directory.ts';
import { about, type Handlers } from '../../shared/handler.ts';
import { entityIn, fresh, given, inOrder, needed } from '../../shared/reads.ts';
import { withoutEarlier } from '../../shared/texts.ts';
import { isOffice } from '../../shared/units.ts';
import { campaignStart } from '../campaign/offers.ts';
import { publicitySettingsOf, turns } from '../gatherings/offers.ts';
import { contract } from './contract.ts';
import { accept, ask, decline, withdraw } from './rules.ts';
import { type AssociationFacts, spreadOf } from './spread.ts';
import type { Visit } from './state.ts';
import { visit, visitFrom, visitId, visitsBy, visitsOf, visitsAggregate } from './store.ts';

const command = /* @__PURE__ */ commandsOf(visitsAggregate);

/** The operations on requests for visits: each says what it reads, and its rule is in rules.ts. */
type OnVisit = { readonly campaign: string; readonly visit: string };

/** One request: whose it is, and its version. */
const theVisit = about({
  reads: (path: OnVisit) => inOrder({ visit: visit(path.campaign, path.visit) }),
  target: (found) => found.visit && { unit: found.visit.unit },
  version: (found) => found.visit?.version ?? 0,
});
const there = (path: OnVisit) => ({ visit: needed(visit(path.campaign, path.visit)) });

const viewVisit = (is: Visit, actor: Actor) => {
  const { filer, ...plain } = withoutEarlier(is);
  return {
    ...plain,
    ...(is.day !== undefined && { wished: is.wishes.includes(is.day) }),
    ...(isInOffice(actor) && { filer }),
  };
};
const shown = (found: { readonly visit: Visit }, { actor }: { readonly actor: Actor }) => ({
  status: 200,
  body: viewVisit(found.visit, actor),
  version: found.visit.version,
});
const onVisit = { about: theVisit, answer: shown };

type Filters = { readonly status?: string | undefined; readonly owner?: string | undefined };
const fits = (is: Visit, { status, owner }: Filters): boolean =>
  (status === undefined || is.status === status) && (owner === undefined || is.owner === owner);

export const operations: Handlers<typeof contract> = {
  askForVisit: command(contract.askForVisit, {
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit) || isInOffice(actor),
    reads: ({ params: { campaign }, body: { unit, candidate } }) =>
      inOrder({
        visit: fresh<Visit>(),
        turns: turns(campaign),
        campaign: campaignStart(campaign),
        settings: settings(campaign, publicitySettingsOf),
        isKnown: isOffice(unit) ? given(true) : isAssociation(campaign, unit),
        candidate: given(candidate),
      }),
    decide: (state, { body: { candidate: _, ...wish }, newId }, now) =>
      ask(state, { id: visitId(wish.unit, newId), ...wish }, dayOf(now)),
    answer: (found, input) => ({
      ...shown(found, input),
      status: 201,
      location: `/campaigns/${input.params.campaign}/visits/${found.visit.id}`,
    }),
  }),

  listVisits: list(contract.listVisits, {
    page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, unit, ...filters } }) => {
      const units = unitsShownTo(actor, unit);
      return {
        ranges: visitsOf(campaign, units),
        query: [filters, units ?? 'all'],
        backward: true,
        // Half the units; a request just filed is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const is = visitFrom(item);
          return fits(is, filters) ? viewVisit(is, actor) : undefined;
        },
      };
    },
  }),

  showVisitSpread: show(contract.showVisitSpread, {
    reads: ({ params: { campaign } }) =>
      inOrder({
        // Counted once in a while, at half the units.
        visits: visitsBy(campaign, undefined, { consistent: false }),
        associations: associations(campaign, (items) => items.map((item) => entityIn<AssociationFacts>(item))),
      }),
    answer: (found) => ({ status: 200, body: spreadOf(found.visits, found.associations) }),
  }),

  showVisit: show(contract.showVisit, { ...onVisit, reads: ({ params }) => inOrder(there(params)) }),

  acceptVisit: command(contract.acceptVisit, {
    ...onVisit,
    reads: ({ params }) => inOrder({ ...there(params), campaign: campaignStart(params.campaign) }),
    decide: (state, { body }, now) => accept(state, body.day, dayOf(now)),
  }),

  declineVisit: command(contract.declineVisit, {
    ...onVisit,
    reads: ({ params }) => inOrder(there(params)),
    decide: (state, { body }) => decline(state, body.reason),
  }),

  withdrawVisit: command(contract.withdrawVisit, {
    ...onVisit,
    reads: ({ params }) => inOrder(there(params)),
    decide: (state) => withdraw(state),
  }),
};
