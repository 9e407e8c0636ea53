import type { Day, Instant } from './calendar.ts';
import type { Text } from './problems.ts';
import { isOffice, type Office, type Unit } from './units.ts';

/**
 * How a capability says to one recipient what an event means for them. Pure, and never with names or ids of persons:
 * notices are kept, and an association reads them as well as an office.
 */

/** What is expected of the reader: a decision, something to be done, or nothing. */
export const actions = ['decide', 'do', 'know'] as const;
export type Action = (typeof actions)[number];

/**
 * `due` is the day by which the decision or the deed is expected; `about` the subject to look at, where the recipient
 * may not see the event's own.
 */
export type Announcement = {
  readonly action: Action;
  readonly text: Text;
  readonly due?: Day;
  readonly about?: string;
};

/** How a unit is called in a sentence. */
export type NameOf = (unit: Unit) => string;
/** An event as it is told: who did it stays behind. */
export type Told<E> = E & { readonly id: string; readonly at: Instant };

/** Names of their own, hence the same in both languages. */
const officeNames: Readonly<Record<Office, string>> = {
  district: 'Distriktskansliet',
  'city-hall': 'Stadshuskansliet',
  'county-council': 'Landstingskansliet',
};

/** Offices by their names, an association by its name where that is known, else by its id. */
export const namesFrom =
  (associations: Readonly<Record<Unit, string>>): NameOf =>
  (unit) =>
    isOffice(unit) ? officeNames[unit] : (associations[unit] ?? unit);

const capitalized = (value: string): string => value.charAt(0).toLocaleUpperCase('sv') + value.slice(1);

/** One sentence in both languages; it may begin with a word that is small elsewhere. */
export const sentence = (sv: string, en: string): Text => ({ sv: capitalized(sv), en: capitalized(en) });

const lists = { sv: new Intl.ListFormat('sv'), en: new Intl.ListFormat('en') };

/** `A, B och C`, `A, B, and C`. */
export const enumerated = (names: readonly string[]): Text => ({
  sv: lists.sv.format(names),
  en: lists.en.format(names),
});
