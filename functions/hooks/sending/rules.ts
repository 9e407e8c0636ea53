import { addSeconds, type Instant } from '../../../shared/calendar.ts';
import type { Delivery, Hook, OffBecause, Outcome } from '../state.ts';

/** When a message is sent, sent again, given up, and when its hook is switched off for it. Pure; seconds. */

/**
 * The pauses between eight tries: 27.6 hours in all, after Standard Webhooks' example. No pause is longer than the twelve
 * hours that SQS can hide a message.
 */
export const pausesSeconds = [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600, 10 * 3_600] as const;
export const mostTries = pausesSeconds.length + 1;

/**
 * For so long a try belongs to the one who makes it: longer than a function may run that sends. After that it counts as
 * broken off, and whoever finds the message sends it again.
 */
export const claimSeconds = 60;

/** Taken for one try. It is stored before anything is sent, so that of two copies of a message only one is sent. */
export const claimed = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  tries: delivery.tries + 1,
  firstTriedAt: delivery.firstTriedAt ?? now,
  lastTriedAt: now,
  nextTryAt: addSeconds(now, claimSeconds),
});

const isDelivered = (outcome: Outcome): boolean => 'status' in outcome && outcome.status >= 200 && outcome.status < 300;
/** 410: there is nobody any more, and nobody wishes to be asked again. */
const isGone = (outcome: Outcome): boolean => 'status' in outcome && outcome.status === 410;

/**
 * What became of a try: delivered, to be tried again after a pause, or given up. A redirect is no delivery: where it
 * leads was not registered.
 */
export const settled = (delivery: Delivery, outcome: Outcome, now: Instant): Delivery => {
  const is = { ...delivery, last: outcome };
  if (isDelivered(outcome)) return { ...is, status: 'delivered' };
  const pause = pausesSeconds[delivery.tries - 1];
  if (isGone(outcome) || pause === undefined) return { ...is, status: 'failed' };
  return { ...is, nextTryAt: addSeconds(now, pause) };
};

/** A hook that is off sends nothing: what still waited for it is among its failures. */
export const abandoned = (delivery: Delivery): Delivery => ({
  ...delivery,
  status: 'failed',
  last: { trouble: 'switched-off' },
});

/**
 * Whether a hook is to be switched off after a delivery failed: at once when its address is gone; else when a message was
 * given up and in all the time that it was tried, more than a day, nothing else got through either.
 */
export const offBecause = (
  hook: Hook,
  { status, last, firstTriedAt = '' }: Delivery,
  lastDeliveredAt: Instant = '',
): OffBecause | undefined => {
  if (status !== 'failed' || !last) return undefined;
  if (isGone(last)) return 'gone';
  return hook.onSince <= firstTriedAt && lastDeliveredAt < firstTriedAt ? 'failing' : undefined;
};
