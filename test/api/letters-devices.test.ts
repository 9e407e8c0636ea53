import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { vapidOf } from '../../functions/letters/devices/vapid.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bodyOf, devicesIn } from '../support/devices-api.ts';
import { tokenOf } from '../support/signed.ts';
import { ask, errorsOf, loadedCampaign, logged, theStack } from '../support/stack.ts';
import { everyItem } from '../support/whole-table.ts';

/** Which devices word is pushed to, over HTTP. What is pushed, and when, is tested in test/flow/letters-push*. */
const campaign = loadedCampaign('letters-devices');
const { id, must, refusal, call } = campaign;
const { add, devicesOf, path: devices } = devicesIn(campaign);
const hash = (text: string | Buffer) => createHash('sha256').update(text);

describe('a device', () => {
  test('is added, listed and removed by whoever it is, and nobody is shown where it is', async () => {
    const body = bodyOf({ name: 'Firefox på Android' });
    const { status, body: added } = await call('association-solna', `POST ${devices}`, body);
    const known = {
      id: hash(body.endpoint).digest('hex').slice(0, 16),
      name: 'Firefox på Android',
      since: expect.stringMatching(/^\d{4}-/),
    };
    expect([status, added]).toEqual([201, known]);
    expect((await call('association-solna', `POST ${devices}`, body)).body).toEqual(added);
    const listed = await must('association-solna', `GET ${devices}`);
    const secret = hash(readFileSync(path.join(theStack().dataDir, 'push-key'))).digest();
    expect(listed).toEqual({ key: vapidOf(secret).publicKey, items: [known] });
    expect(await devicesOf('city-hall-head')).toEqual([]);
    expect(await refusal('city-hall-head', `DELETE ${devices}/${known.id}`)).toBe('404 not-found');
    expect(await must('association-solna', `DELETE ${devices}/${known.id}`)).toEqual({ id: known.id });
    expect(await devicesOf('association-solna')).toEqual([]);
    expect(await refusal('association-solna', `DELETE ${devices}/${known.id}`)).toBe('404 not-found');
  });

  test('has its address and keys in one place, and in no event, log, stored answer or export', async () => {
    const body = bodyOf();
    // Somebody of this campaign alone: personas are in those of all files, and would be told of all of them.
    const lo = { subject: 'devices-lo', name: 'Lo', memberships: [{ unit: 'solna', role: 'member' }] };
    await must('admin', 'POST /people', lo);
    const token = await tokenOf(lo.subject);
    const once = { token, body, headers: { 'idempotency-key': 'device' } };
    await ask(`POST /campaigns/${id}${devices}`, once);
    const again = await ask(`POST /campaigns/${id}${devices}`, once);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    await theStack().idle();
    const holding = (await everyItem()).filter((item) => JSON.stringify(item).includes(body.endpoint));
    expect(holding.map(({ pk, sk }) => [pk, sk.slice(0, 2)])).toEqual([[`${id}#mail`, 'p#']]);
    expect(logged.filter((line) => line.includes(body.endpoint) || line.includes(body.keys.auth))).toEqual([]);
    const told = await ask('GET /me/export', { token });
    const text = JSON.stringify(told.body);
    expect(text).toContain('"devices":[{"name":"Telefonen","since"');
    expect(text).not.toContain(body.endpoint);
    expect(text).not.toContain(body.keys.auth);
  });

  test('is one of ten at most', async () => {
    for (let made = 0; made < 10; made += 1) expect((await add('district-staff')).status).toBe(201);
    expect(await refusal('district-staff', `POST ${devices}`, bodyOf())).toBe('409 too-many-devices');
    const [first] = await devicesOf('district-staff');
    await must('district-staff', `DELETE ${devices}/${String(first?.id)}`);
    expect((await add('district-staff')).status).toBe(201);
  });

  const { keys } = bodyOf();
  test.each([
    [{ endpoint: 'http://push.example.org/1' }, '/endpoint https'],
    [{ endpoint: 'https://kim@push.example.org/1' }, '/endpoint https'],
    [{ endpoint: 'https://push.example.org:444/1' }, '/endpoint port'],
    [{ endpoint: 'https://localhost/1' }, '/endpoint public-address'],
    [{ endpoint: 'https://10.0.0.1/1' }, '/endpoint public-address'],
    [{ endpoint: 'https://[::ffff:169.254.169.254]/1' }, '/endpoint public-address'],
    [{ endpoint: 'https://0x7f.1/1' }, '/endpoint public-address'],
    [{ endpoint: '' }, '/endpoint empty'],
    [{ keys: { ...keys, p256dh: 'AAAA' } }, '/keys/p256dh invalid-format'],
    [{ keys: { ...keys, p256dh: `B${'A'.repeat(86)}` } }, '/keys/p256dh invalid-format'],
    [{ keys: { ...keys, auth: 'short' } }, '/keys/auth invalid-format'],
    [{ keys: { p256dh: keys.p256dh } }, '/keys/auth invalid-type'],
    [{ name: 'x'.repeat(61) }, '/name too-big'],
    [{ expirationTime: null }, '/expirationTime unrecognized-keys'],
  ])('that is %j is refused', async (change, error) => {
    const answer = await add('city-hall-staff', change);
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]]);
  });

  test('is nobody’s who is nobody in the campaign', async () => {
    expect(await refusal('admin', `GET ${devices}`)).toBe('404 not-found');
    expect(await refusal('association-farsta', `GET ${devices}`)).toBe('404 not-found');
    expect(await refusal('admin', `POST ${devices}`, bodyOf())).toBe('404 not-found');
    expect(await refusal('admin', `DELETE ${devices}/x`)).toBe('404 not-found');
  });

  test('goes with its owner', async () => {
    const kim = { subject: 'devices-kim', name: 'Kim', memberships: [{ unit: 'solna', role: 'member' }] };
    const { id: person } = await must('admin', 'POST /people', kim);
    const body = bodyOf();
    const token = await tokenOf(kim.subject);
    expect((await ask(`POST /campaigns/${id}${devices}`, { token, body })).status).toBe(201);
    await must('admin', `DELETE /people/${String(person)}`);
    expect((await everyItem()).filter((item) => JSON.stringify(item).includes(body.endpoint))).toEqual([]);
  });
});
