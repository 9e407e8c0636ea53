import { peoplePartition, type Standing } from './actor.ts';
import { asOf, type ById, entities, entityIn } from './reads.ts';

/** Who is registered in a campaign, as far as other capabilities need to know: whose member somebody is. */
export type PersonInBrief = Standing & { readonly id: string };

export const personKey = (campaign: string, person: string) => ({
  pk: peoplePartition(campaign),
  sk: `person#${person}`,
});

/** Those who show how they are reached lie in index l1 by this. */
export const reachable = 'contacts#';
export const reachableRange = (campaign: string) =>
  ({ pk: peoplePartition(campaign), index: 'l1', prefix: reachable }) as const;

/** All of them. */
export const peopleRange = (campaign: string) => ({ pk: peoplePartition(campaign), prefix: 'person#' });

export const personInBrief = (campaign: string, person: string | undefined) => {
  const keys = person === undefined ? [] : [personKey(campaign, person)];
  return asOf('memberships are those of the moment a request arrives', { keys }, (found) => {
    const [item] = found.items;
    return item && entityIn<PersonInBrief>(item);
  });
};

/** Several of them, by their ids. */
export const peopleInBrief = (campaign: string, people: readonly string[]) => {
  const { source, as } = entities<PersonInBrief>([...new Set(people)].map((person) => personKey(campaign, person)));
  return asOf('memberships are those of the moment a request arrives', source, (found): ById<PersonInBrief> =>
    as(found),
  );
};

/** What they are called, by their ids; of whoever is forgotten there is none. */
export const namesOfPeople = (campaign: string, people: readonly string[]) => {
  const keys = [...new Set(people)].map((person) => personKey(campaign, person));
  return asOf('only shown', { keys }, ({ items }): Readonly<Record<string, string>> =>
    Object.fromEntries(items.flatMap((item) => (item ? [[String(item.id), String(item.name)]] : []))),
  );
};
