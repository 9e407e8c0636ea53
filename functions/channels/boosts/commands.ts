import {
  type Actor,
  actorOf,
  associationsOf,
  belongsTo,
  isInOffice,
  officesOf,
  unitsShownTo,
} from '../../../shared/actor.ts';
import { commandsOf, list, show } from '../../../shared/command.ts';
import { associationName, isAssociation, settings } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { newId } from '../../../shared/ids.ts';
import { jointly } from '../../../shared/jointly.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { entityIn, given, inOrder, needed } from '../../../shared/reads.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { labelOf, type Vocabulary } from '../../../shared/vocabulary.ts';
import {
  audiencesOf,
  gathering,
  publicitySettingsOf,
  registeredAudiences,
  seesAll,
  theGathering,
} from '../../gatherings/offers.ts';
import {
  filing,
  filingAfter,
  fileSpending,
  noSuchLine,
  ownOffices,
  potAggregate,
  spendingId,
} from '../../pot/funding.ts';
import type { Ids } from '../state.ts';
import { channelById } from '../store.ts';
import { contract } from './contract.ts';
import { boostSubject, type Context, measureBoost, requestBoost } from './rules.ts';
import type { Boost } from './state.ts';
import { allBoosts, boost, boostById, boostsAggregate, boostsOfEvent, boostsOfUnit, command } from './store.ts';

/** The operations on paid boosts. */
type Path = { readonly campaign: string; readonly boost: string };
const theBoost = about({
  reads: (path: Path) => inOrder({ boost: boost(path.campaign, path.boost) }),
  target: (found) => found.boost && { unit: found.boost.unit },
  version: (found) => found.boost?.version ?? 0,
});

/** One's own, where the body does not say for whom. */
const unitFor = (actor: Actor, unit: Unit | undefined): Unit =>
  unit ?? officesOf(actor)[0] ?? associationsOf(actor)[0] ?? '';
const mayAskFor = (actor: Actor, unit: Unit): boolean =>
  belongsTo(actor, unit) || (isInOffice(actor) && !isOffice(unit));

/** The spending request as print runs show theirs. */
const viewBoost = ({ spending: request, ...one }: Boost) => ({ ...one, spending: { request } });
const shown = (one: Boost) => ({ status: 200, body: viewBoost(one), version: one.version });

/** D17: a boost and the request for the money that it costs, both or neither. */
const fundedCommand = /* @__PURE__ */ commandsOf((campaign) =>
  jointly({ boosts: boostsAggregate(campaign), pot: potAggregate(campaign) }),
);

/** In Swedish, for those who decide on it. */
const purposeOf = (
  { audience, channel: id }: { readonly audience: string; readonly channel: string },
  { event, channel: its, areaName }: Pick<Context, 'event' | 'channel' | 'areaName'>,
  groups: Vocabulary,
): string => {
  const whom = labelOf(groups, audience, 'sv');
  const what = `Annonsering i ${its?.name ?? id}${event ? ` av ”${event.title}”` : ''}`;
  return `${what}: ${whom}${areaName === undefined ? '' : ` i ${areaName}`}`;
};

export const operations: Handlers<typeof contract> = {
  requestBoost: fundedCommand(contract.requestBoost, {
    mayDo: ({ actor, body: { unit } }) => mayAskFor(actor, unitFor(actor, unit)),
    reads: ({ params: { campaign }, body, identity }, now) =>
      inOrder(
        {
          asker: actorOf(campaign, identity),
          settings: settings(campaign, publicitySettingsOf),
          event: gathering(campaign, body.event),
          boosts: given<Ids<Boost>>({}),
          channels: channelById(campaign, body.channel),
          areaName: associationName(campaign, body.area),
          ...filing(campaign, ''),
        },
        (found) => {
          const unit = found.asker ? unitFor(found.asker, body.unit) : '';
          return {
            ...filingAfter(found.pot, campaign, { unit, budgetLine: found.settings.boostLine }, now),
            lastOwner: filing(campaign, unit).lastOwner,
            isKnownUnit: isOffice(unit) ? given(true) : isAssociation(campaign, unit),
          };
        },
      ),
    decide: (state, { body, actor, newId: id }, now) => {
      const unit = unitFor(actor, body.unit);
      // Invariant 8: an association boosts its own events; another's is none for it.
      const event = state.event && seesAll(actor, state.event) ? state.event : undefined;
      const { settings: own, areaName, isKnownUnit } = state;
      const channel = state.channels[body.channel];
      const context = { now, channel, event, isKnownUnit, areaName, audiences: registeredAudiences(own) };
      const spending = spendingId(unit, newId());
      const asked = requestBoost({ ...body, id, unit, spending }, context);
      if (isRefusal(asked)) return asked;
      const { boostLine: budgetLine } = own;
      const filed = fileSpending(
        state,
        {
          id: spending,
          unit,
          budgetLine,
          amount: body.amount,
          for: boostSubject(id),
          own: ownOffices(actor, unit),
          purpose: purposeOf(body, context, audiencesOf(own)),
        },
        now,
      );
      // The line is the settings', not the asker's: it is the only thing that the pot could refuse.
      return isRefusal(filed) ? noSuchLine() : [...asked, ...filed];
    },
    answer: ({ boosts }, { params: { campaign }, newId: id }) => ({
      ...shown(boosts[id] as Boost),
      status: 201,
      location: `/campaigns/${campaign}/boosts/${id}`,
    }),
  }),

  listBoosts: list(contract.listBoosts, {
    page: ({ params: { campaign }, query: { status, unit }, actor }) => {
      const units = unitsShownTo(actor, unit);
      return {
        ranges: units ? units.map((each) => boostsOfUnit(campaign, each)) : [allBoosts(campaign)],
        query: [{ status }, units ?? 'all'],
        backward: true,
        // Half the units; a boost just asked for is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const one = entityIn<Boost>(item);
          return status === undefined || one.status === status ? viewBoost(one) : undefined;
        },
      };
    },
  }),

  showBoost: show(contract.showBoost, {
    about: theBoost,
    reads: ({ params }) => inOrder({ boost: needed(boost(params.campaign, params.boost)) }),
    answer: (found) => shown(found.boost),
  }),

  listBoostsOfEvent: list(contract.listBoostsOfEvent, {
    about: theGathering,
    page: ({ params: { campaign, event } }) => ({
      ranges: [boostsOfEvent(campaign, event)],
      view: (item) => viewBoost(entityIn<Boost>(item)),
    }),
  }),

  measureBoost: command(contract.measureBoost, {
    about: theBoost,
    reads: ({ params: { campaign, boost: id } }) =>
      inOrder({ boosts: boostById(campaign, id) }, (found) => ({
        channels: channelById(campaign, found.boosts[id]?.channel),
      })),
    decide: (state, { params: { boost: id }, body: { reach } }) => measureBoost(state, { id, reach }),
    answer: ({ boosts }, { params: { boost: id } }) => shown(boosts[id] as Boost),
  }),
};
