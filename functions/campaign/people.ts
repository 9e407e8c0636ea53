import type { Forget, Traces } from '../../shared/capability.ts';
import { inAll, step, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { asOf, entityIn, inOrder, listed, needed } from '../../shared/reads.ts';
import { invitation } from './invitations/store.ts';
import { isOpen, revokeInvitation } from './invitations/rules.ts';
import { campaignStart } from './offers.ts';
import { removeContacts } from './contacts/store.ts';
import type { Unit } from '../../shared/units.ts';
import type { Invitation, Person } from './state.ts';
import { campaignAggregate, invitationsRange } from './store.ts';

/** What is kept of people beside their own items: who is invited and has not answered yet. */
const names = ({ name, email }: Invitation): readonly string[] => [name, email].filter((each) => each !== undefined);

export const traces: Traces = {
  invitations: {
    where: (campaign) => [invitationsRange(campaign)],
    tell: (item, those) => {
      const is = entityIn<Invitation>(item);
      const { association, role, name, email, expiresAt } = is;
      return names(is).some((each) => those.names(each)) ? { association, role, name, email, expiresAt } : undefined;
    },
  },
};

/**
 * An invitation to somebody who is to be forgotten is revoked, and so forgets who it was for; what others show of how they
 * are reached goes where it names them.
 */
export const forget: Forget = async (campaign, those): Promise<Tended> => {
  const now = new Date().toISOString();
  const all = asOf(
    'looked at anew when it is revoked',
    { queries: [{ range: invitationsRange(campaign) }] },
    listed<Invitation>,
  );
  const found = (await readOne(all)).filter(
    (each) => isOpen(each, now) && names(each).some((name) => those.names(name)),
  );
  const tended: Tended[] = [];
  for (const { id, association } of found)
    tended.push(
      await step(campaign, campaignAggregate, {
        reads: () =>
          inOrder({ campaign: campaignStart(campaign), invitation: needed(invitation(campaign, association, id)) }),
        decide: (state) => {
          const decided = revokeInvitation(state, now);
          return 'refused' in decided ? [] : decided;
        },
      }),
    );
  // Of those who go all goes with themselves.
  const naming = ({ id, contacts = {} }: Person): readonly Unit[] =>
    Object.entries(contacts).flatMap(([unit, is]) =>
      !those.ids.has(id) && [is.function, is.phone, is.email, is.hours].some((text) => those.names(text)) ? [unit] : [],
    );
  return inAll([...tended, await removeContacts({ id: campaign }, naming)]);
};
