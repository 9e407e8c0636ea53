import { peoplePartition, subjectKey } from '../../shared/actor.ts';
import { commandsOf } from '../../shared/command.ts';
import { campaignKey, settingsKey, unitKey } from '../../shared/directory.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { personKey } from '../../shared/people.ts';
import { asOf, entity } from '../../shared/reads.ts';
import type { Unit } from '../../shared/units.ts';
import { type CampaignEvent, concerns, type Told } from './events.ts';
import { evolve } from './evolve.ts';
import type { Association, Campaign, CampaignState, Login, OfficeEntity, Person, Settings } from './state.ts';

/** Where a campaign's own entities are kept; the keys that others read too are the directory's. */
const stored = (campaign: string) => ({
  campaign: ({ id }: Campaign) => campaignKey(id),
  settings: () => settingsKey(campaign),
  office: ({ id }: OfficeEntity) => unitKey(campaign, 'office', id),
  association: ({ id }: Association) => unitKey(campaign, 'association', id),
  person: ({ id }: Person) => personKey(campaign, id),
  login: ({ subject }: Login) => subjectKey(campaign, subject),
  formerLogin: ({ subject }: Login) => subjectKey(campaign, subject),
});

export const campaignAggregate = (campaign: string): Aggregate<CampaignState, CampaignEvent, Told> => ({
  stored: stored(campaign),
  evolve,
  concerns,
});
export const command = /* @__PURE__ */ commandsOf(campaignAggregate);

export const campaign = (id: string) => entity<Campaign>(campaignKey(id));
export const settings = (id: string) => entity<Settings>(settingsKey(id));
export const office = (id: string, unit: string) => entity<OfficeEntity>(unitKey(id, 'office', unit));
export const association = (id: string, unit: Unit) => entity<Association>(unitKey(id, 'association', unit));
export const person = (id: string, who: string) => entity<Person>(personKey(id, who));
export const login = (id: string, subject: string | undefined) =>
  entity<Login>(subject === undefined ? undefined : subjectKey(id, subject));

/** The people, and the units of each kind. */
export const peopleRange = (id: string) => ({ pk: peoplePartition(id), prefix: 'person#' });
export const unitRange = (id: string, kind: 'office' | 'association') => ({ pk: `${id}#campaign`, prefix: `${kind}#` });

/** Which of these associations there are. */
export const knownAssociations = (id: string, units: readonly Unit[]) =>
  asOf(
    'associations are never removed',
    { keys: units.map((unit) => unitKey(id, 'association', unit)) },
    ({ items }): ReadonlySet<Unit> => new Set(items.flatMap((item) => (typeof item?.id === 'string' ? [item.id] : []))),
  );
