import webPush from 'web-push';
import { post } from '../../../shared/outbound/post.ts';
import { worldHere } from '../../../shared/outbound/world.ts';
import { vapid } from '../devices/vapid.ts';
import type { Push } from './outside.ts';

/**
 * Speaks to push services: the library encrypts (RFC 8291) and signs (RFC 8292), and the message goes the way of hooks, since its address
 * was named by somebody else, too.
 */
export const push: Push = async ({ endpoint, p256dh, auth }, word, { keptSeconds, contact }) => {
  const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, word, {
    vapidDetails: { subject: contact, ...(await vapid()) },
    contentEncoding: 'aes128gcm',
    TTL: keptSeconds,
    urgency: 'high',
    // One that has not come yet gives way to the next: what waits then says it all.
    topic: 'decide',
  });
  const { 'Content-Length': _, ...others } = headers;
  const sent = Object.entries(others).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return post(endpoint, Object.fromEntries(sent), body ?? '', worldHere());
};
