import type { APIGatewayProxyHandlerV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { namesFrom } from '../../../shared/announcement.ts';
import { toProblem } from '../../../shared/http.ts';
import { languageOf } from '../../../shared/input.ts';
import { log } from '../../../shared/log.ts';
import { type ProblemCode, refuse } from '../../../shared/problems.ts';
import { isOutage } from '../../../shared/outcome.ts';
import { readPositions } from '../items.ts';
import { calendarOf } from './calendar.ts';
import { doorOf, readUnitName } from './items.ts';

/*
 * The function `staff-feeds`: anyone may ask, and the token in the path is all that is asked for. It is a secret, so
 * neither the log nor a problem's `instance` may hold the path.
 */
const instance = '/feeds';

export const handler: APIGatewayProxyHandlerV2 = async (event): Promise<APIGatewayProxyStructuredResultV2> => {
  const language = languageOf(event.headers['accept-language']);
  const problem = (code: ProblemCode) => toProblem(refuse(code), language, instance);
  try {
    const door = await doorOf(event.pathParameters?.token ?? '');
    log.info('request', { request: event.requestContext.requestId, route: event.routeKey, found: door !== undefined });
    if (!door) return problem('not-found');
    const { campaign, unit } = door;
    const [positions, name] = await Promise.all([readPositions(campaign), readUnitName(campaign, unit)]);
    const unitName = name ?? namesFrom({})(unit);
    return {
      statusCode: 200,
      // Revoked is revoked at once: nothing between keeps a copy.
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="staff.ics"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
      body: calendarOf({ campaign, unit, unitName, positions: Object.values(positions) }, language),
    };
  } catch (error) {
    const outage = isOutage(error);
    log.error(outage ? 'outage' : 'bug', error, { route: event.routeKey, request: event.requestContext.requestId });
    return problem(outage ? 'busy' : 'internal-error');
  }
};
