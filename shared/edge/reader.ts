import type { Request } from './funnel.ts';

/** Where a stranger's request comes from, as far as it can be believed. Pure. */

/** What our own front adds to each request, with `EDGE_KEY` as its value. */
export const edgeHeader = 'x-valsam-edge';

/** Of an address of version 6 the network, since a reader has all of that: its first 64 bits. */
const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const behind = (tail ?? '').split(':').filter(Boolean);
  const all =
    tail === undefined
      ? groups
      : [...groups, ...Array(Math.max(0, 8 - groups.length - behind.length)).fill('0'), ...behind];
  return all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
};

/**
 * The address of whoever asks. The gateway's own word, unless our front stands before it: then the last that the front
 * has put into `X-Forwarded-For`. What anybody else has put there, or sends to the gateway past the front, counts for nothing.
 */
export const addressOf = (
  { headers, requestContext }: Pick<Request, 'headers' | 'requestContext'>,
  edgeKey: string | undefined,
): string => {
  const { sourceIp } = requestContext.http;
  if (edgeKey === undefined || headers[edgeHeader] !== edgeKey) return networkOf(sourceIp);
  const hops = (headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  // The gateway adds whom it was asked by, which is the front.
  if (hops.at(-1) === sourceIp) hops.pop();
  return networkOf(hops.at(-1) || sourceIp);
};
