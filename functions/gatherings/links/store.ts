import { createHash } from 'node:crypto';
import type { Day } from '../../../shared/calendar.ts';
import { fixed, given } from '../../../shared/reads.ts';
import { increment, putOnce, queryAll } from '../../../shared/table.ts';

/**
 * A short link lies in a partition of its own, since anyone may ask for it, and the visits of each day beside it: numbers,
 * and no more. Which links an event has lies with publicity, `k#event#channel`. All of it follows from event and channel,
 * so that making a link twice makes it once.
 *   s#code   `link` where it leads, `d#day` visits
 */
export type Link = { readonly code: string; readonly event: string; readonly channel?: string | undefined };
export type Visits = { readonly day: Day; readonly visits: number };

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const codeLength = 10;
const codePattern = /^[0-9A-Za-z]{10}$/;

/** Ten letters and digits: 59 bits of a hash. Without a channel it is the event's own, for whoever shares it. */
export const codeOf = (campaign: string, event: string, channel = ''): string => {
  const hash = createHash('sha256').update(`${campaign}/${event}/${channel}`).digest();
  let value = hash.readBigUInt64BE();
  let code = '';
  while (code.length < codeLength) {
    code += alphabet[Number(value % 62n)];
    value /= 62n;
  }
  return code;
};

const linkKey = (code: string) => ({ pk: `s#${code}`, sk: 'link' });
const ofEvent = (campaign: string, event: string) => ({ pk: `${campaign}#publicity`, prefix: `k#${event}#` });

/** The links of an event as they have been made. */
export const readLinks = async (campaign: string, event: string): Promise<readonly Link[]> => {
  const range = ofEvent(campaign, event);
  const items = await queryAll(range);
  return items.map(({ sk, code }) => {
    const channel = sk.slice(range.prefix.length);
    return { event, code: String(code), ...(channel !== '' && { channel }) };
  });
};

/** Makes the links that are not there yet, of these channels and the event's own; answers all. */
export const ensureLinks = async (
  campaign: string,
  event: string,
  channels: readonly string[],
): Promise<readonly Link[]> => {
  const made = new Set((await readLinks(campaign, event)).map(({ channel = '' }) => channel));
  const { pk, prefix } = ofEvent(campaign, event);
  for (const channel of ['', ...channels].filter((each) => !made.has(each))) {
    const code = codeOf(campaign, event, channel);
    // Where it leads comes first: a link that is known leads somewhere.
    await putOnce({ ...linkKey(code), campaign, event });
    await putOnce({ pk, sk: `${prefix}${channel}`, code });
  }
  return readLinks(campaign, event);
};

/** Where a code leads; nothing for one that nobody was given. */
export const whereTo = (code: string) =>
  codePattern.test(code)
    ? fixed<{ readonly campaign: string; readonly event: string }>(linkKey(code))
    : given(undefined);

export const countVisit = (code: string, day: Day): Promise<void> =>
  increment({ pk: `s#${code}`, sk: `d#${day}` }, 'visits');

export const readVisits = async (code: string): Promise<readonly Visits[]> =>
  (await queryAll({ pk: `s#${code}`, prefix: 'd#' })).map(({ sk, visits }) => ({
    day: sk.slice('d#'.length),
    visits: Number(visits),
  }));
