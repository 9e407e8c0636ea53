import { type Actor, associationsOf, isInOffice } from '../../../shared/actor.ts';
import type { Day } from '../../../shared/calendar.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, refuse } from '../../../shared/problems.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import type { CampaignEvent } from '../events.ts';
import type { Campaign, Contact, Person } from '../state.ts';
import { viewContacts } from '../views.ts';

/** Rules of what people show of how they are reached. What they say is in no event: it is their own item's. Pure. */

type Chosen = { readonly campaign: Campaign; readonly person: Person; readonly contact: Omit<Contact, 'until'> };

export const showContact = (
  { campaign, person, contact }: Chosen,
  { unit, until, today }: { readonly unit: Unit; readonly until: Day | undefined; readonly today: Day },
): readonly CampaignEvent[] | Refusal<'invalid-input'> => {
  if (contact.phone === undefined && contact.email === undefined) return invalidField('/phone', 'needed');
  const last = until ?? campaign.end;
  if (last > campaign.end) return invalidField('/until', 'outside-campaign');
  if (last < today) return invalidField('/until', 'past');
  if (canonicalJson(person.contacts?.[unit] ?? null) === canonicalJson({ ...contact, until: last })) return [];
  return [{ type: 'ContactShown', ...of(person), unit, until: last }];
};

const of = ({ id }: Person) => ({ subject: `campaign/people/${id}`, person: id });

/** By themselves, or since it names somebody who is to be forgotten. */
export const removeContact = (
  { person }: { readonly person: Person },
  units: readonly Unit[],
): readonly CampaignEvent[] | Refusal<'not-found'> => {
  const shown = units.filter((unit) => person.contacts?.[unit]);
  return shown.length === 0
    ? refuse('not-found')
    : shown.map((unit) => ({ type: 'ContactRemoved', ...of(person), unit }));
};

/** The units of those that are to be shown no more: their day is past, or the campaign is over. */
export const overdue = ({ end }: Pick<Campaign, 'end'>, { contacts = {} }: Person, today: Day): readonly Unit[] =>
  Object.entries(contacts).flatMap(([unit, { until }]) => (until < today || end < today ? [unit] : []));

type Placed = { readonly id: Unit; readonly neighbourGroup?: string };
type Shown = Contact & { readonly unit: Unit };

/**
 * Those that somebody is shown: of offices everybody, of associations the offices, the association itself and those of its
 * neighbour group.
 */
export const contactsFor = (
  actor: Actor,
  { people, associations }: { readonly people: readonly Person[]; readonly associations: readonly Placed[] },
  today: Day,
): readonly Shown[] => {
  const own = new Set(associationsOf(actor));
  const groups = new Set(associations.flatMap(({ id, neighbourGroup }) => (own.has(id) ? (neighbourGroup ?? []) : [])));
  const near = new Set(
    associations.flatMap(({ id, neighbourGroup = '' }) => (own.has(id) || groups.has(neighbourGroup) ? [id] : [])),
  );
  const isFor = (unit: Unit): boolean => isOffice(unit) || isInOffice(actor) || near.has(unit);
  const order = ({ unit, function: what }: Shown): string => `${isOffice(unit) ? 0 : 1} ${unit} ${what}`;
  return people
    .flatMap(viewContacts)
    .filter(({ unit, until }) => until >= today && isFor(unit))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
};
