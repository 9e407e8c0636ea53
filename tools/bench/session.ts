import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import type { Units } from '../../shared/meter.ts';
import { importCampaign } from '../import/import.ts';
import type { OnLine } from '../../infra/local/functions.ts';
import type { Program } from '../../infra/local/program.ts';
import { type Stack, startStack } from '../../infra/local/stack.ts';
import type { Template } from '../../infra/local/template.ts';

/** Valsam with the sample in a temporary folder, and a client that learns of each request what it cost. */
export const campaign: string = sample.campaign.id;

export type Answered = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Capacity units that the function says it consumed. */
  readonly units: Units;
};
export type Call = (
  persona: string,
  request: string,
  body?: object,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answered>;

/** Asks without a token; `address` is the whole path with its query. */
export type Open = (
  address: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number; readonly etag: string; readonly bytes: number; readonly units: Units }>;

export type Session = {
  readonly stack: Stack;
  readonly call: Call;
  readonly open: Open;
  readonly end: () => Promise<void>;
};

type RequestLine = { readonly message: string; readonly route: string; readonly units: Units };

/** `POST /campaigns/{campaign}/pot` is the route of `POST /campaigns/val-2018/pot`. */
const isRouteOf = (route: string, request: string): boolean =>
  new RegExp(`^${route.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(request);

/** Reads the line that a function logs about each request. One request at a time, so that the next line belongs to it. */
const listener = () => {
  let asked = '';
  let heard = Promise.withResolvers<Units>();
  const onLine: OnLine = ({ text }) => {
    if (!text.includes('"message":"request"')) return;
    const line = JSON.parse(text) as RequestLine;
    if (isRouteOf(line.route, asked)) heard.resolve(line.units);
  };
  const hear = (request: string): Promise<Units> => {
    asked = request;
    heard = Promise.withResolvers<Units>();
    return heard.promise;
  };
  return { onLine, hear };
};

/** Without the sources of stream and queues: only the request itself is measured. */
const withoutSources = (template: Template): Template => ({
  ...template,
  Resources: Object.fromEntries(
    Object.entries(template.Resources).filter(([, { Type }]) => Type !== 'AWS::Lambda::EventSourceMapping'),
  ),
});

export type SessionOptions = {
  readonly program?: Program;
  readonly adapt?: (template: Template) => Template;
  /** Whether relay and consumers run. */
  readonly tells?: boolean;
};

/** Starts Valsam and loads the sample. */
export const openSession = async ({
  program,
  adapt = (same) => same,
  tells = false,
}: SessionOptions = {}): Promise<Session> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'valsam-bench-'));
  const { onLine, hear } = listener();
  const stack = await startStack({
    dataDir,
    onLine,
    adapt: (template) => (tells ? adapt(template) : withoutSources(adapt(template))),
    ...(program && { program }),
  });
  if (tells) stack.setReady();
  await importCampaign({ url: stack.url, tokenFor: stack.token, file: sample, asIs: false, say: () => {} });
  const call: Call = async (persona, request, body, headers = {}) => {
    const [method = 'GET', route = ''] = request.split(' ');
    const address = `/campaigns/${campaign}${route}`;
    const consumed = hear(`${method} ${address.split('?')[0]}`);
    const response = await fetch(stack.url + address, {
      method,
      headers: {
        authorization: `Bearer ${await stack.token(persona)}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answered['body'];
    if (!response.ok)
      throw new Error(`${persona}: ${request} was answered ${response.status} ${JSON.stringify(answer)}`);
    return { status: response.status, body: answer, units: await consumed };
  };
  const open: Open = async (address, headers = {}) => {
    const consumed = hear(`GET ${address.split('?')[0]}`);
    const response = await fetch(stack.url + address, { headers });
    const bytes = (await response.arrayBuffer()).byteLength;
    if (response.status >= 400) throw new Error(`${address} was answered ${response.status}`);
    return { status: response.status, etag: response.headers.get('etag') ?? '', bytes, units: await consumed };
  };
  const end = async (): Promise<void> => {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { stack, call, open, end };
};
