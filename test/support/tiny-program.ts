import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { heavyMark } from '../../infra/heavy-mark.ts';
import type { Program } from '../../infra/local/program.ts';
import type { Properties, Resource } from '../../infra/local/template.ts';

/**
 * A program of a few lines for tests of the runner itself: a table with a stream, a relay, a queue with its dead letters,
 * a consumer, and functions that answer, echo, throw, exit, hang and spin.
 */
const functions = {
  echo: `export const handler = async (event, context) => ({
      statusCode: 200,
      headers: { 'Content-Type': 'application/json', 'X-Number': 7 },
      cookies: ['a=1', 'b=2'],
      body: JSON.stringify({ event, env: process.env, name: context.functionName, left: context.getRemainingTimeInMillis() }),
    });`,
  sharer: `export const handler = async ({ routeKey, requestContext: { http } }) => ({
      statusCode: 200,
      headers: { 'Access-Control-Allow-Origin': '*', 'access-control-max-age': '5' },
      body: routeKey + ' ' + http.method,
    });`,
  counter: `let count = 0; export const handler = async () => { count += 1; globalThis.seen = count; return { count }; };`,
  binary: `export const handler = async () => ({
      statusCode: 201, headers: { 'content-type': 'image/gif' }, body: 'R0lGODlh', isBase64Encoded: true });`,
  thrower: `export const handler = async () => { console.log('about to throw'); throw new TypeError('secret inside'); };`,
  exiter: `let count = 0; export const handler = async (event) => {
      count += 1; if (event.rawPath === '/exit') process.exit(3); return { count }; };`,
  hanger: `export const handler = () => new Promise(() => { setInterval(() => {}, 1000); });`,
  spinner: `export const handler = async () => { for (;;); };`,
  slow: `export const handler = async () => { await new Promise((done) => setTimeout(done, 1500)); return { done: true }; };`,
  owner: `const atLoad = process.env.OWN; export const handler = async () => {
      process.env.WRITTEN = 'by the owner';
      await new Promise((done) => setTimeout(done, 5));
      console.log('said by the owner');
      return { own: process.env.OWN, name: process.env.AWS_LAMBDA_FUNCTION_NAME, region: process.env.AWS_REGION, atLoad };
    };`,
  broken: `throw new Error('cannot be loaded');`,
  heavy: `let count = 0; export const handler = async (event) => {
      count += 1; if (event.rawPath === '/heavy/exit') process.exit(4);
      await new Promise((done) => setTimeout(done, 300)); return { count }; };`,
  relay: `export const handler = async ({ Records }) => {
      const failed = [];
      for (const record of Records) {
        if (record.dynamodb.Keys.sk.S === 'e#bad') throw new Error('bad record');
        if (record.dynamodb.Keys.sk.S === 'e#partial') { failed.push({ itemIdentifier: record.dynamodb.SequenceNumber }); continue; }
        await fetch(process.env.AWS_ENDPOINT_URL_SQS, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage',
            authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/eu-north-1/sqs/aws4_request',
          },
          body: JSON.stringify({ QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify(record) }),
        });
      }
      return { batchItemFailures: failed };
    };`,
  consumer: `import { appendFileSync } from 'node:fs';
    export const handler = async ({ Records }) => {
      const failed = Records.filter(({ body }) => body.includes('poison')).map(({ messageId }) => ({ itemIdentifier: messageId }));
      for (const record of Records) {
        if (!record.body.includes('poison')) appendFileSync(process.env.SEEN, JSON.stringify(record) + '\\n');
      }
      return { batchItemFailures: failed };
    };`,
} as const;
export type TinyFunction = keyof typeof functions;

const timeouts: Partial<Record<TinyFunction, number>> = { hanger: 1, spinner: 1 };
const routes: readonly (readonly [string, TinyFunction, 'open' | 'token' | 'scope'])[] = [
  ['GET /health', 'echo', 'open'],
  ['GET /open/{id}', 'echo', 'open'],
  ['GET /open/fixed', 'counter', 'open'],
  ['GET /open/fixed/{rest+}', 'echo', 'open'],
  ['POST /open/{id}', 'echo', 'open'],
  ['ANY /shared', 'sharer', 'open'],
  ['GET /mine', 'echo', 'token'],
  ['GET /scoped', 'echo', 'scope'],
  ['GET /binary', 'binary', 'open'],
  ['GET /throw', 'thrower', 'open'],
  ['GET /exit', 'exiter', 'open'],
  ['GET /stay', 'exiter', 'open'],
  ['GET /hang', 'hanger', 'open'],
  ['GET /spin', 'spinner', 'open'],
  ['GET /slow', 'slow', 'open'],
  ['GET /own', 'owner', 'open'],
  ['GET /broken', 'broken', 'open'],
  ['GET /heavy/{id}', 'heavy', 'open'],
];

const arn = (id: string): object => ({ 'Fn::GetAtt': [id, 'Arn'] });
const resource = (Type: string, Properties: Properties, Metadata: Properties = {}): Resource => ({
  Type,
  Properties,
  Metadata,
});

