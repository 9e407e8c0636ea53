import { beforeAll, describe, expect, test } from 'vitest';
import { requestsOf } from '../../functions/staff/sheets/import.ts';
import { removeAbandoned, stage } from '../../functions/staff/sheets/store.ts';
import { everything, head, imports } from '../../functions/staff/store.ts';
import { addDays } from '../../shared/calendar.ts';
import { fetching, readAll } from '../../shared/fetching.ts';
import { newId } from '../../shared/ids.ts';
import { inOrder } from '../../shared/reads.ts';
import { useTable } from '../support/table-env.ts';
import { type Body, loadedCampaign } from '../support/stack.ts';

/** Staging on the real engine: what is stored before an import becomes real, and what a crash leaves. */

const campaign = loadedCampaign('import');
const { id, must, call } = campaign;

let days: { readonly from: string; readonly to: string };
beforeAll(async () => {
  useTable();
  const { end } = await must('district-staff', 'GET ');
  days = { from: addDays(String(end), -20), to: String(end) };
});

const lines = (count: number, unit = 'nacka') => [
  'enhet;från;till;omfattning;uppgifter',
  ...Array.from({ length: count }, () => `${unit};${days.from};${days.to};50;flygblad`),
];
const imported = (count: number) =>
  must('district-staff', 'POST /staff/requests/import', { csv: lines(count).join('\r\n') });
const seenOf = async (unit: string): Promise<number> => {
  const { perAssociation } = await must('district-staff', 'GET /staff/coverage');
  return Number((perAssociation as readonly Body[]).find((each) => each.unit === unit)?.requests);
};

describe('an import that broke off before it became real', () => {
  const importId = newId();
  let staged: readonly string[];
  beforeAll(async () => {
    const wish = { ...days, line: 2, unit: 'kista', extent: 50, tasks: ['flygblad'], priority: 'normal' as const };
    const filing = {
      id: importId,
      filer: 'district-staff',
      today: days.from,
      filed: 0,
      replyByDays: 7,
      noticeDays: 14,
    };
    const requests = requestsOf([wish, wish, wish], { ...filing, newId });
    staged = (await stage(id, requests, new Date().toISOString())).map((request) => request.id);
  });

  test('is seen by nobody: not by id, in a list, in the figures, nor by a command', async () => {
    expect(staged).toHaveLength(3);
    const before = await seenOf('kista');
    expect(await seenOf('kista')).toBe(before);
    for (const request of staged) {
      expect((await call('association-kista', `GET /staff/requests/${request}`)).status).toBe(404);
      expect((await call('district-staff', `POST /staff/requests/${request}/declines`, { reason: 'x' })).status).toBe(
        404,
      );
    }
    const { items } = await must('association-kista', 'GET /staff/requests?limit=100');
    for (const item of items as readonly Body[]) expect(staged).not.toContain(item.id);
    const reads = inOrder({ head: head(id), imports: imports(id) }, (found) => everything(found, id));
    const open = Object.keys((await readAll(reads, fetching()))?.requests ?? {});
    for (const request of open) expect(staged).not.toContain(request);
  });

  test('is removed by the daily job when an hour has gone, and nothing else is', async () => {
    const real = await imported(3);
    const soon = new Date(Date.now() + 60_000).toISOString();
    const later = new Date(Date.now() + 7_200_000).toISOString();
    expect(await removeAbandoned(id, soon)).toBe(0);
    expect(await removeAbandoned(id, later)).toBe(3);
    expect(await removeAbandoned(id, later)).toBe(0);
    for (const request of real.requests as readonly string[])
      expect((await call('district-staff', `GET /staff/requests/${request}`)).status).toBe(200);
  });
});

describe('an import of many lines', () => {
  test('is seen whole or not at all, also by those who look meanwhile', async () => {
    const before = await seenOf('nacka');
    const done = new AbortController();
    const seen = new Set<number>();
    const look = async () => {
      while (!done.signal.aborted) seen.add((await seenOf('nacka')) - before);
    };
    const lookers = [look(), look(), look()];
    await imported(300);
    done.abort();
    await Promise.all(lookers);
    expect([0, 300]).toEqual(expect.arrayContaining([...seen]));
    expect((await seenOf('nacka')) - before).toBe(300);
  });

  test('has one effect when it is sent twice at once with one key', async () => {
    const before = await seenOf('nacka');
    const body = { csv: lines(120).join('\r\n') };
    const twins = await Promise.all(
      [1, 2].map(() => call('district-staff', 'POST /staff/requests/import', body, { 'idempotency-key': 'sheet' })),
    );
    expect(twins.map(({ status }) => status)).toEqual([200, 200]);
    expect(twins[0]?.body).toEqual(twins[1]?.body);
    expect((await seenOf('nacka')) - before).toBe(120);
  });
});
