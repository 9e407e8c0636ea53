import type { Membership } from './actor.ts';
import { peoplePartition } from './actor.ts';
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
