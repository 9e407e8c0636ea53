import type { DatabaseSync } from 'node:sqlite';
import type { buildApp } from 'fauxqs';
import type { ObjectFiles } from './object-files.ts';

/**
 * The parts of fauxqs from which the engines of queues and objects are composed. Its public start cannot be used: it
 * listens on all network interfaces, not only on loopback. Its stores are not exported, so their files are loaded from
 * beside its entry; package.json names the exact version that has them, and another one without them is refused here.
 */
type App = ReturnType<typeof buildApp>;
type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type ObjectStore = Stores['s3Store'];
type Persistence = {
  readonly db: DatabaseSync;
  readonly loadSqsAndSns: (sqs: object, sns: object) => void;
  readonly deleteMessage: (id: string) => void;
  readonly updateMessageInflight: (...row: unknown[]) => void;
  readonly close: () => void;
};
type Parts = {
  readonly buildApp: (options: { readonly logger: false; readonly stores: Stores }) => App;
  readonly SqsStore: new () => Stores['sqsStore'];
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => ObjectStore;
  readonly PersistenceManager: new (dir: string) => Persistence;
  readonly FileS3Persistence: new (dir: string) => ObjectFiles;
};

const files: Readonly<Record<keyof Parts, string>> = {
  buildApp: 'app.js',
  SqsStore: 'sqs/sqsStore.js',
  SnsStore: 'sns/snsStore.js',
  S3Store: 's3/s3Store.js',
  PersistenceManager: 'persistence.js',
  FileS3Persistence: 's3/fileS3Persistence.js',
};

export const fauxqsParts = async (): Promise<Parts> => {
  const entry = import.meta.resolve('fauxqs');
  const parts = await Promise.all(
    Object.entries(files).map(async ([name, file]) => {
      const part: unknown = (await import(new URL(file, entry).href))[name];
      if (typeof part !== 'function') throw new Error(`This version of fauxqs has no ${name} in ${file}.`);
      return [name, part] as const;
    }),
  );
  return Object.fromEntries(parts) as unknown as Parts;
};
