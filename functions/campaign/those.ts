import { type Identity, subjectKey } from '../../shared/actor.ts';
import type { Those } from '../../shared/capability.ts';
import { unitRange } from '../../shared/directory.ts';
import { fetching, readAll } from '../../shared/fetching.ts';
import { namesOf, type Somebody } from '../../shared/somebody.ts';
import { getMany, queryAll } from '../../shared/table.ts';
import { offices, type Unit } from '../../shared/units.ts';
import type { Campaign, Person } from './state.ts';
import { everythingOf } from './store.ts';

/** Who somebody is, and what to look for where something of them may be stored. */

export type Units = { readonly ids: readonly Unit[]; readonly names: readonly string[] };
export const unitsOf = async (campaign: string): Promise<Units> => {
  const kinds = ['office', 'association'] as const;
  const found = (await Promise.all(kinds.map((kind) => queryAll(unitRange(campaign, kind))))).flat();
  return {
    ids: [...new Set([...offices, ...found.map(({ id }) => String(id))])],
    names: found.map(({ name }) => String(name)),
  };
};

export const thoseOf = (people: readonly Somebody[], { names }: Units): Those => ({
  ids: new Set(people.map(({ id }) => id)),
  names: namesOf(people, names),
});

/** Who has this sign-in in each campaign that they are in, in the order of the campaigns' ids. */
export const ownIn = async ({ subject }: Identity): Promise<readonly { campaign: Campaign; person: Person }[]> => {
  const campaigns = (await queryAll({ pk: 'campaigns', prefix: '' })).map(({ sk }) => sk);
  const logins = await getMany(campaigns.map((campaign) => subjectKey(campaign, subject)));
  const byPlace = new Map(logins.map((login) => [login.pk, String(login.person)]));
  const found = await Promise.all(
    campaigns.map((campaign) => {
      const who = byPlace.get(subjectKey(campaign, subject).pk);
      return who === undefined ? undefined : readAll(everythingOf({ campaign, person: who }), fetching());
    }),
  );
  return found.flatMap((each) => each ?? []);
};
