import { type Actor, associationsOf, officesOf } from '../../../shared/actor.ts';
import { list, show } from '../../../shared/command.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { entityIn, given, inOrder, needed, toSet } from '../../../shared/reads.ts';
import { campaignStart } from '../../campaign/offers.ts';
import type { Position } from '../state.ts';
import { contextOf } from '../judge.ts';
import { before, command, everything, head, partition, position, staffSettings } from '../store.ts';
import { readerOf, seesPosition, viewPosition } from '../views.ts';
import { accept, decline } from './consenting.ts';
import { contract } from './contract.ts';
import { mayChange, removePosition, setPosition } from './rules.ts';

/** The operations on positions: each says what it reads, and its rule is in rules.ts. */
type OnPosition = { readonly campaign: string; readonly position: string };

const unitsOf = (actor: Actor) => [...officesOf(actor), ...associationsOf(actor)];

const reads = (path: OnPosition) => inOrder({ position: position(path.campaign, path.position) });
const version = (found: { readonly position: Position | undefined }): number => found.position?.version ?? 0;
const sees = (found: Position, actor: Actor): boolean => seesPosition(found, readerOf(actor));

/** One position: what an association has no part of does not exist for it. */
const thePosition = about({
  reads,
  target: (found, actor) => (found.position && sees(found.position, actor) ? {} : undefined),
  version,
});
/** One that may be yet to be entered. */
const anyPosition = about({
  reads,
  target: (found, actor) => (!found.position || sees(found.position, actor) ? {} : undefined),
  version,
});

const shown = (found: { readonly position: Position }, { actor }: { readonly actor: Actor }) => ({
  status: 200,
  body: viewPosition(found.position, readerOf(actor)),
  version: found.position.version,
});

const onlyIt = ({ params: { campaign, position: id } }: { readonly params: OnPosition }) =>
  inOrder({ head: head(campaign), position: needed(position(campaign, id)) });

export const operations: Handlers<typeof contract> = {
  setPosition: command(contract.setPosition, {
    about: anyPosition,
    mayDo: ({ actor, body }) => mayChange(body, unitsOf(actor)),
    reads: ({ params: { campaign, position: id }, body }) =>
      inOrder(
        {
          ...before(campaign),
          campaign: campaignStart(campaign),
          settings: staffSettings(campaign),
          position: toSet(position(campaign, id)),
          person: given(body.person),
          email: given(body.email),
        },
        (found) => everything(found, campaign),
      ),
    decide: (state, { params: { position: id }, body: { reason, ...wish }, actor }, now) =>
      setPosition(state, { id, wish, units: unitsOf(actor), reason }, state.campaign, contextOf(state, now)),
    answer: (found, input, now) => {
      const { campaign, position: id } = input.params;
      const isNew = found.position.createdAt === now;
      return {
        ...shown(found, input),
        ...(isNew && { status: 201, location: `/campaigns/${campaign}/staff/positions/${id}` }),
      };
    },
  }),

  showPosition: show(contract.showPosition, {
    about: thePosition,
    reads: ({ params }) => inOrder({ position: needed(position(params.campaign, params.position)) }),
    answer: shown,
  }),

  listPositions: list(contract.listPositions, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), prefix: 'p#' }],
      // Half the units; a position just entered is read consistently by its own address.
      consistent: false,
    }),
    page: ({ actor }) => {
      const reader = readerOf(actor);
      return {
        query: [reader],
        view: (item) => {
          const found = entityIn<Position>(item);
          return seesPosition(found, reader) ? viewPosition(found, reader) : undefined;
        },
      };
    },
  }),

  acceptPosition: command(contract.acceptPosition, {
    about: thePosition,
    reads: onlyIt,
    decide: (state, { actor }) => accept(state, officesOf(actor)),
    answer: shown,
  }),

  declinePosition: command(contract.declinePosition, {
    about: thePosition,
    reads: onlyIt,
    decide: (state, { actor, body: { reason } }) => decline(state, officesOf(actor), reason),
    answer: shown,
  }),

  removePosition: command(contract.removePosition, {
    about: thePosition,
    reads: onlyIt,
    decide: (state, { actor }) => removePosition(state, unitsOf(actor)),
    answer: (_found, { params: { position: id } }) => ({ status: 200, body: { id } }),
  }),
};
