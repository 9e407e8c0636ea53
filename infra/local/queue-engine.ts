import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Engine } from './dynamo-engine.ts';
import { fauxqsParts } from './fauxqs.ts';

/** The SQS API on one machine, in this process, with its data in `<dataDir>/queues`. */
export const startQueues = async (dataDir: string): Promise<Engine> => {
  const { buildApp, SqsStore, SnsStore, S3Store, PersistenceManager } = await fauxqsParts();
  const dir = path.join(dataDir, 'queues');
  mkdirSync(dir, { recursive: true });
  const persistence = new PersistenceManager(dir);
  // Enough for a process that ends at any moment; only a power cut could lose the last messages, which are re-sent.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  for (const holder of [stores.sqsStore, ...stores.sqsStore.allQueues()]) Object.assign(holder, { persistence });
  const app = buildApp({ logger: false, stores });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    await app.close();
    persistence.close();
  };
  return { endpoint: `http://127.0.0.1:${port}`, stop: close, crash: close, ended: new Promise(() => {}) };
};
