import { refuse } from '../problems.ts';
import { problem, type Reply } from './answer.ts';
import type { FunnelOptions, Routes, Run } from './funnel.ts';

/** Pages elsewhere may read these: what is for everybody, and calendars by their secret address. No sign-in opens more. */
const mayBeReadElsewhere = (path: string): boolean => /^\/(public|feeds)\//.test(path);
const forElsewhere = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag' };
const preflight = {
  ...forElsewhere,
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'if-none-match',
  'access-control-max-age': '3600',
};

const withHeaders = (reply: Reply, headers: object): Reply => ({
  ...reply,
  response: { ...reply.response, headers: { ...reply.response.headers, ...headers } },
});

/**
 * What is open takes every method at the gateway. HEAD is GET whose content stays behind, and that is the server's part:
 * the gateway leaves it out. Others are told which there are (RFC 9110, 15.5.6).
 */
export const withAnyMethod = (routes: Routes, { instanceOf }: FunnelOptions = {}): Routes =>
  Object.fromEntries(
    Object.entries(routes).flatMap(([route, run]) => {
      const path = route.slice('GET '.length);
      const isShared = mayBeReadElsewhere(path);
      const allow = 'GET, HEAD, OPTIONS';
      const read: Run = async (request, language) =>
        withHeaders(await run({ ...request, routeKey: route }, language), isShared ? forElsewhere : {});
      const tell: Run = async () => ({
        response: { statusCode: 204, headers: { allow, ...(isShared && preflight) } },
      });
      const refused: Run = async (request, language) =>
        withHeaders(problem(refuse('method-not-allowed'), language, request, instanceOf?.(request)), { allow });
      return [
        [route, read],
        [`HEAD ${path}`, read],
        [`OPTIONS ${path}`, tell],
        ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [`${method} ${path}`, refused]),
      ];
    }),
  );
