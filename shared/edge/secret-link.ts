import { namesFrom } from '../words.ts';
import { unitKey } from '../directory.ts';
import { sha256 } from '../ids.ts';
import { type Language, refuse } from '../problems.ts';
import { readSecretFeed } from '../secret-feeds.ts';
import { get } from '../table.ts';
import type { Unit } from '../units.ts';
import { problem, type Response } from './answer.ts';
import { withAnyMethod } from './any-method.ts';
import { funnel, type Request } from './funnel.ts';

/** Calendars that anyone may read who knows a secret address. */
export type Subscriber = {
  readonly campaign: string;
  readonly unit: Unit;
  readonly unitName: string;
  readonly language: Language;
  readonly query: Request['queryStringParameters'];
};

/** An association by its name, where it has one; an office by its own. */
const nameOf = async (campaign: string, unit: Unit): Promise<string> => {
  const name = (await get(unitKey(campaign, 'association', unit)))?.name;
  return typeof name === 'string' ? name : namesFrom({})(unit);
};

/** A problem's `instance` may not hold the path: the token in it is a secret. */
const instance = '/feeds';
const options = { instanceOf: () => instance };

const calendarResponse = (name: string, calendar: string): Response => ({
  statusCode: 200,
  // Revoked is revoked at once: nothing between keeps a copy.
  headers: {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${name}.ics"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  // Each line ends with a break (RFC 5545, 3.1), the last one too, which the library leaves out.
  body: `${calendar}\r\n`,
});

/** The Lambda entry of a calendar: `calendarOf` answers iCalendar, or nothing where the token leads to none. */
export const serveCalendar = (
  name: string,
  calendarOf: (token: string, asked: Pick<Subscriber, 'language' | 'query'>) => Promise<string | undefined>,
) =>
  funnel(
    withAnyMethod(
      {
        [`GET /feeds/{token}/${name}.ics`]: async (request, language) => {
          const { pathParameters, queryStringParameters: query } = request;
          const calendar = await calendarOf(pathParameters?.token ?? '', { language, query });
          return calendar === undefined
            ? problem(refuse('not-found'), language, request, instance)
            : { response: calendarResponse(name, calendar) };
        },
      },
      options,
    ),
    options,
  );

/** The same behind a unit's secret address. */
export const serveFeed = (name: string, calendarOf: (subscriber: Subscriber) => Promise<string | undefined>) =>
  serveCalendar(name, async (token, asked) => {
    // One read, whether it was never given out, is revoked, or opens something.
    const feed = await readSecretFeed(sha256(token));
    if (!feed) return undefined;
    const { campaign, unit } = feed;
    return calendarOf({ campaign, unit, unitName: await nameOf(campaign, unit), ...asked });
  });
