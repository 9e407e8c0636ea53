import { read } from './data.ts';
import type { Language } from '../../shared/problems.ts';
import { language } from './language.ts';

/** What everything in a campaign is called, from its directory: nobody is shown an id. */
type Named = { readonly id: string; readonly name: string; readonly names?: Readonly<Record<Language, string>> };
/** Those lists of the directory that screens name things by; which there are follows from the capabilities. */
type List =
  'offices' | 'associations' | 'budgetLines' | 'tasks' | 'languages' | 'channels' | 'catalogueItems' | 'milestones';
export type Lists = Readonly<Partial<Record<List, readonly Named[]>>>;

export const listsOf = (campaign: string): Lists =>
  (read('GET /campaigns/{campaign}/directory', { path: { campaign } }).value ?? {}) as Lists;

const named = (...lists: readonly (readonly Named[] | undefined)[]): ((id: string) => string) => {
  const names = new Map(
    lists.flatMap((all = []) => all.map((each) => [each.id, each.names?.[language.value] ?? each.name])),
  );
  return (id) => names.get(id) ?? '…';
};

/** Names by ids; `…` until the directory is there. */
export const calledIn = (lists: Lists) => ({
  unit: named(lists.offices, lists.associations),
  line: named(lists.budgetLines),
  task: named(lists.tasks),
  tongue: named(lists.languages),
  channel: named(lists.channels),
  item: named(lists.catalogueItems),
  milestone: named(lists.milestones),
});
export type Called = ReturnType<typeof calledIn>;
export const called = (campaign: string): Called => calledIn(listsOf(campaign));
