import type { Day, Instant } from './calendar.ts';
import { called } from './called.ts';
import { once } from './once.ts';
import { type Text, text } from './problems.ts';
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
 * may not see the event's own; `title` what it is about, in a few words from data that names no person.
 */
export type Announcement = {
  readonly action: Action;
  readonly text: Text;
  readonly due?: Day;
  readonly about?: string;
  readonly title?: Text;
  /** The same without what somebody has called it, and without references: letters say that. */
  readonly untitled?: Text;
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

/** Whoever reads the sentence is told the name of an association then. */
export const unitCalled: NameOf = (unit) => (isOffice(unit) ? officeNames[unit] : called('association', unit));

/** Offices by their names, an association by its name where that is known, else by its id. */
export const namesFrom =
  (associations: Readonly<Record<Unit, string>>): NameOf =>
  (unit) =>
    isOffice(unit) ? officeNames[unit] : (associations[unit] ?? unit);

const capitalized = (value: string): string => value.charAt(0).toLocaleUpperCase('sv') + value.slice(1);

/** One sentence in both languages; it may begin with a word that is small elsewhere. */
export const sentence = (sv: string, en: string): Text => ({ sv: capitalized(sv), en: capitalized(en) });

const lists = { sv: once(() => new Intl.ListFormat('sv')), en: once(() => new Intl.ListFormat('en')) };

/** `A, B och C`, `A, B, and C`. */
export const enumerated = (names: readonly string[]): Text => ({
  sv: lists.sv().format(names),
  en: lists.en().format(names),
});

export const know = (sv: string, en: string): Announcement => ({ action: 'know', text: sentence(sv, en) });

export const act = (sv: string, en: string): Announcement => ({ action: 'do', text: sentence(sv, en) });

/** Whom a sentence is for. */
export type Reader = { readonly unit: Unit; readonly nameOf: NameOf };
type Typed = { readonly type: string };
/** A sentence for each of these types of event. */
export type Sentences<E extends Typed, T extends E['type'] = E['type']> = {
  readonly [K in T]: (event: Told<Extract<E, { type: K }>>, reader: Reader) => Announcement;
};

type OfUnit = { readonly unit: Unit };
/** Whether the event is about the reader's own. */
export const isOwn = ({ unit }: Reader, event: OfUnit): boolean => unit === event.unit;
/** Whose event it is: the reader themselves, or somebody by name. */
export const whom = (reader: Reader, event: OfUnit): Text =>
  isOwn(reader, event) ? text('ni', 'you') : text(reader.nameOf(event.unit), reader.nameOf(event.unit));

/** Of whatever kept texts (texts.ts). */
export const textsForgotten = () =>
  know(
    'det som stod här med egna ord är borttaget, eftersom det inte får sparas längre.',
    'what people wrote here in their own words was removed, since it may not be kept any longer.',
  );

/** What subjects are about, by their first words: `things/parts/…` by `things/parts`, else by `things`. */
export type Titles = Readonly<Record<string, (id: string) => Text>>;
/** The longest of them that the subject begins with. */
export const titleOf = (titles: Titles, subject: string): { readonly title?: Text } => {
  const words = subject.split('/');
  for (let size = words.length; size > 0; size -= 1) {
    const key = words.slice(0, size).join('/');
    if (Object.hasOwn(titles, key))
      return { title: capital((titles[key] as Titles[string])(words.slice(size).join('/'))) };
  }
  return {};
};
const capital = ({ sv, en }: Text): Text => sentence(sv, en);

/**
 * What an event means for the recipient, by its sentence; `who` knows the sentences.
 * @throws when there is none: a message made by a later version of Valsam.
 */
export const announcing =
  <E extends Typed & { readonly subject: string }>(who: string, sentences: Sentences<E>, titles: Titles) =>
  (event: Told<E>, unit: Unit, nameOf: NameOf): Announcement => {
    const title = titleOf(titles, event.subject);
    if (event.type === 'TextsForgotten') return { ...textsForgotten(), ...title };
    if (!Object.hasOwn(sentences, event.type)) throw new Error(`${who} knows no event ${event.type}`);
    const say = sentences[event.type as E['type']] as (event: Told<E>, reader: Reader) => Announcement;
    return { ...say(event, { unit, nameOf }), ...title };
  };
