import { createECDH } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { vapidOf } from '../../functions/letters/devices/vapid.ts';
import type { LettersEvent } from '../../functions/letters/events.ts';
import { evolve } from '../../functions/letters/evolve.ts';
import { lettersFor } from '../../functions/letters/fan-out.ts';
import { lostLetters } from '../../functions/letters/lost.ts';
import { addDevice, loseDevice, mostDevices, removeDevice } from '../../functions/letters/rules.ts';
import { pushedAs } from '../../functions/letters/sending/rules.ts';
import type { Device, Mailbox } from '../../functions/letters/state.ts';
import { loudSeconds } from '../../functions/letters/timing/quiet.ts';
import { wordOf } from '../../functions/letters/writing/push.ts';
import { notStored } from '../../shared/commit.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';

/** What is pushed to people's devices: to which, of what, when, and what it says. */
const at = '2026-08-03T08:00:00.000Z';
const person = { id: 'kim', memberships: [{ unit: 'solna', role: 'member' }] as const };
const one = { id: 'd1', name: 'Telefonen', endpoint: 'https://push.example.org/1', p256dh: 'p', auth: 'a' };
const device = (id: string, since = at): Device => ({ ...one, id, since });
const box = (devices: readonly Device[], change: Partial<Mailbox> = {}): Mailbox => ({
  ...notStored,
  id: 'kim',
  preferences: {},
  devices,
  ...change,
});
const typesOf = (decision: readonly LettersEvent[] | Refusal) =>
  isRefusal(decision) ? decision.refused : decision.map(({ type }) => type);
const folded = (mailbox: Mailbox | undefined, event: LettersEvent, when = at) =>
  evolve({ mailbox, said: { device: one } }, { ...event, id: 'e', at: when, actor: 'kim', campaign: 'c' } as never)
    .mailbox as Mailbox;

describe('a device', () => {
  test('is added once, with what it was added with; its keys may change', () => {
    const [event] = addDevice({ person, mailbox: undefined }, one) as readonly LettersEvent[];
    expect(event).toEqual({ type: 'DeviceAdded', subject: 'mail/people/kim', person: 'kim', device: 'd1' });
    const after = folded(undefined, event as LettersEvent);
    expect([after.devices, after.wantedSince]).toEqual([[{ ...one, since: at }], at]);
    expect(addDevice({ person, mailbox: after }, one)).toEqual([]);
    expect(typesOf(addDevice({ person, mailbox: after }, { ...one, auth: 'other' }))).toEqual(['DeviceAdded']);
    const anew = folded(after, event as LettersEvent, '2026-08-04T08:00:00.000Z');
    expect([anew.devices?.length, anew.devices?.[0]?.since, anew.wantedSince]).toEqual([
      1,
      '2026-08-04T08:00:00.000Z',
      at,
    ]);
  });

  test('is one of ten at most', () => {
    const full = box(Array.from({ length: mostDevices }, (_, i) => device(`x${i}`)));
    expect(typesOf(addDevice({ person, mailbox: full }, one))).toBe('too-many-devices');
    // One that is there takes no more room.
    expect(typesOf(addDevice({ person, mailbox: full }, { ...one, id: 'x3', auth: 'other' }))).toEqual(['DeviceAdded']);
  });

  test('is removed by its owner, once, and by its push service as long as it is the one that was meant', () => {
    const two = box([device('d1'), device('d2')]);
    expect(typesOf(removeDevice(two, 'd3'))).toBe('not-found');
    expect(typesOf(removeDevice(undefined, 'd1'))).toBe('not-found');
    const [event] = removeDevice(two, 'd1') as readonly LettersEvent[];
    expect(folded(two, event as LettersEvent).devices?.map(({ id }) => id)).toEqual(['d2']);
    expect(folded(box([device('d1')]), event as LettersEvent).devices).toBeUndefined();
    expect(loseDevice(two, device('d1'))).toMatchObject([{ type: 'DeviceRemoved', isGone: true }]);
    expect(loseDevice(two, device('d1', '2026-08-01T08:00:00.000Z'))).toEqual([]);
    expect(loseDevice(undefined, device('d1'))).toEqual([]);
  });
});

const told = (change = {}) =>
  ({
    unit: 'solna',
    notice: 'n1',
    event: 'SpendingRequested',
    at,
    subject: 'pot/requests/solna.1',
    action: 'decide',
    ...change,
  }) as const;
const members = [{ id: 'kim', memberships: [{ unit: 'solna', role: 'member' as const }] }];
const pushesOf = (notice: object, mailbox: Mailbox, now = at) =>
  lettersFor([told(notice)], { wishes: [], pushed: [mailbox], members, progress: [] } as never, now)
    .filter(({ kind }) => kind === 'push')
    .map(({ id, due, device: to }) => [id, to, due]);

