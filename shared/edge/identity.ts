import type { Identity } from '../actor.ts';
import type { Request } from './funnel.ts';

/** Who signed in, as the token says it. Pure. */
export const scope = 'valsam/api';

/** API Gateway hands every claim over as a string, an array as `[a b]`. */
const words = (claim: unknown): readonly string[] =>
  typeof claim === 'string'
    ? claim
        .replace(/^\[|\]$/g, '')
        .split(/[ ,]+/)
        .filter(Boolean)
    : [];

/** The authorizer has verified signature, issuer, client and expiry; it cannot tell an ID token from an access token. */
export const identityOf = ({ requestContext }: Request): Identity | undefined => {
  const claims = requestContext.authorizer?.jwt?.claims;
  if (!claims || claims.token_use !== 'access' || typeof claims.sub !== 'string') return undefined;
  return words(claims.scope).includes(scope)
    ? { subject: claims.sub, groups: words(claims['cognito:groups']) }
    : undefined;
};
