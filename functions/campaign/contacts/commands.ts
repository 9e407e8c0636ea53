import { dayOf } from '../../../shared/calendar.ts';
import type { Handlers } from '../../../shared/handler.ts';
import type { Identity } from '../../../shared/actor.ts';
import { given, inOrder, needed } from '../../../shared/reads.ts';
import { campaignStart } from '../offers.ts';
import { command, login, person } from '../store.ts';
import { contract } from './contract.ts';
import { removeContact, showContact } from './rules.ts';
import type { Contact } from '../state.ts';

/** What people show of how they are reached: each their own. */
const oneself = (campaign: string, { subject }: Identity) =>
  inOrder({ campaign: campaignStart(campaign), login: needed(login(campaign, subject)) }, (found) => ({
    person: needed(person(campaign, found.login.person)),
  }));

export const operations: Handlers<typeof contract> = {
  showContact: command(contract.showContact, {
    reads: ({ params: { campaign }, identity, body: { until: _, ...contact } }) =>
      inOrder(
        {
          campaign: campaignStart(campaign),
          login: needed(login(campaign, identity.subject)),
          contact: given(contact),
        },
        (found) => ({ person: needed(person(campaign, found.login.person)) }),
      ),
    version: ({ person: is }) => is.version,
    decide: (state, { params: { unit }, body: { until } }, now) =>
      showContact(state, { unit, until, today: dayOf(now) }),
    answer: ({ person: { contacts, version } }, { params: { unit } }) => ({
      status: 200,
      body: { unit, ...(contacts?.[unit] as Contact) },
      version,
    }),
  }),

  removeContact: command(contract.removeContact, {
    reads: ({ params: { campaign }, identity }) => oneself(campaign, identity),
    version: ({ person: is }) => is.version,
    decide: (state, { params: { unit } }) => removeContact(state, [unit]),
    answer: (_found, { params: { unit } }) => ({ status: 200, body: { unit } }),
  }),
};