describe('what is pushed', () => {
  test('is what awaits a decision, to each device by itself, also where no letter goes', () => {
    expect(pushesOf({}, box([device('d1'), device('d2')]))).toEqual([
      ['m#kim#push#n1#d1', 'd1', at],
      ['m#kim#push#n1#d2', 'd2', at],
    ]);
    expect(pushesOf({ action: 'do' }, box([device('d1')], { preferences: { do: 'now' } }))).toEqual([]);
    expect(pushesOf({ unit: 'kista' }, box([device('d1')]))).toEqual([]);
    // Whoever stands in is told by letter, step by step.
    expect(pushesOf({ event: 'DecisionOverdue' }, box([device('d1')]))).toEqual([]);
  });

  test.each(['daily', 'weekly', 'off'] as const)('is nothing for whoever wants decisions %s', (decide) => {
    expect(pushesOf({}, box([device('d1')], { preferences: { decide } }))).toEqual([]);
  });

  test('waits for the end of quiet hours', () => {
    expect(pushesOf({}, box([device('d1')]), '2026-08-03T21:00:00.000Z')).toEqual([
      ['m#kim#push#n1#d1', 'd1', '2026-08-04T05:00:00.000Z'],
    ]);
  });

  test('is kept by the push service until the quiet hours, and a day at most', () => {
    const night = { from: '20:00', to: '07:00' };
    expect(loudSeconds(night, at)).toBe((10 * 60 - 15) * 60);
    expect(loudSeconds(night, '2026-08-03T17:50:00.000Z')).toBe(0);
    expect(loudSeconds(undefined, at)).toBe(86_400);
  });

  test('that was lost is found by the sweeper, unless the device came only then', () => {
    const lost = (since: string, change: Partial<Mailbox> = {}) =>
      lostLetters(
        [told()],
        {
          wishes: [],
          members,
          progress: [],
          changedAt: new Map(),
          pushed: [box([device('d1', since)], { wantedSince: '2026-08-01T08:00:00.000Z', ...change })],
        } as never,
        new Set(),
        '2026-08-03T09:00:00.000Z',
      ).map(({ id }) => id);
    expect(lost('2026-08-02T08:00:00.000Z')).toEqual(['m#kim#push#n1#d1']);
    expect(lost('2026-08-03T08:00:01.000Z')).toEqual([]);
    expect(lost('2026-08-02T08:00:00.000Z', { wantedSince: '2026-08-03T08:30:00.000Z' })).toEqual([]);
  });

  test('says that decisions wait, and nothing else', () => {
    const word = (subjects: readonly string[], language: 'sv' | 'en' = 'sv') =>
      JSON.parse(wordOf({ campaign: 'val-2018', language, subjects })) as unknown;
    expect(word(['pot/requests/solna.1'])).toEqual({
      title: 'Valsam',
      body: 'Ett beslut väntar på dig.',
      language: 'sv',
      home: '/c/val-2018',
      link: '/c/val-2018/at/pot/requests/solna.1',
    });
    expect(word(['a/1', 'a/1'])).toMatchObject({ body: 'Ett beslut väntar på dig.' });
    expect(word(['a/1', 'b/ 2?'], 'en')).toMatchObject({ body: '2 decisions wait for you.', link: '/c/val-2018' });
    expect(word(['b/ 2?'])).toMatchObject({ link: '/c/val-2018/at/b/%202%3F' });
  });

  test.each([
    [{ status: 201 }, { sent: '' }],
    [{ status: 404 }, 'gone'],
    [{ status: 410 }, 'gone'],
    [{ status: 429 }, { later: 'status-429' }],
    [{ status: 503 }, { later: 'status-503' }],
    [{ status: 403 }, { refused: 'status-403' }],
    [{ status: 302 }, { refused: 'status-302' }],
    [{ trouble: 'timeout' }, { later: 'timeout' }],
    [{ trouble: 'forbidden-address' }, { refused: 'forbidden-address' }],
  ] as const)('answered %j is %j', (answer, is) => {
    expect(pushedAs(answer)).toEqual(is);
  });
});

test('the keys that push services know follow from the secret, and from nothing else', () => {
  const secret = new Uint8Array(32).fill(7);
  const first = vapidOf(secret);
  expect(vapidOf(secret)).toEqual(first);
  expect(vapidOf(new Uint8Array(32).fill(8)).publicKey).not.toBe(first.publicKey);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(first.privateKey, 'base64url');
  expect(pair.getPublicKey('base64url')).toBe(first.publicKey);
  expect(Buffer.from(first.privateKey, 'base64url')).toHaveLength(32);
});
