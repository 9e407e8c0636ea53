import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { commandsOf } from '../../shared/command.ts';
import { notStored } from '../../shared/commit.ts';
import type { Operation } from '../../shared/contract.ts';
import type { Aggregate, Caller } from '../../shared/execute.ts';
import { fetching } from '../../shared/fetching.ts';
import { about } from '../../shared/handler.ts';
import { refuse } from '../../functions/pot/problems.ts';
import { after, asOf, entities, fresh, inOrder, listed, needed } from '../../shared/reads.ts';
import type { Write } from '../../shared/table.ts';
import { inputFor, personOf } from '../support/asking.ts';
import { type Counter, counter, counterOf, everyCounter, itemOf, keyOf } from '../support/counters.ts';
import { batches, contents, fill, placeOf, queries, transact } from '../support/seen-table.ts';

/** What the kernel promises of commands: how they are read for, tried again and stored. */
vi.mock(import('../../shared/table.ts'), () => import('../support/seen-table.ts'));

beforeEach(() => {
  vi.clearAllMocks();
  fill(itemOf('a', 1), itemOf('b', 2));
});

const add = {
  route: 'POST /campaigns/{campaign}/counters/{counter}',
  summary: 'Add',
  see: 'members',
  act: 'members',
  body: z.strictObject({ by: z.int() }),
  result: z.strictObject({ total: z.int() }),
  refusals: ['insufficient-funds'],
} as const satisfies Operation;

type Added = { readonly type: 'Added'; readonly subject: string; readonly by: number };
type State = { readonly counter?: Counter | undefined; readonly many?: Readonly<Record<string, Counter>> };
const aggregate = (): Aggregate<State, Added> => ({
  stored: { counter: ({ id }: Counter) => keyOf(id), many: ({ id }: Counter) => keyOf(id) },
  evolve: (state, { by, subject }) => ({
    ...state,
    counter: {
      ...(state.counter ?? { ...notStored, total: 0 }),
      id: subject.slice(9),
      total: (state.counter?.total ?? 0) + by,
    },
    ...(state.many && { many: { ...state.many, new: counterOf('new', 0, 0) } }),
  }),
  concerns: () => ['district'],
});
const command = commandsOf(aggregate);
const added = (id: string, by: number): readonly Added[] => [{ type: 'Added', subject: `counters/${id}`, by }];

/** Adds at most up to ten; the second wave looks at all counters. */
const adding = command(add, {
  about: about({
    reads: ({ counter: id }) => inOrder({ found: counter(id) }),
    target: () => ({}),
    version: ({ found }) => found?.version ?? 0,
  }),
  reads: ({ params }) =>
    inOrder({ counter: needed(counter(params.counter)) }, (found) => ({
      all: after(found.counter, everyCounter, listed<Counter>),
    })),
  decide: (state, { params, body }) =>
    state.all.reduce((sum, { total }) => sum + total, body.by) > 10
      ? refuse('insufficient-funds')
      : added(params.counter, body.by),
  answer: (state) => ({ status: 200, body: { total: state.counter.total }, version: state.counter.version }),
});
const person = personOf('kim', { district: 'staff' });
const asked = (id: string, by: number, conditions: Partial<Caller> = {}) => {
  const input = inputFor(add, person, { campaign: 'val', counter: id }, { by });
  return { ...input, caller: { ...input.caller, ...conditions } };
};
const begun = () => ({ now: '2018-08-20T10:00:00.000Z', fetched: fetching() });

