import { describe, expect, test } from 'vitest';
import { changes, type Entity, entityOf, notStored } from '../../shared/commit.ts';

/** Two kinds of entity, each with a key of its own; `asked` is context. */
type Purse = Entity & { readonly id: string; readonly amount: number };
type State = {
  readonly purse?: Purse | undefined;
  readonly note?: Purse | undefined;
  readonly many?: Readonly<Record<string, Purse>>;
  readonly asked?: string;
};

const stored = {
  purse: ({ id }: Purse) => ({ pk: 'purses', sk: id, l1: `amount#${id}` }),
  note: ({ id }: Purse) => ({ pk: 'notes', sk: id }),
  many: ({ id }: Purse) => ({ pk: 'many', sk: id }),
};
const then = '2018-08-01T10:00:00.000Z';
const now = '2018-08-20T10:00:00.000Z';
const purse: Purse = { version: 3, createdAt: then, updatedAt: then, id: 'a', amount: 1 };
const between = (before: State, after: State) => changes<State>(before, after, stored, now);

describe('which writes follow from a state before and a state after', () => {
  test('what was not touched is not written', () => {
    const before = { purse, note: purse };
    expect(between(before, { ...before, asked: 'why' })).toEqual({ state: { ...before, asked: 'why' }, writes: [] });
  });

  test('what is new is written only where nothing is', () => {
    const { state, writes } = between({}, { purse: { ...notStored, id: 'a', amount: 1 } });
    expect(state.purse).toEqual({ version: 1, createdAt: now, updatedAt: now, id: 'a', amount: 1 });
    expect(writes).toEqual([
      { kind: 'put', item: { pk: 'purses', sk: 'a', l1: 'amount#a', ...state.purse }, expected: 0 },
    ]);
  });

  test('what changed demands the version that was read, and becomes the next', () => {
    const { state, writes } = between({ purse }, { purse: { ...purse, amount: 2 } });
    expect(state.purse).toEqual({ ...purse, amount: 2, version: 4, updatedAt: now });
    expect(writes).toMatchObject([{ kind: 'put', item: { amount: 2, version: 4 }, expected: 3 }]);
  });

  test('what is gone is deleted, if it is still what was read', () => {
    expect(between({ purse }, { purse: undefined }).writes).toEqual([
      { kind: 'delete', key: { pk: 'purses', sk: 'a' }, expected: 3 },
    ]);
  });

  test('what was never stored need not be deleted', () => {
    expect(between({ purse: { ...purse, version: 0 } }, {}).writes).toEqual([]);
  });

  test('of many in one slot each is written, deleted or left alone by itself', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...purse, id })) as [Purse, Purse, Purse];
    const d = { ...notStored, id: 'd', amount: 1 };
    const { state, writes } = between({ many: { a, b, c } }, { many: { a, b: { ...b, amount: 2 }, d } });
    expect(Object.keys(state.many ?? {})).toEqual(['a', 'b', 'd']);
    expect(state.many?.a).toBe(a);
    expect(writes).toMatchObject([
      { kind: 'put', item: { pk: 'many', sk: 'b', amount: 2, version: 4 }, expected: 3 },
      { kind: 'delete', key: { pk: 'many', sk: 'c' }, expected: 3 },
      { kind: 'put', item: { pk: 'many', sk: 'd', version: 1 }, expected: 0 },
    ]);
  });

  test('an item without its keys is the entity again', () => {
    const { state, writes } = between({ purse }, { purse: { ...purse, amount: 2 } });
    const [write] = writes;
    expect(write?.kind === 'put' && entityOf(write.item)).toEqual(state.purse);
    expect(entityOf(undefined)).toBeUndefined();
  });
});
