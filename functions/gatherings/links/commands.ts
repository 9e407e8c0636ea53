import { isbot } from 'isbot';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { log } from '../../../shared/log.ts';
import type { Asked, OpenHandlers } from '../../../shared/edge/open.ts';
import { readOne } from '../../../shared/fetching.ts';
import { refuse } from '../../../shared/problems.ts';
import { increment } from '../../../shared/puts.ts';
import { isFirstToday, type Seen } from '../../../shared/seen.ts';
import type { contract } from './contract.ts';
import { visitsOn, whereTo } from './store.ts';

/** Leads on, and counts. Of who came nothing is kept beyond the day, nor by then what would tell who it was. */
const aheadOfTime = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'];

/** Neither a robot nor a browser or a network that only looks ahead. Who says nothing of itself is none of ours. */
const isPerson = (headers: Asked['headers']): boolean =>
  Boolean(headers['user-agent']) &&
  !isbot(headers['user-agent']) &&
  !aheadOfTime.some((name) => /prefetch|preview|prerender/i.test(headers[name] ?? ''));

/** A reader counts once for each link and day, however often they come. */
const count = async (code: string, reader: Pick<Seen, 'from' | 'like'>, now: Instant): Promise<void> => {
  const { pk } = visitsOn(code, dayOf(now));
  if (await isFirstToday({ pk, what: code, ...reader }, now)) await increment(visitsOn(code, dayOf(now)), 'visits');
};

export const operations: OpenHandlers<typeof contract> = {
  followShortLink: async ({ method, params: { code }, headers, address, now }) => {
    const target = await readOne(whereTo(code));
    if (!target) return refuse('not-found');
    // Who only looks whether the link is alive has not visited. A visit that is not counted is still a visit.
    if (method === 'GET' && isPerson(headers))
      await count(code, { from: address, like: headers['user-agent'] ?? '' }, now).catch((error: unknown) =>
        log.error('a visit was not counted', error),
      );
    return { location: `../public/${target.campaign}/events/${target.event}` };
  },
};
