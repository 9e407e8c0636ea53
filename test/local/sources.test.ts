import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Stack, type StackOptions, startStack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';
import { tinyProgram } from '../support/tiny-program.ts';

const tiny = tinyProgram();
const started: Stack[] = [];
const begin = async (dataDir: string, options: Partial<StackOptions> = {}): Promise<Stack> => {
  const stack = await startStack({ dataDir, program: tiny.program, ...options });
  stack.setReady();
  started.push(stack);
  return stack;
};
afterEach(async () => {
  await Promise.all(started.splice(0).map((stack) => stack.stop()));
});
afterAll(() => tiny.remove());

const put = (stack: Stack, sk: string, more: object = {}) =>
  caller(stack.table.endpoint, 'dynamodb')('PutItem', {
    TableName: stack.table.name,
    Item: { pk: { S: 'p' }, sk: { S: sk }, bytes: { B: 'AQID' }, ...more },
  });

type Seen = { body: string; eventSourceARN: string; attributes: Record<string, string>; messageId: string };
type Relayed = {
  awsRegion: string;
  eventSourceARN: string;
  dynamodb: { Keys: { sk: { S: string } }; ApproximateCreationDateTime: number; SequenceNumber: string };
};
const seen = (): Seen[] =>
  readFileSync(tiny.seen, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const relayed = (prefix: string): Relayed[] =>
  seen()
    .map(({ body }) => JSON.parse(body) as Relayed)
    .filter(({ dynamodb }) => dynamodb.Keys.sk.S.startsWith(prefix));
const keys = (prefix: string): string[] => relayed(prefix).map(({ dynamodb }) => dynamodb.Keys.sk.S);

const messages = async (stack: Stack, queue: string): Promise<string[]> => {
  const { Messages = [] } = await caller(stack.queues.endpoint, 'sqs')<{ Messages?: { Body: string }[] }>(
    'ReceiveMessage',
    {
      QueueUrl: stack.queues.urls[queue],
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    },
  );
  return Messages.map(({ Body }) => Body);
};
const eventually = async <T>(look: () => Promise<readonly T[]>, count: number): Promise<readonly T[]> => {
  const until = Date.now() + 15_000;
  for (;;) {
    const found = await look();
    if (found.length >= count || Date.now() > until) return found;
    await wait(50);
  }
};

describe('stream -> relay -> queue -> consumer', () => {
  it('hands on what the filter lets through, in order, in the shapes of Lambda', async () => {
    const stack = await begin(tiny.folder());
    const names = Array.from({ length: 25 }, (_, index) => `e#a${String(index).padStart(2, '0')}`);
    for (const name of names) await put(stack, name, { l1: { S: 'x' } });
    await put(stack, 'state#1');
    await put(stack, 'e#a00', { l1: { S: 'changed' } });
    await stack.idle();
    expect(keys('e#a').toSorted()).toEqual(names);
    expect(keys('state')).toEqual([]);
    const [first] = relayed('e#a00');
    expect(first).toMatchObject({ awsRegion: 'eu-north-1', eventName: 'INSERT', eventSource: 'aws:dynamodb' });
    expect(first?.eventSourceARN).toMatch(/^arn:aws:dynamodb:eu-north-1:000000000000:table\/Table\/stream\//);
    expect(first?.dynamodb).toMatchObject({ NewImage: { bytes: { B: 'AQID' } }, StreamViewType: 'NEW_IMAGE' });
    const { ApproximateCreationDateTime, SequenceNumber } = { ...first?.dynamodb };
    expect(Math.abs(Number(ApproximateCreationDateTime) - Date.now() / 1000)).toBeLessThan(20);
    expect(SequenceNumber).toMatch(/^\d+$/);
    const [record] = seen();
    expect(record?.eventSourceARN).toBe('arn:aws:sqs:eu-north-1:000000000000:Queue');
    expect(record?.attributes).toMatchObject({ ApproximateReceiveCount: '1' });
  });

  it('a record that always fails is left alone, reported, and holds up nobody', async () => {
    const stack = await begin(tiny.folder());
    for (const name of ['e#b1', 'e#bad', 'e#b2', 'e#partial', 'e#b3']) await put(stack, name);
    await stack.idle();
    expect(new Set(keys('e#b'))).toEqual(new Set(['e#b1', 'e#b2', 'e#b3']));
    const reports = (await eventually(() => messages(stack, 'Failures'), 2)).map((body) => JSON.parse(body));
    expect(reports).toHaveLength(2);
    for (const report of reports) {
      expect(report.requestContext.condition).toBe('RetryAttemptsExhausted');
      expect(report.DDBStreamBatchInfo).toMatchObject({ batchSize: 1, streamArn: expect.stringContaining('/stream/') });
    }
  });

  it('a poison message ends in the dead-letter queue, its neighbours in the inbox', async () => {
    const stack = await begin(tiny.folder());
    for (const name of ['e#c1', 'e#c-poison', 'e#c2']) await put(stack, name);
    await expect(stack.idle(1)).rejects.toThrow(/^Not drained within 1 ms: .*relay of table\/Table\/stream\//);
    const dead = await eventually(() => messages(stack, 'DeadLetters'), 1);
    expect(dead).toHaveLength(1);
    expect(dead[0]).toContain('e#c-poison');
    expect(keys('e#c').toSorted()).toEqual(['e#c1', 'e#c2']);
  });
});

describe('a restart', () => {
  it('finds the data, and goes on where the last run was', async () => {
    const folder = tiny.folder();
    const before = await begin(folder);
    await put(before, 'e#d1');
    await before.idle();
    await before.stop();
    const after = await begin(folder);
    await put(after, 'e#d2');
    await after.idle();
    expect(keys('e#d')).toEqual(['e#d1', 'e#d2']);
    const { Count } = await caller(after.table.endpoint, 'dynamodb')<{ Count: number }>('Scan', { TableName: 'Table' });
    expect(Count).toBe(2);
  });

  it('after a crash loses no event', async () => {
    const folder = tiny.folder();
    const before = await begin(folder);
    const names = Array.from({ length: 40 }, (_, index) => `e#e${index}`);
    for (const name of names) await put(before, name);
    await before.crash();
    const after = await begin(folder);
    // What a reader held when it died is hidden for the visibility timeout (1 s here), then it comes again.
    await after.idle();
    expect(new Set(keys('e#e'))).toEqual(new Set(names));
  });
});

/** The sequence numbers of the records that the embedded engine keeps, the oldest first. */
const recordsIn = (folder: string): readonly number[] => {
  const database = new DatabaseSync(path.join(folder, 'table.db'), { readOnly: true });
  try {
    return database
      .prepare('SELECT CAST(sequence_number AS INTEGER) AS number FROM _stream_records ORDER BY number')
      .all()
      .map(({ number }) => Number(number));
  } finally {
    database.close();
  }
};

// The records of an engine that DYNAMODB_ENDPOINT names are its own.
describe.runIf(!process.env.DYNAMODB_ENDPOINT)('records that every reader has passed', () => {
  it('go, but for the newest; what is written then is told once, also after a restart', async () => {
    const folder = tiny.folder();
    const names: string[] = [];
    const write = async (stack: Stack): Promise<void> => {
      for (let count = 0; count < 15; count++) {
        const name = `e#f${String(names.length).padStart(2, '0')}`;
        names.push(name);
        await put(stack, name);
      }
      await stack.idle();
    };
    for (const end of ['stop', 'crash', 'stop'] as const) {
      const stack = await begin(folder);
      await write(stack);
      expect(await eventually(async () => (recordsIn(folder).length === 1 ? ['gone'] : []), 1)).toEqual(['gone']);
      expect(recordsIn(folder)).toEqual([names.length]);
      await write(stack);
      await stack[end]();
    }
    expect(keys('e#f').toSorted()).toEqual(names);
  });

  it('stay while one of the readers has not', async () => {
    const folder = tiny.folder();
    const stack = await begin(folder, {
      adapt: ({ Resources }) => {
        const { Type = '', Properties } = Resources.FromStream ?? {};
        // It never gives up a record that fails.
        const stubborn = { ...Properties, BisectBatchOnFunctionError: false, MaximumRetryAttempts: -1 };
        return { Resources: { ...Resources, Second: { Type, Properties: stubborn } } };
      },
    });
    await put(stack, 'e#g1');
    expect(await eventually(async () => keys('e#g1'), 2)).toHaveLength(2);
    for (const name of ['e#bad', 'e#g2', 'e#g3']) await put(stack, name);
    expect(await eventually(async () => keys('e#g3'), 1)).toHaveLength(1);
    await eventually(async () => (recordsIn(folder).length === 3 ? ['gone'] : []), 1);
    await wait(1_500);
    expect(recordsIn(folder)).toEqual([2, 3, 4]);
  });
});

describe('what stands between', () => {
  it('functions reach the engines through the proxies, and the runner reaches them directly', async () => {
    const asked: string[] = [];
    const stack = await begin(tiny.folder(), {
      proxyDynamo: (endpoint) => {
        asked.push(endpoint);
        return 'http://127.0.0.1:9/table';
      },
      proxySqs: async () => 'http://127.0.0.1:9/queues',
    });
    const { env } = await (
      await fetch(`${stack.url}/open/x`)
    )
      .json()
      .then((body) => body as { env: Record<string, string> });
    expect([env.AWS_ENDPOINT_URL_DYNAMODB, env.AWS_ENDPOINT_URL_SQS]).toEqual([
      'http://127.0.0.1:9/table',
      'http://127.0.0.1:9/queues',
    ]);
    expect(asked).toEqual([stack.table.endpoint]);
    await put(stack, 'other');
    expect(await stack.runSchedule('daily')).toEqual({ count: 1 });
    await expect(stack.runSchedule('never')).rejects.toThrow('never');
    await expect(stack.invoke('nobody', {})).rejects.toThrow('nobody');
  });
});
