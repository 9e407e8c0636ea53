import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageLimit, playLists } from '../../tools/bench/lists.ts';
import { playOperations } from '../../tools/bench/operations.ts';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';
import type { Figure } from '../../tools/bench/steps.ts';
import { storeRequests } from '../../tools/bench/store.ts';
import { type Costs, costsOf } from '../support/costs.ts';

/** What the API costs in capacity units is the same on every machine: whoever makes it dearer shall notice. */
let session: Session;
beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
});
afterAll(() => session?.end());

/**
 * Read and write units of each operation; then with an `Idempotency-Key`, where it can have one. A command on a request
 * looks through what lately happened to it, and keeps no answer: only a create does.
 */
const expected: Readonly<
  Record<string, readonly [read: number, write: number, keyedRead?: number, keyedWrite?: number]>
> = {
  create: [6, 5, 7, 7],
  edit: [5.5, 5],
  'approval, not the last': [6, 5, 7, 5],
  'taking back an approval': [6, 5],
  'approval, the only one': [6, 10, 7, 10],
  'approval, the last of two': [6, 10, 7, 10],
  'approval, the last of three': [6, 10, 7, 10],
  'approval, the last of a supplement': [6, 9, 8, 9],
  'refusal, not the last': [6, 5, 7, 5],
  'refusal, the last': [6, 6, 7, 6],
  'withdrawal of a reserved request': [3, 10, 4, 10],
  supplement: [5.5, 5, 7.5, 5],
  claim: [3, 7, 4, 7],
  'payout on a claim': [5, 12, 6, 12],
  return: [3, 8, 5, 8],
  extension: [3, 5, 5, 5],
  closure: [3, 10, 5, 10],
  show: [5, 0],
  'GET /pot': [4, 0],
  'create, longest purpose': [6, 5, 7, 7],
  'approval, not the last, longest purpose': [6, 5, 7, 5],
  'approval, the last of three, longest purpose': [6, 13, 7, 13],
};
const plain: Costs = Object.fromEntries(
  Object.entries(expected).map(([operation, [read, write]]) => [operation, [read, write]]),
);
const keyed: Costs = Object.fromEntries(
  Object.entries(expected).flatMap(([operation, [, , read, write]]) =>
    read === undefined || write === undefined ? [] : [[operation, [read, write]]],
  ),
);

const tooDear = (figures: readonly Figure[]) =>
  figures.filter(({ units, limit }) => units.write > (limit?.write ?? Infinity)).map(({ operation }) => operation);

describe('what an operation costs', () => {
  test('without an Idempotency-Key, within its limit', async () => {
    const figures = await playOperations(session.call, false);
    expect(costsOf(figures)).toEqual(plain);
    expect(tooDear(figures)).toEqual([]);
  });

  test('with one, within the same limits', async () => {
    const figures = await playOperations(session.call, true);
    expect(costsOf(figures)).toEqual(keyed);
    expect(tooDear(figures)).toEqual([]);
  });
});

type Request = Readonly<Record<string, unknown>>;

/** What Solna finds in its list, page by page. */
const everyPage = async (filter: string): Promise<readonly Request[]> => {
  const found: Request[] = [];
  let cursor: unknown;
  do {
    const after = cursor === undefined ? '' : `&cursor=${String(cursor)}`;
    const { body } = await session.call('association-solna', `GET /pot/requests?${filter}${after}`);
    found.push(...(body.items as readonly Request[]));
    cursor = body.next;
  } while (cursor !== undefined);
  return found;
};

describe('a page of a list', () => {
  test('costs at most 4 read units, with 100 requests stored and with 1 000', async () => {
    await storeRequests(session.stack, 0, 100);
    const few = await playLists(session.call);
    await storeRequests(session.stack, 100, 1_000);
    const many = await playLists(session.call);
    for (const pages of [few, many]) expect(pages.filter(({ read }) => read > pageLimit)).toEqual([]);
    // A page that was full with a hundred costs what it did; half a unit is how full its last 4 kB are.
    const full = many.flatMap((page, i) =>
      few[i]?.items === page.items ? [[page.list, page.read - few[i].read]] : [],
    );
    expect(full.filter(([, more]) => Number(more) > 0.5)).toEqual([]);
  });

  test('is shorter where a filter leaves requests out, and `next` leads to all of them', async () => {
    const all = await everyPage('limit=100');
    for (const [filter, of] of [
      ['status=refused', { status: 'refused' }],
      ['budgetLine=publicity', { budgetLine: 'publicity' }],
      ['budgetLine=publicity&status=reserved', { budgetLine: 'publicity', status: 'reserved' }],
    ] as const) {
      const wanted = all.filter((request) => Object.entries(of).every(([field, value]) => request[field] === value));
      expect(wanted.length).toBeGreaterThan(25);
      const found = await everyPage(filter);
      expect(found.map(({ id }) => id).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
    }
  });
});
