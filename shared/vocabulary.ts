import * as z from 'zod/mini';
import { line, slug } from './fields.ts';
import type { Language, Text } from './problems.ts';
import { mapOf } from './resources.ts';

/**
 * What people call that which code knows by a slug: kinds of events, voter groups. Settings add words and say others; a
 * slug that nobody has a word for is shown as it is written. Pure.
 */
export type Vocabulary = Readonly<Record<string, Text>>;

const mostWords = 100;
/** A part of the settings: what slugs are called. */
export const words = () => z._default(mapOf(slug(), z.strictObject({ sv: line(60), en: line(60) }), mostWords), {});

/** `gards-fest` -> `Gards fest`. */
const asWritten = (code: string): string => {
  const label = code.replaceAll('-', ' ');
  return label.charAt(0).toLocaleUpperCase('sv') + label.slice(1);
};
export const labelOf = (known: Vocabulary, code: string, language: Language): string =>
  Object.hasOwn(known, code) ? (known[code] as Text)[language] : asWritten(code);

/** `Dörrknackning` -> `dörrknackning` within a sentence; what begins with more than one capital stays: `EU-frågor`. */
export const inSentence = (label: string): string =>
  /^.\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase('sv') + label.slice(1);

/** As the directory has it (`labelled`): its name is the Swedish one. */
export const inDirectory = (known: Vocabulary) =>
  Object.entries(known)
    .map(([id, names]) => ({ id, name: names.sv, names: { sv: names.sv, en: names.en } }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