const functionResources = (dist: string, seen: string) =>
  Object.fromEntries(
    Object.keys(functions).map((name) => [
      name,
      resource(
        'AWS::Lambda::Function',
        {
          Handler: 'index.handler',
          Timeout: timeouts[name as TinyFunction] ?? 10,
          MemorySize: 128,
          Environment: {
            Variables: {
              NODE_OPTIONS: '--enable-source-maps',
              ...(name === 'relay' && { QUEUE_URL: { Ref: 'Queue' } }),
              ...(name === 'consumer' && { SEEN: seen }),
              ...(name === 'owner' && { OWN: 'mine' }),
            },
          },
        },
        { 'aws:asset:path': path.join(dist, name), [heavyMark]: name === 'heavy' },
      ),
    ]),
  );

const apiResources = () => ({
  Api: resource('AWS::ApiGatewayV2::Api', { Name: 'tiny', ProtocolType: 'HTTP' }),
  Stage: resource('AWS::ApiGatewayV2::Stage', {
    ApiId: { Ref: 'Api' },
    StageName: '$default',
    DefaultRouteSettings: { ThrottlingBurstLimit: 500, ThrottlingRateLimit: 500 },
  }),
  Jwt: resource('AWS::ApiGatewayV2::Authorizer', {
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Audience: [{ Ref: 'Client' }], Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } },
  }),
  Pool: resource('AWS::Cognito::UserPool', {}),
  Client: resource('AWS::Cognito::UserPoolClient', {}),
  ...Object.fromEntries(
    Object.keys(functions).flatMap((name) => [
      [
        `${name}May`,
        resource('AWS::Lambda::Permission', { FunctionName: arn(name), Principal: 'apigateway.amazonaws.com' }),
      ],
      [
        `${name}Integration`,
        resource('AWS::ApiGatewayV2::Integration', {
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: arn(name),
          PayloadFormatVersion: '2.0',
        }),
      ],
    ]),
  ),
  ...Object.fromEntries(
    routes.map(([RouteKey, name, access], index) => [
      `Route${index}`,
      resource('AWS::ApiGatewayV2::Route', {
        ApiId: { Ref: 'Api' },
        RouteKey,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${name}Integration` }]] },
        AuthorizationType: access === 'open' ? 'NONE' : 'JWT',
        ...(access !== 'open' && { AuthorizerId: { Ref: 'Jwt' } }),
        ...(access === 'scope' && { AuthorizationScopes: ['valsam/other'] }),
      }),
    ]),
  ),
});

const streamResources = () => ({
  Table: resource('AWS::DynamoDB::GlobalTable', {
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'l1', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'byL1',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'l1', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
  }),
  DeadLetters: resource('AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600 }),
  Failures: resource('AWS::SQS::Queue', {}),
  Queue: resource('AWS::SQS::Queue', {
    VisibilityTimeout: 1,
    RedrivePolicy: { deadLetterTargetArn: arn('DeadLetters'), maxReceiveCount: 2 },
  }),
  FromStream: resource('AWS::Lambda::EventSourceMapping', {
    BatchSize: 10,
    BisectBatchOnFunctionError: true,
    DestinationConfig: { OnFailure: { Destination: arn('Failures') } },
    EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
    FilterCriteria: {
      Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"e#"}]}}}}' }],
    },
    FunctionName: { Ref: 'relay' },
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 1,
    StartingPosition: 'TRIM_HORIZON',
  }),
  FromQueue: resource('AWS::Lambda::EventSourceMapping', {
    BatchSize: 10,
    EventSourceArn: arn('Queue'),
    FunctionName: { Ref: 'consumer' },
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  }),
  Daily: resource('AWS::Scheduler::Schedule', {
    Name: 'daily',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ScheduleExpression: 'cron(0 6 * * ? *)',
    ScheduleExpressionTimezone: 'Europe/Stockholm',
    Target: { Arn: arn('counter'), Input: '{}' },
  }),
});

export type Tiny = {
  readonly program: Program;
  /** A fresh folder; all of them go with `remove`. */
  readonly folder: () => string;
  /** Where the consumer writes what it was given, one record a line. */
  readonly seen: string;
  readonly remove: () => void;
};

export const tinyProgram = (): Tiny => {
  const root = mkdtempSync(path.join(tmpdir(), 'valsam-runner-'));
  const dist = path.join(root, 'dist');
  const seen = path.join(root, 'seen.jsonl');
  for (const [name, source] of Object.entries(functions)) {
    mkdirSync(path.join(dist, name), { recursive: true });
    writeFileSync(path.join(dist, name, 'index.mjs'), source);
  }
  writeFileSync(seen, '');
  return {
    program: { template: { Resources: { ...functionResources(dist, seen), ...apiResources(), ...streamResources() } } },
    folder: () => mkdtempSync(path.join(root, 'data-')),
    seen,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
};
