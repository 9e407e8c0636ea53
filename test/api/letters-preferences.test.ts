import { beforeAll, describe, expect, test } from 'vitest';
import { lettersIn, linkIn, mailsTo } from '../support/mail-api.ts';
import { ask, errorsOf, itemsOf, loadedCampaign, logged, theStack } from '../support/stack.ts';
import { everyItem } from '../support/whole-table.ts';

/** How people want letters, and where these go. What is sent, and when, is tested in letters-sent.test.ts and test/flow. */
const usual = {
  language: 'sv',
  decide: 'now',
  do: 'daily',
  know: 'weekly',
  digestAt: '07:30',
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  quiet: { from: '20:00', to: '07:00' },
  reminders: true,
  calendar: true,
};

describe('preferences', () => {
  const campaign = loadedCampaign('letters-preferences');
  const { must, call, refusal } = campaign;

  test('are as usual until somebody says otherwise', async () => {
    expect(await must('association-solna', 'GET /preferences')).toEqual({ ...usual, version: 0 });
  });

  test('are what somebody says, and as usual in the rest; saying it again changes nothing', async () => {
    const said = { know: 'off', quiet: null, days: ['mon', 'thu'], units: ['solna'], language: 'en' };
    const first = await must('association-solna', 'PUT /preferences', said);
    expect(first).toEqual({ ...usual, ...said, version: 1 });
    expect(await must('association-solna', 'PUT /preferences', said)).toEqual(first);
    expect(await must('association-solna', 'PUT /preferences', {})).toEqual({ ...usual, version: 2 });
    expect(await refusal('association-solna', 'PUT /preferences', said, { 'if-match': '"1"' })).toBe(
      '412 changed-meanwhile',
    );
  });

  test.each([
    [{ decide: 'sometimes' }, '/decide invalid-value'],
    [{ quiet: { from: '20:00', to: '20:00' } }, '/quiet/to order'],
    [{ quiet: { from: '20', to: '07:00' } }, '/quiet/from clock'],
    [{ digestAt: '7.30' }, '/digestAt clock'],
    [{ days: [] }, '/days too-small'],
    [{ days: ['mon', 'mon'] }, '/days twice'],
    [{ units: ['solna', 'kista'] }, '/units/1 unknown'],
    [{ email: 'kim@example.org' }, '/email unrecognized-keys'],
  ])('that are %j are refused', async (said, error) => {
    const answer = await call('association-solna', 'PUT /preferences', said);
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]]);
  });

  test('the only head of an office must know what is to be decided, until somebody can stand in', async () => {
    for (const said of [{ decide: 'off' }, { units: [] }])
      expect(await refusal('city-hall-head', 'PUT /preferences', said)).toBe('409 somebody-must-know');
    expect(await must('city-hall-head', 'PUT /preferences', { decide: 'daily' })).toMatchObject({ decide: 'daily' });
    // Staff decide nothing alone.
    expect(await must('city-hall-staff', 'PUT /preferences', { decide: 'off' })).toMatchObject({ decide: 'off' });
  });

  test('are nobody’s who is nobody in the campaign', async () => {
    expect(await refusal('admin', 'GET /preferences')).toBe('404 not-found');
    expect(await refusal('association-farsta', 'GET /preferences')).toBe('404 not-found');
    expect(await refusal('admin', 'POST /preferences/address', { email: 'a@example.org' })).toBe('404 not-found');
  });
});

