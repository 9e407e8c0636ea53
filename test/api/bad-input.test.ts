import { describe, expect, test } from 'vitest';
import { errorsOf, itemsOf, loadedCampaign } from '../support/stack.ts';
import { today } from '../support/today.ts';

/** Section by section what must not get in: the answer names the field, and nothing is stored. */
const bidi = '\u202eabc';
const loneSurrogate = '\ud800';

describe('bad input', () => {
  const { call, must, refusal, file, reserved, wish } = loadedCampaign('bad-input');
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    call('association-solna', 'POST /pot/requests', body, headers);
  /** What the campaign holds: nothing of it may change. */
  const held = async () => [
    itemsOf(await call('district-head', 'GET /pot/requests?limit=100')),
    await must('district-head', 'GET /pot'),
  ];
  const refusedAs = async (body: unknown, errors: readonly string[]) => {
    const before = await held();
    const answer = await post(body);
    expect([answer.status, answer.body.code, errorsOf(answer)]).toEqual([422, 'invalid-input', errors]);
    expect(await held()).toEqual(before);
  };

  test.each([
    [0, 'too-small'],
    [-1, 'too-small'],
    [1.5, 'invalid-type'],
    ['5', 'invalid-type'],
    [null, 'invalid-type'],
    [true, 'invalid-type'],
    [[1], 'invalid-type'],
    [2 ** 53, 'too-big'],
    [1_000_000_001, 'too-big'],
  ])('the amount %j', (amount, code) => refusedAs({ ...wish, amount }, [`/amount ${code}`]));

  test('what is sent with a command that takes nothing is named, and nothing is done; an empty body is none', async () => {
    const request = await file();
    const approve = (body: unknown) => call('district-head', `POST ${request}/approvals`, body);
    const take = (body?: unknown) => call('district-head', `DELETE ${request}/approvals/mine`, body);
    expect((await approve({})).status).toBe(200);
    const held = await must('district-head', `GET ${request}`);
    const refused = await take({ reason: 'Fel', 'a/b': 1 });
    expect([refused.status, errorsOf(refused)]).toEqual([
      422,
      ['/reason unrecognized-keys', '/a~1b unrecognized-keys'],
    ]);
    expect([(await take('[]')).status, (await take('{')).status]).toEqual([422, 400]);
    expect(await must('district-head', `GET ${request}`)).toEqual(held);
    const withdrawn = await call('association-solna', `POST ${request}/withdrawal`, {});
    expect(withdrawn.status).toBe(200);
  });

  test.each(['1e999', '9007199254740993', '-0', '1e-9', '0x10', 'NaN'])('the number %s', async (number) => {
    const before = await held();
    const { status } = await post(JSON.stringify(wish).replace('450000', number));
    expect([400, 422]).toContain(status);
    expect(await held()).toEqual(before);
  });

  test('10 million kronor is the most', async () => {
    expect((await post({ ...wish, amount: 1_000_000_000 })).status).toBe(201);
  });

  test.each([
    ['empty', '', 'empty'],
    ['blank', ' \n\t ', 'empty'],
    ['over-long', 'x'.repeat(501), 'too-big'],
    ['a C0 control', 'a\u0000b', 'control-characters'],
    ['escape', 'a\u001b[31m', 'control-characters'],
    ['delete', 'a\u007f', 'control-characters'],
    ['a C1 control', 'a\u0085b', 'control-characters'],
    ['a line separator', 'a\u2028b', 'control-characters'],
    ['of nothing that is seen', '\u3164\u200b\u0301\u2800', 'empty'],
    ['what was read in a wrong encoding', 'Gr\ufffddd\ufffdm', 'not-utf-8'],
    ['a lone surrogate', `a${loneSurrogate}b`, 'lone-surrogate'],
    ['an unbalanced override', bidi, 'unbalanced-bidi'],
    ['an unopened isolate', 'a\u2069', 'unbalanced-bidi'],
    ['crossed pairs', '\u202e\u2066x\u202c\u2069', 'unbalanced-bidi'],
    ['a number', 5, 'invalid-type'],
  ])('a purpose that is %s', (_, purpose, code) => refusedAs({ ...wish, purpose }, [`/purpose ${code}`]));

  test('a line break is welcome in a text, not in a line', async () => {
    expect((await post({ ...wish, purpose: 'Annons\noch affisch' })).status).toBe(201);
    await refusedAs({ ...wish, payee: 'A\nB' }, ['/payee control-characters']);
  });

  test.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '2026-01-01T00:00Z', ''])(
    'the day %j',
    (neededBy) => refusedAs({ ...wish, neededBy }, ['/neededBy day']),
  );

  test.each([
    [{ budgetLine: 'nothing' }, '/budgetLine unknown'],
    [{ budgetLine: '__proto__' }, '/budgetLine slug'],
    [{ budgetLine: 'constructor' }, '/budgetLine slug'],
    [{ budgetLine: 'Publicity' }, '/budgetLine slug'],
    [{ unit: 'so#lna' }, '/unit slug'],
    [{ extra: 1 }, '/extra unrecognized-keys'],
    [{ status: 'reserved' }, '/status unrecognized-keys'],
    [{ for: 'materials/print-runs/1' }, '/for unrecognized-keys'],
    [{ constructor: 1 }, '/constructor unrecognized-keys'],
  ])('%j', (change, error) => refusedAs({ ...wish, ...change }, [error]));

  test('an unknown association', async () => {
    const answer = await call('district-staff', 'POST /pot/requests', { ...wish, unit: 'atlantis' });
    expect(errorsOf(answer)).toEqual(['/unit unknown']);
  });

  test.each([[], 'text', 5, null, true].map((body) => [JSON.stringify(body)]))('the body %s', async (body) => {
    const answer = await post(body);
    expect([answer.status, errorsOf(answer)]).toEqual([422, [' invalid-type']]);
  });

  test('all that is wrong is named at once', () =>
    refusedAs({ amount: 0, purpose: '', unit: 'solna', more: 1 }, [
      '/budgetLine invalid-type',
      '/amount too-small',
      '/purpose empty',
      '/more unrecognized-keys',
    ]));

  describe('__proto__', () => {
    const json = JSON.stringify(wish);
    test('beside the fields', () =>
      refusedAs(`{"__proto__":{"amount":1},${json.slice(1)}`, ['/__proto__ unrecognized-keys']));

    test('deeper', async () => {
      const request = await reserved();
      const receipt = `{"supplier":"A","number":"1","date":"${today}","__proto__":{"total":5}}`;
      const body = `{"amount":1,"paidBy":"district","receipt":${receipt}}`;
      const answer = await call('district-staff', `POST ${request}/payouts`, body);
      expect(errorsOf(answer)).toEqual(['/receipt/__proto__ unrecognized-keys']);
      const accounts = '{"pot":{"accounts":{"lines":{"__proto__":1234}}}}';
      expect(errorsOf(await call('admin', 'PUT /settings', accounts))).toEqual([
        '/pot/accounts/lines/__proto__ unrecognized-keys',
      ]);
      const tiers = '{"tiers":[{"upTo":null,"heads":1,"__proto__":{"ownOffice":true}}]}';
      expect(errorsOf(await call('district-head', 'POST /pot/mandates', tiers))).toEqual([
        '/tiers/0/__proto__ unrecognized-keys',
      ]);
    });
  });

  describe('what is no JSON', () => {
    test.each(['{', 'x', '{"amount":01}', '{"a":1,}', "{'a':1}"])('%j', async (body) => {
      expect(await refusal('association-solna', 'POST /pot/requests', body)).toBe('400 malformed-request');
    });

    test('another content type, or none', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])
        expect((await post(wish, { 'content-type': type })).body.code).toBe('unsupported-media-type');
      expect((await post(wish, { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(201);
    });

    test('nesting that no schema has', async () => {
      const deep = `{"purpose":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
      expect((await post(deep)).status).toBe(400);
    });

    test('a field that is given twice, wherever and however it is written', async () => {
      const before = await held();
      const json = JSON.stringify(wish);
      const once = await post(json.replace('{', '{"amount":1,"\\u0061mount":2,'));
      expect([once.status, once.body.code, errorsOf(once)]).toEqual([400, 'malformed-request', ['/amount twice']]);
      const tiers = '{"tiers":[{"upTo":null,"heads":1},{"heads":2,"upTo":null,"heads":3}]}';
      expect(errorsOf(await call('district-head', 'POST /pot/mandates', tiers))).toEqual(['/tiers/1/heads twice']);
      expect(await held()).toEqual(before);
    });
  });

  test('256 kB is the most, and the gateway’s limit is above it', async () => {
    const padded = (length: number) => JSON.stringify(wish).padEnd(length, ' ');
    expect((await post(padded(262_144))).status).toBe(201);
    const over = await post(padded(262_145));
    expect([over.status, over.body.code]).toEqual([413, 'too-large']);
    expect((await post(padded(10 * 1024 * 1024 + 1))).status).toBe(413);
  });

  test('ids in paths that cannot be ids are of nothing that exists', async () => {
    for (const id of ['..', '%2e%2e', 'solna.x', 'a%00b', 'constructor', '__proto__', 'x'.repeat(101), 'solna%23a'])
      expect([id, (await call('district-head', `GET /pot/requests/${id}`)).status]).toEqual([id, 404]);
  });

  test('markup and quotes are stored as they were given', async () => {
    const purpose = `<script>alert('x')</script> & "citat" {{7*7}} \\ \u2066עברית\u2069`;
    const request = await file({ purpose, payee: '=HYPERLINK("x")' });
    const { headers, body } = await call('district-head', `GET ${request}`);
    expect(body).toMatchObject({ purpose, payee: '=HYPERLINK("x")' });
    expect(headers.get('content-type')).toBe('application/json');
  });

  test('a list that is too long is not looked into, nor an object of too many fields', async () => {
    const lines = Array.from({ length: 20_000 }, () => ({}));
    const answer = await call('association-solna', 'POST /materials/orders', { unit: 'solna', lines });
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['/deliverTo invalid-type', '/lines too-big']]);
    const fields = Object.fromEntries(lines.slice(0, 5_000).map((_, i) => [`field${i}`, 1]));
    await refusedAs({ ...wish, ...fields }, [' too-big']);
  });

  test('what would be right is said, in words and as data, of a body as of a query', async () => {
    const told = async (command: string, body?: object) =>
      (await call('association-solna', command, body, { 'accept-language': 'sv' })).body.errors;
    const wrong = { ...wish, amount: '4500', purpose: 'x'.repeat(501), payee: undefined, budgetLine: 5 };
    expect(await told('POST /pot/requests', wrong)).toEqual([
      { pointer: '/budgetLine', code: 'invalid-type', detail: 'Ska vara text.' },
      {
        pointer: '/amount',
        code: 'invalid-type',
        detail: 'Hela ören, från 1 till 1 000 000 000, till exempel 450000 för 4 500 kr.',
        minimum: 1,
        maximum: 1_000_000_000,
      },
      { pointer: '/purpose', code: 'too-big', detail: 'Högst 500 tecken.', maximum: 500 },
    ]);
    expect(await told('POST /pot/requests', { ...wish, purpose: undefined })).toEqual([
      { pointer: '/purpose', code: 'invalid-type', detail: 'Fältet saknas.', maximum: 500 },
    ]);
    const order = { unit: 'solna', deliverTo: 'Storgatan 1', lines: [] };
    expect(await told('POST /materials/orders', order)).toEqual([
      { pointer: '/lines', code: 'too-small', detail: 'Minst 1 i listan.', minimum: 1, maximum: 100 },
    ]);
    expect(await told('GET /pot/requests?limit=101&status=lost')).toEqual([
      { pointer: '/query/limit', code: 'too-big', detail: 'Högst 100.', minimum: 1, maximum: 100 },
      {
        pointer: '/query/status',
        code: 'invalid-value',
        detail: 'Ett av: submitted, reserved, closed, refused, withdrawn.',
        allowed: ['submitted', 'reserved', 'closed', 'refused', 'withdrawn'],
      },
    ]);
    expect(await told('GET /pot/requests?limit=all')).toEqual([
      {
        pointer: '/query/limit',
        code: 'invalid-format',
        detail: 'Ska vara ett heltal, från 1 till 100.',
        minimum: 1,
        maximum: 100,
      },
    ]);
  });

  test('of what is wrong the first fifty are named', async () => {
    const lines = Array.from({ length: 100 }, () => ({}));
    const answer = await call('association-solna', 'POST /materials/orders', { unit: 'solna', lines });
    expect([answer.status, errorsOf(answer).length]).toEqual([422, 50]);
    const long = 'x'.repeat(1000);
    await refusedAs({ ...wish, [long]: 1 }, [`/${long.slice(0, 100)} unrecognized-keys`]);
  });
});
