import { beforeAll, describe, expect, test } from 'vitest';
import { walked } from '../support/pages.ts';
import { errorsOf, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** Every list that pages: who reads it, where it is, and what tells its items apart. */
const lists = [
  ['association-solna', '/offices', 'id', 2],
  ['association-solna', '/associations', 'id', 3],
  ['admin', '/people', 'id', 4],
  ['district-head', '/pot/mandates', 'id', 1],
  ['district-head', '/pot/ledger', 'seq', 3],
  ['district-head', '/pot/ledger?order=oldest', 'seq', 3],
  ['district-head', '/pot/ledger?q=budget', 'seq', 1],
  ['district-head', '/pot/requests?awaits=me', 'id', 3],
  ['district-head', '/pot/requests?overdue=false', 'id', 3],
  ['district-head', '/pot/requests', 'id', 4],
  ['district-head', '/pot/requests?unit=solna', 'id', 3],
  ['district-head', '/pot/requests?budgetLine=publicity', 'id', 3],
  ['district-head', '/pot/requests?status=submitted', 'id', 3],
  ['district-head', '/pot/requests?unit=solna&status=submitted', 'id', 2],
  ['association-solna', '/pot/requests', 'id', 3],
  ['association-solna', '/pot/requests?status=submitted', 'id', 2],
  ['district-head', '/offices/district/inbox', 'id', 7],
  ['district-head', '/offices/district/inbox?action=decide', 'id', 3],
  ['district-head', '/offices/district/inbox?unread=true', 'id', 5],
  ['association-solna', '/associations/solna/inbox', 'id', 3],
  ['district-head', '/audit?subject=campaign/people/{kim}', 'id', 2],
] as const;

describe('a list', () => {
  const { call, must, file, reserve, refusal } = loadedCampaign('lists');
  let kim = '';
  const page = (persona: string, path: string, more: string) =>
    call(persona, `GET ${path.replace('{kim}', kim)}${path.includes('?') ? '&' : '?'}${more}`);
  const cursorOf = async (persona: string, path: string) =>
    String((await page(persona, path, 'limit=1')).body.next ?? 'there is no next page');

  beforeAll(async () => {
    for (let i = 0; i < 5; i++) await file();
    await reserve(await file());
    for (let i = 0; i < 3; i++) await file({ unit: 'kista', budgetLine: 'events' }, 'association-kista');
    const entered = await must('admin', 'POST /people', { subject: 'kim', name: 'Kim', memberships: [] });
    kim = String(entered.id);
    for (const name of ['Kim A', 'Kim B', 'Kim C', 'Kim D'])
      await must('admin', `PUT /people/${kim}`, { subject: 'kim', name, memberships: [] });
    await must('district-head', 'POST /pot/mandates', { tiers: [{ upTo: null, heads: 1 }] });
    await theStack().idle();
  });

  test.each(lists)(
    '%s walks all pages of %s and sees each item once, in one order',
    async (persona, path, key, limit) => {
      const found = await walked((more) => page(persona, path, more), { key, limit });
      expect(found.length).toBeGreaterThan(limit);
    },
  );

  test('a page has 25 items by default, and says where it goes on', async () => {
    await Promise.all(Array.from({ length: 20 }, () => file({ unit: 'nacka' }, 'association-nacka')));
    const { body } = await call('district-head', 'GET /pot/requests');
    expect([itemsOf({ body }).length, typeof body.next]).toEqual([25, 'string']);
  });

  describe('a cursor', () => {
    test('of another query is refused, and named', async () => {
      const cursor = await cursorOf('district-head', '/pot/requests?unit=solna');
      for (const path of ['/pot/requests', '/pot/requests?unit=kista', '/pot/requests?unit=solna&status=submitted']) {
        const answer = await page('district-head', path, `cursor=${cursor}`);
        expect([answer.body.code, errorsOf(answer)]).toEqual(['malformed-request', ['/query/cursor invalid-format']]);
      }
      expect(await refusal('district-head', `GET /pot/ledger?cursor=${cursor}`)).toBe('400 malformed-request');
    });

    test('of somebody who sees something else is refused', async () => {
      const office = await cursorOf('district-head', '/pot/requests');
      expect(await refusal('association-solna', `GET /pot/requests?cursor=${office}`)).toBe('400 malformed-request');
      const solna = await cursorOf('association-solna', '/pot/requests');
      expect(await refusal('association-kista', `GET /pot/requests?cursor=${solna}`)).toBe('400 malformed-request');
      const head = await cursorOf('district-head', '/offices/district/inbox');
      expect(await refusal('district-staff', `GET /offices/district/inbox?cursor=${head}`)).toBe(
        '400 malformed-request',
      );
    });

    test('that is forged leads nowhere else than where the caller may look', async () => {
      const given = await cursorOf('association-solna', '/pot/requests');
      const [digest, range, key, ...more] = JSON.parse(Buffer.from(given, 'base64url').toString('utf8'));
      const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
      for (const cursor of [
        forged(digest, range, 'r#kista#01J4Z6X9Q8W7E6R5T4Y3V2B1N0'),
        forged(digest, 7, 'r#solna#01J4Z6X9Q8W7E6R5T4Y3V2B1N0'),
        forged(digest, range, { S: 'r#solna#' }),
        forged('0'.repeat(16), range, 'r#solna#01J4Z6X9Q8W7E6R5T4Y3V2B1N0'),
        forged(digest, range, `${key.slice(0, -1)}${key.endsWith('0') ? 1 : 0}`, ...more),
        forged(digest, 'length', 'undefined'),
        forged(digest, String(range), key, ...more),
        forged(digest, range, key, ...more, 1),
        forged(null),
        `${given}!`,
        `${given}%3D`,
        '',
        'abc',
        'x'.repeat(1001),
      ])
        expect(await refusal('association-solna', `GET /pot/requests?cursor=${cursor}`)).toBe('400 malformed-request');
    });
  });
});
