import { peoplePartition, subjectKey } from '../../shared/actor.ts';
import { entityOf } from '../../shared/commit.ts';
import { campaignKey, settingsKey, unitKey } from '../../shared/directory.ts';
import type { Capability } from '../../shared/execute.ts';
import { personKey } from '../../shared/people.ts';
import { get, queryAll } from '../../shared/table.ts';
import { type CampaignEvent, concerns } from './events.ts';
import { evolve } from './evolve.ts';
import type { Association, Campaign, CampaignState, Login, OfficeEntity, Person, Settings } from './state.ts';

/** Where a campaign's own entities are kept; the keys that others read too are the directory's. */
export const capability = <S extends CampaignState>(campaign: string): Capability<S, CampaignEvent> => ({
  stored: {
    campaign: ({ id }: Campaign) => campaignKey(id),
    settings: () => settingsKey(campaign),
    office: ({ id }: OfficeEntity) => unitKey(campaign, 'office', id),
    association: ({ id }: Association) => unitKey(campaign, 'association', id),
    person: ({ id }: Person) => personKey(campaign, id),
    login: ({ subject }: Login) => subjectKey(campaign, subject),
    formerLogin: ({ subject }: Login) => subjectKey(campaign, subject),
  },
  evolve: (state, event) => evolve(state, event) as S,
  concerns,
});

export const readCampaign = async (id: string): Promise<Campaign | undefined> =>
  entityOf<Campaign>(await get(campaignKey(id)));
export const readCampaigns = async (): Promise<readonly Campaign[]> =>
  (await queryAll({ pk: 'campaigns', prefix: '' })).map((item) => entityOf<Campaign>(item) as Campaign);
export const readSettingsEntity = async (id: string): Promise<Settings | undefined> =>
  entityOf<Settings>(await get(settingsKey(id)));
export const readOffice = async (id: string, office: string): Promise<OfficeEntity | undefined> =>
  entityOf<OfficeEntity>(await get(unitKey(id, 'office', office)));
export const readAssociation = async (id: string, association: string): Promise<Association | undefined> =>
  entityOf<Association>(await get(unitKey(id, 'association', association)));
export const readPerson = async (id: string, person: string): Promise<Person | undefined> =>
  entityOf<Person>(await get(personKey(id, person)));
export const readPeople = async (id: string): Promise<readonly Person[]> =>
  (await queryAll({ pk: peoplePartition(id), prefix: 'person#' })).map((item) => entityOf<Person>(item) as Person);
export const readLogin = async (id: string, subject: string): Promise<Login | undefined> =>
  entityOf<Login>(await get(subjectKey(id, subject)));

/** A person with the login of the subject they shall have, and of the one they have if that is another. */
export const loadPerson = async (
  campaign: string,
  id: string,
  subjectOf: (person: Person | undefined) => string | undefined,
) => {
  const person = await readPerson(campaign, id);
  const subject = subjectOf(person);
  const [login, formerLogin] = await Promise.all([
    subject === undefined ? undefined : readLogin(campaign, subject),
    person && person.subject !== subject ? readLogin(campaign, person.subject) : undefined,
  ]);
  return { person, login, formerLogin };
};
