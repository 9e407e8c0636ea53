import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withLocalReceivers } from '../../infra/local/receivers.ts';
import { bodyOf, devicesIn } from '../support/devices-api.ts';
import { certificate, type Receiver, startReceiver } from '../support/hook-receiver.ts';
import { newSubscriber, readPush, senderIn } from '../support/push-reader.ts';
import { type Body, closeStack, itemsOf, loadedCampaign, logged, openStackWith, theStack } from '../support/stack.ts';

/** command -> stream -> inbox -> letters' queue -> mailer -> a push service over HTTPS, as the bundles do it. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let service: Receiver;
beforeAll(async () => {
  service = await startReceiver();
  await openStackWith({ adapt: withLocalReceivers(certificate) });
});
afterAll(async () => {
  await closeStack();
  await service.stop();
});
const campaign = loadedCampaign('letters-pushed');
const { id, must, call, file } = campaign;
const { devicesOf, path } = devicesIn(campaign);
const subscriber = newSubscriber();

test('a decision is pushed to the head’s device, read there, and the ledger says so; a device that is gone is removed', async () => {
  const head = 'district-head';
  await must(head, 'PUT /preferences', { quiet: null });
  const { key } = await must(head, `GET ${path}`);
  const endpoint = `https://localhost:${service.port}/push/s3cr3t`;
  await must(head, `POST ${path}`, bodyOf({ endpoint }, subscriber));
  service.replyWith(() => 201);
  const request = await file();
  await theStack().idle();
  expect(service.received.map(({ path: at }) => at)).toEqual(['/push/s3cr3t']);
  const [one] = service.received;
  expect(JSON.parse(readPush(one?.bytes as Buffer, subscriber))).toEqual({
    title: 'Valsam',
    body: 'Ett beslut väntar på dig.',
    language: 'sv',
    home: `/c/${id}`,
    link: `/c/${id}/at${request}`,
  });
  expect(senderIn(one?.headers.authorization)).toMatchObject({
    key,
    claims: { aud: `https://localhost:${service.port}` },
  });
  expect(logged.filter((line) => line.includes('s3cr3t'))).toEqual([]);

  const [event] = itemsOf(await call(head, `GET /notifications/deliveries?subject=${request.slice(1)}`));
  const pushed = ((event as Body).deliveries as readonly Body[]).filter(({ way }) => way === 'push');
  expect(pushed).toMatchObject([{ unit: { id: 'district' }, state: 'sent' }]);

  service.replyWith(() => 410);
  await file();
  await theStack().idle();
  expect([service.received.length, await devicesOf(head)]).toEqual([2, []]);
  await file();
  await theStack().idle();
  expect(service.received).toHaveLength(2);
});
