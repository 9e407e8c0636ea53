import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Entity, notStored } from '../../shared/commit.ts';
import { carryOut } from '../../shared/execute.ts';
import { toldTable } from '../support/told-table.ts';

/** What a command would make larger than a table takes. */
type Heap = Entity & { readonly names: readonly string[] };
type State = { readonly heap: Heap | undefined };
const table = toldTable();

beforeEach(() => table.reset());

const grow = (bytes: number) => {
  vi.stubEnv('TABLE_NAME', 'table');
  return carryOut(
    { campaign: 'val-2018', actor: 'kim' },
    {
      stored: { heap: () => ({ pk: 'val-2018#things', sk: 'heap' }) },
      // It does not get smaller when it is packed.
      evolve: (): State => ({ heap: { ...notStored, names: [randomBytes(bytes).toString('latin1')] } }),
      concerns: () => [],
    },
    {
      load: async () => ({ state: { heap: undefined } as State, version: 0 }),
      decide: () => [{ type: 'Added', subject: 'things' }],
      answer: () => ({ status: 200, body: {} }),
    },
  );
};

test('it is refused before anything is written, and the refusal says of what there is too much', async () => {
  expect(await grow(450_000)).toMatchObject({
    refused: 'too-large',
    status: 413,
    detail: {
      sv: 'För mycket på ett ställe: things (names). Högst 400 kB ryms.',
      en: 'Too much in one place: things (names). At most 400 kB fit.',
    },
  });
  expect([table.sent(), table.store.size]).toEqual([[], 0]);
});

test('what is just below is stored', async () => {
  table.told(table.commit);
  expect(await grow(200_000)).toMatchObject({ status: 200 });
  expect(table.store.size).toBe(2);
});
