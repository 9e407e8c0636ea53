import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../shared/calendar.ts';
import type { TransactOutcome } from '../../../shared/outcome.ts';
import { type Item, transact, type Write } from '../../../shared/table.ts';
import type { Mail, Progress } from '../state.ts';
import { mailItem, progressItem } from '../store.ts';

/** How the mailer writes: each letter over the version that was read, all of one step or nothing. */
const mostTries = 3;

/** While no answer comes the very same transaction is tried again. */
export const store = async (writes: readonly Write[]): Promise<TransactOutcome> => {
  const token = randomUUID();
  let outcome = await transact(writes, token);
  for (let tries = 1; outcome === 'unknown' && tries < mostTries; tries++) outcome = await transact(writes, token);
  return outcome;
};

export const mailWrite = (campaign: string, is: Mail, now: Instant): Write => ({
  kind: 'put',
  item: mailItem(campaign, is, now),
  expected: is.version,
});
export const progressWrite = (campaign: string, is: Progress, now: Instant): Write => ({
  kind: 'put',
  item: progressItem(campaign, is, now),
  expected: is.version,
});
export const newWrite = (item: Item): Write => ({ kind: 'put', item, expected: 0 });

export const storeProgress = (campaign: string, is: Progress, now: Instant): Promise<TransactOutcome> =>
  store([progressWrite(campaign, is, now)]);
