import type { APIGatewayProxyHandlerV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { toProblem } from '../../shared/http.ts';
import { languageOf } from '../../shared/input.ts';
import { log } from '../../shared/log.ts';
import { refuse } from '../../shared/problems.ts';
import { get } from '../../shared/table.ts';
import { createPages } from './pages.ts';

/*
 * The one service that does not use the command machinery: it takes no token and no input, changes nothing, and answers
 * with files that lie beside the bundle. So it is a switch on the route.
 */
const page = createPages(import.meta.dirname);

const json = (statusCode: number, body: object): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** Reading an item that is not there proves as much as reading one that is. */
const health = async (): Promise<APIGatewayProxyStructuredResultV2> => {
  try {
    await get({ pk: 'health', sk: 'health' });
    return json(200, { status: 'ok' });
  } catch (error) {
    log.error('the table cannot be read', error);
    return json(503, { status: 'unavailable' });
  }
};

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  switch (event.routeKey) {
    case 'GET /health':
      return health();
    case 'GET /openapi.json':
    case 'GET /docs':
    case 'GET /docs/{file}': {
      // Not `rawPath`, which may begin with a stage.
      const name = event.routeKey.slice('GET /'.length).replace('{file}', () => event.pathParameters?.file ?? '');
      const missing = () => toProblem(refuse('not-found'), languageOf(event.headers['accept-language']), event.rawPath);
      return (await page(name, event.headers['accept-encoding'])) ?? missing();
    }
    default:
      throw new Error(`No operation serves ${event.routeKey}`);
  }
};
