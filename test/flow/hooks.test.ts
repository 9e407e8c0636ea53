import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { at, party } from '../support/events-api.ts';
import { type Received, type Receiver, startReceiver } from '../support/hook-receiver.ts';
import { idOf, messageOf, options, verify } from '../support/hook-stack.ts';
import { enqueue, forget, hooksCampaign, ready, waiting } from '../support/hooks-api.ts';
import { closeStack, crashStack, itemsOf, logged, openStackWith, theStack } from '../support/stack.ts';

/** change -> stream -> relay -> queue -> dispatch -> queue -> sender -> a receiver over HTTPS, on the local engines. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let receiver: Receiver;
beforeAll(() => openStackWith(options));
afterAll(closeStack);
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

const past = '2026-01-01T00:00:00.000Z';
/** A campaign, and a hook of its own for each test, which leads to the test's receiver and goes with it. */
const hooked = (id: string) => {
  const campaign = hooksCampaign(id);
  const { must, registered } = campaign;
  afterEach(async () => {
    for (const hook of itemsOf(await campaign.call('district-staff', 'GET /hooks')))
      await must('district-staff', `DELETE /hooks/${String(hook.id)}`);
  });
  const toReceiver = (change: object = {}) => registered({ url: `https://localhost:${receiver.port}/in`, ...change });
  /** An event of Solna's that is public from now on, by its id. */
  const publish = async (change: object = {}) => {
    const event = String((await must('association-solna', 'POST /events', { ...party, ...change })).id);
    await must('district-staff', `POST /events/${event}/publication`);
    return event;
  };
  const failures = async (path: string) => itemsOf(await campaign.call('district-staff', `GET ${path}/failures`));
  return { ...campaign, toReceiver, publish, failures };
};

