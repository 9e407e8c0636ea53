import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Template } from '../../infra/local/template.ts';
import { type Stack, startStack } from '../../infra/local/stack.ts';
import { programOfRun } from '../support/run.ts';
import { tinyProgram } from '../support/tiny-program.ts';

/** A limit that a test reaches. */
const withLimit = ({ Resources }: Template, perSecond: string): Template => ({
  Resources: Object.fromEntries(
    Object.entries(Resources).map(([id, resource]) => {
      const { Environment, ...others } = resource.Properties ?? {};
      const { Variables } = (Environment ?? {}) as { readonly Variables?: Readonly<Record<string, string>> };
      if (Variables?.REQUESTS_PER_SECOND === undefined) return [id, resource];
      const changed = { ...Variables, REQUESTS_PER_SECOND: perSecond };
      return [id, { ...resource, Properties: { ...others, Environment: { Variables: changed } } }];
    }),
  ),
});

describe('who asks too often', () => {
  const folder = tinyProgram();
  const lines: string[] = [];
  let stack: Stack;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    stack = await startStack({
      dataDir: folder.folder(),
      program: programOfRun(),
      // 0.5 a second: ten requests at once, and two seconds for each further one.
      adapt: (template) => withLimit(template, '0.0005'),
      onLine: ({ text }) => lines.push(text),
    });
    for (const persona of ['admin', 'district-head']) tokens[persona] = await stack.token(persona);
  }, 120_000);
  afterAll(async () => {
    await stack?.stop();
    folder.remove();
  });
  const ask = (persona: string, path: string, headers = {}) =>
    fetch(`${stack.url}${path}`, { headers: { authorization: `Bearer ${tokens[persona]}`, ...headers } });

  it('is told to wait, as a problem, without a look at the table; nobody else is', async () => {
    const answers: Response[] = [];
    for (let i = 0; i < 30; i++) answers.push(await ask('admin', '/campaigns/none', { 'accept-language': 'en' }));
    expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(Array(10).fill(404));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(10);
    const last = refused.at(-1) as Response;
    const seconds = Number(last.headers.get('retry-after'));
    expect([1, 2]).toContain(seconds);
    expect(last.headers.get('content-type')).toBe('application/problem+json');
    expect(await last.json()).toMatchObject({
      code: 'too-many-requests',
      status: 429,
      title: 'You ask too often, wait a moment.',
      detail: `Try again in ${seconds} s.`,
      instance: '/campaigns/none',
    });
    const id = last.headers.get('apigw-requestid') as string;
    await expect.poll(() => lines.some((line) => line.includes(id))).toBe(true);
    const line = JSON.parse(lines.find((each) => each.includes(id)) as string) as Record<string, unknown>;
    expect(line).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect((line.units as object | undefined) ?? { read: 0, write: 0 }).toEqual({ read: 0, write: 0 });
    expect((await ask('district-head', '/campaigns/none')).status).toBe(404);
    // What asks for no token is not counted.
    expect((await fetch(`${stack.url}/health`)).status).not.toBe(429);
  });
});
