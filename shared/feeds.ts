import type { APIGatewayProxyEventV2, APIGatewayProxyHandlerV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { namesFrom } from './words.ts';
import { type Entity, entityOf } from './commit.ts';
import { unitKey } from './directory.ts';
import { toProblem } from './http.ts';
import { sha256 } from './ids.ts';
import { languageOf } from './input.ts';
import { log } from './log.ts';
import { isOutage } from './outcome.ts';
import { type Language, refuse } from './problems.ts';
import { get } from './table.ts';
import type { Unit } from './units.ts';

/**
 * Calendars that anyone may read who knows a secret address. A unit's token opens every capability's calendar for it:
 * where it leads is stored under the hash of the token, which alone is stored.
 */
export type Door = Entity & { readonly campaign: string; readonly unit: Unit; readonly hash: string };

export const doorKey = (hash: string) => ({ pk: `feed#${hash}`, sk: 'feed' });
export const readDoor = async (hash: string): Promise<Door | undefined> => entityOf<Door>(await get(doorKey(hash)));

/** An association by its name, where it has one; an office by its own. */
const nameOf = async (campaign: string, unit: Unit): Promise<string> => {
  const name = (await get(unitKey(campaign, 'association', unit)))?.name;
  return typeof name === 'string' ? name : namesFrom({})(unit);
};

export type Subscriber = {
  readonly campaign: string;
  readonly unit: Unit;
  readonly unitName: string;
  readonly language: Language;
  readonly query: APIGatewayProxyEventV2['queryStringParameters'];
};

/** Neither the log nor a problem's `instance` may hold the path: the token in it is a secret. */
const instance = '/feeds';

/** The Lambda entry of a calendar: `calendarOf` answers iCalendar, or nothing where there is no such calendar. */
export const serveFeed =
  (name: string, calendarOf: (subscriber: Subscriber) => Promise<string | undefined>): APIGatewayProxyHandlerV2 =>
  async (event): Promise<APIGatewayProxyStructuredResultV2> => {
    const language = languageOf(event.headers['accept-language']);
    const problem = (code: Parameters<typeof refuse>[0]) => toProblem(refuse(code), language, instance);
    try {
      // One read, whether it was never given out, is revoked, or opens something.
      const door = await readDoor(sha256(event.pathParameters?.token ?? ''));
      log.info('request', {
        request: event.requestContext.requestId,
        route: event.routeKey,
        found: door !== undefined,
      });
      if (!door) return problem('not-found');
      const { campaign, unit } = door;
      const unitName = await nameOf(campaign, unit);
      const body = await calendarOf({ campaign, unit, unitName, language, query: event.queryStringParameters });
      if (body === undefined) return problem('not-found');
      return {
        statusCode: 200,
        // Revoked is revoked at once: nothing between keeps a copy.
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `inline; filename="${name}.ics"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
        // Each line ends with a break (RFC 5545, 3.1), the last one too, which the library leaves out.
        body: `${body}\r\n`,
      };
    } catch (error) {
      const outage = isOutage(error);
      log.error(outage ? 'outage' : 'bug', error, { route: event.routeKey, request: event.requestContext.requestId });
      return problem(outage ? 'busy' : 'internal-error');
    }
  };
