import type { Membership } from './actor.ts';
import { peoplePartition } from './actor.ts';
import { asOf, entityIn } from './reads.ts';

/** Who is registered in a campaign, as far as other capabilities need to know: whose member somebody is. */
export type PersonInBrief = { readonly id: string; readonly memberships: readonly Membership[] };

export const personKey = (campaign: string, person: string) => ({
  pk: peoplePartition(campaign),
  sk: `person#${person}`,
});

export const personInBrief = (campaign: string, person: string) =>
  asOf('memberships are those of the moment a request arrives', { keys: [personKey(campaign, person)] }, (found) => {
    const [item] = found.items;
    return item && entityIn<PersonInBrief>(item);
  });
