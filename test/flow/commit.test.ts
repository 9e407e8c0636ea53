import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Entity, entityOf, notStored } from '../../shared/commit.ts';
import { type Aggregate, type Caller, carryOut, type Done } from '../../shared/execute.ts';
import { storedAnswer } from '../../shared/idempotency.ts';
import { toProblem } from '../../shared/edge/answer.ts';
import type { Refusal } from '../../shared/problems.ts';
import { refuse } from '../../functions/pot/problems.ts';
import type { Item } from '../../shared/table.ts';
import { canceled, fail, named, type Sending, toldTable } from '../support/told-table.ts';

/** What the local engine cannot produce: conflicts, throttling and lost answers, one transaction after the other. */
const table = toldTable();
const { commit, commitThen, told, sent, store } = table;

type Counter = Entity & { readonly total: number };
type State = { readonly counter: Counter | undefined };
type Added = { readonly type: 'Added'; readonly subject: string; readonly by: number };
const counterKey = { pk: 'val-2018#things', sk: 'counter' };
const aggregate: Aggregate<State, Added> = {
  stored: { counter: () => counterKey },
  evolve: ({ counter }, { by }) => ({ counter: { ...(counter ?? notStored), total: (counter?.total ?? 0) + by } }),
  concerns: () => ['district'],
};
const place = `${counterKey.pk} ${counterKey.sk}`;
const stored = (): Counter | undefined => {
  const item = store.get(place);
  return item && entityOf<Counter>(unmarshall(item) as Item);
};
/** Somebody else's transaction. */
const write = (version: number, total: number) =>
  store.set(place, marshall({ ...counterKey, ...notStored, version, total }));
const events = () => [...store.keys()].filter((key) => key.includes(' e#'));

type Outcome = { readonly result?: Done<unknown> | Refusal; readonly error?: unknown };
/** Adds up to `most`; answers the total. Time runs as fast as it is waited for. */
const add = async (by: number, caller: Partial<Caller> = {}, most = 1_000) => {
  const asking = { campaign: 'val-2018', actor: 'kim', ...caller };
  const load = vi.fn(async () => {
    const [replay, counter] = [asking.idempotency && (await storedAnswer(asking.idempotency)), stored()];
    return { replay, state: { counter }, version: counter?.version ?? 0 };
  });
  const outcome = carryOut(asking, aggregate, {
    load,
    decide: ({ counter }): readonly Added[] | Refusal<'insufficient-funds'> =>
      (counter?.total ?? 0) + by > most ? refuse('insufficient-funds') : [{ type: 'Added', subject: 'things', by }],
    answer: ({ counter }) => ({ status: 200, body: { total: counter?.total } }),
  })
    .then((result): Outcome => ({ result }))
    .catch((error: unknown): Outcome => ({ error }));
  await vi.runAllTimersAsync();
  return { ...(await outcome), loads: load.mock.calls.length };
};
const timeout = named('TimeoutError', { attempts: 1 });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('TABLE_NAME', 'table');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  table.reset();
});
afterEach(() => {
  expect(table.left()).toBe(0);
  vi.useRealTimers();
});

/** Of one effect: the counter, one event, one answer. */
const onceAdded = (total: number, count = 1) => {
  expect([stored()?.total, events().length]).toEqual([total, count]);
};

describe('what was not written is decided anew', () => {
  test.each([
    ['a conflict with another transaction', canceled('TransactionConflict', 'None')],
    ['throttling of one item', canceled('None', 'ThrottlingError')],
    ['throughput exceeded for one item', canceled('ProvisionedThroughputExceeded')],
    ['a conflict of the whole', named('TransactionConflictException')],
    ['one in progress under the same token', named('TransactionInProgressException')],
    ['throughput exceeded', named('ProvisionedThroughputExceededException')],
    ['throttling', named('ThrottlingException')],
    ['too many requests', named('RequestLimitExceeded')],
  ])('%s', async (_, error) => {
    told(fail(error), fail(error), commit);
    expect(await add(5)).toEqual({ result: { status: 200, body: { total: 5 } }, loads: 3 });
    onceAdded(5);
    expect(new Set(sent().map(({ ClientRequestToken }) => ClientRequestToken)).size).toBe(3);
  });

  test('upon what somebody else has written in the meantime', async () => {
    told(commit);
    await add(1);
    told((input) => {
      told(commit);
      write(7, 40);
      return commit(input);
    });
    expect((await add(2)).result).toEqual({ status: 200, body: { total: 42 } });
    expect(stored()?.version).toBe(8);
  });

  test('conflicts that do not end within ten seconds are answered busy, to be tried again', async () => {
    told(...Array.from({ length: 1_000 }, () => fail(canceled('TransactionConflict'))));
    const began = Date.now();
    const { result, loads } = await add(5);
    expect(result).toMatchObject({ refused: 'busy' });
    const { statusCode, headers } = toProblem(result as Refusal, 'en', '/x', 'https://valsam.example');
    expect([statusCode, headers?.['retry-after']]).toEqual([503, '1']);
    const waited = Date.now() - began;
    expect([waited >= 15_000, waited < 15_500, loads > 30]).toEqual([true, true, true]);
    expect(store.size).toBe(0);
    told();
  });
});

