import { type Actor, associationsOf, belongsTo, isInOffice } from '../../../shared/actor.ts';
import { addDays, dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { settings } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { fresh, inOrder, needed } from '../../../shared/reads.ts';
import { withoutEarlier } from '../../../shared/texts.ts';
import type { Proposal } from '../catalogue/state.ts';
import { command, items, proposal } from '../catalogue/store.ts';
import { materialsSettingsOf } from '../offers.ts';
import { partition, unitId } from '../store.ts';
import { isKeeper } from '../views.ts';
import { contract } from './contract.ts';
import { adopt, decline, propose, reopen, withdraw } from './rules.ts';

/** The operations on what is proposed for the catalogue. */
type OnProposal = { readonly campaign: string; readonly proposal: string };

/** What all that becomes of a proposal shares. */
const onProposal = {
  about: about({
    reads: (on: OnProposal) => inOrder({ proposal: proposal(on.campaign, on.proposal) }),
    target: (found) => found.proposal && { unit: found.proposal.unit },
    version: (found) => found.proposal?.version ?? 0,
  }),
  answer: (found: { readonly proposal: Proposal }) => ({
    status: 200,
    body: withoutEarlier(found.proposal),
    version: found.proposal.version,
  }),
};
/** The district office answers, for it prints for all. */
const byKeeper = { ...onProposal, may: { holds: (actor: Actor) => isKeeper(actor) } };
const there = ({ campaign, proposal: id }: OnProposal) => ({ proposal: needed(proposal(campaign, id)) });
const replyByDays = (campaign: string) => settings(campaign, (all) => materialsSettingsOf(all).replyByDays);

export const operations: Handlers<typeof contract> = {
  proposeItem: command(contract.proposeItem, {
    mayDo: ({ actor, body: { unit } }) => belongsTo(actor, unit),
    reads: ({ params: { campaign }, body: { editionOf } }) =>
      inOrder({
        proposal: fresh<Proposal>(),
        days: replyByDays(campaign),
        items: items(campaign, editionOf === undefined ? [] : [editionOf]),
      }),
    decide: ({ days, ...found }, { body, newId }, now) =>
      propose(found, { id: unitId(body.unit, newId), ...body }, addDays(dayOf(now), days)),
    answer: (found, { params: { campaign } }) => ({
      ...onProposal.answer(found),
      status: 201,
      location: `/campaigns/${campaign}/materials/items/proposals/${found.proposal.id}`,
    }),
  }),

  listProposals: list(contract.listProposals, {
    page: ({ params: { campaign }, actor }) => {
      const pk = partition(campaign);
      const own = isInOffice(actor) ? undefined : associationsOf(actor);
      return {
        ranges: own ? own.map((unit) => ({ pk, prefix: `v#${unit}#` })) : [{ pk, prefix: 'v#' }],
        query: [own ?? 'all'],
        backward: true,
        consistent: false,
        view: (found) => withoutEarlier(entityOf<Proposal>(found) as Proposal),
      };
    },
  }),

  showProposal: show(contract.showProposal, {
    ...onProposal,
    reads: ({ params }) => inOrder(there(params)),
  }),

  adoptProposal: command(contract.adoptProposal, {
    ...byKeeper,
    reads: ({ params, body }) => inOrder({ ...there(params), items: items(params.campaign, [body.item]) }),
    decide: (state, { body }) => adopt(state, body.item),
  }),

  declineProposal: command(contract.declineProposal, {
    ...byKeeper,
    reads: ({ params }) => inOrder(there(params)),
    decide: (state, { body }) => decline(state, body.reason),
  }),

  withdrawProposal: command(contract.withdrawProposal, {
    ...onProposal,
    reads: ({ params }) => inOrder(there(params)),
    decide: (state) => withdraw(state),
  }),

  reopenProposal: command(contract.reopenProposal, {
    ...byKeeper,
    reads: ({ params }) => inOrder({ ...there(params), days: replyByDays(params.campaign) }),
    decide: (state, { body: { reason } }, now) => reopen(state, { replyBy: addDays(dayOf(now), state.days), reason }),
  }),
};
