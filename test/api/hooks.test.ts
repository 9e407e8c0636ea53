import { beforeAll, describe, expect, test } from 'vitest';
import { startReceiver } from '../support/hook-receiver.ts';
import { everything, hooksCampaign } from '../support/hooks-api.ts';
import { rightsWith } from '../support/rights.ts';
import { errorsOf, itemsOf, logged, operationsOf, theStack } from '../support/stack.ts';

/** Hooks over HTTP, as they are deployed: none leads to this machine. What is sent is tested in test/flow/hooks.test.ts. */

describe('a hook', () => {
  const { id, call, must, refusal, register, registered, told } = hooksCampaign('hooks');

  test('is registered by an office, which is shown the secret this once', async () => {
    const { status, headers, body } = await register({ url: 'https://Hooks.Example.org/in?token=abc' });
    const { secret, ...hook } = body;
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      201,
      `/campaigns/${id}/hooks/${String(body.id)}`,
      expect.stringMatching(/^"1-/),
    ]);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(hook).toMatchObject({
      office: 'district',
      url: 'https://hooks.example.org/in?token=abc',
      events: ['event.created', 'event.changed', 'event.cancelled'],
      status: 'on',
    });
    const listed = itemsOf(await call('district-head', 'GET /hooks'));
    expect(listed).toEqual([hook]);
    const shown = await call('district-staff', `GET /hooks/${String(body.id)}`);
    expect([shown.body, shown.headers.get('etag')]).toEqual([hook, expect.stringMatching(/^"1-/)]);
  });

  test('is told of to its office alone, by its host', async () => {
    await theStack().idle();
    const [notice] = await told();
    expect(notice).toMatchObject({ event: 'HookRegistered', text: expect.stringContaining('hooks.example.org') });
    expect(JSON.stringify(notice)).not.toContain('token');
    const others = itemsOf(await call('city-hall-staff', 'GET /offices/city-hall/inbox?limit=100'));
    expect(others.filter(({ event }) => event === 'HookRegistered')).toEqual([]);
  });

  test('has a secret that is in one place only, and in no log, list, answer or history', async () => {
    const key = { 'idempotency-key': 'secret' };
    const first = await register({}, key);
    const path = `/hooks/${String(first.body.id)}`;
    const again = await register({}, key);
    expect([again.headers.get('idempotency-replayed'), again.body.id, again.body.secret]).toEqual([
      'true',
      first.body.id,
      undefined,
    ]);
    const rotated = await call('district-staff', `POST ${path}/rotations`, undefined, key);
    const repeated = await call('district-staff', `POST ${path}/rotations`, undefined, key);
    expect([rotated.status, rotated.headers.get('etag'), repeated.body.secret]).toEqual([
      201,
      expect.stringMatching(/^"1-/),
      undefined,
    ]);
    expect(rotated.body.secret).not.toBe(first.body.secret);
    await theStack().idle();
    const secrets = [first.body.secret, rotated.body.secret].map(String);
    const holding = (await everything()).filter((item) => secrets.some((is) => JSON.stringify(item).includes(is)));
    expect(holding.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([`${id}#hooks k#${String(first.body.id)}`]);
    const history = await must('district-staff', `GET /audit?subject=${path.slice(1)}`);
    expect(JSON.stringify(history)).toMatch(/HookRegistered.*HookKeyRotated/);
    for (const answer of [
      history,
      (await call('district-staff', 'GET /hooks')).body,
      await must('district-staff', `GET ${path}`),
    ])
      for (const secret of secrets) expect(JSON.stringify(answer)).not.toContain(secret);
    for (const secret of secrets) expect(logged.filter((line) => line.includes(secret))).toEqual([]);
  });

  test.each([
    ['http://169.254.169.254', 'https'],
    ['http://hooks.example.org', 'https'],
    ['https://169.254.169.254', 'public-address'],
    ['https://localhost', 'public-address'],
    ['https://[::1]', 'public-address'],
    ['https://2130706433', 'public-address'],
    ['https://127.1', 'public-address'],
    ['https://metadata.google.internal', 'public-address'],
    ['https://user:pw@hooks.example.org', 'https'],
    ['https://hooks.example.org:22', 'port'],
    ['https://hooks.example.org/a\nb', 'control-characters'],
    ['', 'empty'],
    [`https://hooks.example.org/${'a'.repeat(500)}`, 'too-big'],
  ])('to %j is refused', async (url, code) => {
    const answer = await register({ url });
    expect([answer.status, errorsOf(answer)[0]]).toEqual([422, `/url ${code}`]);
  });

  test.each([
    [{ events: [] }, '/events too-small'],
    [{ events: ['event.created', 'event.created'] }, '/events twice'],
    [{ events: ['event.held'] }, '/events/0 invalid-value'],
    [{ office: 'solna' }, '/office invalid-value'],
    [{ secret: 'whsec_x' }, '/secret unrecognized-keys'],
  ])('with %j is none', async (change, error) => {
    expect(errorsOf(await register(change))).toEqual([error]);
  });

  test('is its office’s own: another one neither sees nor has it', async () => {
    const { path } = await registered({ events: ['event.cancelled'] });
    expect(await refusal('city-hall-head', `GET ${path}`)).toBe('404 not-found');
    expect(itemsOf(await call('city-hall-head', 'GET /hooks'))).toEqual([]);
    const forOthers = { office: 'district', url: 'https://hooks.example.org' };
    expect(await refusal('city-hall-head', 'POST /hooks', forOthers)).toBe('403 not-allowed');
  });

  test('is removed at once, but not over what somebody else did meanwhile', async () => {
    const { path } = await registered();
    expect(await refusal('district-staff', `DELETE ${path}`, undefined, { 'if-match': '"7"' })).toBe(
      '412 changed-meanwhile',
    );
    expect(await must('district-head', `DELETE ${path}`)).toEqual({ id: path.slice('/hooks/'.length) });
    expect(await refusal('district-head', `DELETE ${path}`)).toBe('404 not-found');
    expect(await refusal('district-head', `POST ${path}/rotations`)).toBe('404 not-found');
  });

  test('that is on stays as it is when it is switched on', async () => {
    const { path } = await registered();
    const before = await must('district-staff', `GET ${path}`);
    expect(await must('district-staff', `POST ${path}/resumption`)).toEqual(before);
  });
});

describe('what has not got through', () => {
  const { call, must, refusal, registered, placed, delivery } = hooksCampaign('hook-failures');

  test('is listed newest first, page by page, until it is given up', async () => {
    const { hook, path } = await registered();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.unshift(await placed(hook, i === 0 ? { status: 'waiting' } : {}));
    const first = await must('district-staff', `GET ${path}/failures?limit=2`);
    const rest = await must('district-staff', `GET ${path}/failures?limit=2&cursor=${String(first.next)}`);
    const items = [...(first.items as object[]), ...(rest.items as object[])];
    expect(items).toMatchObject([
      { id: ids[0], status: 'failed', tries: 8, last: { status: 500 } },
      { id: ids[1], status: 'failed' },
      { id: ids[2], status: 'waiting', nextTryAt: expect.any(String) },
    ]);
    expect(items[0]).not.toHaveProperty('nextTryAt');
    expect(await refusal('city-hall-staff', `GET ${path}/failures`)).toBe('404 not-found');
  });

  test('is sent again when it was given up, and only then', async () => {
    const { hook, path } = await registered();
    const [failed, waiting] = [await placed(hook), await placed(hook, { status: 'waiting' })];
    const key = { 'idempotency-key': 'replay' };
    const replay = (of: string) => call('district-staff', `POST ${path}/failures/${of}/replay`, undefined, key);
    expect((await replay(failed)).body).toMatchObject({ id: failed, status: 'waiting', tries: 0 });
    expect((await replay(failed)).headers.get('idempotency-replayed')).toBe('true');
    expect((await delivery(hook, failed))?.id).toBe(failed);
    expect(await refusal('district-staff', `POST ${path}/failures/${waiting}/replay`)).toBe('409 wrong-status');
    for (const none of ['01J4Z6X9QAW7E6R5T4Y3V2B1N1', 'x'])
      expect(await refusal('district-staff', `POST ${path}/failures/${none}/replay`)).toBe('404 not-found');
  });
});

test('a name that leads inside when it is asked for is not called, whatever was let in before', async () => {
  const { registered, placed, alter, due, becomes } = inside;
  const receiver = await startReceiver();
  const { hook } = await registered();
  await alter(hook, { url: `https://localhost:${receiver.port}/` });
  const delivery = await placed(hook, { status: 'waiting', tries: 7 });
  await due(hook, delivery);
  await becomes(hook, delivery, { status: 'failed', last: { trouble: 'forbidden-address' } });
  expect(receiver.received).toEqual([]);
  await receiver.stop();
});
const inside = hooksCampaign('hooks-inside');

test('an office has at most ten', async () => {
  const { register, registered, must, refusal } = many;
  const { path } = await registered();
  for (let i = 1; i < 10; i++) await registered();
  expect((await register()).body.code).toBe('too-many-hooks');
  const other = { office: 'city-hall', url: 'https://hooks.example.org' };
  await must('city-hall-staff', 'POST /hooks', other);
  expect(await refusal('city-hall-staff', `DELETE ${path}`)).toBe('404 not-found');
  await must('district-staff', `DELETE ${path}`);
  await registered();
});
const many = hooksCampaign('hooks-many');

describe('who may do what (invariant 8)', () => {
  const { id, registered, placed } = hooksCampaign('hook-rights');
  const named: Record<string, string> = { campaign: id };
  beforeAll(async () => {
    named.hook = (await registered()).hook;
    named.delivery = await placed(named.hook);
  });
  const own = '++4444';
  const rights = {
    registerHook: own,
    listHooks: own,
    showHook: own,
    removeHook: own,
    rotateHookKey: own,
    resumeHook: own,
    listHookFailures: own,
    replayHookFailure: own,
  };
  rightsWith(named).tabled(operationsOf('hooks'), rights);
});
