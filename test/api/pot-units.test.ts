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
 * looks through what lately happened to it, and keeps no answer: only a create does. A vote also reads who has confirmed the
 * association, and whether each who voted before still acts: a unit each. What waits of it, and so is in index l5, costs a unit
 * whenever it is another; and it lies in the item, too, which a long purpose brings beyond a kilobyte then.
 */
const expected: Readonly<
  Record<string, readonly [read: number, write: number, keyedRead?: number, keyedWrite?: number]>
> = {
  create: [6.5, 6, 7.5, 8],
  edit: [6, 6],
  'approval, not the last': [8, 6, 9, 6],
  'taking back an approval': [9, 6],
  'approval, the only one': [8, 11, 9, 11],
  'approval, the last of two': [9, 11, 10, 11],
  'approval, the last of three': [10, 11, 11, 11],
  'approval, the last of a supplement': [9, 9, 11, 9],
  'refusal, not the last': [8, 6, 9, 6],
  'refusal, the last': [9, 7, 10, 7],
  'withdrawal of a reserved request': [3, 11, 4, 11],
  supplement: [6, 5, 8, 5],
  claim: [4, 6, 5, 6],
  'payout on a claim': [4, 11, 5, 11],
  // Three of them for its line of what counts within the split window, which its sum is in.
  return: [3, 11, 5, 11],
  extension: [3, 5, 5, 5],
  closure: [3, 13, 5, 13],
  // Five of them for its commands, which are weighed with it: balances, settings, the window at half, the receipt of a payout.
  show: [9, 0],
  // What waits on each line and contribution, and who proposed it.
  'GET /pot': [13, 0],
  'create, longest purpose': [6.5, 6, 7.5, 8],
  // What it says of its vote brings it beyond a size from which its lists are packed: a unit less to read.
  'approval, not the last, longest purpose': [8, 9, 9, 9],
  'approval, the last of three, longest purpose': [10, 15, 11, 15],
};
const plain: Costs = Object.fromEntries(
  Object.entries(expected).map(([operation, [read, write]]) => [operation, [read, write]]),
);
const keyed: Costs = Object.fromEntries(
  Object.entries(expected).flatMap(([operation, [, , read, write]]) =>
    read === undefined || write === undefined ? [] : [[operation, [read, write]]],
  ),
);

/**
 * A request that is stored with its history packed is near a whole kilobyte here: whether it is above it follows from how
 * well its ids pack, and then each copy of it in an index costs a unit more.
 */
const nearWhole: Readonly<Record<string, readonly [least: number, most: number]>> = {
  supplement: [5, 9],
  'approval, the last of a supplement': [9, 13],
  closure: [13, 17],
  extension: [5, 9],
};
const settledCosts = (figures: readonly Figure[]) =>
  costsOf(
    figures.map((figure) => {
      const { operation, units } = figure;
      const [least, most] = nearWhole[operation] ?? [units.write, units.write];
      const isNear = units.write >= least && units.write <= most;
      return { ...figure, units: { ...units, write: isNear ? least : units.write } };
    }),
  );

const tooDear = (figures: readonly Figure[]) =>
  figures.filter(({ units, limit }) => units.write > (limit?.write ?? Infinity)).map(({ operation }) => operation);

describe('what an operation costs', () => {
  test('without an Idempotency-Key, within its limit', async () => {
    const figures = await playOperations(session.call, false);
    expect(settledCosts(figures)).toEqual(plain);
    expect(tooDear(figures)).toEqual([]);
  });

  test('with one, within the same limits', async () => {
    const figures = await playOperations(session.call, true);
    expect(settledCosts(figures)).toEqual(keyed);
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

/**
 * Whether others ask for something together with an association (E11) one query tells, after its own requests. Whether
 * what a notice asks for still waits says the index of what is open: a thousand requests are, each with its payee, which is twelve units. The ledger is
 * told in sentences, which name lines and units: the pot and all units once a page.
 */
const limitOf = (list: string): number => {
  if (list.includes('inbox')) return pageLimit + 15;
  if (list.includes('/pot/ledger')) return pageLimit + 2;
  return list.endsWith('(solna)') ? pageLimit + 0.5 : pageLimit;
};

describe('a page of a list', () => {
  test('costs at most 4 read units, an association’s half a unit, an inbox’s what is open and the ledger’s the names more, with 100 requests stored and with 1 000', async () => {
    await storeRequests(session.stack, 0, 100);
    const few = await playLists(session.call);
    await storeRequests(session.stack, 100, 1_000);
    const many = await playLists(session.call);
    for (const pages of [few, many]) expect(pages.filter(({ list, read }) => read > limitOf(list))).toEqual([]);
    // A page that was full with a hundred costs what it did; half a unit is how full its last 4 kB are.
    const full = many.flatMap((page, i) =>
      few[i]?.items === page.items ? [[page.list, page.read - few[i].read]] : [],
    );
    expect(full.filter(([list, more]) => Number(more) > 0.5 && !String(list).includes('inbox'))).toEqual([]);
  });

  test('of the ledger that is searched costs a unit or two more for each request on it, and for names', async () => {
    const { body, units } = await session.call('district-staff', 'GET /pot/ledger?q=publicity');
    expect((body.items as readonly unknown[]).length).toBeGreaterThan(0);
    expect(units.read).toBeLessThanOrEqual(pageLimit + 2 * 25 + 6);
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
