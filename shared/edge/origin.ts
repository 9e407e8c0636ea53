import type { Request } from './funnel.ts';

/**
 * `https://host` without a slash at the end, for links to pages, feeds and short links. What was chosen at deployment
 * outlives the gateway's own names, and is where the open API is; on one machine it is the name by which one came.
 */
export const originOf = ({ headers, requestContext }: Request): string =>
  process.env.PUBLIC_URL ??
  `${headers['x-forwarded-proto'] === 'http' ? 'http' : 'https'}://${requestContext.domainName}`;
