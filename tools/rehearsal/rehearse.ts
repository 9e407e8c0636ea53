import { setTimeout as wait } from 'node:timers/promises';
import { since } from '../../infra/local/since.ts';
import { bootstrap, deploy, destroy, type Outputs, resourcesIn, resourcesMade, synthesize } from './deployment.ts';
import { type Engine, startEngine } from './engine.ts';
import { signIn, subjectOf } from './people.ts';

/**
 * `npm run rehearse`: the first deployment, rehearsed on an engine of AWS's APIs that is not ours. What it shows and what
 * it cannot is in docs/RUNBOOK.md.
 */
const began = performance.now();
const say = (line: string): void => console.log(`${since(began).padStart(8)}  ${line}`);

type Asked = { readonly token?: string; readonly body?: object; readonly expected: number };

/** Calls an API under the engine's own address for it. */
const callerOf = (engine: Engine, url: string) => {
  const [api] = new URL(url).host.split('.');
  return async (route: string, { token, body, expected }: Asked): Promise<string> => {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${engine.url}/_aws/execute-api/${api}/$default${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (response.status !== expected) throw new Error(`${route} was answered ${response.status}: ${answer}`);
    say(`${response.status}  ${route}`);
    return answer;
  };
};
type Call = ReturnType<typeof callerOf>;

/** Until the stream, the relay, a queue and the consumer have told of it. */
const noticed = async (members: Call, route: string, token: string): Promise<void> => {
  for (let tries = 0; tries < 60; tries++) {
    const { items } = JSON.parse(await members(route, { token, expected: 200 })) as {
      readonly items: readonly unknown[];
    };
    if (items.length > 0) return;
    await wait(1_000);
  }
  throw new Error('Nobody was told within a minute.');
};

const operations = async (engine: Engine, outputs: Outputs): Promise<void> => {
  const [members, open] = [callerOf(engine, outputs.ApiUrl), callerOf(engine, outputs.PublicUrl)];
  const campaign = '/campaigns/rehearsal';
  await open('GET /health', { expected: 200 });
  await members('GET /health', { expected: 200 });
  await open('GET /openapi.json', { expected: 200 });
  await members(`GET ${campaign}`, { expected: 401 });
  await open(`GET ${campaign}`, { expected: 404 });
  const admin = await signIn(engine, outputs, 'admin@example.se', ['admin']);
  const head = await signIn(engine, outputs, 'head@example.se', []);
  say('an administrator and a head have signed in');
  const days = { start: '2026-05-01', electionDay: '2026-09-13', end: '2026-12-31' };
  await members(`PUT ${campaign}`, { token: admin, body: { name: 'Rehearsal', ...days }, expected: 201 });
  await members(`PUT ${campaign}/offices/district`, { token: admin, body: { name: 'District' }, expected: 201 });
  const memberships = [{ unit: 'district', role: 'head' }];
  const person = { subject: subjectOf(head), name: 'Kim Holm', memberships };
  await members(`PUT ${campaign}/people/kim`, { token: admin, body: person, expected: 201 });
  await members(`GET ${campaign}`, { token: head, expected: 200 });
  const contribution = { office: 'district', amount: 5_000_000 };
  await members(`POST ${campaign}/pot/contributions`, { token: head, body: contribution, expected: 200 });
  const pot = await members(`GET ${campaign}/pot`, { token: head, expected: 200 });
  if (!pot.includes('5000000')) throw new Error(`The pot does not hold what was paid in: ${pot}`);
  await open('GET /public/rehearsal/events', { expected: 200 });
  await noticed(members, `GET ${campaign}/offices/district/inbox`, head);
};

const main = async (): Promise<void> => {
  const engine = await startEngine();
  try {
    say(`the engine listens at ${engine.url}`);
    const assembly = await synthesize(engine);
    say('bundled and synthesized');
    await bootstrap(engine, assembly);
    say('cdk bootstrap');
    const outputs = await deploy(engine, assembly);
    say(`cdk deploy: ${await resourcesMade(engine)} of ${resourcesIn(assembly)} resources`);
    await operations(engine, outputs);
    await destroy(engine, assembly);
    await deploy(engine, assembly);
    say('cdk destroy, and the first deployment once more: nothing was in its way');
  } finally {
    await engine.stop();
  }
};

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
