import type { DatabaseSync } from 'node:sqlite';
import type { buildApp } from 'fauxqs';

/**
 * The parts of fauxqs, whose own start listens on every network interface of the machine, not on loopback only: the
 * engines of queues and objects are put together from them.
 */
type App = ReturnType<typeof buildApp>;
type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type ObjectStore = Stores['s3Store'];
type Persistence = {
  readonly db: DatabaseSync;
  readonly loadSqsAndSns: (sqs: object, sns: object) => void;
  readonly close: () => void;
};
type Parts = {
  readonly buildApp: (options: { readonly logger: false; readonly stores: Stores }) => App;
  readonly SqsStore: new () => Stores['sqsStore'];
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => ObjectStore;
  readonly PersistenceManager: new (dir: string) => Persistence;
  readonly FileS3Persistence: new (dir: string) => { readonly loadS3: (store: object) => void };
};

const files = [
  'app.js',
  'sqs/sqsStore.js',
  'sns/snsStore.js',
  's3/s3Store.js',
  'persistence.js',
  's3/fileS3Persistence.js',
];

export const fauxqsParts = async (): Promise<Parts> => {
  const entry = import.meta.resolve('fauxqs');
  const loaded = await Promise.all(files.map((file) => import(new URL(file, entry).href)));
  return Object.assign({}, ...loaded) as Parts;
};
