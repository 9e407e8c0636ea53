import type { Identity } from '../actor.ts';
import type { Instant } from '../calendar.ts';
import type { Method } from '../contract.ts';
import type { Request } from './funnel.ts';

/** Who signed in, as the token says it. Pure. */

/** The scope of people: they may do all that their memberships let them. */
export const scope = 'valsam/api';
/** What a machine is let into instead: one area of the API, to read or to write. */
export const scopeFor = (area: string, method: Method): string =>
  `valsam/${area}.${method === 'GET' ? 'read' : 'write'}`;

export type Token = {
  readonly identity: Identity;
  readonly scopes: readonly string[];
  /** When the person last showed who they are, in seconds since 1970; a machine never does. */
  readonly authTime?: number;
};

/** For how long after a sign-in, in seconds, what asks for a fresh one is done without another. */
export const freshSeconds = 15 * 60;
export const isFresh = ({ authTime }: Token, now: Instant): boolean =>
  authTime !== undefined && Date.parse(now) / 1000 - authTime <= freshSeconds;

/** API Gateway hands every claim over as a string, an array as `[a b]`. */
const words = (claim: unknown): readonly string[] =>
  typeof claim === 'string'
    ? claim
        .replace(/^\[|\]$/g, '')
        .split(/[ ,]+/)
        .filter(Boolean)
    : [];

/** The authorizer has verified signature, issuer, client and expiry; it cannot tell an ID token from an access token. */
export const tokenOf = ({ requestContext }: Request): Token | undefined => {
  const claims = requestContext.authorizer?.jwt?.claims;
  if (!claims || claims.token_use !== 'access' || typeof claims.sub !== 'string') return undefined;
  const scopes = words(claims.scope).filter((one) => /^valsam\/(api|[a-z]+\.(read|write))$/.test(one));
  if (scopes.length === 0) return undefined;
  const isVerified = typeof claims.email === 'string' && String(claims.email_verified) === 'true';
  const identity = {
    subject: claims.sub,
    groups: words(claims['cognito:groups']),
    ...(isVerified && { email: String(claims.email) }),
  };
  const authTime = Number(claims.auth_time);
  return { identity, scopes, ...(authTime > 0 && { authTime }) };
};

export const isLetInto = ({ scopes }: Token, wanted: string): boolean =>
  scopes.includes(scope) || scopes.includes(wanted);
