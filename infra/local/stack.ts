import path from 'node:path';
import { serveBuckets } from './buckets.ts';
import { openCheckpoints } from './checkpoints.ts';
import { openDataFolder } from './data-folder.ts';
import { endings } from './endings.ts';
import { type Engine, startDynamo, type TableEngine } from './dynamo-engine.ts';
import type { External } from './external-identity.ts';
import { type OnLine, specsOf, startFunctions } from './functions.ts';
import { gateway } from './gateway.ts';
import type { Identity } from './identity.ts';
import { identityFor } from './identity-choice.ts';
import { isLoopback, type Listener, listen } from './listener.ts';
import { type Forward, type Mailbox, startMailbox } from './mailbox.ts';
import { machinesOf } from './machines.ts';
import { account, localResolver, mailDomain } from './names.ts';
import { type ObjectEngine, startObjects } from './object-engine.ts';
import { type Program, prepareProgram } from './program.ts';
import { startQueues } from './queue-engine.ts';
import { refuseUnknownResources } from './resource-types.ts';
import { httpApisOf } from './routes.ts';
import { localSecret } from './secrets.ts';
import { since } from './since.ts';
import { drainedWithin, startSources } from './sources.ts';
import { ensureQueue, ensureTable, type QueueProperties, type TableProperties, withOwnTables } from './tables.ts';
import { type Resolve, resourcesOf, type Template } from './template.ts';
import { pageIn } from './web-files.ts';
import { caller } from './wire.ts';

export type StackOptions = {
  readonly dataDir: string;
  /** By default any free port. */
  readonly port?: number;
  /** By default loopback. */
  readonly host?: string;
  /** That of the sources unless given: tests have it prepared once for many stacks. */
  readonly program?: Program;
  /** A last word on the template: a test may want a shorter visibility timeout. */
  readonly adapt?: (template: Template) => Template;
  /** What is being done, for people. */
  readonly log?: (line: string) => void;
  readonly onLine?: OnLine;
  /** How long a heavy function stays loaded after its last event, in ms. */
  readonly idleMs?: number;
  /** Where people sign in, if not at the local provider. */
  readonly external?: External | undefined;
  /** Takes letters instead of the folder: then there is no `/mail`. */
  readonly forward?: Forward;
  /** Put something between the functions and an engine: gets the engine's address, answers the one to use. */
  readonly proxyDynamo?: (endpoint: string) => string | Promise<string>;
  readonly proxySqs?: (endpoint: string) => string | Promise<string>;
};

/** Valsam running on this machine. */
export type Stack = {
  readonly url: string;
  /** An access token of the local provider, for one of its personas. */
  readonly token: (persona: string, email?: string) => Promise<string>;
  /** Calls a function directly, by the name of its bundle. */
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  /** Which isolates the functions run in at the moment. */
  readonly isolates: () => readonly string[];
  /** Runs a schedule now, by its name. */
  readonly runSchedule: (name: string) => Promise<unknown>;
  /** The engines themselves, without what `proxyDynamo` and `proxySqs` put before them. */
  readonly table: { readonly endpoint: string; readonly name: string };
  /** `urls` by logical id. */
  readonly queues: { readonly endpoint: string; readonly urls: Readonly<Record<string, string>> };
  /** The S3 engine, and its buckets by logical id. */
  readonly objects: { readonly endpoint: string; readonly buckets: Readonly<Record<string, string>> };
  /** From now on `GET /health` is answered by its function, and the table's stream is read; what served before goes. */
  readonly setReady: () => void;
  /** Resolves when the stream and the queues are drained; rejects after `timeoutMs`. */
  readonly idle: (timeoutMs?: number) => Promise<void>;
  /** Resolves with one clear line if an engine ends by itself. */
  readonly broken: Promise<string>;
  readonly stop: () => Promise<void>;
  /** Ends everything as `kill -9` would. */
  readonly crash: () => Promise<void>;
};

type Undo = () => Promise<void> | void;

/** Starts what the template describes. Throws an error with one clear line when that is not possible, with nothing left. */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const undo: Undo[] = [];
  try {
    return await start(options, undo);
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
};

