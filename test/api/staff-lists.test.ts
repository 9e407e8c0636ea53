import { beforeAll, describe, expect, test } from 'vitest';
import { walked } from '../support/pages.ts';
import { type Body, errorsOf, theStack } from '../support/stack.ts';
import { staffCampaign, weeks } from '../support/staff-api.ts';

/** Every list of staff that pages, under each filter: who reads it, and what it must show. */
type Request = Body & { readonly unit: string; readonly status: string; readonly owner: string };

describe('staff: a list', () => {
  const { call, must, refusal, enter, file, part, allocate } = staffCampaign('staff-lists');
  const page = (persona: string, path: string) => (more: string) =>
    call(persona, `GET ${path}${path.includes('?') ? '&' : '?'}${more}`);
  const listed = (persona: string, filter = '', limit = 2) =>
    walked(page(persona, `/staff/requests${filter}`), { limit }) as Promise<readonly Request[]>;

  /** Two of each status of Solna's, and some of the others'. */
  beforeAll(async () => {
    for (let i = 0; i < 5; i++) await enter(`position-${i}`, { shares: i < 3 ? [{ unit: 'solna', extent: 50 }] : [] });
    const confirm = async (id: string) => must('association-solna', `POST /staff/allocations/${id}/confirmations`);
    for (const position of ['position-0', 'position-1']) await allocate(part(await file(), position));
    for (const position of ['position-2', 'position-3'])
      await confirm((await allocate(part(await file(), position)))[0] ?? '');
    for (let i = 0; i < 2; i++) {
      await must('district-head', `POST /staff/requests/${await file()}/declines`, { reason: 'Nej' });
      await must('association-solna', `POST /staff/requests/${await file()}/withdrawal`);
      await file();
    }
    for (const unit of ['kista', 'kista', 'nacka', 'nacka']) await file({ unit });
    for (let i = 0; i < 3; i++) await must('district-staff', 'POST /staff/plans', weeks);
    await theStack().idle();
  });

  test('offices see all requests, associations their own, newest first within a unit', async () => {
    const all = await listed('city-hall-staff', '', 3);
    expect(Object.groupBy(all, ({ unit }) => unit)).toMatchObject({
      solna: { length: 10 },
      kista: { length: 2 },
      nacka: { length: 2 },
    });
    const solna = await listed('association-solna');
    expect(solna.map(({ unit }) => unit)).toEqual(Array(10).fill('solna'));
    const filed = solna.map(({ createdAt }) => String(createdAt));
    expect(filed).toEqual(filed.toSorted().toReversed());
    // What the offices read beside it is who filed it.
    const ofSolna = all.filter(({ unit }) => unit === 'solna').map(({ filer: _, ...request }) => request);
    expect(solna).toEqual(ofSolna);
  });

  test.each(['submitted', 'allocated', 'confirmed', 'declined', 'withdrawn'])('by the status %s', async (status) => {
    for (const persona of ['district-staff', 'association-solna']) {
      const wanted = (await listed(persona)).filter((request) => request.status === status);
      expect(wanted.length).toBeGreaterThanOrEqual(2);
      expect(await listed(persona, `?status=${status}`, 1)).toEqual(wanted);
    }
  });

  test.each(['district', 'city-hall', 'county-council'])('by the owner %s, alone and with others', async (owner) => {
    const byId = (requests: readonly Request[]) => requests.map(({ id }) => id).toSorted();
    for (const persona of ['district-staff', 'association-solna']) {
      const wanted = (await listed(persona)).filter((request) => request.owner === owner);
      expect(wanted.length).toBeGreaterThan(1);
      expect(byId(await listed(persona, `?owner=${owner}`, 1))).toEqual(byId(wanted));
    }
    const some = (await listed('district-staff')).filter(
      (request) => request.owner === owner && request.unit === 'solna' && request.status === 'submitted',
    );
    expect(byId(await listed('district-staff', `?owner=${owner}&unit=solna&status=submitted`))).toEqual(byId(some));
  });

  test('by unit; of others’ an association finds none', async () => {
    expect((await listed('district-staff', '?unit=kista', 1)).map(({ unit }) => unit)).toEqual(['kista', 'kista']);
    expect(await listed('association-solna', '?unit=kista')).toEqual([]);
    expect(await listed('association-solna', '?unit=kista&owner=district')).toEqual([]);
    expect(await listed('association-solna', '?unit=solna')).toEqual(await listed('association-solna'));
  });

  test('positions and plans', async () => {
    const positions = (persona: string) => walked(page(persona, '/staff/positions'), { limit: 2 });
    const named = (count: number) => Array.from({ length: count }, (_, i) => `position-${i}`);
    expect((await positions('district-staff')).map(({ id }) => id)).toEqual(named(5));
    expect((await positions('association-solna')).map(({ id }) => id)).toEqual(named(4));
    expect(await positions('association-kista')).toEqual([]);
    const plans = await walked(page('district-staff', '/staff/plans'), { limit: 1 });
    const made = plans.map(({ createdAt }) => String(createdAt));
    expect([made.length, made]).toEqual([3, made.toSorted().toReversed()]);
  });

  test('a cursor of another list, of another filter or of somebody else is refused', async () => {
    const cursorOf = async (persona: string, path: string) =>
      String((await page(persona, path)('limit=1')).body.next ?? 'there is no next page');
    const office = await cursorOf('district-staff', '/staff/requests?unit=solna');
    for (const path of ['/staff/requests', '/staff/requests?unit=kista', '/staff/requests?unit=solna&owner=district'])
      expect(errorsOf(await page('district-staff', path)(`cursor=${office}`))).toEqual([
        '/query/cursor invalid-format',
      ]);
    expect(await refusal('district-staff', `GET /staff/positions?cursor=${office}`)).toBe('400 malformed-request');
    const solna = await cursorOf('association-solna', '/staff/requests');
    expect(await refusal('association-kista', `GET /staff/requests?cursor=${solna}`)).toBe('400 malformed-request');
    const positions = await cursorOf('district-staff', '/staff/positions');
    expect(await refusal('association-solna', `GET /staff/positions?cursor=${positions}`)).toBe(
      '400 malformed-request',
    );
  });
});
