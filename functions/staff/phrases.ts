import { called } from '../../shared/called.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { languageNamed } from '../../shared/languages.ts';
import { enumerated, isOwn, type Reader, type Sentences } from '../../shared/words.ts';
import type { StaffNotice } from './events.ts';
import type { Extent, Span } from './state.ts';

/** Parts of the sentences about staff. Pure. */
export type StaffSentences<T extends StaffNotice['type']> = Sentences<StaffNotice, T>;

export const requestOf = (reader: Reader, event: { readonly unit: Unit }): Text => {
  const name = reader.nameOf(event.unit);
  return isOwn(reader, event)
    ? text('er begäran om personal', 'your request for staff')
    : text(`begäran om personal från ${name}`, `the staff request by ${name}`);
};

/** `50 % från 2018-08-20 till 2018-09-09` */
export const much = ({ extent, ...span }: Span & { readonly extent: Extent }): Text => {
  const days = during(span);
  return text(`${extent} % ${days.sv}`, `${extent} % ${days.en}`);
};
export const during = ({ from, to }: Span): Text =>
  from === to ? text(from, from) : text(`från ${from} till ${to}`, `from ${from} to ${to}`);

export const someOf = (
  parts: readonly (Span & { readonly extent: Extent })[],
  join: (all: readonly string[]) => Text,
) => text(join(parts.map((part) => much(part).sv)).sv, join(parts.map((part) => much(part).en)).en);

const all = (names: readonly Text[]): Text =>
  text(enumerated(names.map(({ sv }) => sv)).sv, enumerated(names.map(({ en }) => en)).en);

/** The tasks that somebody wants, and the languages: whoever reads the sentence is told what they are called. */
export const wanted = (some: readonly string[]): Text => {
  const names = some.map((task) => called('task', task));
  return all(names.map((name) => text(name, name)));
};
export const spoken = (languages: readonly string[]): Text => all(languages.map(languageNamed));

/** Who did it to what is another's, and where their reason stands; nothing where nobody else did. */
export const byOffice = ({ nameOf }: Reader, { by }: { readonly by?: Unit }, at: Text): Text =>
  by === undefined
    ? text('', '')
    : text(` av ${nameOf(by)} (skälet finns vid ${at.sv})`, ` by ${nameOf(by)} (the reason is with ${at.en})`);

export const shortNotice = (isShort: boolean): Text =>
  isShort ? text(', med kort varsel', ', at short notice') : text('', '');
