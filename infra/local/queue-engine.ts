import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Engine } from './dynamo-engine.ts';
import { fauxqsParts } from './fauxqs.ts';
import { ifThereIsRoom } from './room.ts';

const hourMs = 3_600_000;

/** What only says where a message stands may be lost: after a restart it then comes once more, as it may anyway. */
const mayWait = ['deleteMessage', 'updateMessageInflight', 'updateMessageReady', 'updateQueueSequenceCounter'];
/**
 * The library's store on disk. On a full one nothing new is taken; what is there is handed out and done with as before. A
 * message that is handed back at once would be refused: the library gives no count of tries where its table wants one.
 */
const patient = <P extends { readonly updateMessageInflight: (...row: unknown[]) => void }>(persistence: P): P =>
  new Proxy(persistence, {
    get: (of, name) => {
      const value: unknown =
        name === 'updateMessageReady'
          ? (messageId: string) => of.updateMessageInflight(messageId, null, null, 0, null)
          : Reflect.get(of, name);
      if (typeof value !== 'function') return value;
      const call = (...args: unknown[]): unknown => value.apply(of, args);
      return mayWait.includes(String(name)) ? (...args: unknown[]) => void ifThereIsRoom(() => call(...args)) : call;
    },
  });

type Kept = { readonly messageId: string; readonly sentTimestamp: number };
type Queue = { readonly attributes: Readonly<Record<string, string>>; messages: readonly Kept[] };
/** Removes what is older than its queue keeps it, which the library does not. */
const forgetOld = (queues: Iterable<Queue>, remove: (id: string) => void): void => {
  for (const queue of queues) {
    const oldest = Date.now() - Number(queue.attributes.MessageRetentionPeriod ?? 345_600) * 1_000;
    for (const { messageId, sentTimestamp } of queue.messages) if (sentTimestamp < oldest) remove(messageId);
    queue.messages = queue.messages.filter(({ sentTimestamp }) => sentTimestamp >= oldest);
  }
};

/** The SQS API on one machine, in this process, with its data in `<dataDir>/queues`. */
export const startQueues = async (dataDir: string): Promise<Engine> => {
  const { buildApp, SqsStore, SnsStore, S3Store, PersistenceManager } = await fauxqsParts();
  const dir = path.join(dataDir, 'queues');
  mkdirSync(dir, { recursive: true });
  const persistence = patient(new PersistenceManager(dir));
  // Enough for a process that ends at any moment; only a power cut could lose the last messages, which are re-sent.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  for (const holder of [stores.sqsStore, ...stores.sqsStore.allQueues()]) Object.assign(holder, { persistence });
  const forget = (): void =>
    forgetOld(stores.sqsStore.allQueues() as unknown as Iterable<Queue>, (id) => persistence.deleteMessage(id));
  forget();
  const forgetting = setInterval(forget, hourMs).unref();
  const app = buildApp({ logger: false, stores });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    clearInterval(forgetting);
    await app.close();
    persistence.close();
  };
  return { endpoint: `http://127.0.0.1:${port}`, stop: close, crash: close, ended: new Promise(() => {}) };
};
