import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { services } from '../../functions/capabilities.ts';
import { methodOf, pathOf, routeMethodOf, type Service } from '../../shared/contract.ts';
import { scope } from '../../shared/edge/identity.ts';
import { bundleFolder } from '../../infra/bundle.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { median } from './median.ts';
import { campaign } from './session.ts';

/** How long a fresh process takes to load a bundle and answer one request, against the DynamoDB client alone. */
export type StartFigure = { readonly name: string; readonly millis: number; readonly ratio: number };

const run = promisify(execFile);
const namesIn = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Ids of things that do not exist: they are looked up all the same. */
const params: Readonly<Record<string, string>> = {
  campaign,
  office: 'district',
  token: 'x'.repeat(43),
  event: '0'.repeat(26),
  item: 'none',
  language: 'sv',
  upload: '0'.repeat(26),
  code: 'x'.repeat(10),
};

/** The first request of a service that reads, and needs to know no more than this; else one with too little in it. */
const eventOf = ({ name, contract }: Service): object => {
  const known = Object.values(contract).filter((each) => namesIn(pathOf(each)).every((param) => params[param]));
  const operation = known.find((each) => methodOf(each) === 'GET') ?? known[0];
  if (!operation) throw new Error(`${name} answers nothing of which so little must be known.`);
  const path = pathOf(operation);
  const route = `${routeMethodOf(operation)} ${path}`;
  const http = { method: methodOf(operation), path };
  const claims = { token_use: 'access', sub: 'district-head', scope };
  return {
    version: '2.0',
    routeKey: route,
    rawPath: path.replaceAll(/\{(\w+)\}/g, (_, param: string) => params[param] ?? ''),
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    pathParameters: params,
    requestContext: { requestId: 'probe', routeKey: route, http, authorizer: { jwt: { claims } } },
    isBase64Encoded: false,
  };
};

/** Starts every API bundle and the bare one in turn, this many times; medians. */
export const playStarts = async (
  { table }: Stack,
  bareFolder: string,
  times: number,
): Promise<readonly StartFigure[]> => {
  const env = {
    PATH: process.env.PATH,
    NODE_OPTIONS: '--enable-source-maps',
    TABLE_NAME: table.name,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    BENCH_CAMPAIGN: campaign,
  };
  const probe = path.join(import.meta.dirname, 'probe.ts');
  const bundles = [
    { name: 'bare DynamoDB client', folder: bareFolder, event: {} },
    ...services.map((service) => ({ name: service.name, folder: bundleFolder(service.name), event: eventOf(service) })),
  ];
  const measured = bundles.map((): number[] => []);
  for (let time = 0; time < times; time++)
    for (const [i, { folder, event }] of bundles.entries()) {
      const { stdout } = await run(process.execPath, [probe, folder, JSON.stringify(event)], { env });
      measured[i]?.push(Number(stdout.trim().split('\n').at(-1)));
    }
  const bare = measured[0] ?? [];
  return bundles.map(({ name }, i) => {
    const own = measured[i] ?? [];
    // The ratio of each turn, since the machine may be busier in one than in another.
    return { name, millis: median(own), ratio: median(own.map((millis, time) => millis / (bare[time] ?? 1))) };
  });
};
