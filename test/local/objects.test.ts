import { mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, describe, expect, it } from 'vitest';
import { serveBuckets } from '../../infra/local/buckets.ts';
import { type ObjectEngine, startObjects } from '../../infra/local/object-engine.ts';
import type { Template } from '../../infra/local/template.ts';

/** The S3 engine as the runner starts it: what it lets in, tells of, keeps and lets go. */
const folders: string[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(path.join(tmpdir(), 'valsam-objects-')));
  return folders.at(-1) as string;
};
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

const queue = 'arn:aws:sqs:eu-north-1:000000000000:arrivals';
const template = (change: object = {}): Template => ({
  Resources: {
    Files: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        LifecycleConfiguration: {
          Rules: [
            { Prefix: 'incoming/', ExpirationInDays: 1, Status: 'Enabled' },
            { Prefix: 'files/', ExpirationInDays: 1, Status: 'Disabled' },
          ],
        },
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Event: 's3:ObjectCreated:*',
              Queue: queue,
              Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
            },
          ],
        },
        ...change,
      },
    },
  },
});
const resolve = (value: unknown) => (JSON.stringify(value) === '{"Ref":"Files"}' ? 'files' : value);

type Told = { readonly Records: readonly { readonly eventName: string; readonly s3: { readonly object: object } }[] };
const begin = async (dataDir = folder(), change: object = {}) => {
  const engine = await startObjects(dataDir);
  const told: (readonly [queue: string, message: Told])[] = [];
  try {
    serveBuckets(template(change), resolve, engine, async (arn, message) => void told.push([arn, message as Told]));
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return { engine, told };
};
const clientOf = ({ endpoint }: ObjectEngine, secretAccessKey = 'local') =>
  new S3Client({
    endpoint,
    region: 'eu-north-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey },
    maxAttempts: 1,
  });
const put = (client: S3Client, Key: string, Body = 'abc') =>
  client.send(new PutObjectCommand({ Bucket: 'files', Key, Body: Buffer.from(Body), ContentType: 'text/plain' }));
const has = (client: S3Client, Key: string): Promise<boolean> =>
  client.send(new HeadObjectCommand({ Bucket: 'files', Key })).then(
    () => true,
    () => false,
  );

describe('the S3 engine', () => {
  it('tells the queue of what arrives below the prefix, in S3’s own words, and of nothing else', async () => {
    const { engine, told } = await begin();
    const client = clientOf(engine);
    await put(client, 'incoming/å b+c.pdf');
    await put(client, 'files/other.pdf');
    await client.send(new GetObjectCommand({ Bucket: 'files', Key: 'incoming/å b+c.pdf' }));
    await client.send(new DeleteObjectCommand({ Bucket: 'files', Key: 'incoming/å b+c.pdf' }));
    expect(told).toEqual([[queue, { Records: [expect.objectContaining({ eventName: 'ObjectCreated:Put' })] }]]);
    expect(told[0]?.[1].Records[0]?.s3).toMatchObject({
      bucket: { name: 'files', arn: 'arn:aws:s3:::files' },
      object: { key: 'incoming/%C3%A5+b%2Bc.pdf', size: 3, eTag: '900150983cd24fb0d6963f7d28e17f72' },
    });
    await engine.stop();
  });

  it('lets nobody in who does not sign, or signs with another key', async () => {
    const { engine, told } = await begin();
    for (const [method, url] of [
      ['GET', '/files/incoming/a'],
      ['PUT', '/files/incoming/a'],
      ['GET', '/files'],
      ['GET', '/'],
      ['POST', '/'],
      ['DELETE', '/files'],
    ] as const)
      expect([method, url, (await fetch(engine.endpoint + url, { method })).status]).toEqual([method, url, 403]);
    await expect(put(clientOf(engine, 'stolen'), 'incoming/a')).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    expect(told).toEqual([]);
    await engine.stop();
  });

  it('keeps its objects over a restart, and lets go what its lifecycle says', async () => {
    const dataDir = folder();
    const first = await begin(dataDir);
    for (const key of ['incoming/old', 'incoming/new', 'files/old']) await put(clientOf(first.engine), key, key);
    await first.engine.stop();
    for (const key of ['incoming/old', 'files/old']) {
      const meta = path.join(dataDir, 'objects', 'buckets', 'files', 'objects', `${key}.meta.json`);
      const long = new Date(Date.now() - 25 * 3_600_000);
      writeFileSync(
        meta,
        JSON.stringify({ ...JSON.parse(readFileSync(meta, 'utf8')), lastModified: long.toISOString() }),
      );
    }
    const { engine } = await begin(dataDir);
    const client = clientOf(engine);
    const found = await Promise.all(['incoming/old', 'incoming/new', 'files/old'].map((key) => has(client, key)));
    expect(found).toEqual([false, true, true]);
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'files', Key: 'files/old' }));
    expect(await Body?.transformToString()).toBe('files/old');
    await engine.stop();
  });

  it('lets in pages of other origins where the template says which, for what it says', async () => {
    const rule = {
      AllowedOrigins: ['https://page.example'],
      AllowedMethods: ['POST', 'GET'],
      AllowedHeaders: ['*'],
      MaxAge: 60,
    };
    const { engine } = await begin(folder(), { CorsConfiguration: { CorsRules: [rule] } });
    const ask = async (method: string, origin: string, wanted: string) => {
      const headers = {
        origin,
        'access-control-request-method': wanted,
        ...(method === 'OPTIONS' && { 'access-control-request-headers': 'X-Own, content-type' }),
      };
      const answer = await fetch(`${engine.endpoint}/files/some`, { method, headers });
      return [answer.status, answer.headers.get('access-control-allow-origin')];
    };
    expect(await ask('OPTIONS', 'https://page.example', 'POST')).toEqual([200, 'https://page.example']);
    expect(await ask('OPTIONS', 'https://other.example', 'POST')).toEqual([403, null]);
    expect(await ask('OPTIONS', 'https://page.example', 'DELETE')).toEqual([403, null]);
    const link = await getSignedUrl(clientOf(engine), new GetObjectCommand({ Bucket: 'files', Key: 'some' }));
    await put(clientOf(engine), 'some');
    const read = (origin: string) => fetch(link, { headers: { origin } });
    expect((await read('https://page.example')).headers.get('access-control-allow-origin')).toBe(
      'https://page.example',
    );
    expect((await read('https://other.example')).headers.get('access-control-allow-origin')).toBeNull();
    await engine.stop();
  });

  it.each([
    [
      'origins by pattern',
      { CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['https://*.example'], AllowedMethods: ['GET'] }] } },
      /no pattern but \*/,
    ],
    [
      'CORS of another kind',
      { CorsConfiguration: { CorsRules: [{ AllowedOrigins: [], AllowedMethods: [], Allowed: [] }] } },
      /Allowed of the CORS/,
    ],
    ['versions', { VersioningConfiguration: { Status: 'Enabled' } }, /VersioningConfiguration/],
    [
      'a function that is told directly',
      { NotificationConfiguration: { LambdaConfigurations: [] } },
      /LambdaConfigurations/,
    ],
    [
      'being told of what is removed',
      { NotificationConfiguration: { QueueConfigurations: [{ Event: 's3:ObjectRemoved:*', Queue: queue }] } },
      /by their prefix only/,
    ],
  ])('does not start where the template has %s, which it would silently not do', async (_what, change, message) => {
    await expect(begin(folder(), change)).rejects.toThrow(message);
  });
});