describe('what the public sees', () => {
  const { id, must, toReceiver, publish, failures, pk, registered, told } = hooked('hooks-flow');

  test('is told to every hook that asked for it: created, changed, cancelled', async () => {
    const { secret, path, hook } = await toReceiver();
    const elsewhere = await startReceiver();
    await registered({ url: `https://localhost:${elsewhere.port}/`, events: ['event.cancelled'] });
    const event = await publish();
    await theStack().idle();
    await must('association-solna', `PATCH /events/${event}`, { title: 'Gårdsfest för alla' });
    await theStack().idle();
    await must('association-solna', `POST /events/${event}/cancellation`, { reason: 'Regn, ring Kim' });
    await theStack().idle();
    expect(receiver.received.map(messageOf)).toEqual(
      ['created', 'changed', 'cancelled'].map((outward) => ({
        type: `event.${outward}`,
        timestamp: expect.stringMatching(/^\d{4}-/),
        data: { campaign: id, event, url: `${theStack().url}/public/${id}/events/${event}` },
      })),
    );
    expect(new Set(receiver.received.map(idOf)).size).toBe(3);
    for (const received of receiver.received) {
      expect([received.path, received.headers['content-type']]).toEqual(['/in', 'application/json']);
      expect(() => verify(secret, received)).not.toThrow();
      expect(received.body).not.toMatch(/Kim|Gårdsfest/);
    }
    expect(elsewhere.received.map((one) => messageOf(one).type)).toEqual(['event.cancelled']);
    expect(await must('district-staff', `GET ${path}`)).toMatchObject({
      id: hook,
      lastDeliveredAt: expect.any(String),
    });
    await elsewhere.stop();
  });

  test('and nothing else is: no draft, nothing for members, no figure that nobody sees', async () => {
    await toReceiver();
    await must('association-solna', 'POST /events', party);
    const forMembers = await publish({ visibility: 'members', startsAt: at(30), endsAt: at(30, '17:00') });
    await must('association-solna', `POST /events/${forMembers}/cancellation`, { reason: 'Regn' });
    await theStack().idle();
    expect(receiver.received).toEqual([]);
  });

  test('what is withdrawn from the public is cancelled for it', async () => {
    const event = await publish({ startsAt: at(31), endsAt: at(31, '17:00') });
    await theStack().idle();
    await toReceiver();
    await must('association-solna', `PATCH /events/${event}`, { visibility: 'members' });
    await theStack().idle();
    expect(receiver.received.map((one) => messageOf(one).type)).toEqual(['event.cancelled']);
  });

  test('is sent once, however often a queue delivers it, and at once', async () => {
    const { hook } = await toReceiver();
    const event = await publish({ startsAt: at(32), endsAt: at(32, '17:00') });
    await theStack().idle();
    const [first] = receiver.received.map(idOf);
    const call = { kind: 'change', campaign: id, id: first, type: 'event.created', event, at: past };
    // As if the dispatcher had ended before it could say that it was done: it hands on what is delivered already.
    await forget({ pk, sk: `x#${first}` });
    await Promise.all(Array.from({ length: 5 }, () => enqueue('HooksCallsQueue', call)));
    const due = { campaign: id, hook, delivery: first };
    await Promise.all(Array.from({ length: 5 }, () => enqueue('HooksDeliveriesQueue', due)));
    await theStack().idle();
    expect(receiver.received).toHaveLength(1);
  });

  test('what the stream or a queue lost is found by the sweeper, and what was not is left alone', async () => {
    const { hook } = await toReceiver();
    await publish({ startsAt: at(33), endsAt: at(33, '17:00') });
    await theStack().idle();
    const [first = ''] = receiver.received.map(idOf);
    const now = new Date(Date.now() + 5 * 60_000).toISOString();
    await theStack().invoke('sweeper', { now });
    await theStack().idle();
    expect(receiver.received).toHaveLength(1);
    for (const sk of [`x#${first}`, `d#${hook}#${first}`]) await forget({ pk, sk });
    await theStack().invoke('sweeper', { now });
    await theStack().idle();
    expect(receiver.received.map(idOf)).toEqual([first, first]);
  });

  test('a hook that is removed is sent nothing', async () => {
    const { path } = await toReceiver();
    await must('district-staff', `DELETE ${path}`);
    await publish({ startsAt: at(34), endsAt: at(34, '17:00') });
    await theStack().idle();
    expect(receiver.received).toEqual([]);
  });

  test('an address that is gone switches its hook off, and its office is told what to do', async () => {
    const { path } = await toReceiver();
    receiver.replyWith(() => 410);
    await publish({ startsAt: at(35), endsAt: at(35, '17:00') });
    await publish({ startsAt: at(36), endsAt: at(36, '17:00') });
    await theStack().idle();
    expect(await must('district-staff', `GET ${path}`)).toMatchObject({ status: 'off', offBecause: 'gone' });
    const notices = (await told()).filter(({ event }) => event === 'HookSwitchedOff');
    expect(notices).toMatchObject([{ action: 'do', link: `/campaigns/${id}${path}` }]);
    // From then on nothing is sent, nor kept for later.
    const before = await failures(path);
    await publish({ startsAt: at(37), endsAt: at(37, '17:00') });
    await theStack().idle();
    expect(await failures(path)).toEqual(before);
  });
});

