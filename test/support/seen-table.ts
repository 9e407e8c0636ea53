import { vi } from 'vitest';
import * as memory from './memory-table.ts';

/** The table in memory, of which each call is seen: in the place of `shared/table.ts`. */
export * from './memory-table.ts';
export const getMany = vi.fn(memory.getMany);
export const queryAll = vi.fn(memory.queryAll);
export const queryPage = vi.fn(memory.queryPage);
export const transact = vi.fn(memory.transact);

/** The keys that each batch asked for; a wave without keys asks for none. */
export const batches = (): readonly (readonly string[])[] =>
  getMany.mock.calls.map(([keys]) => keys.map(({ sk }) => sk)).filter((keys) => keys.length > 0);
export const queries = (): number => queryAll.mock.calls.length + queryPage.mock.calls.length;
