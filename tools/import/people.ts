import { inGroups, type Send } from './sending.ts';

/** Who takes part, by the sign-in they have: their ids Valsam makes. */
export type Person = {
  readonly subject: string;
  readonly name: string;
  readonly memberships: readonly { readonly unit: string; readonly role: string }[];
};

/** How somebody is reached for a unit: theirs to show. */
export type Reached = { readonly person: string; readonly unit: string };

/** The ids of those who are in the campaign already, by their sign-in: entered again they would be others. */
const peopleIn = async (path: string, send: Send): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>();
  let next: string | undefined;
  do {
    const page = await send('admin', 'GET', `${path}/people?limit=100${next ? `&cursor=${next}` : ''}`);
    for (const { subject, id } of page.items as readonly { readonly subject: string; readonly id: string }[])
      ids.set(subject, id);
    next = page.next as string | undefined;
  } while (next);
  return ids;
};

export const importPeople = async (people: readonly Person[], path: string, send: Send): Promise<void> => {
  const known = await peopleIn(path, send);
  await inGroups(people, (person) => {
    const id = known.get(person.subject);
    return id === undefined
      ? send('admin', 'POST', `${path}/people`, person)
      : send('admin', 'PUT', `${path}/people/${id}`, person);
  });
};

/** Each by the person whose it is. */
export const importContacts = async (contacts: readonly Reached[], path: string, send: Send): Promise<void> => {
  for (const { person, unit, ...contact } of contacts) await send(person, 'PUT', `${path}/contacts/${unit}`, contact);
};
