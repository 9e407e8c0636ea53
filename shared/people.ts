import { type Actor, type Identity, type Membership, peoplePartition, subjectKey } from './actor.ts';
import { entityOf } from './commit.ts';
import { get } from './table.ts';

/** Who is registered in a campaign, as far as other capabilities need to know: whose member somebody is. */
export type PersonInBrief = { readonly id: string; readonly memberships: readonly Membership[] };

export const personKey = (campaign: string, person: string) => ({
  pk: peoplePartition(campaign),
  sk: `person#${person}`,
});

export const readPersonInBrief = async (campaign: string, person: string): Promise<PersonInBrief | undefined> =>
  entityOf<PersonInBrief>(await get(personKey(campaign, person)));

/** Who this is in the campaign; undefined for somebody who has no membership there and is not an admin. */
export const actorOf = async (campaign: string, identity: Identity): Promise<Actor | undefined> => {
  const item = await get(subjectKey(campaign, identity.subject));
  const memberships = (item?.memberships as readonly Membership[] | undefined) ?? [];
  const stored = memberships.some(({ role }) => role === 'admin');
  // Admin holds no other role: the group counts only for somebody to whom the campaign has given none.
  const isAdmin = stored || (memberships.length === 0 && identity.groups.includes('admin'));
  if (!isAdmin && memberships.length === 0) return undefined;
  return {
    subject: identity.subject,
    person: (item?.person as string | undefined) ?? identity.subject,
    memberships,
    isAdmin,
  };
};
