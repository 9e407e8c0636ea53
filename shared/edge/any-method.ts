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

const all = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const methodOf = (route: string): string => route.slice(0, route.indexOf(' '));
const pathOf = (route: string): string => route.slice(route.indexOf(' ') + 1);

/**
 * What is open takes every method at the gateway. HEAD is GET whose content stays behind, and that is the server's part:
 * the gateway leaves it out. Others are told which there are (RFC 9110, 15.5.6).
 */
export const withAnyMethod = (routes: Routes, { instanceOf }: FunnelOptions = {}): Routes =>
  Object.fromEntries(
    [...Map.groupBy(Object.entries(routes), ([route]) => pathOf(route))].flatMap(([path, own]) => {
      const isShared = mayBeReadElsewhere(path);
      const known = new Set(['GET', 'HEAD', 'OPTIONS', ...own.map(([route]) => methodOf(route))]);
      const allow = all.filter((method) => known.has(method)).join(', ');
      const tell: Run = async () => ({
        response: { statusCode: 204, headers: { allow, ...(isShared && preflight) } },
      });
      const refused: Run = async (request, language) =>
        withHeaders(problem(refuse('method-not-allowed'), language, request, instanceOf?.(request)), { allow });
      const answering =
        ([route, run]: readonly [string, Run]): Run =>
        async (request, language) =>
          withHeaders(await run({ ...request, routeKey: route }, language), isShared ? forElsewhere : {});
      return [
        ...all.map((method) => [`${method} ${path}`, refused] as const),
        [`OPTIONS ${path}`, tell] as const,
        ...own.flatMap(([route, run]) => [
          [route, answering([route, run])] as const,
          ...(methodOf(route) === 'GET' ? [[`HEAD ${path}`, answering([route, run])] as const] : []),
        ]),
      ];
    }),
  );
