import type { Language } from '../../shared/problems.ts';
import { read } from './data.ts';
import { language } from './language.ts';

/** What everything in a campaign is called, from its directory and in the reader's language: nobody is shown an id. */
export type Named = { readonly id: string; readonly name: string; readonly names?: Readonly<Record<Language, string>> };
type Contact = {
  readonly unit: string;
  readonly function: string;
  readonly phone?: string;
  readonly email?: string;
  readonly hours?: string;
};
/** Those lists of the directory that screens name things by; which there are follows from the capabilities. */
export type Directory = {
  readonly offices?: readonly Named[];
  readonly associations?: readonly (Named & { readonly neighbourGroup?: string })[];
  readonly budgetLines?: readonly Named[];
  readonly catalogueItems?: readonly Named[];
  readonly assets?: readonly (Named & { readonly kind: string })[];
  readonly eventKinds?: readonly Named[];
  readonly audiences?: readonly Named[];
  readonly tasks?: readonly Named[];
  readonly languages?: readonly Named[];
  readonly channels?: readonly Named[];
  readonly milestones?: readonly Named[];
  readonly contacts?: readonly Contact[];
};
/** Read once, and again when something has changed; empty until it is there. */
export const directory = (campaign: string): Directory =>
  (read('GET /campaigns/{campaign}/directory', { path: { campaign } }).value ?? {}) as Directory;

export type NameOf = (id: string) => string;
const nameOf = ({ name, names }: Named): string => names?.[language.value] ?? name;
const named = (...lists: readonly (readonly Named[] | undefined)[]): NameOf => {
  const names = new Map(lists.flatMap((all = []) => all.map((one) => [one.id, nameOf(one)])));
  return (id) => names.get(id) ?? '…';
};

/** Names by ids; `…` until the directory is there. */
export const namesIn = (campaign: string) => {
  const all = directory(campaign);
  return {
    all,
    unit: named(all.offices, all.associations),
    line: named(all.budgetLines),
    item: named(all.catalogueItems),
    asset: named(all.assets),
    kind: named(all.eventKinds),
    audience: named(all.audiences),
    task: named(all.tasks),
    tongue: named(all.languages),
    channel: named(all.channels),
    milestone: named(all.milestones),
  };
};
export type Names = ReturnType<typeof namesIn>;

/** Of something to choose from, as a field of a form wants it. */
export const optionsOf = (all: readonly Named[] = []): readonly { readonly value: string; readonly say: string }[] =>
  all
    .map((one) => ({ value: one.id, say: nameOf(one) }))
    .toSorted((a, b) => a.say.localeCompare(b.say, language.value));