describe('what does not get through', () => {
  const campaign = hooked('hooks-retried');
  const { must, refusal, toReceiver, publish, failures, becomes, placed, travel, due, delivery, told } = campaign;

  test('is tried again after some seconds, with the same id, a new time and a new signature', async () => {
    const { secret, path } = await toReceiver();
    receiver.replyWith(() => 503);
    const first = receiver.next();
    await publish();
    const id = idOf(await first);
    await vi.waitFor(async () =>
      expect(await failures(path)).toMatchObject([{ id, status: 'waiting', tries: 1, last: { status: 503 } }]),
    );
    receiver.replyWith(() => 204);
    const again = await receiver.next();
    expect(idOf(again)).toBe(id);
    for (const received of receiver.received) expect(() => verify(secret, received)).not.toThrow();
    const [time, timeAgain] = receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect(timeAgain).toBeGreaterThan(Number(time));
    await theStack().idle();
    expect(await failures(path)).toEqual([]);
  });

  test('is signed with both keys after a rotation', async () => {
    const { path, secret } = await toReceiver();
    const { secret: young } = await must('district-staff', `POST ${path}/rotations`);
    await publish({ startsAt: at(22), endsAt: at(22, '17:00') });
    await theStack().idle();
    const [received] = receiver.received as [Received];
    for (const known of [secret, String(young)]) expect(() => verify(known, received)).not.toThrow();
  });

  test('is given up after its last try; when nothing else got through its hook is switched off', async () => {
    const { hook, path } = await toReceiver();
    receiver.replyWith(() => 500);
    // Since long ago: a hook is judged by what happened since it was switched on.
    await campaign.alter(hook, { onSince: past });
    const last = await placed(hook, { status: 'waiting', tries: 7, firstTriedAt: '2026-01-02T00:00:00.000Z' });
    await due(hook, last);
    await becomes(hook, last, { status: 'failed', tries: 8 });
    await theStack().idle();
    expect(await must('district-staff', `GET ${path}`)).toMatchObject({ status: 'off', offBecause: 'failing' });
    expect((await told()).filter(({ event }) => event === 'HookSwitchedOff')).toHaveLength(1);
    // What still waited is among the failures, and nothing is sent.
    const other = await placed(hook, { status: 'waiting', tries: 1 });
    await due(hook, other);
    await becomes(hook, other, { status: 'failed', last: { trouble: 'switched-off' } });
    expect(receiver.received).toHaveLength(1);
    // Off, nothing can be sent again; on, it can, under its own id.
    const replay = `POST ${path}/failures/${last}/replay`;
    expect(await refusal('district-staff', replay)).toBe('409 wrong-status');
    expect(await must('district-staff', `POST ${path}/resumption`)).toMatchObject({ status: 'on' });
    receiver.replyWith(() => 200);
    await must('district-staff', replay);
    await becomes(hook, last, { status: 'delivered', tries: 1 });
    expect(receiver.received.map(idOf)).toEqual([last, last]);
    expect(await refusal('district-staff', replay)).toBe('409 wrong-status');
    await theStack().idle();
  });

  test('to where nobody listens is given up; a hook that was not yet on for so long stays on', async () => {
    const { hook, path } = await toReceiver({ url: 'https://localhost:1/' });
    const lost = await placed(hook, { status: 'waiting', tries: 7, firstTriedAt: past });
    await due(hook, lost);
    await becomes(hook, lost, { status: 'failed', last: { trouble: 'no-connection' } });
    expect(await must('district-staff', `GET ${path}`)).toMatchObject({ status: 'on' });
  });

  test('a sender that ends between sending and storing leads to one more message with the same id', async () => {
    const { hook, secret } = await toReceiver();
    receiver.replyWith(() => 'silence');
    const sent = receiver.next();
    await publish({ startsAt: at(23), endsAt: at(23, '17:00') });
    const id = idOf(await sent);
    // The try is stored; copies of the message leave it alone while it lasts.
    expect(await delivery(hook, id)).toMatchObject({ status: 'waiting', tries: 1 });
    // As if a minute had passed, and the machine failed: what was sent is not known.
    await travel(hook, id, { nextTryAt: past });
    await crashStack(options);
    receiver.replyWith(() => 204);
    await becomes(hook, id, { status: 'delivered', tries: 2 });
    expect(receiver.received.map(idOf)).toEqual([id, id]);
    for (const received of receiver.received) expect(() => verify(secret, received)).not.toThrow();
  });

  test('of many copies at once one is sent', async () => {
    const { hook } = await toReceiver();
    const { promise, resolve } = Promise.withResolvers<number>();
    receiver.replyWith(() => promise);
    const one = await placed(hook, { status: 'waiting', tries: 0 });
    await Promise.all(Array.from({ length: 8 }, () => due(hook, one)));
    // All are in the senders' hands before the one is answered.
    await vi.waitFor(async () => expect(await ready('HooksDeliveriesQueue')).toBe(0), waiting);
    resolve(204);
    await becomes(hook, one, { status: 'delivered', tries: 1 });
    expect(receiver.received.map(idOf)).toEqual([one]);
  });

  test('nothing that is logged tells an address, a secret or what was sent', () => {
    expect(logged.filter((line) => line.includes('"tried"')).length).toBeGreaterThan(0);
    expect(logged.filter((line) => /localhost:\d+\/in|whsec_|v1,/.test(line))).toEqual([]);
  });
});
