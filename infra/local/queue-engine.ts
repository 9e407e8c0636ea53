import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { buildApp } from 'fauxqs';
import type { Engine } from './dynamo-engine.ts';

type App = ReturnType<typeof buildApp>;
type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
type Persistence = {
  readonly db: DatabaseSync;
  readonly loadSqsAndSns: (sqs: object, sns: object) => void;
  readonly close: () => void;
};
type Modules = {
  readonly buildApp: typeof buildApp;
  readonly SqsStore: new () => Stores['sqsStore'];
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => Stores['s3Store'];
  readonly PersistenceManager: new (dir: string) => Persistence;
};

const parts = ['app.js', 'sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'];

/**
 * The SQS API on one machine, in this process, with its data in `<dataDir>/queues`. Put together here from the parts of
 * fauxqs, whose own start listens on every network interface of the machine, not on loopback only.
 */
export const startQueues = async (dataDir: string): Promise<Engine> => {
  const entry = import.meta.resolve('fauxqs');
  const loaded = await Promise.all(parts.map((part) => import(new URL(part, entry).href)));
  const { buildApp, SqsStore, SnsStore, S3Store, PersistenceManager } = Object.assign({}, ...loaded) as Modules;
  const dir = path.join(dataDir, 'queues');
  mkdirSync(dir, { recursive: true });
  const persistence = new PersistenceManager(dir);
  // Enough for a process that ends at any moment; only a power cut could lose the last messages, which are re-sent.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  const stores: Stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  for (const holder of [stores.sqsStore, ...stores.sqsStore.allQueues()]) Object.assign(holder, { persistence });
  const app: App = buildApp({ logger: false, stores });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    await app.close();
    persistence.close();
  };
  return { endpoint: `http://127.0.0.1:${port}`, stop: close, crash: close, ended: new Promise(() => {}) };
};
