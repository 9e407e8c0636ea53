import { Webhook } from 'standardwebhooks';
import type { Instant } from '../../../shared/calendar.ts';
import type { Delivery, SigningKey } from '../state.ts';

/**
 * What is sent: which event, what happened to it, and where the public finds the rest. Thin, so that nothing leaves
 * here that the public pages would not show, and a message that comes late says nothing outdated. Pure.
 */
export const bodyOf = (campaign: string, { type, at, event }: Delivery, publicUrl: string): string =>
  JSON.stringify({
    type,
    timestamp: at,
    data: { campaign, event, url: `${publicUrl}/public/${campaign}/events/${event}` },
  });

/**
 * The three headers of Standard Webhooks: the id is the same with every try, the time is that of the try, and there is a
 * signature for each key that is valid at the time.
 */
export const signedHeaders = (
  id: string,
  body: string,
  keys: readonly SigningKey[],
  now: Instant,
): Readonly<Record<string, string>> => {
  const at = new Date(now);
  const valid = keys.filter(({ validUntil }) => validUntil === undefined || now < validUntil);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': valid.map(({ secret }) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
};
