import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fetching, readAll, readOne } from '../../shared/fetching.ts';
import {
  after,
  asOf,
  entities,
  entity,
  entityOr,
  fixed,
  fresh,
  given,
  inOrder,
  inRange,
  listed,
  needed,
  together,
  toSet,
  viewOf,
} from '../../shared/reads.ts';
import type { Item } from '../../shared/table.ts';
import { type Counter, counter, counterOf, everyCounter, itemOf, keyOf } from '../support/counters.ts';
import { batches, fill, getMany, queries } from '../support/seen-table.ts';

/** What the kernel promises of reads. */
vi.mock(import('../../shared/table.ts'), () => import('../support/seen-table.ts'));

beforeEach(() => {
  vi.clearAllMocks();
  fill(itemOf('a', 1), itemOf('b', 2));
});

describe('a wave', () => {
  test('is one batch and the queries beside it', async () => {
    let answer: (found: readonly Item[]) => void = () => {};
    getMany.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const read = readAll(
      inOrder({
        a: counter('a'),
        b: counter('b'),
        many: entities<Counter>([keyOf('b'), keyOf('c')]),
        all: asOf('only shown', everyCounter, inRange<Counter>),
        last: asOf(
          'only shown',
          { queries: [{ range: { pk: 'counters', prefix: 'c#' }, options: { limit: 1, backward: true } }] },
          listed<Counter>,
        ),
      }),
      fetching(),
    );
    // Nothing has come back yet.
    expect([batches(), queries()]).toEqual([[['c#a', 'c#b', 'c#c']], 2]);
    answer([itemOf('b', 2), itemOf('a', 1)]);
    const [a, b] = [counterOf('a', 1), counterOf('b', 2)];
    expect(await read).toEqual({ a, b, many: { b }, all: { a, b }, last: [b] });
  });

  test('that needs what is not there ends it: the next is not even made', async () => {
    const second = vi.fn(() => ({ b: counter('b') }));
    expect(await readAll(inOrder({ a: counter('a'), gone: needed(counter('gone')) }, second), fetching())).toBe(
      undefined,
    );
    expect(second).not.toHaveBeenCalled();
    expect(batches()).toEqual([['c#a', 'c#gone']]);
  });

  test('after another may need something, too', async () => {
    const third = vi.fn(() => ({}));
    const reads = inOrder({ a: counter('a') }, () => ({ gone: needed(counter('gone')) }), third);
    expect(await readAll(reads, fetching())).toBeUndefined();
    expect(third).not.toHaveBeenCalled();
  });

  test('sees what those before it have found', async () => {
    const reads = inOrder(
      { a: needed(counter('a')) },
      ({ a }) => ({ next: counter(a.total === 1 ? 'b' : 'a') }),
      ({ a, next }) => ({ sum: given(a.total + (next?.total ?? 0)) }),
    );
    expect(await readAll(reads, fetching())).toMatchObject({ next: { id: 'b' }, sum: 3 });
    expect(batches()).toEqual([['c#a'], ['c#b']]);
  });
});

describe('several reads as one', () => {
  test('are one round trip, and each sees what is its own, however many keys and ranges it has', async () => {
    const some = (...ids: readonly string[]) =>
      asOf('only shown', { keys: ids.map(keyOf) }, ({ items }) => items.map((item) => item?.total));
    const all = asOf('only shown', { ...everyCounter, keys: [keyOf('b')] }, ({ items, lists }) => [
      items[0]?.total,
      lists[0]?.length,
    ]);
    const read = together<unknown>([some('b', 'gone'), all, some(), together([some('a')]), all]);
    expect(await readOne(read)).toEqual([[2, undefined], [2, 2], [], [[1]], [2, 2]]);
    expect([batches(), queries()]).toEqual([[['c#b', 'c#gone', 'c#a']], 1]);
  });

  test('are none, where there is none', async () => {
    expect(await readOne(together([]))).toEqual([]);
  });
});

describe('another look at what is read', () => {
  test('is of what the read found', async () => {
    expect(await readOne(viewOf('only shown', counter('b'), (found) => found?.total))).toBe(2);
    expect(await readOne(viewOf('only shown', counter('gone'), (found) => found?.total ?? 'nothing'))).toBe('nothing');
  });
});

describe('within one attempt', () => {
  test('nothing is fetched twice, neither a key nor a range', async () => {
    const reads = inOrder(
      { a: counter('a'), again: counter('a'), gone: counter('gone'), all: asOf('only shown', everyCounter, inRange) },
      () => ({ a2: counter('a'), gone2: counter('gone'), all2: asOf('only shown', everyCounter, listed) }),
    );
    const fetched = fetching();
    await readAll(reads, fetched);
    expect(await readAll(reads, fetched)).toMatchObject({ again: { id: 'a' }, a2: { id: 'a' }, gone2: undefined });
    expect([batches(), queries()]).toEqual([[['c#a', 'c#gone']], 1]);
  });

  test('what is looked at after its guard is fetched after it, though the same was fetched before', async () => {
    const reads = inOrder(
      { a: needed(counter('a')), before: asOf('only shown', { ...everyCounter, keys: [keyOf('b')] }, listed<Counter>) },
      ({ a }) => {
        // Comes to be between the two waves.
        fill(itemOf('a', 1), itemOf('b', 5), itemOf('c', 3));
        return {
          now: after(a, { ...everyCounter, keys: [keyOf('b')] }, ({ items, lists }) => [
            items[0]?.total,
            lists[0]?.length,
          ]),
        };
      },
    );
    const state = await readAll(reads, fetching());
    expect(state?.before).toHaveLength(2);
    expect(state?.now).toEqual([5, 3]);
    expect(batches()).toEqual([['c#a', 'c#b'], ['c#b']]);
  });
});

describe('a read', () => {
  test('of an entity gives it without its keys, or nothing, or what stands for nothing', async () => {
    fill({ ...itemOf('a', 1), l1: 'x', l2: 'y', l3: 'z' });
    expect(await readOne(counter('a'))).toEqual(counterOf('a', 1));
    expect(await readOne(counter('gone'))).toBeUndefined();
    expect(await readOne(entityOr(keyOf('gone'), counterOf('gone', 0, 0)))).toEqual(counterOf('gone', 0, 0));
    expect(await readOne(entityOr(keyOf('a'), counterOf('a', 0, 0)))).toEqual(counterOf('a', 1));
    expect(await readOne(fixed<Counter>(keyOf('a')))).toEqual(counterOf('a', 1));
    expect(await readOne(toSet(counter('gone')))).toBeUndefined();
  });

  test.each([
    ['of an id that cannot be one', entity<Counter>(undefined), undefined],
    ['of what the command makes', fresh<Counter>(), undefined],
    ['of what is known', given(7), 7],
  ])('%s costs nothing', async (_what, read, expected) => {
    expect(await readAll(inOrder({ read }), fetching())).toEqual({ read: expected });
    expect([batches(), queries()]).toEqual([[], 0]);
  });
});
