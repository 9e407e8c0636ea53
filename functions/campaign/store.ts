import { letters } from './invitations/letters.ts';
import { subjectKey } from '../../shared/actor.ts';
import { commandsOf } from '../../shared/command.ts';
import { campaignKey, namesKey, settingsKey, unitKey } from '../../shared/directory.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { personKey, reachable } from '../../shared/people.ts';
import { asOf, entity, entityOr, inOrder, needed } from '../../shared/reads.ts';
import type { Unit } from '../../shared/units.ts';
import { campaignStart } from './offers.ts';
import { type CampaignEvent, concerns, type Told } from './events.ts';
import { textFieldOf } from '../../shared/texts.ts';
import { keptBy } from '../../shared/waiting.ts';
import { campaignTexts } from './texts.ts';
import { evolve, noNames } from './evolve.ts';
import { associationWaits, invitationWaits, personWaits } from './waiting.ts';
import type {
  Association,
  Campaign,
  CampaignState,
  Invitation,
  Login,
  Names,
  OfficeEntity,
  Person,
  Settings,
} from './state.ts';

/** Where a campaign's own entities are kept; the keys that others read too are the directory's. */
export const invitationKey = (campaign: string, association: Unit, id: string) => ({
  pk: `${campaign}#campaign`,
  sk: `invitation#${association}#${id}`,
});
export const invitationsRange = (campaign: string, association?: Unit) => ({
  pk: `${campaign}#campaign`,
  prefix: association === undefined ? 'invitation#' : `invitation#${association}#`,
});
/** Seconds of Unix time from which DynamoDB removes it: whoever is invited is not kept longer than the link is good. */
const goneAt = ({ expiresAt }: Invitation): number => Math.floor(Date.parse(expiresAt) / 1_000);

export const stored = (campaign: string) => ({
  campaign: ({ id }: Campaign) => campaignKey(id),
  names: () => namesKey(campaign),
  settings: () => settingsKey(campaign),
  office: ({ id }: OfficeEntity) => unitKey(campaign, 'office', id),
  association: (is: Association) => ({ ...unitKey(campaign, 'association', is.id), ...keptBy(is, associationWaits) }),
  invitation: (is: Invitation) => ({
    ...invitationKey(campaign, is.association, is.id),
    ttl: goneAt(is),
    ...keptBy(is, invitationWaits),
  }),
  person: (is: Person) => ({
    ...personKey(campaign, is.id),
    ...(is.contacts && { l1: `${reachable}${is.id}` }),
    ...keptBy(is, personWaits),
  }),
  login: ({ subject }: Login) => subjectKey(campaign, subject),
  formerLogin: ({ subject }: Login) => subjectKey(campaign, subject),
});

export const campaignAggregate = (campaign: string): Aggregate<CampaignState, CampaignEvent, Told> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(campaignTexts, event),
  letters,
});
export const command = /* @__PURE__ */ commandsOf(campaignAggregate);

export const campaign = (id: string) => entity<Campaign>(campaignKey(id));
/** How often names have changed; a command that may change one moves it. */
export const names = (id: string) => entityOr<Names>(namesKey(id), noNames);
export const settings = (id: string) => entity<Settings>(settingsKey(id));
export const office = (id: string, unit: string) => entity<OfficeEntity>(unitKey(id, 'office', unit));
export const association = (id: string, unit: Unit) => entity<Association>(unitKey(id, 'association', unit));
export const person = (id: string, who: string) => entity<Person>(personKey(id, who));
export const login = (id: string, subject: string | undefined) =>
  entity<Login>(subject === undefined ? undefined : subjectKey(id, subject));

/** Somebody who is to be forgotten, with their sign-in. */
export const everythingOf = ({ campaign: id, person: who }: { readonly campaign: string; readonly person: string }) =>
  inOrder({ campaign: campaignStart(id), person: needed(person(id, who)) }, (found) => ({
    login: login(id, found.person.subject),
  }));

/** The people, and those of them who show how they are reached. */
export { peopleRange, reachableRange } from '../../shared/people.ts';

/** Which of these associations there are. */
export const knownAssociations = (id: string, units: readonly Unit[]) =>
  asOf(
    'associations are never removed',
    { keys: units.map((unit) => unitKey(id, 'association', unit)) },
    ({ items }): ReadonlySet<Unit> => new Set(items.flatMap((item) => (typeof item?.id === 'string' ? [item.id] : []))),
  );
