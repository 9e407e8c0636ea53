import { describe, expect, test } from 'vitest';
import { isUlid } from '../../shared/ids.ts';
import { ask, bareCampaign, campaignOf, errorsOf, itemsOf, theStack } from '../support/stack.ts';

const days = { start: '2026-04-28', electionDay: '2026-09-13', end: '2026-10-04' };
const setUp = { name: 'Valrörelsen 2026', ...days };
const robin = { subject: 'robin', name: 'Robin', memberships: [] };
const nacka = { name: 'Nacka', kind: 'municipality', ring: 'inner', neighbourGroup: 'ostkust', priorityArea: false };

describe('setting up a campaign', () => {
  const { id, call, must, refusal, personOf } = bareCampaign('setting-up');

  describe('what a PUT says', () => {
    const { call: callNew } = campaignOf('new-2026');

    test('creating answers 201 and where it is, replacing 200, saying the same again changes nothing', async () => {
      const created = await callNew('admin', 'PUT ', setUp);
      expect([created.status, created.headers.get('location')]).toEqual([201, '/campaigns/new-2026']);
      expect(created.body).toMatchObject({ id: 'new-2026', version: 1, ...setUp });
      expect(created.body.createdAt).toBe(created.body.updatedAt);
      const again = await callNew('admin', 'PUT ', setUp);
      expect([again.status, again.headers.get('location'), again.body]).toEqual([200, null, created.body]);
      const replaced = await callNew('admin', 'PUT ', { ...setUp, name: 'Valet 2026' });
      expect([replaced.status, replaced.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"2-/)]);
      expect(replaced.body).toMatchObject({ name: 'Valet 2026', version: 2, createdAt: created.body.createdAt });
      expect((await callNew('admin', 'GET ')).body).toEqual(replaced.body);
    });

    test.each([
      ['/offices/city-hall', { name: 'Stadshuskansliet' }, { name: 'Kansliet' }],
      ['/associations/nacka', nacka, { ...nacka, ring: 'outer', neighbourGroup: null }],
    ])('PUT %s', async (path, first, second) => {
      const created = await call('admin', `PUT ${path}`, first);
      expect([created.status, created.headers.get('location')]).toEqual([201, `/campaigns/${id}${path}`]);
      const replaced = await call('admin', `PUT ${path}`, second);
      expect([replaced.status, replaced.body.version]).toEqual([200, 2]);
      const shown = await call('admin', `GET ${path}`);
      expect(shown.body).toEqual(replaced.body);
      expect(shown.headers.get('etag')).toMatch(/^"2-/);
    });

    test('a person is entered by POST, gets an id that says nothing of them, and is changed by PUT', async () => {
      const kim = { subject: 'kim', name: 'Kim Holm', email: 'kim@example.se', phone: '070-1234567', memberships: [] };
      const entered = await call('admin', 'POST /people', kim);
      const path = `/people/${String(entered.body.id)}`;
      expect([entered.status, entered.headers.get('location')]).toEqual([201, `/campaigns/${id}${path}`]);
      expect(isUlid(String(entered.body.id))).toBe(true);
      expect((await call('admin', `GET ${path}`)).body).toEqual({ ...kim, ...entered.body });
      const changed = await call('admin', `PUT ${path}`, { subject: 'kim-2', name: 'K', memberships: [] });
      expect([changed.status, changed.body.version, changed.body.id]).toEqual([200, 2, entered.body.id]);
      const shown = await call('admin', `GET ${path}`);
      expect(shown.body).toEqual(changed.body);
      expect(shown.headers.get('etag')).toMatch(/^"2-/);
    });

    test('a PUT enters nobody, whatever id it names', async () => {
      for (const who of ['kim', 'Kim.Holm', '01M83Y8C5VKN9V3T2F4F6W6Q1D'])
        expect([who, await refusal('admin', `PUT /people/${who}`, robin)]).toEqual([who, '404 not-found']);
    });

    test('entering is repeated by its key, and what is kept of the answer says nobody’s name', async () => {
      const send = () =>
        call('admin', 'POST /people', { ...robin, email: 'robin@example.se' }, { 'idempotency-key': 'robin' });
      const [first, second] = [await send(), await send()];
      expect([second.status, String(second.bytes)]).toEqual([201, String(first.bytes)]);
      expect(second.headers.get('idempotency-replayed')).toBe('true');
      expect(String(second.bytes)).not.toMatch(/robin/i);
      expect(await refusal('admin', 'POST /people', robin)).toBe('409 subject-taken');
    });

    test('settings have stated defaults until they are set', async () => {
      const defaults = {
        campaign: { personalDataDays: 180, replyByDays: 5 },
        pot: {
          replyByDays: 5,
          splitWindowDays: 30,
          accounts: { bank: 1930, receivable: 1680, payable: 2890, otherCost: 6990, lines: {} },
        },
      };
      expect(await must('district-staff', 'GET /settings')).toMatchObject({ version: 0, ...defaults });
      const set = await call('admin', 'PUT /settings', { pot: { replyByDays: 7 } });
      expect(set.status).toBe(201);
      expect(set.body).toMatchObject({ version: 1, ...defaults, pot: { ...defaults.pot, replyByDays: 7 } });
      expect((await call('admin', 'PUT /settings', { pot: { replyByDays: 0 } })).status).toBe(422);
    });

    test('lists show what was entered', async () => {
      expect(itemsOf(await call('association-solna', 'GET /offices')).map((each) => each.id)).toEqual(['city-hall']);
      expect(itemsOf(await call('district-head', 'GET /associations')).map((each) => each.id)).toEqual([
        'nacka',
        'solna',
      ]);
      const people = itemsOf(await call('admin', 'GET /people?limit=100')).map((each) => each.subject);
      expect(people).toEqual(expect.arrayContaining(['association-solna', 'coordinator', 'district-head', 'kim-2']));
    });
  });

  describe('what cannot be', () => {
    test.each([
      ['', { ...setUp, end: '2026-09-12' }, '/end order'],
      ['', { ...setUp, electionDay: '2026-04-27' }, '/electionDay order'],
      ['', { ...setUp, start: '2026-02-29' }, '/start day'],
      ['/offices/national', { name: 'Riks' }, '/path/office unknown'],
      ['/associations/district', nacka, '/path/association unknown'],
      ['/associations/Nacka', nacka, '/path/association slug'],
      ['/associations/nacka', { ...nacka, kind: 'club' }, '/kind invalid-value'],
    ])('PUT %s %j names %s', async (path, body, error) => {
      const answer = await call('admin', `PUT ${path}`, body);
      expect([answer.body.code, errorsOf(answer)]).toEqual(['invalid-input', [error]]);
    });

    test.each([
      [{ name: ' ' }, '/name empty'],
      [{ email: 'kim' }, '/email email'],
      [{ phone: 'x' }, '/phone phone'],
      [{ id: 'kim' }, '/id unrecognized-keys'],
    ])('of a person %j', async (change, error) => {
      const body = { ...robin, ...change };
      expect(errorsOf(await call('admin', 'POST /people', body))).toEqual([error]);
      const path = `/people/${await personOf('coordinator')}`;
      expect(errorsOf(await call('admin', `PUT ${path}`, body))).toEqual([error]);
    });

    test.each([
      [{ unit: 'atlantis', role: 'member' }, 'unit unknown'],
      [{ unit: 'solna', role: 'head' }, 'role invalid-value', ['member', 'administrator']],
      [{ unit: 'district', role: 'member' }, 'role invalid-value', ['head', 'staff']],
      [{ unit: 'district', role: 'admin' }, 'role invalid-value', ['head', 'staff']],
      [{ unit: 'campaign', role: 'head' }, 'role invalid-value', ['admin']],
    ])('a membership %j', async (membership, error, allowed?: readonly string[]) => {
      const answer = await call('admin', 'POST /people', { ...robin, memberships: [membership] });
      expect(errorsOf(answer)).toEqual([`/memberships/0/${error}`]);
      expect(answer.body.errors).toMatchObject([allowed ? { allowed } : {}]);
    });

    test('nobody has two roles in one unit', async () => {
      const memberships = ['head', 'staff'].map((role) => ({ unit: 'district', role }));
      const answer = await call('admin', 'POST /people', { ...robin, memberships });
      expect(errorsOf(answer)).toEqual(['/memberships/1/unit twice']);
    });

    test('nothing can be entered into a campaign that nobody has set up', async () => {
      const token = await theStack().token('admin');
      for (const [path, body] of [
        ['offices/district', { name: 'D' }],
        ['associations/nacka', nacka],
        ['settings', {}],
      ] as const)
        expect((await ask(`PUT /campaigns/nowhere/${path}`, { token, body })).status).toBe(404);
      expect((await ask('POST /campaigns/nowhere/people', { token, body: robin })).status).toBe(404);
      expect((await ask('GET /campaigns/nowhere', { token })).status).toBe(404);
      expect((await ask('GET /campaigns/nowhere/settings', { token })).status).toBe(404);
    });
  });

  describe('D8: administrators', () => {
    const admins = (...more: object[]) => [{ unit: 'campaign', role: 'admin' }, ...more];
    const kim = { subject: 'association-nacka', name: 'Kim' };

    test('an admin holds no other role', async () => {
      const memberships = admins({ unit: 'solna', role: 'member' });
      expect(await refusal('admin', 'POST /people', { ...kim, memberships })).toBe('409 admin-holds-no-other-role');
      const entered = await must('admin', 'POST /people', { ...kim, subject: 'some-admin', memberships: admins() });
      expect(
        await refusal('admin', `PUT /people/${String(entered.id)}`, { ...kim, subject: 'some-admin', memberships }),
      ).toBe('409 admin-holds-no-other-role');
    });

    test('nobody enters themselves with a role, changes or forgets themselves', async () => {
      const memberships = [{ unit: 'solna', role: 'member' }];
      const own = { subject: 'admin', name: 'Admin', memberships };
      expect(await refusal('admin', 'POST /people', own)).toBe('409 own-membership');
      const entered = await call('admin', 'POST /people', { ...own, memberships: [] });
      expect(entered.status).toBe(201);
      const path = `/people/${String(entered.body.id)}`;
      expect(await refusal('admin', `PUT ${path}`, own)).toBe('409 own-membership');
      expect(await refusal('admin', `DELETE ${path}`)).toBe('409 own-membership');
    });

    test('a sign-in belongs to one person', async () => {
      const taken = { subject: 'district-staff', name: 'Kim', memberships: [] };
      expect(await refusal('admin', 'POST /people', taken)).toBe('409 subject-taken');
      const path = `/people/${await personOf('coordinator')}`;
      expect(await refusal('admin', `PUT ${path}`, taken)).toBe('409 subject-taken');
    });

    test('whom the campaign makes its admin is one; whoever it gives another role is none any more', async () => {
      expect(await refusal('association-nacka', 'GET /people')).toBe('404 not-found');
      await must('admin', 'POST /people', { ...kim, memberships: admins() });
      expect((await call('association-nacka', 'GET /people')).status).toBe(200);
      const path = `/people/${await personOf('admin')}`;
      const memberships = [{ unit: 'solna', role: 'member' }];
      await must('association-nacka', `PUT ${path}`, { subject: 'admin', name: 'Admin', memberships });
      expect(await refusal('admin', 'PUT /offices/district', { name: 'D' })).toBe('403 not-allowed');
      await must('association-nacka', `PUT ${path}`, { subject: 'admin', name: 'Admin', memberships: [] });
      expect((await call('admin', 'PUT /offices/district', { name: 'D' })).status).toBe(201);
    });
  });

  test('a right that is taken away is gone with the next request', async () => {
    const person = { subject: 'association-solna', name: 'Solna' };
    const path = `/people/${await personOf('association-solna')}`;
    expect((await call('association-solna', 'GET /pot/requests')).status).toBe(200);
    await must('admin', `PUT ${path}`, { ...person, memberships: [] });
    expect(await refusal('association-solna', 'GET /pot/requests')).toBe('404 not-found');
    const memberships = [{ unit: 'solna', role: 'member' }];
    await must('admin', `PUT ${path}`, { ...person, memberships });
    expect((await call('association-solna', 'GET /pot/requests')).status).toBe(200);
    await must('admin', `DELETE ${path}`);
    expect(await refusal('association-solna', 'GET /pot/requests')).toBe('404 not-found');
    expect(await refusal('admin', `GET ${path}`)).toBe('404 not-found');
  });

  test('a head may be changed at once while the campaign is being set up', async () => {
    const body = { subject: 'district-head', name: 'D', memberships: [{ unit: 'city-hall', role: 'head' }] };
    expect((await must('admin', `PUT /people/${await personOf('district-head')}`, body)).pending).toBeUndefined();
    const amount = { office: 'city-hall', amount: 1 };
    expect((await call('district-head', 'POST /pot/contributions', amount)).status).toBe(200);
  });
});
