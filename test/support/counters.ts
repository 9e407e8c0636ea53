import { type Entity, notStored } from '../../shared/commit.ts';
import { entity } from '../../shared/reads.ts';
import type { Item, Key } from '../../shared/table.ts';

/** The plainest entity there is, to try the kernel on. */
export type Counter = Entity & { readonly id: string; readonly total: number };
export const keyOf = (id: string): Key => ({ pk: 'counters', sk: `c#${id}` });
export const counterOf = (id: string, total: number, version = 1): Counter => ({ ...notStored, version, id, total });
export const itemOf = (id: string, total: number, version = 1): Item => ({
  ...keyOf(id),
  ...counterOf(id, total, version),
});
export const counter = (id: string) => entity<Counter>(keyOf(id));
/** Where all of them lie. */
export const everyCounter = { queries: [{ range: { pk: 'counters', prefix: 'c#' } }] };
