import { env } from '../../shared/env.ts';
import type { AllOf } from '../../shared/capability.ts';
import { problem, type Response } from '../../shared/edge/answer.ts';
import { withAnyMethod } from '../../shared/edge/any-method.ts';
import { funnel, type Request, type Routes, type Run } from '../../shared/edge/funnel.ts';
import { problemsOf } from '../../shared/folds.ts';
import { problems as generic, refuse } from '../../shared/problems.ts';
import { get } from '../../shared/table.ts';
import type { contract } from './contract.ts';
import { createPages } from './pages.ts';

/*
 * The one service that does not use the command machinery: it takes no token and no input, changes nothing, and answers
 * with files that lie beside the bundle.
 */
const json = (statusCode: number, body: object): Response => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** Reading an item that is not there proves as much as reading one that is. */
const health: Run = async () => {
  try {
    await get({ pk: 'health', sk: 'health' });
    return { response: json(200, { status: 'ok' }) };
  } catch (error) {
    return { response: json(503, { status: 'unavailable' }), error };
  }
};

/** The description names an address of this API, since it is the same text wherever Valsam runs. */
const findSignIn: Run = async () => ({
  response: {
    statusCode: 302,
    headers: { location: `${env('ISSUER')}/.well-known/openid-configuration`, 'cache-control': 'no-store' },
    body: '',
  },
});

export const handlerOf = (all: AllOf<'problems'>) => {
  const signIn = () => ({ clientId: env('CLIENT_ID'), origins: [env('ISSUER'), env('SIGN_IN_URL')] });
  const page = createPages(import.meta.dirname, { ...generic, ...problemsOf(all) }, signIn);
  const show =
    (nameOf: (request: Request) => string): Run =>
    async (request, language) => {
      const response = await page(nameOf(request), request.headers['accept-encoding']);
      return response ? { response } : problem(refuse('not-found'), language, request);
    };

  /** By their names, not by `rawPath`, which may begin with a stage. */
  const routes: Routes<(typeof contract)[keyof typeof contract]['route']> = {
    'GET /health': health,
    'GET /openapi.json': show(() => 'openapi.json'),
    'GET /.well-known/openid-configuration': findSignIn,
    'GET /docs': show(() => 'docs'),
    'GET /docs/{file}': show(({ pathParameters }) => `docs/${pathParameters?.file ?? ''}`),
  };

  return funnel(withAnyMethod(routes));
};
