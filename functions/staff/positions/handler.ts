import { type Actor, associationsOf, officesOf } from '../../../shared/actor.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import { onStaff } from '../commands.ts';
import { partition, positionFrom, readPosition } from '../store.ts';
import type { Position } from '../state.ts';
import { readerOf, seesPosition, viewPosition } from '../views.ts';
import type { contract } from './contract.ts';
import { mayChange, removePosition, setPosition } from './rules.ts';

type Path = { readonly campaign: string; readonly position: string };

const unitsOf = (actor: Actor) => [...officesOf(actor), ...associationsOf(actor)];

/** What an association has no part of does not exist for it. */
const target = async ({ campaign, position }: Path, actor: Actor) => {
  const found = await readPosition(campaign, position);
  return found && seesPosition(found, readerOf(actor)) ? {} : undefined;
};

export const operations: Handlers<typeof contract> = {
  setPosition: {
    target: async ({ campaign, position }, actor) => {
      const found = await readPosition(campaign, position);
      return !found || seesPosition(found, readerOf(actor)) ? {} : undefined;
    },
    mayDo: ({ actor, body }) => mayChange(body, unitsOf(actor)),
    run: ({ params: { campaign, position: id }, body: wish, actor, caller }) =>
      onStaff(caller, {
        person: wish.person,
        decide: (state) => setPosition(state, { id, wish, units: unitsOf(actor) }, state.campaign, state.context),
        versionOf: ({ positions }) => positions[id]?.version ?? 0,
        answer: ({ positions }, now) => {
          const position = positions[id] as Position;
          const created = position.createdAt === now;
          return {
            status: created ? 201 : 200,
            body: viewPosition(position, readerOf(actor)),
            version: position.version,
            ...(created && { location: `/campaigns/${campaign}/staff/positions/${id}` }),
          };
        },
      }),
  },

  showPosition: {
    target,
    run: async ({ params: { campaign, position: id }, actor }) => {
      const found = await readPosition(campaign, id);
      return found
        ? { status: 200, body: viewPosition(found, readerOf(actor)), version: found.version }
        : refuse('not-found');
    },
  },

  listPositions: {
    run: async ({ params: { campaign }, query: { limit, cursor }, actor, path }) => {
      const reader = readerOf(actor);
      return pageOf({
        ranges: [{ pk: partition(campaign), prefix: 'p#' }],
        limit,
        cursor,
        query: [path, reader],
        // Half the units; a position just entered is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const position = positionFrom(item);
          return seesPosition(position, reader) ? viewPosition(position, reader) : undefined;
        },
      });
    },
  },

  removePosition: {
    target,
    run: ({ params: { position: id }, actor, caller }) =>
      onStaff(caller, {
        decide: (state) => removePosition(state, { id, units: unitsOf(actor) }),
        versionOf: ({ positions }) => positions[id]?.version ?? 0,
        answer: () => ({ status: 200, body: { id } }),
      }),
  },
};
