import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect } from 'vitest';
import * as z from 'zod/mini';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { problemOf, services } from '../../functions/capabilities.ts';
import { type Stack, type StackOptions, startStack } from '../../infra/local/stack.ts';
import { problemCodes } from '../../tools/openapi/problems.ts';
import { mediaTypesOf, methodOf, type Operation, pathOf, type Service, successesOf } from '../../shared/contract.ts';
import { languageOf } from '../../shared/edge/headers.ts';
import type { Cost } from '../../shared/meter.ts';
import { holdErrors } from './field-errors.ts';
import { impatient } from './impatient.ts';
import { loadCampaign, members } from './load.ts';
import { looked } from './looking.ts';
import { personIn } from './people.ts';
import { holdSentences } from './sentences.ts';
import { noteSeen, noteStages, programOfRun, runFolder } from './run.ts';

/**
 * The real stack (gateway, bundles, engines) for tests over HTTP. Whatever is asked through it is held against its
 * contract: an answer has just the declared fields in their order, a refusal is a declared one in the shape of RFC 9457.
 */
export type Body = Readonly<Record<string, unknown>>;
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly bytes: Buffer;
};
export type Asking = {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

type Named = readonly [name: string, operation: Operation];
export const everyOperation: readonly Named[] = services.flatMap(({ contract }) => Object.entries(contract));
export const operationsOf = (...names: readonly string[]): readonly Named[] =>
  services.filter(({ name }) => names.includes(name)).flatMap(({ contract }) => Object.entries(contract));

const patternOf = ({ route }: Operation): RegExp =>
  new RegExp(`^${route.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`);
// A fixed segment comes before a parameter, as at the gateway.
const patternsOf = (all: readonly Service[]) =>
  all
    .flatMap(({ contract }) => Object.entries(contract))
    .map(([name, operation]) => ({ name, operation, pattern: patternOf(operation) }))
    .sort((a, b) => pathOf(a.operation).split('{').length - pathOf(b.operation).split('{').length);
let patterns = patternsOf(services);

const holdToContract = (name: string, operation: Operation, url: URL, answer: Answer, asked: Asking) => {
  const { status, headers, body } = answer;
  if (status === 304) return;
  if (status < 400) {
    expect(successesOf(operation)).toContain(status);
    if (status === 204) expect([answer.bytes.length, headers.get('content-type')]).toEqual([0, expect.anything()]);
    if (status !== 302 && status !== 204)
      expect(mediaTypesOf(operation)).toContain(headers.get('content-type')?.split(';')[0]);
    if (operation.produces === undefined && status !== 204) expect(z.parse(operation.result, body)).toEqual(body);
    const isPlain = operation.see !== 'anyone' && operation.produces === undefined && status !== 302;
    if (isPlain) expect(JSON.stringify(z.parse(operation.result, body))).toBe(answer.bytes.toString('utf8'));
    const tag = isPlain && body.version ? `"${String(body.version)}-` : '"';
    if (methodOf(operation) === 'GET' && status === 200) expect(headers.get('etag')).toMatch(tag);
    if (name.endsWith('Inbox')) holdSentences(itemsOf(answer).flatMap(({ text, title }) => [text, title]));
    noteSeen(`${name} ok`);
  } else if (headers.get('content-type') === 'application/problem+json') {
    const code = String(body.code);
    expect([...problemCodes(operation), ...operation.refusals]).toContain(code);
    const language = languageOf(asked.headers?.['accept-language']);
    const { type, title, status: said, detail, instance, code: _, errors, ...figures } = body;
    expect({ type, title, said, detail, instance }).toEqual({
      type: `${url.origin}/docs#${code}`,
      title: problemOf(code).title[language],
      said: status,
      detail: expect.stringMatching(/\S/),
      // The address of a feed, or of a letter's link, is a secret, which no answer repeats.
      instance:
        /^\/(?:feeds|confirm|unsubscribe|waits|answer)(?=\/)/.exec(url.pathname)?.[0] ??
        decodeURIComponent(url.pathname),
    });
    holdSentences([detail, ...((errors ?? []) as readonly Body[]).map((each) => each.detail)]);
    expect([undefined, expect.any(Array)]).toContainEqual(errors);
    // Only a rule that says no has figures and suggestions to act on (RFC 9457, 3.2), and a sheet how much is wrong.
    const isOfSheet = name === 'importStaffRequests' && code === 'invalid-input';
    if (isOfSheet && figures.wrong !== undefined) expect(figures).toEqual({ wrong: expect.any(Number) });
    else if (!operation.refusals.includes(code)) expect(figures).toEqual({});
    holdErrors((errors ?? []) as readonly Body[], isOfSheet && figures.wrong !== undefined);
    expect([status, headers.get('content-language')]).toEqual([problemOf(code).status, language]);
    expect(code === 'invalid-input').toBe(body.errors !== undefined && status === 422);
    noteSeen(`${name} ${code}`);
  }
};
const parsed = (bytes: Buffer, headers: Headers): Body =>
  /json/.test(headers.get('content-type') ?? '') ? (JSON.parse(String(bytes) || '{}') as Body) : {};

/** What the functions wrote to their logs. */
export const logged: string[] = [];
type RequestLine = Cost & { readonly route: string; readonly status: number };
/** A race that was lost takes as many again, and so does a table that refuses at will: that is no figure of a route's. */
const onLine = (text: string, isRefusing: boolean): void => {
  logged.push(text);
  if (isRefusing || !text.includes('"message":"request"')) return;
  const { route, status, stages, lost } = JSON.parse(text) as RequestLine;
  if (status < 400 && lost === 0) noteStages(route, stages);
};
/** A function that ran out of time on a busy machine is called again once its message is seen again: minutes later. */
const idleMs = 240_000;
let running: { readonly stack: Stack; readonly dataDir: string } | undefined;

/** The one stack of this process: where files share a process, they share it, each with campaigns of its own. */
export const theStack = (): Stack & { readonly dataDir: string } => {
  if (!running) throw new Error('the stack is not started');
  return { ...running.stack, dataDir: running.dataDir };
};

const openIn = async (dataDir: string, options: Partial<StackOptions>): Promise<void> => {
  const heard = { onLine: ({ text }: { text: string }) => onLine(text, 'proxyDynamo' in options), dataDir };
  const stack = await startStack({ ...heard, program: programOfRun(), adapt: impatient, ...options });
  running = { stack: { ...stack, idle: (timeoutMs = idleMs) => stack.idle(timeoutMs) }, dataDir };
  stack.setReady();
};
/** `served`: what the program of these options serves, where that is not what is registered. */
export const openStackWith = (options: Partial<StackOptions>, served: readonly Service[] = services): Promise<void> => {
  patterns = patternsOf(served);
  return openIn(mkdtempSync(path.join(runFolder(), 'stack-')), options);
};

export const isStarted = (): boolean => running !== undefined;

/** Opens the stack that everybody shares, unless one is open. Nobody closes it: it ends with its process. */
const openStack = async (): Promise<Stack> => {
  if (!running) await openStackWith({});
  return theStack();
};
/** Ends the stack as `kill -9` would, and starts it anew with what it had stored. */
export const crashStack = async (options: Partial<StackOptions>): Promise<void> => {
  const { crash, dataDir } = theStack();
  await crash();
  await openIn(dataDir, options);
};

export const closeStack = async (): Promise<void> => {
  if (!running) return;
  await running.stack.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
  running = undefined;
};

/** `busy` is asked again so often at most, as a client would that heeds `Retry-After`: how soon depends on the machine. */
const mostTries = 10;
const tryAgainMillis = 500;

/** `request` is method and path. A body that is a text or bytes is sent as it is. */
export const ask = async (request: string, asked: Asking = {}, tries = 1): Promise<Answer> => {
  const [method = '', route = ''] = request.split(' ');
  const { token, body } = asked;
  const url = new URL(theStack().url + route);
  const response = await fetch(url, {
    method,
    // Where an answer leads is part of it, and asked for by itself.
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(body !== undefined && {
      body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
    }),
  });
  const { status, headers } = response;
  const bytes = Buffer.from(await response.arrayBuffer());
  const answer = { status, headers, bytes, body: parsed(bytes, headers) };
  const found = patterns.find(({ pattern }) => pattern.test(`${method} ${url.pathname}`));
  if (found) holdToContract(found.name, found.operation, url, answer, asked);
  // What can be done with a thing is told of who asks, and is no part of the thing: comparisons go by.
  if (method === 'GET' && answer.body.commands)
    Object.defineProperty(answer.body, 'commands', { value: answer.body.commands, enumerable: false });
  if (answer.body.code !== 'busy' || tries === mostTries) return answer;
  await wait(tryAgainMillis);
  return ask(request, asked, tries + 1);
};

export const heads = ['district-head', 'city-hall-head', 'county-council-head'] as const;
const wish = { budgetLine: 'publicity', amount: 450_000, purpose: 'Annons', unit: 'solna' };

/** What the tests of one campaign ask with. */
export const campaignOf = (id: string) => {
  /** `request` is method and path below the campaign. */
  const call = async (persona: string, request: string, body?: unknown, headers?: Record<string, string>) => {
    const token = await theStack().token(persona);
    const at = (path: string) => path.replace(' ', ` /campaigns/${id}`);
    const seen = headers ?? (await looked(request, async (path) => (await ask(at(`GET ${path}`), { token })).body));
    return ask(at(request), { token, body, headers: seen });
  };
  /** Asks for something that must succeed; answers the body. */
  const must = async (persona: string, request: string, body?: unknown, headers?: Record<string, string>) => {
    const answer = await call(persona, request, body, headers);
    if (answer.status >= 300) throw new Error(`${persona} ${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  /** What is refused: status and code. */
  const refusal = async (persona: string, request: string, body?: unknown, headers?: Record<string, string>) => {
    const answer = await call(persona, request, body, headers);
    return `${answer.status} ${String(answer.body.code)}`;
  };
  /** Where a new request of Solna's for 4 500 kronor lies, unless told otherwise. */
  const file = async (change: Body = {}, persona = 'association-solna') =>
    `/pot/requests/${String((await must(persona, 'POST /pot/requests', { ...wish, ...change })).id)}`;
  /** Lets one head after the other approve until it is reserved. */
  const reserve = async (request: string) => {
    for (const head of heads) if ((await must(head, `POST ${request}/approvals`)).status === 'reserved') return request;
    throw new Error(`${request} is not reserved`);
  };
  const reserved = async (change: Body = {}, persona?: string) => reserve(await file(change, persona));
  const pot = () => must('district-head', 'GET /pot');
  const ownerOf = async (request: string) => `${String((await must('district-head', `GET ${request}`)).owner)}-staff`;
  return { id, call, must, refusal, file, reserve, reserved, pot, ownerOf, wish, personOf: personIn(must) };
};
export type Campaign = ReturnType<typeof campaignOf>;

/** A campaign of its own for the tests of one group, loaded before they run, its mandate in force. */
export const loadedCampaign = (id: string, units: readonly string[] = members): Campaign => {
  beforeAll(async () => {
    await loadCampaign(await openStack(), id, units);
  }, 60_000);
  return campaignOf(id);
};

/** A campaign with its people and Solna, but neither money nor a mandate. */
export const bareCampaign = (id: string): Campaign => {
  const campaign = campaignOf(id);
  beforeAll(async () => {
    await openStack();
    const { name, start, electionDay, end } = sample.campaign;
    await campaign.must('admin', 'PUT ', { name, start, electionDay, end });
    const solna = { name: 'Solna', kind: 'municipality', ring: 'inner', priorityArea: true };
    await campaign.must('admin', 'PUT /associations/solna', solna);
    const member = { subject: 'association-solna', name: 'Solna', memberships: [{ unit: 'solna', role: 'member' }] };
    for (const person of [...sample.people, member]) await campaign.must('admin', 'POST /people', person);
  });
  return campaign;
};

export const itemsOf = ({ body }: Pick<Answer, 'body'>): readonly Body[] => body.items as readonly Body[];
/** The pointers and codes of a refusal's field errors. */
export const errorsOf = ({ body: { errors = [] } }: Pick<Answer, 'body'>): readonly string[] =>
  (errors as readonly Body[]).map(({ pointer, code }) => `${String(pointer)} ${String(code)}`);