describe('a command', () => {
  test('reads, decides, stores and answers what is there then', async () => {
    expect(await adding.run(asked('a', 4), begun())).toEqual({ status: 200, body: { total: 5 }, version: 2 });
    expect(contents().get(placeOf(keyOf('a')))).toMatchObject({ total: 5, version: 2 });
    expect([batches(), queries()]).toEqual([[['c#a']], 1]);
  });

  test('on what is not there answers so, whatever If-Match says', async () => {
    expect(await adding.run(asked('gone', 1), begun())).toMatchObject({ refused: 'not-found' });
    expect(await adding.run(asked('gone', 1, { ifMatch: 3 }), begun())).toMatchObject({ refused: 'not-found' });
    expect([queries(), transact.mock.calls]).toEqual([0, []]);
  });

  test('goes on from what the edge has fetched', async () => {
    const { now, fetched } = begun();
    await fetched.fetch([counter('a')]);
    await adding.run(asked('a', 1), { now, fetched });
    expect(batches()).toEqual([['c#a']]);
  });

  /** Another command was faster: the condition meets this counter. */
  const overtakenBy = (total: number, isTold = true) =>
    transact.mockImplementationOnce(async ([write], _token, met) => {
      fill(itemOf('a', total, 2), itemOf('b', 2));
      met?.(write as Write, isTold ? contents().get(placeOf(keyOf('a'))) : undefined);
      return 'condition-failed';
    });

  test('looks anew at each try, and takes the entity that its condition met', async () => {
    overtakenBy(3);
    expect(await adding.run(asked('a', 4), begun())).toMatchObject({ body: { total: 7 }, version: 3 });
    expect([batches(), queries()]).toEqual([[['c#a']], 2]);
  });

  test('reads the entity anew where it is not told what its condition met, or a conflict says nothing', async () => {
    overtakenBy(3, false);
    expect(await adding.run(asked('a', 4), begun())).toMatchObject({ body: { total: 7 } });
    expect([batches(), queries()]).toEqual([[['c#a'], ['c#a']], 2]);
    vi.clearAllMocks();
    transact.mockImplementationOnce(async () => 'conflict');
    expect(await adding.run(asked('a', 1), begun())).toMatchObject({ body: { total: 8 } });
    expect([batches(), queries()]).toEqual([[['c#a'], ['c#a']], 2]);
  });

  test('refuses only by what it has read', async () => {
    overtakenBy(7);
    expect(await adding.run(asked('a', 4), begun())).toMatchObject({ refused: 'insufficient-funds' });
    expect([batches(), queries()]).toEqual([[['c#a'], ['c#a']], 3]);
  });

  test('decides by an entity that it does not write only if it has read it', async () => {
    const copying = command(add, {
      reads: () => inOrder({ counter: needed(counter('a')), other: needed(counter('b')) }),
      decide: ({ other }) => added('a', other.total),
      answer: ({ counter: { total } }) => ({ status: 200, body: { total } }),
    });
    transact.mockImplementationOnce(async ([write], _token, met) => {
      fill(itemOf('a', 3, 2), itemOf('b', 5, 2));
      met?.(write as Write, contents().get(placeOf(keyOf('a'))));
      return 'condition-failed';
    });
    expect(await copying.run(asked('a', 0), begun())).toMatchObject({ body: { total: 8 } });
  });

  test('takes from those before it in the queue what they wrote', async () => {
    overtakenBy(1);
    const answers = await Promise.all([1, 1, 1].map((by) => adding.run(asked('a', by), begun())));
    expect(
      answers.map((answer) => (answer as { readonly body: { readonly total: number } }).body.total).sort(),
    ).toEqual([2, 3, 4]);
    expect(batches().length).toBeLessThanOrEqual(3);
  });

  test('is judged by the version that was read', async () => {
    expect(await adding.run(asked('a', 1, { ifMatch: 2 }), begun())).toMatchObject({ refused: 'changed-meanwhile' });
    expect(await adding.run(asked('a', 1, { ifMatch: 1 }), begun())).toMatchObject({ version: 2 });
  });

  test('looks for the answer given before in its first wave, and reads no further where there is one', async () => {
    const idempotency = { id: 'one', inputHash: 'ab', secret: 'ab'.repeat(32) };
    const answer = await adding.run(asked('a', 1, { idempotency }), begun());
    expect(batches()).toEqual([['c#a', 'answer']]);
    vi.clearAllMocks();
    expect(await adding.run(asked('a', 1, { idempotency }), begun())).toEqual({ ...answer, replayed: true });
    expect([batches(), queries()]).toEqual([[['c#a', 'answer']], 0]);
    const other = { idempotency: { ...idempotency, inputHash: 'cd' } };
    expect(await adding.run(asked('a', 2, other), begun())).toMatchObject({ refused: 'idempotency-key-reused' });
  });

  test('that makes something demands that nothing is there', async () => {
    const making = command(add, {
      reads: () => inOrder({ counter: fresh<Counter>() }),
      decide: (_state, { params, body }) => added(params.counter, body.by),
      answer: ({ counter: { total } }) => ({ status: 201, body: { total } }),
    });
    expect(await making.run(asked('c', 1), begun())).toEqual({ status: 201, body: { total: 1 } });
    expect(batches()).toEqual([]);
    expect(transact.mock.calls[0]?.[0][0]).toMatchObject({ kind: 'put', item: keyOf('c'), expected: 0 });
  });

  test('may give a record of entities new members', async () => {
    const making = command(add, {
      reads: () => inOrder({ counter: needed(counter('a')), many: entities<Counter>([]) }),
      decide: (_state, { body }) => added('a', body.by),
      answer: ({ counter: { total } }) => ({ status: 200, body: { total } }),
    });
    expect(await making.run(asked('a', 1), begun())).toMatchObject({ status: 200 });
    expect(contents().get(placeOf(keyOf('new')))).toMatchObject({ version: 1 });
  });

  test('whose event is folded into what it has not read is a bug', async () => {
    const blind = command(add, {
      reads: () => inOrder({ all: asOf('nothing guards it', everyCounter, listed<Counter>) }),
      decide: (_state, { body }) => added('a', body.by),
      answer: () => ({ status: 200, body: { total: 0 } }),
    });
    await expect(blind.run(asked('a', 1), begun())).rejects.toThrow(
      'Added is folded into counter, which the command has not read',
    );
    expect(transact).not.toHaveBeenCalled();
  });
});
