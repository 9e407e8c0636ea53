import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Resolved, Template } from './template.ts';
import { type Call, codeOf } from './wire.ts';

/** What the runner reads of an `AWS::DynamoDB::GlobalTable`. */
export type TableProperties = {
  readonly AttributeDefinitions: readonly object[];
  readonly KeySchema: readonly object[];
  readonly LocalSecondaryIndexes?: readonly object[];
  readonly GlobalSecondaryIndexes?: readonly { IndexName: string; KeySchema: object[]; Projection: object }[];
  readonly StreamSpecification?: { readonly StreamViewType: string };
  readonly TimeToLiveSpecification?: { readonly AttributeName: string; readonly Enabled: boolean };
};

const throttleOnlyInTheCloud = ({
  IndexName,
  KeySchema,
  Projection,
}: {
  IndexName: string;
  KeySchema: object[];
  Projection: object;
}) => ({
  IndexName,
  KeySchema,
  Projection,
});

/** The template with names for its tables that no other data folder gives to its own. */
export const withOwnTables = ({ Resources, ...rest }: Template, dataDir: string): Template => {
  const mark = createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 12);
  const named = Object.entries(Resources).map(([id, resource]) => {
    const { Type, Properties } = resource;
    return [id, isTable(Type) ? { ...resource, Properties: { ...Properties, TableName: `${id}-${mark}` } } : resource];
  });
  return { ...rest, Resources: Object.fromEntries(named) };
};
const isTable = (type: string): boolean => type === 'AWS::DynamoDB::GlobalTable';

/** Makes a table as the template says, with its indexes, stream and expiry, unless it is there already. */
export const ensureTable = async (
  call: Call,
  name: string,
  { properties }: Resolved<TableProperties>,
): Promise<void> => {
  const { AttributeDefinitions, KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes } = properties;
  const present = await call('DescribeTable', { TableName: name }).catch((error: unknown) => {
    if (codeOf(error) === 'ResourceNotFoundException') return undefined;
    throw error;
  });
  if (present) return;
  await call('CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions,
    KeySchema,
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(throttleOnlyInTheCloud) }),
    ...(properties.StreamSpecification && {
      StreamSpecification: { StreamEnabled: true, ...properties.StreamSpecification },
    }),
  });
  const { TimeToLiveSpecification } = properties;
  if (TimeToLiveSpecification) await call('UpdateTimeToLive', { TableName: name, TimeToLiveSpecification });
};

/** What the runner reads of an `AWS::SQS::Queue`; times in seconds. */
export type QueueProperties = {
  readonly VisibilityTimeout?: number;
  readonly MessageRetentionPeriod?: number;
  readonly ReceiveMessageWaitTimeSeconds?: number;
  readonly DelaySeconds?: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
};

const queueDefaults = {
  VisibilityTimeout: 30,
  MessageRetentionPeriod: 345_600,
  ReceiveMessageWaitTimeSeconds: 0,
  DelaySeconds: 0,
} as const;

/** Makes a queue unless it is there, and gives it the settings that the template has now; its messages stay. */
export const ensureQueue = async (
  call: Call,
  name: string,
  url: string,
  properties: QueueProperties,
): Promise<void> => {
  const { RedrivePolicy } = properties;
  const numbers = Object.entries(queueDefaults).map(([key, otherwise]) => [
    key,
    String(properties[key as keyof typeof queueDefaults] ?? otherwise),
  ]);
  await call('CreateQueue', { QueueName: name });
  await call('SetQueueAttributes', {
    QueueUrl: url,
    Attributes: {
      ...Object.fromEntries(numbers),
      RedrivePolicy: RedrivePolicy ? JSON.stringify(RedrivePolicy) : '',
    },
  });
};
