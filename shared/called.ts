import type { Item, Key } from './table.ts';
import type { Text } from './problems.ts';

/**
 * Names in sentences. A rule or a sentence knows a thing by its id; `called` stands for its name until somebody reads the
 * sentence, when whoever hands it over (calling.ts) reads the name. Pure.
 *
 * Its marks are characters that no text has that people may give (fields.ts): Unicode keeps them for use inside programs.
 */
const [opens, closes] = ['\ufdd0', '\ufdd1'];
const references = /\ufdd0([a-z-]+):([^\ufdd1]*)\ufdd1/g;

/** The name of a thing, in a sentence. The kind is one of those that capabilities name (`called` in capability.ts). */
export const called = (kind: string, id: string): string => `${opens}${kind}:${id}${closes}`;

export type Reference = { readonly kind: string; readonly id: string };
export const hasReferences = (said: string): boolean => said.includes(opens);
export const referencesIn = (said: string): readonly Reference[] =>
  [...said.matchAll(references)].map(([, kind = '', id = '']) => ({ kind, id }));

/** How things of one kind are called: where one is stored, and what it is called there. */
export type Naming = {
  /** Undefined where there can be none of that id. */
  readonly at: (campaign: string, id: string) => Key | undefined;
  /** It may have references of its own; undefined where the thing is no more. */
  readonly name: (item: Item, id: string) => Text | undefined;
  /** What stands for a thing that is no more, or was never stored. */
  readonly gone: Text | ((id: string) => Text);
};

/** A name of its own, hence the same in both languages. */
export const ownName = (name: unknown): Text | undefined =>
  typeof name === 'string' ? { sv: name, en: name } : undefined;

const capitalized = (value: string): string => value.charAt(0).toLocaleUpperCase('sv') + value.slice(1);

/** The sentence with the names; what begins it begins with a capital. */
export const withNames = (said: string, nameOf: (reference: Reference) => string): string => {
  const named = said.replace(references, (_all, kind: string, id: string) => nameOf({ kind, id }));
  return said.startsWith(opens) ? capitalized(named) : named;
};
