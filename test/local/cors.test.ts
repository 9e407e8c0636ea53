import { afterAll, describe, expect, it } from 'vitest';
import { startStack } from '../../infra/local/stack.ts';
import type { Resource } from '../../infra/local/template.ts';
import { tinyProgram } from '../support/tiny-program.ts';

/** What browsers are told who ask for a page of another origin, as API Gateway tells it. */
const tiny = tinyProgram();
afterAll(tiny.remove);

describe('pages of other origins', () => {
  /** The same program, its API with a word of its own on CORS, and a function that says something else. */
  const begin = (CorsConfiguration?: object) =>
    startStack({
      dataDir: tiny.folder(),
      program: tiny.program,
      adapt: ({ Resources }) => {
        const { Properties, ...api } = Resources.Api as Resource;
        return {
          Resources: {
            ...Resources,
            Api: { ...api, Properties: { ...Properties, ...(CorsConfiguration && { CorsConfiguration }) } },
          },
        };
      },
    });
  const asking = (origin: string) => ({
    headers: { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'if-match' },
    method: 'OPTIONS',
  });
  const corsOf = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-')));

  it('are let in by the API where it says which: the function is not asked, and passed over', async () => {
    const one = await begin({
      AllowOrigins: ['https://page.example'],
      AllowMethods: ['GET', 'PATCH'],
      AllowHeaders: ['if-match'],
      ExposeHeaders: ['etag'],
      MaxAge: 60,
    });
    const at = (target: string, init: RequestInit) => fetch(one.url + target, init);
    for (const target of ['/mine', '/nope']) {
      const asked = await at(target, asking('https://page.example'));
      expect([target, asked.status, corsOf(asked.headers)]).toEqual([
        target,
        204,
        {
          'access-control-allow-origin': 'https://page.example',
          'access-control-allow-methods': 'GET,PATCH',
          'access-control-allow-headers': 'if-match',
          'access-control-max-age': '60',
        },
      ]);
    }
    const stranger = await at('/mine', asking('https://other.example'));
    expect([stranger.status, corsOf(stranger.headers)]).toEqual([204, {}]);
    // Not what a browser asks beforehand.
    expect((await at('/mine', { method: 'OPTIONS' })).status).toBe(404);
    const own = { 'access-control-allow-origin': 'https://page.example', 'access-control-expose-headers': 'etag' };
    for (const [target, status] of [
      ['/shared', 200],
      ['/mine', 401],
      ['/nope', 404],
    ] as const) {
      const answer = await at(target, { headers: { origin: 'https://page.example' } });
      expect([target, answer.status, corsOf(answer.headers)]).toEqual([target, status, own]);
      expect(corsOf((await at(target, { headers: { origin: 'https://other.example' } })).headers)).toEqual({});
      expect(corsOf((await at(target, {})).headers)).toEqual({});
    }
    // A route of any method gets the question itself, and the API's word stands on its answer.
    const any = await at('/shared', asking('https://page.example'));
    expect([any.status, corsOf(any.headers)]).toEqual([200, own]);
    await one.stop();
  });

  it('are let in by the function where the API says nothing', async () => {
    const one = await begin();
    const said = { 'access-control-allow-origin': '*', 'access-control-max-age': '5' };
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT']) {
      const answer = await fetch(`${one.url}/shared`, { method });
      expect([method, answer.status, corsOf(answer.headers)]).toEqual([method, 200, said]);
      expect(await answer.text()).toBe(method === 'HEAD' ? '' : `ANY /shared ${method}`);
      expect(answer.headers.get('content-length')).toBe(String(`ANY /shared ${method}`.length));
    }
    expect((await fetch(`${one.url}/mine`, asking('https://page.example'))).status).toBe(404);
    await one.stop();
  });
});
