import type { Instant } from '../../shared/calendar.ts';
import { notStored } from '../../shared/commit.ts';
import type { Mail } from './state.ts';

/** A letter that nobody has begun to send, one for each person and window. Pure. */
export const keptSeconds = 60 * 86_400;
const ttlFrom = (at: Instant): number => Math.floor(Date.parse(at) / 1000) + keptSeconds;

export const idOf = (person: string, window: string): string => `m#${person}#${window}`;

export const newMail = (
  of: Pick<Mail, 'id' | 'to' | 'kind' | 'due'> &
    Partial<Pick<Mail, 'unit' | 'notice' | 'subject' | 'day' | 'moment' | 'device'>>,
  now: Instant,
): Mail => ({ ...notStored, ...of, state: 'due', tries: 0, ttl: ttlFrom(now > of.due ? now : of.due) });