const start = async (options: StackOptions, undo: Undo[]): Promise<Stack> => {
  const { port = 0, host = '127.0.0.1', log = () => {}, onLine = () => {} } = options;
  const dataDir = path.resolve(options.dataDir);
  const folder = openDataFolder(dataDir);
  undo.push(folder.release);
  const listener = await listen(host, port);
  undo.push(() => listener.stop(0));
  const { program, table, queues, objects, mailbox, identity } = await parts(dataDir, listener, options, log, undo);

  const adapted = options.adapt?.(program.template) ?? program.template;
  // Other folders may keep their tables in an engine that is not the runner's own.
  const template = table.records ? adapted : withOwnTables(adapted, dataDir);
  refuseUnknownResources(template);
  const viaTable = (await options.proxyDynamo?.(table.endpoint)) ?? table.endpoint;
  const viaQueues = (await options.proxySqs?.(queues.endpoint)) ?? queues.endpoint;
  const { url: api, isOwnHost, serve } = listener;
  const names = { api, issuer: identity.issuer, clientId: options.external?.clientId, queues: viaQueues };
  const resolve = localResolver(template, names);
  identity.admit(machinesOf(template, resolve));
  const stored = await store(template, resolve, table, queues, log);
  const endpoints = {
    AWS_ENDPOINT_URL_DYNAMODB: viaTable,
    AWS_ENDPOINT_URL_SQS: viaQueues,
    AWS_ENDPOINT_URL_S3: objects.endpoint,
    PUBLIC_URL: api,
    AWS_ENDPOINT_URL_SESV2: mailbox.endpoint,
    MAIL_DOMAIN: mailDomain,
    MAIL_PER_SECOND: '1000',
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: `${listener.url}/identity/accounts`,
    SESSION_KEY: localSecret(dataDir, 'session-key'),
    PUSH_KEY: localSecret(dataDir, 'push-key'),
  };
  const apis = httpApisOf(template, resolve);
  const served = new Set(apis.flatMap(({ routes }) => routes.map(({ functionName }) => functionName)));
  const functions = startFunctions(specsOf(template, resolve, endpoints, served), onLine, options.idleMs);
  undo.push(functions.crash);
  const sqs = caller(queues.endpoint, 'sqs');
  const urlOf = (arn: string): string => queueUrl(queues.endpoint, arn.slice(arn.lastIndexOf(':') + 1));
  const buckets = serveBuckets(template, resolve, objects, async (arn, message) => {
    await sqs('SendMessage', { QueueUrl: urlOf(arn), MessageBody: JSON.stringify(message) });
  });
  const begin = Promise.withResolvers<void>();
  const sources = startSources(template, resolve, {
    table: caller(table.endpoint, 'dynamodb'),
    streams: caller(table.endpoint, 'streams'),
    records: table.records,
    sqs,
    functions,
    // What loading the sample did is told when it is done: whoever waits for it does not wait for the notices, too.
    begin: begin.promise,
    checkpoints: openCheckpoints(path.join(dataDir, 'checkpoints.json')),
    queueUrl: urlOf,
  });
  folder.tell({ queues: queues.endpoint });
  let ready = false;
  const mail = isLoopback(host) && !mailbox.isForwarding ? mailbox : undefined;
  const web = pageIn(program, apis, [objects.endpoint]);
  serve(gateway({ apis, functions, identity, mail, web, isReady: () => ready, isOwnHost }));
  return {
    url: listener.url,
    token: identity.token,
    invoke: functions.invoke,
    isolates: functions.isolates,
    runSchedule: sources.schedules.run,
    table: { endpoint: table.endpoint, name: stored.tableName },
    queues: { endpoint: queues.endpoint, urls: stored.queueUrls },
    objects: { endpoint: objects.endpoint, buckets },
    setReady: () => {
      ready = true;
      functions.renew();
      begin.resolve();
    },
    idle: (timeoutMs = 30_000) => drainedWithin(sources, timeoutMs),
    broken: Promise.race([table.ended, queues.ended]),
    ...endings({ listener, sources, functions, engines: [table, queues, objects, mailbox], release: folder.release }),
  };
};

type Parts = {
  readonly program: Program;
  readonly table: TableEngine;
  readonly queues: Engine;
  readonly objects: ObjectEngine;
  readonly mailbox: Mailbox;
  readonly identity: Identity;
};

/** What does not depend on each other is started side by side. */
const parts = async (
  dataDir: string,
  listener: Listener,
  options: StackOptions,
  log: (line: string) => void,
  undo: Undo[],
): Promise<Parts> => {
  const began = performance.now();
  const kept = async <E extends Engine>(what: string, starting: Promise<E>): Promise<E> => {
    const engine = await starting;
    undo.push(engine.stop);
    log(`started ${what} (${since(began)})`);
    return engine;
  };
  // All of them are waited for, also when one fails: whatever has been started must be stopped again.
  const started = await Promise.allSettled([
    kept('the DynamoDB engine', startDynamo(dataDir)),
    kept('the SQS engine', startQueues(dataDir)),
    kept('the S3 engine', startObjects(dataDir)),
    kept('the mailbox', startMailbox(dataDir, options.forward)),
    identityFor(listener.url, dataDir, options.external),
    options.program ?? prepareProgram(log),
  ] as const);
  for (const one of started) if (one.status === 'rejected') throw one.reason;
  const values = started.map((one) => (one as PromiseFulfilledResult<unknown>).value);
  const [table, queues, objects, mailbox, identity, program] = values as [
    TableEngine,
    Engine,
    ObjectEngine,
    Mailbox,
    Identity,
    Program,
  ];
  return { program, table, queues, objects, mailbox, identity };
};

const queueUrl = (endpoint: string, name: string): string => `${endpoint}/${account}/${name}`;

/** Makes the tables and queues of the template, unless they are there. */
const store = async (
  template: Template,
  resolve: Resolve,
  table: Engine,
  queues: Engine,
  log: (line: string) => void,
) => {
  const began = performance.now();
  const tables = resourcesOf<TableProperties>(template, 'AWS::DynamoDB::GlobalTable', resolve);
  const nameOf = ({ id }: { readonly id: string }): string => String(resolve({ Ref: id }));
  const callTable = caller(table.endpoint, 'dynamodb');
  const callQueues = caller(queues.endpoint, 'sqs');
  const urls = resourcesOf<QueueProperties>(template, 'AWS::SQS::Queue', resolve).map((queue) => {
    const name = String(resolve({ 'Fn::GetAtt': [queue.id, 'QueueName'] }));
    return { ...queue, name, url: queueUrl(queues.endpoint, name) };
  });
  await Promise.all([
    ...tables.map((one) => ensureTable(callTable, nameOf(one), one)),
    ...urls.map(({ name, url, properties }) => ensureQueue(callQueues, name, url, properties)),
  ]);
  log(`tables: ${tables.length}, queues: ${urls.length} (${since(began)})`);
  return {
    tableName: tables.map(nameOf)[0] ?? '',
    queueUrls: Object.fromEntries(urls.map(({ id, url }) => [id, url])),
  };
};
