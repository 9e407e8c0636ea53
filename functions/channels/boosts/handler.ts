import { type Actor, associationsOf, belongsTo, isInOffice, officesOf, unitsShownTo } from '../../../shared/actor.ts';
import { execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { readChannel } from '../store.ts';
import { eventTarget } from '../../gatherings/loads.ts';
import type { contract } from './contract.ts';
import type { BoostsEvent } from './events.ts';
import { requestFundedBoost } from './funding.ts';
import { allBoosts, boostFrom, boostsOfEvent, boostsOfUnit, capability, readBoost } from './store.ts';
import { measureBoost } from './rules.ts';
import type { Boost, BoostsState } from './state.ts';

type Path = { readonly campaign: string; readonly boost: string };

const target = async ({ campaign, boost: id }: Path) => {
  const boost = await readBoost(campaign, id);
  return boost && { unit: boost.unit };
};

/** One's own, where the body does not say for whom. */
const unitFor = (actor: Actor, unit: Unit | undefined): Unit =>
  unit ?? officesOf(actor)[0] ?? associationsOf(actor)[0] ?? '';
const mayAskFor = (actor: Actor, unit: Unit): boolean =>
  belongsTo(actor, unit) || (isInOffice(actor) && !isOffice(unit));

/** The spending request as print runs show theirs. */
const viewBoost = ({ spending: request, ...boost }: Boost) => ({ ...boost, spending: { request } });
const answerOf = (boost: Boost) => ({ status: 200, body: viewBoost(boost), version: boost.version });

export const operations: Handlers<typeof contract> = {
  requestBoost: {
    mayDo: ({ actor, body: { unit } }) => mayAskFor(actor, unitFor(actor, unit)),
    run: ({ params: { campaign }, body, actor, caller }) => {
      const id = newId();
      const wish = { ...body, id, unit: unitFor(actor, body.unit) };
      return requestFundedBoost(caller, actor, wish, ({ boosts }) => ({
        ...answerOf(boosts[id] as Boost),
        status: 201,
        location: `/campaigns/${campaign}/boosts/${id}`,
      }));
    },
  },

  listBoosts: {
    run: async ({ params: { campaign }, query: { limit, cursor, status, unit }, actor, path }) => {
      const units = unitsShownTo(actor, unit);
      return pageOf({
        ranges: units ? units.map((each) => boostsOfUnit(campaign, each)) : [allBoosts(campaign)],
        limit,
        cursor,
        query: [path, { status }, units ?? 'all'],
        backward: true,
        // Half the units; a boost just asked for is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const boost = boostFrom(item);
          return status === undefined || boost.status === status ? viewBoost(boost) : undefined;
        },
      });
    },
  },

  showBoost: {
    target,
    run: async ({ params: { campaign, boost: id } }) => {
      const boost = await readBoost(campaign, id);
      return boost ? answerOf(boost) : refuse('not-found');
    },
  },

  listBoostsOfEvent: {
    target: eventTarget,
    run: async ({ params: { campaign, event }, query: { limit, cursor }, path }) =>
      pageOf({
        ranges: [boostsOfEvent(campaign, event)],
        limit,
        cursor,
        query: [path],
        view: (item) => viewBoost(boostFrom(item)),
      }),
  },

  measureBoost: {
    target,
    run: ({ params: { campaign, boost: id }, body: { reach }, caller }) =>
      execute<BoostsState, BoostsEvent, 'not-found' | 'wrong-status', ReturnType<typeof viewBoost>>(
        caller,
        capability(campaign),
        {
          load: async () => {
            const boost = await readBoost(campaign, id);
            const channel = boost && (await readChannel(campaign, boost.channel));
            return boost && channel
              ? { boosts: { [id]: boost }, channels: { [channel.id]: channel } }
              : refuse('not-found');
          },
          decide: (state) => measureBoost(state, { id, reach }),
          versionOf: ({ boosts }) => boosts[id]?.version ?? 0,
          answer: ({ boosts }) => answerOf(boosts[id] as Boost),
        },
      ),
  },
};