describe('when no answer came', () => {
  test.each([
    ['a timeout', timeout],
    ['a connection that broke', named('Error', { attempts: 1 })],
    ['a failure of the service', named('InternalServerError', { httpStatusCode: 500, attempts: 1 })],
  ])('%s before the commit: the very same transaction is sent again', async (_, error) => {
    told(fail(error), fail(error), commit);
    expect(await add(5)).toEqual({ result: { status: 200, body: { total: 5 } }, loads: 1 });
    onceAdded(5);
    expect(new Set(sent().map((input) => JSON.stringify(input))).size).toBe(1);
  });

  test('a timeout after the commit: the answer is that of the one effect', async () => {
    told(commitThen(timeout));
    expect(await add(5)).toEqual({ result: { status: 200, body: { total: 5 } }, loads: 1 });
    onceAdded(5);
  });

  test('a commit that shows itself only after it was sent again, and met a conflict with itself', async () => {
    let late: Sending | undefined;
    told(
      (input) => {
        late = input;
        throw timeout;
      },
      () => {
        commit(late as Sending);
        throw canceled('TransactionConflict');
      },
    );
    expect(await add(5)).toEqual({ result: { status: 200, body: { total: 5 } }, loads: 1 });
    onceAdded(5);
  });

  test.each([
    ['a conflict', canceled('TransactionConflict')],
    ['a condition that failed because of itself', canceled('ConditionalCheckFailed')],
  ])('the SDK itself had sent it twice, and its last try met %s', async (_, error) => {
    told(commitThen(Object.assign(error, { $metadata: { httpStatusCode: 400, attempts: 2 } })));
    expect(await add(5)).toEqual({ result: { status: 200, body: { total: 5 } }, loads: 1 });
    onceAdded(5);
  });

  test('somebody else came first after all: it is decided anew, with one effect of each', async () => {
    told(fail(timeout), (input) => {
      write(1, 40);
      told(commit);
      return commit(input);
    });
    expect(await add(2)).toEqual({ result: { status: 200, body: { total: 42 } }, loads: 2 });
    onceAdded(42);
  });

  test('none ever: busy, and a repetition with the same key finds out what became of it', async () => {
    const idempotency = { id: 'a', inputHash: 'aa', secret: 'ab'.repeat(32) };
    told(...Array.from({ length: 1_000 }, () => fail(timeout)));
    expect((await add(5, { idempotency })).result).toMatchObject({ refused: 'busy' });
    const last = sent().at(-1) as Sending;
    commit(last);
    told();
    expect((await add(5, { idempotency })).result).toEqual({ status: 200, body: { total: 5 }, replayed: true });
    onceAdded(5);
  });
});

describe('twins with one Idempotency-Key (invariant 7)', () => {
  const idempotency = { id: 'twin', inputHash: 'aa', secret: 'ab'.repeat(32) };
  /** What the other twin does while this one's transaction is on its way. */
  const overtakenBy = (by: number, inputHash: string) => async (most: number) => {
    let rival: Sending | undefined;
    told(
      (input) => {
        rival = input;
        throw canceled('TransactionConflict');
      },
      ...Array.from({ length: 1_000 }, () => fail(canceled('TransactionConflict'))),
    );
    await add(by, { idempotency: { ...idempotency, inputHash } });
    table.client.resetHistory();
    told((input) => {
      commit(rival as Sending);
      return commit(input);
    });
    return add(5, { idempotency }, most);
  };

  test('the one that loses the race replays the winner’s answer', async () => {
    expect((await overtakenBy(5, 'aa')(1_000)).result).toEqual({ status: 200, body: { total: 5 }, replayed: true });
    onceAdded(5);
    expect(sent()).toHaveLength(1);
  });

  test('also when the winner left nothing for it', async () => {
    expect((await overtakenBy(5, 'aa')(5)).result).toEqual({ status: 200, body: { total: 5 }, replayed: true });
    onceAdded(5);
  });

  test('another request under that key is told so', async () => {
    expect((await overtakenBy(7, 'bb')(1_000)).result).toMatchObject({ refused: 'idempotency-key-reused' });
    onceAdded(7);
  });

  test('the winner is seen, too, when it commits between the look at the key and the load', async () => {
    told(commit);
    await add(5, { idempotency });
    const answer = [...store].find(([key]) => key.startsWith('idem#'))?.[1] ?? {};
    const looks = [{}, { Item: answer }];
    table.client.on(GetItemCommand).callsFake(() => looks.shift());
    // The load finds 5, so that 5 more would exceed: that refusal is not the answer to a request that succeeded.
    const { result, loads } = await add(5, { idempotency }, 5);
    expect([result, loads]).toEqual([{ status: 200, body: { total: 5 }, replayed: true }, 1]);
  });
});

describe('what is not to be tried again', () => {
  test('a refusal stores nothing, not even under a key', async () => {
    const { result } = await add(5, { idempotency: { id: 'no', inputHash: 'aa', secret: 'ab'.repeat(32) } }, 4);
    expect([result, sent(), store.size]).toEqual([expect.objectContaining({ refused: 'insufficient-funds' }), [], 0]);
  });

  test('nor does another version than the one asked for', async () => {
    expect((await add(5, { ifMatch: 3 })).result).toMatchObject({ refused: 'changed-meanwhile' });
    expect(sent()).toEqual([]);
  });

  test.each([
    ['writes that are wrong', named('ValidationException', { httpStatusCode: 400 })],
    ['an item that is too large', canceled('None', 'ValidationError')],
    ['a table that is not there', named('ResourceNotFoundException', { httpStatusCode: 400 })],
  ])('%s are a bug: thrown at once', async (_, error) => {
    told(fail(error));
    expect(await add(5)).toEqual({ error, loads: 1 });
    expect(store.size).toBe(0);
  });
});
