import { type BucketCors, rulesOf } from './bucket-cors.ts';
import { region } from './names.ts';
import type { ObjectEngine, Stored } from './object-engine.ts';
import { type Resolve, refuseOthers, resourcesOf, type Template } from './template.ts';

/** What the runner reads of an `AWS::S3::Bucket`. */
type Rule = { readonly Prefix?: string; readonly ExpirationInDays?: number; readonly Status: string };
type QueueConfiguration = {
  readonly Event: string;
  readonly Queue: string;
  readonly Filter?: {
    readonly S3Key: { readonly Rules: readonly { readonly Name: string; readonly Value: string }[] };
  };
};
type BucketProperties = {
  readonly CorsConfiguration?: BucketCors;
  readonly LifecycleConfiguration?: { readonly Rules: readonly Rule[] };
  readonly NotificationConfiguration?: { readonly QueueConfigurations?: readonly QueueConfiguration[] };
};

/** Private, encrypted and owned it is here without more ado. */
const understood = [
  'BucketEncryption',
  'CorsConfiguration',
  'LifecycleConfiguration',
  'NotificationConfiguration',
  'OwnershipControls',
  'PublicAccessBlockConfiguration',
];

type Notification = { readonly bucket: string; readonly queue: string; readonly prefix: string };

const notificationsOf = (bucket: string, properties: BucketProperties): readonly Notification[] => {
  const { QueueConfigurations = [], ...others } = properties.NotificationConfiguration ?? {};
  refuseOthers(`the notifications of ${bucket}`, others, []);
  return QueueConfigurations.map(({ Event, Queue, Filter }) => {
    const rules = Filter?.S3Key.Rules ?? [];
    if (Event !== 's3:ObjectCreated:*' || rules.some(({ Name }) => Name !== 'prefix')) {
      throw new Error(`The runner tells queues of new objects by their prefix only (${bucket}).`);
    }
    return { bucket, queue: Queue, prefix: rules[0]?.Value ?? '' };
  });
};

/** As S3 tells of it. Source: Amazon S3 User Guide, "Event message structure". */
const messageOf = ({ store }: ObjectEngine, { bucket, key, by }: Stored, order: number): object => {
  const { contentLength, etag } = store.headObject(bucket, key);
  const at = new Date();
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: at.toISOString(),
        eventName: `ObjectCreated:${by}`,
        userIdentity: { principalId: 'local' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': 'local', 'x-amz-id-2': 'local' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'local',
          bucket: { name: bucket, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
            size: contentLength,
            eTag: etag.replaceAll('"', ''),
            sequencer: (at.getTime() * 1_000 + (order % 1_000)).toString(16).toUpperCase().padStart(16, '0'),
          },
        },
      },
    ],
  };
};

const millisADay = 86_400_000;

/** Removes what the lifecycle of its bucket lets go; S3 itself does so once a day. */
const expire = ({ store }: ObjectEngine, bucket: string, { LifecycleConfiguration }: BucketProperties): void => {
  for (const { Prefix = '', ExpirationInDays, Status } of LifecycleConfiguration?.Rules ?? []) {
    if (ExpirationInDays === undefined || Status !== 'Enabled') continue;
    const oldest = Date.now() - ExpirationInDays * millisADay;
    const { objects } = store.listObjects(bucket, { prefix: Prefix, maxKeys: 1_000 });
    const gone = objects.filter(({ lastModified }) => lastModified.getTime() < oldest).map(({ key }) => key);
    store.deleteObjects(bucket, gone);
  }
};

/**
 * Makes the buckets of the template unless they are there, and from now on tells their queues of each new object.
 * @returns the names of the buckets, by logical id
 */
export const serveBuckets = (
  template: Template,
  resolve: Resolve,
  engine: ObjectEngine,
  tell: (queueArn: string, message: object) => Promise<void>,
): Readonly<Record<string, string>> => {
  const buckets = resourcesOf<BucketProperties>(template, 'AWS::S3::Bucket', resolve).map(({ id, properties }) => {
    refuseOthers(id, properties, understood);
    return { id, properties, name: String(resolve({ Ref: id })) };
  });
  for (const { name, properties } of buckets) {
    engine.store.createBucket(name);
    expire(engine, name, properties);
    setInterval(() => expire(engine, name, properties), millisADay).unref();
    if (properties.CorsConfiguration) engine.cors.set(name, rulesOf(name, properties.CorsConfiguration));
  }
  const notifications = buckets.flatMap(({ name, properties }) => notificationsOf(name, properties));
  let order = 0;
  engine.onStored(async (stored) => {
    const message = messageOf(engine, stored, order++);
    const wanted = notifications.filter(
      ({ bucket, prefix }) => bucket === stored.bucket && stored.key.startsWith(prefix),
    );
    await Promise.all(wanted.map(({ queue }) => tell(queue, message)));
  });
  return Object.fromEntries(buckets.map(({ id, name }) => [id, name]));
};
