import { createHmac, randomBytes } from 'node:crypto';
import { type Day, dayOf, type Instant } from './calendar.ts';
import { addUpTo, setIfLater } from './puts.ts';
import { get } from './table.ts';

/**
 * Whether somebody is counted for the first time today, without knowing who it is: what is kept of them is a digest under
 * a salt of the day. The next day's salt takes the place of the last, and with it goes all that could tell whose a digest
 * was, or that two of different days are one reader's; DynamoDB removes the digests themselves later.
 */

/** One item for all: where functions that count for strangers may write, and no short link can lie. */
const saltKey = { pk: 's#salt', sk: 'today' };
type Salt = { readonly day: Day; readonly salt: string };
let known: Salt | undefined;

const keptSeconds = 26 * 3_600;
const endOf = (now: Instant): number => Math.floor(Date.parse(now) / 1000) + keptSeconds;

/** The day's salt, made by whoever asks first; where another clock is a day ahead, it is that day's. */
const saltOf = async (now: Instant): Promise<Salt> => {
  const day = dayOf(now);
  if (known && known.day >= day) return known;
  const made = { day, salt: randomBytes(32).toString('base64url') };
  if (await setIfLater(saltKey, 'day', { ...made, ttl: endOf(now) })) known = made;
  else known = (await get(saltKey)) as (Salt & { readonly pk: string; readonly sk: string }) | undefined;
  if (!known) throw new Error('the salt of the day is gone as soon as it was made');
  return known;
};

export type Seen = {
  /** The partition that it is counted in. */
  readonly pk: string;
  /** What is counted: of the same reader of two things nobody can tell that it is one. */
  readonly what: string;
  /** By whom: from where, and what they look like there. */
  readonly from: string;
  readonly like?: string;
};

/** Behind one address there may be several readers, and one may say each time to be another. So many count. */
const mostFrom = 10;

/** Whether this is the first time today: asking is what makes it so. */
export const isFirstToday = async ({ pk, what, from, like = '' }: Seen, now: Instant): Promise<boolean> => {
  const { day, salt } = await saltOf(now);
  const digest = (...said: readonly string[]): string =>
    createHmac('sha256', salt).update(JSON.stringify(said)).digest().subarray(0, 16).toString('base64url');
  return addUpTo(mostFrom, {
    key: { pk, sk: `seen#${day}#${digest(what, from)}` },
    attribute: 'like',
    value: digest(what, from, like),
    ttl: endOf(now),
  });
};