describe('an address', () => {
  const campaign = loadedCampaign('letters-addresses');
  const { id, refusal, must } = campaign;
  const { nameAddress, preferences } = lettersIn(campaign);
  const first = 'solna@letters-addresses.example.org';
  const next = 'ny@letters-addresses.example.org';
  const show = async (path: string, method = 'GET', headers = {}) => ask(`${method} ${path}`, { headers });

  test('that somebody signs in with is theirs at once', async () => {
    const { status, body } = await nameAddress('association-solna', first, first.toUpperCase().toLowerCase());
    expect([status, body.email, body.pending]).toEqual([200, first, undefined]);
    expect((await nameAddress('association-solna', first)).body.version).toBe(body.version);
  });

  test('of another is used once the link is followed that went there, and the one before it is told', async () => {
    const { status, body } = await nameAddress('association-solna', next);
    expect([status, body.email, body.pending]).toEqual([
      202,
      first,
      { email: next, until: expect.stringMatching(/^\d{4}-/) },
    ]);
    await theStack().idle();
    const [letter] = await mailsTo(next);
    const [told] = await mailsTo(first);
    expect(letter?.text).toContain('/confirm/');
    // It is no member's letter yet: there is nothing to stop.
    expect(letter?.headers['list-unsubscribe']).toBeUndefined();
    expect(told?.text).not.toMatch(/\/confirm\//);
    expect(told?.text).not.toContain(next);
    const path = linkIn(letter as NonNullable<typeof letter>, 'confirm');

    // Whoever only looks changes nothing, however often.
    for (const method of ['GET', 'HEAD', 'GET']) {
      const page = await show(path, method, { accept: 'text/html' });
      expect(page.status).toBe(200);
      expect(Object.fromEntries(page.headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'content-security-policy': expect.stringMatching(/^default-src 'none';(?!.*script)/),
      });
      expect(page.bytes.toString()).not.toMatch(/<script|\w@\w/);
    }
    expect((await preferences('association-solna')).email).toBe(first);

    expect((await show(path, 'POST')).status).toBe(200);
    const after = await preferences('association-solna');
    expect([after.email, after.pending]).toEqual([next, undefined]);
    // A link is used once, and then it is one that never was.
    const unknown = `/confirm/${'x'.repeat(43)}`;
    for (const method of ['GET', 'POST']) {
      const [used, never] = [await show(path, method), await show(unknown, method)];
      expect([used.status, used.body]).toEqual([404, never.body]);
      expect(used.body.instance).toBe('/confirm');
    }
    expect((await show(path, 'GET', { accept: 'text/html' })).headers.get('content-type')).toMatch(/^text\/html/);
    const token = path.split('/').at(-1) ?? '';
    expect(logged.filter((line) => line.includes(token))).toEqual([]);
    expect((await everyItem()).filter((item) => JSON.stringify(item).includes(token))).toEqual([]);
  });

  test.each([
    'kim@example.org\r\nBcc: alla@example.org',
    'kim@example.org, lo@example.org',
    'Kim <kim@example.org>',
    'kim',
  ])('that is %j is none', async (email) => {
    const answer = await nameAddress('association-kista', email);
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['/email email']]);
  });

  test('is named five times a day at most', async () => {
    for (let n = 0; n < 5; n += 1)
      expect((await nameAddress('association-kista', `kista-${n}@example.org`)).status).toBe(202);
    expect(await refusal('association-kista', 'POST /preferences/address', { email: 'kista@example.org' })).toBe(
      '409 too-soon',
    );
    await theStack().idle();
    // Only the last one is waited for.
    const [old] = await mailsTo('kista-0@example.org');
    if (old) expect((await show(linkIn(old, 'confirm'))).status).toBe(404);
    const [last] = await mailsTo('kista-4@example.org');
    expect((await show(linkIn(last as NonNullable<typeof last>, 'confirm'), 'POST')).status).toBe(200);
    expect((await preferences('association-kista')).email).toBe('kista-4@example.org');
  });

  test('and wishes go with their person, and are in what the person is told is stored', async () => {
    const token = await theStack().token('association-solna');
    const own = (await ask('GET /me/export', { token })).body;
    const stored = JSON.stringify(own);
    expect(stored).toContain(next);
    expect(stored).toContain('"letters"');
    const person = await campaign.personOf('association-solna');
    await must('admin', `DELETE /people/${person}`);
    const left = (await everyItem()).filter(
      ({ pk, sk }) => pk === `${id}#mail` && !sk.startsWith('e#') && JSON.stringify(sk).includes(person),
    );
    expect(left).toEqual([]);
    expect(JSON.stringify(await everyItem())).not.toContain(next);
  });
});

describe('letters', () => {
  const campaign = loadedCampaign('letters-list');
  const { id, call, must } = campaign;
  const { reached } = lettersIn(campaign);
  beforeAll(async () => {
    await reached('district-head');
    await reached('city-hall-head');
    await campaign.file();
    await theStack().idle();
  });

  test('are listed with what became of them: one’s own, and everybody’s for an administrator', async () => {
    const own = itemsOf(await call('district-head', 'GET /mails'));
    expect(own).toContainEqual({ kind: 'now', state: 'sent', at: expect.any(String) });
    const all = itemsOf(await call('admin', 'GET /mails?limit=100'));
    expect(new Set(all.map(({ person }) => person)).size).toBe(2);
    expect(JSON.stringify([own, all])).not.toMatch(/@/);
    expect(itemsOf(await call('admin', 'GET /mails?state=failed'))).toEqual([]);
    expect(itemsOf(await call('association-solna', 'GET /mails'))).toEqual([]);
  });

  test('name the thing, and their links lead to it on the page, which holds no right', async () => {
    const [letter] = await mailsTo(`district-head@${id}.example.org`);
    const link = new RegExp(`https?://[^/\\s]+(/c/${id}/at/(pot/requests/solna\\.\\w+))$`, 'm').exec(
      letter?.text ?? '',
    );
    const [, path = '', subject = ''] = link ?? [];
    // Whoever only follows it gets what everybody gets, signed in or not.
    const [page, first] = [await ask(`GET ${path}`), await ask('GET /')];
    expect([page.status, page.bytes.toString()]).toEqual([200, first.bytes.toString()]);
    const { items } = await must('district-head', `GET /agenda?about=${encodeURIComponent(subject)}`);
    expect(items).toMatchObject([{ subject, kind: 'vote' }]);
    expect(letter?.text).toMatch(new RegExp(`^https?://\\S+/c/${id}/letters$`, 'm'));
  });

  test('stop with one click, and not before; a head alone still hears of decisions, and reads why', async () => {
    const [letter] = await mailsTo(`city-hall-head@${id}.example.org`);
    const path = linkIn(letter as NonNullable<typeof letter>, 'unsubscribe');
    expect(letter?.headers).toMatchObject({
      'list-unsubscribe': expect.stringContaining(path),
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'auto-submitted': 'auto-generated',
    });
    const before = await must('city-hall-head', 'GET /preferences');
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await ask(`${method} ${path}`, { headers: { accept: 'text/html' } })).status).toBe(200);
    expect(await must('city-hall-head', 'GET /preferences')).toEqual(before);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const clicked = await ask(`POST ${path}`, { body: 'List-Unsubscribe=One-Click', headers });
    expect([clicked.status, clicked.bytes.toString()]).toEqual([200, expect.stringContaining('ensam chef')]);
    const wishes = { decide: 'daily', do: 'off', know: 'off', reminders: false };
    expect(await must('city-hall-head', 'GET /preferences')).toMatchObject(wishes);
    // A second click finds it done.
    expect((await ask(`POST ${path}`)).status).toBe(200);
    const unknown = `/unsubscribe/${'x'.repeat(43)}`;
    for (const method of ['GET', 'POST']) {
      const answer = await ask(`${method} ${unknown}`);
      expect([answer.status, answer.body.instance]).toEqual([404, '/unsubscribe']);
    }
  });
});
