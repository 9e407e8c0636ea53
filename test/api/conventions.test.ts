import { describe, expect, test } from 'vitest';
import { ask, errorsOf, loadedCampaign, theStack } from '../support/stack.ts';
import { today } from '../support/today.ts';

/** What holds for every command: versions, repeated requests, languages, and the order in which errors are judged. */
describe('what holds for every request', () => {
  const { id, call, must, refusal, file, reserved, ownerOf, wish, personOf } = loadedCampaign('conventions');
  const keyed = (key: string) => ({ 'idempotency-key': key });

  describe('If-Match', () => {
    test('of the version that is stored lets the change through, of another answers 412', async () => {
      const request = await file();
      const edit = (ifMatch: string, purpose: string) =>
        call('association-solna', `PATCH ${request}`, { purpose }, { 'if-match': ifMatch });
      const changed = await edit('"1"', 'Affisch');
      expect([changed.status, changed.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"2-/)]);
      const late = await edit('"1"', 'Banderoll');
      expect([late.status, late.body.code]).toEqual([412, 'changed-meanwhile']);
      expect(await must('association-solna', `GET ${request}`)).toMatchObject({ purpose: 'Affisch', version: 2 });
    });

    test('is honoured by every kind of change', async () => {
      const request = await file();
      const stale = { 'if-match': '"99"' };
      const receipt = { supplier: 'AB', number: '1', date: today };
      const changes: readonly (readonly [string, string, unknown?])[] = [
        ['district-head', `POST ${request}/approvals`],
        ['district-head', `POST ${request}/refusals`, { reason: 'Nej' }],
        ['district-head', `DELETE ${request}/approvals/mine`],
        ['association-solna', `POST ${request}/withdrawal`],
        ['association-solna', `POST ${request}/claims`, { amount: 1, receipt }],
        ['district-head', `POST ${request}/payouts`, { amount: 1, paidBy: 'district', receipt }],
        ['district-head', `POST ${request}/returns`, { amount: 1, reason: 'Rabatt' }],
        ['district-head', `POST ${request}/closure`, { reason: 'Klart' }],
        ['district-head', 'POST /pot/contributions', { office: 'district', amount: 1 }],
        ['district-head', 'PUT /pot/budget-lines/reserve', { name: 'R', amount: 1 }],
        ['district-head', 'POST /pot/mandates/1/adoptions'],
        ['admin', 'PUT /offices/district', { name: 'X' }],
        ['admin', 'PUT /settings', {}],
        ['admin', `DELETE /people/${await personOf('association-kista')}`],
      ];
      for (const [persona, change, body] of changes)
        expect([change, await refusal(persona, change, body, stale)]).toEqual([change, '412 changed-meanwhile']);
    });

    test.each(['1', 'W/"1"', '*', '"x"', '"1", "2"'])('%s is malformed', async (ifMatch) => {
      const body = { name: 'X' };
      expect(await refusal('admin', 'PUT /offices/district', body, { 'if-match': ifMatch })).toBe(
        '400 malformed-request',
      );
    });
  });

  describe('Idempotency-Key (invariant 7)', () => {
    test('a repeated request has one effect and the same answer, and says that it is repeated', async () => {
      const send = () =>
        call('district-head', 'POST /pot/contributions', { office: 'district', amount: 7 }, keyed('a'));
      const [first, second] = [await send(), await send()];
      expect([second.status, String(second.bytes), second.headers.get('etag')]).toEqual([
        first.status,
        String(first.bytes),
        first.headers.get('etag'),
      ]);
      expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
      expect((await must('district-head', 'GET /pot')).version).toBe(first.body.version);
    });

    test('creating is repeated with its address, in whatever order the fields come', async () => {
      const first = await call('association-solna', 'POST /pot/requests', wish, keyed('b'));
      const turned = Object.fromEntries(Object.entries(wish).reverse());
      const second = await call('association-solna', 'POST /pot/requests', turned, keyed('b'));
      expect([second.status, second.headers.get('location')]).toEqual([201, first.headers.get('location')]);
    });

    test('with another body it is refused', async () => {
      const other = { ...wish, amount: 1 };
      expect(await refusal('association-solna', 'POST /pot/requests', other, keyed('b'))).toBe(
        '422 idempotency-key-reused',
      );
    });

    test('is a person’s and a path’s own', async () => {
      const another = await call('association-kista', 'POST /pot/requests', { ...wish, unit: 'kista' }, keyed('b'));
      expect([another.status, another.headers.get('idempotency-replayed')]).toEqual([201, null]);
      const request = await file();
      const approved = await call('district-head', `POST ${request}/approvals`, {}, keyed('a'));
      expect([approved.status, approved.headers.get('idempotency-replayed')]).toEqual([200, null]);
    });

    test('rights are judged before the replay', async () => {
      const contribution = { office: 'city-hall', amount: 7 };
      const replay = () => call('city-hall-head', 'POST /pot/contributions', contribution, keyed('rights'));
      expect((await replay()).status).toBe(200);
      const memberships = [{ unit: 'city-hall', role: 'staff' }];
      const path = `/people/${await personOf('city-hall-head')}`;
      await must('admin', `PUT ${path}`, { subject: 'city-hall-head', name: 'K', memberships });
      await must('district-head', `POST ${path}/confirmations`);
      expect((await replay()).body.code).toBe('not-allowed');
      const kista = () => call('association-kista', 'POST /pot/requests', { ...wish, unit: 'kista' }, keyed('b'));
      expect((await kista()).headers.get('idempotency-replayed')).toBe('true');
      await must('admin', `DELETE /people/${await personOf('association-kista')}`);
      expect((await kista()).body.code).toBe('not-found');
    });

    test('a refusal is not stored, and decided anew', async () => {
      const request = await file({ unit: 'nacka' }, 'association-nacka');
      const owner = await ownerOf(request);
      const close = () => call(owner, `POST ${request}/closure`, undefined, keyed('anew'));
      expect((await close()).body.code).toBe('wrong-status');
      await must('district-head', `POST ${request}/approvals`);
      const closed = await close();
      expect([closed.status, closed.headers.get('idempotency-replayed')]).toEqual([200, null]);
      expect((await close()).headers.get('idempotency-replayed')).toBe('true');
    });

    test('a replay comes before 412: what was done stays done', async () => {
      const request = await reserved({ unit: 'nacka', budgetLine: 'events' }, 'association-nacka');
      const { version } = await must('district-head', `GET ${request}`);
      const headers = { ...keyed('version'), 'if-match': `"${String(version)}"` };
      const owner = await ownerOf(request);
      const close = () => call(owner, `POST ${request}/closure`, undefined, headers);
      const [first, second] = [await close(), await close()];
      expect([second.status, second.body]).toEqual([200, first.body]);
    });

    test.each(['å', 'a b', 'x'.repeat(65), ''])('%j is no key', async (key) => {
      expect(await refusal('association-solna', 'POST /pot/requests', wish, keyed(key))).toBe('400 malformed-request');
    });

    test('64 visible characters are one', async () => {
      const answer = await call('association-solna', 'POST /pot/requests', wish, keyed('~'.repeat(64)));
      expect(answer.status).toBe(201);
    });
  });

  describe('Accept-Language', () => {
    test.each([
      [undefined, 'Det finns inget här.'],
      ['en', 'There is nothing here.'],
      ['en-GB,en;q=0.9,sv;q=0.8', 'There is nothing here.'],
      ['sv-SE,sv;q=0.9,en;q=0.8', 'Det finns inget här.'],
      ['de', 'Det finns inget här.'],
    ])('%s is answered "%s"', async (language, title) => {
      const headers = language === undefined ? {} : { 'accept-language': language };
      const answer = await call('association-solna', 'GET /pot', undefined, headers);
      expect([answer.body.title, answer.body.detail]).toEqual([title, title]);
    });

    test('field errors, too, also those that the rules find', async () => {
      const wrong = { ...wish, amount: 0 };
      const details = async (body: object, language: string) =>
        (await call('association-solna', 'POST /pot/requests', body, { 'accept-language': language })).body.errors;
      expect(await details(wrong, 'sv')).toMatchObject([
        {
          detail: 'Hela ören, från 1 till 1 000 000 000, till exempel 450000 för 4 500 kr.',
          minimum: 1,
          maximum: 1_000_000_000,
        },
      ]);
      expect(await details(wrong, 'en')).toMatchObject([
        { detail: 'Whole öre, from 1 to 1,000,000,000, for example 450000 for SEK 4,500.' },
      ]);
      const unknown = { ...wish, budgetLine: 'nothing' };
      expect(await details(unknown, 'en')).toMatchObject([{ detail: 'There is no such thing.' }]);
    });
  });

  test('errors are judged in the promised order', async () => {
    const path = `POST /campaigns/${id}/pot/contributions`;
    const worst = { body: '{', headers: { 'content-type': 'text/plain', 'if-match': '"99"', 'idempotency-key': 'å' } };
    const asked = async (persona: string, change: { body?: unknown; headers?: Record<string, string> } = {}) => {
      const token = await theStack().token(persona);
      const headers = { ...worst.headers, ...change.headers };
      const { status, body } = await ask(path, { token, body: change.body ?? worst.body, headers });
      return `${status} ${String(body.code)}`;
    };
    expect((await ask(path, worst)).status).toBe(401);
    expect(await asked('association-solna')).toBe('404 not-found');
    expect(await asked('district-staff')).toBe('403 not-allowed');
    const json = { 'content-type': 'application/json' };
    const valid = { ...json, 'idempotency-key': 'a' };
    const large = JSON.stringify({ office: 'district', amount: 7, note: 'x'.repeat(262_144) });
    expect(await asked('district-head', { body: large })).toBe('415 unsupported-media-type');
    expect(await asked('district-head', { body: large, headers: json })).toBe('413 too-large');
    expect(await asked('district-head', { headers: json })).toBe('400 malformed-request');
    expect(await asked('district-head', { body: { office: 'district', amount: 0 }, headers: json })).toBe(
      '400 malformed-request',
    );
    expect(await asked('district-head', { body: { office: 'district', amount: 0 }, headers: valid })).toBe(
      '422 invalid-input',
    );
    // The key `a` belongs to a contribution of 7: that comes before the version, which is stale.
    expect(await asked('district-head', { body: { office: 'district', amount: 8 }, headers: valid })).toBe(
      '422 idempotency-key-reused',
    );
    expect(await asked('district-head', { body: { office: 'district', amount: 7 }, headers: valid })).toBe(
      '200 undefined',
    );
    const other = { ...valid, 'idempotency-key': 'order' };
    expect(await asked('district-head', { body: { office: 'district', amount: 7 }, headers: other })).toBe(
      '412 changed-meanwhile',
    );
    const closing = await call('district-head', `POST ${await file()}/closure`, undefined, { 'if-match': '"99"' });
    expect(closing.body.code).toBe('changed-meanwhile');
  });

  test.each(['colour=red', 'limit=0', 'limit=101', 'limit=x', 'limit=5&limit=6', 'status=lost'])(
    'the query %s is refused, and the parameter named',
    async (query) => {
      const answer = await call('district-head', `GET /pot/requests?${query}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'malformed-request']);
      expect(errorsOf(answer)[0]).toMatch(`/query/${query.split('=')[0]}`);
    },
  );
});
