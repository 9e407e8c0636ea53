import { since } from '../../infra/local/since.ts';
import { bootstrap, deploy, destroy, resourcesIn, resourcesMade, synthesize } from './deployment.ts';
import { type Engine, startEngine } from './engine.ts';
import { signIn } from './people.ts';
import { type Call, play } from './story.ts';

/**
 * `npm run rehearse`: the first deployment, rehearsed on an engine of AWS's APIs that is not ours. What it shows and what
 * it cannot is in docs/RUNBOOK.md.
 */
const began = performance.now();
const say = (line: string): void => console.log(`${since(began).padStart(8)}  ${line}`);

/** Calls an API under the engine's own address for it. */
const callerOf = (engine: Engine, url: string): Call => {
  const [api] = new URL(url).host.split('.');
  return async (route, { token, body, expected }) => {
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
    await play({
      members: callerOf(engine, outputs.MembersApiUrl),
      outreach: callerOf(engine, outputs.OutreachApiUrl),
      open: callerOf(engine, outputs.OpenApiUrl),
      signIn: async (who) => {
        const token = await signIn(engine, outputs, `${who}@example.se`, who === 'admin' ? ['admin'] : []);
        say(`the ${who} has signed in`);
        return token;
      },
    });
    await destroy(engine, assembly);
    await deploy(engine, assembly);
    say('cdk destroy, and deployed once more');
  } finally {
    await engine.stop();
  }
};

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
