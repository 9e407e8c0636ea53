import { createHash } from 'node:crypto';
import type { Day } from '../../../shared/calendar.ts';
import { asOf, fixed, given } from '../../../shared/reads.ts';
import type { Item } from '../../../shared/table.ts';

/**
 * A short link lies in a partition of its own, since anyone may ask for it, and the visits of each day beside it: numbers,
 * and no more. Which links an event has lies with publicity, `k#event#channel`. All of it follows from event and channel,
 * so that making a link twice makes it once. Pure.
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

const linkKey = (code: string) => ({ pk: `s##${code}`, sk: 'link' });
const ofEvent = (campaign: string, event: string) => ({ pk: `${campaign}#publicity`, prefix: `k#${event}#` });

/** The links of an event as they have been made. */
export const links = (campaign: string, event: string) => {
  const range = ofEvent(campaign, event);
  return asOf('making a link twice makes it once', { queries: [{ range }] }, ({ lists: [items = []] }) =>
    items.map(({ sk, code }): Link => {
      const channel = sk.slice(range.prefix.length);
      return { event, code: String(code), ...(channel !== '' && { channel }) };
    }),
  );
};

/**
 * What is to be put once, in this order, for the links that are not there yet, of these channels and the event's own.
 * Where a link leads comes before the link: one that is known leads somewhere.
 */
export const missingLinks = (
  campaign: string,
  event: string,
  channels: readonly string[],
  made: readonly Link[],
): readonly Item[] => {
  const known = new Set(made.map(({ channel = '' }) => channel));
  const { pk, prefix } = ofEvent(campaign, event);
  return ['', ...channels]
    .filter((each) => !known.has(each))
    .flatMap((channel) => {
      const code = codeOf(campaign, event, channel);
      return [
        { ...linkKey(code), campaign, event },
        { pk, sk: `${prefix}${channel}`, code },
      ];
    });
};

/** Where a code leads; nothing for one that nobody was given. */
export const whereTo = (code: string) =>
  codePattern.test(code)
    ? fixed<{ readonly campaign: string; readonly event: string }>(linkKey(code))
    : given(undefined);

export const visitsOn = (code: string, day: Day) => ({ pk: `s##${code}`, sk: `d#${day}` });
/** The visits of each day. */
export const visitsBy = (code: string) =>
  asOf('only shown', { queries: [{ range: { pk: `s##${code}`, prefix: 'd#' } }] }, ({ lists: [items = []] }) =>
    items.map(({ sk, visits }): Visits => ({ day: sk.slice('d#'.length), visits: Number(visits) })),
  );
