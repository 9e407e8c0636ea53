import { read } from './data.ts';

/** What units and budget lines are called: nobody is shown an id. */
type Named = { readonly id: string; readonly name: string };
export type Directory = {
  readonly offices?: readonly Named[];
  readonly associations?: readonly Named[];
  readonly budgetLines?: readonly Named[];
};
export type Names = (id: string) => string;

/** Read once, and again when something has changed. */
export const directory = (campaign: string): Directory =>
  (read('GET /campaigns/{campaign}/directory', { path: { campaign } }).value ?? {}) as Directory;

const named = (all: readonly Named[]): Names => {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '…';
};
export const unitNamesIn = ({ offices = [], associations = [] }: Directory): Names =>
  named([...offices, ...associations]);
export const lineNamesIn = ({ budgetLines = [] }: Directory): Names => named(budgetLines);
