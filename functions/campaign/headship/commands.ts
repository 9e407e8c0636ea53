import { fullHeadships } from '../../../shared/actor.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { shown, thePerson } from '../commands.ts';
import { campaignStart } from '../offers.ts';
import { command, person } from '../store.ts';
import { rolesOf } from '../views.ts';
import { contract } from './contract.ts';
import { declineHeadChange, withdrawHeadChange } from './rules.ts';

/** The operations on the change of an office head that is not confirmed. */
type OnPerson = { readonly campaign: string; readonly person: string };
const there = ({ params }: { readonly params: OnPerson }) =>
  inOrder({ campaign: campaignStart(params.campaign), person: needed(person(params.campaign, params.person)) });

export const operations: Handlers<typeof contract> = {
  declineHeadChange: command(contract.declineHeadChange, {
    about: thePerson,
    reads: there,
    decide: (state, { actor, body: { reason } }) =>
      declineHeadChange(state, { person: actor.person, offices: fullHeadships(actor), reason }),
    answer: (state) => shown(rolesOf(state)),
  }),

  withdrawHeadChange: command(contract.withdrawHeadChange, {
    about: thePerson,
    reads: there,
    decide: (state) => withdrawHeadChange(state),
    answer: (state) => shown(rolesOf(state)),
  }),
};
