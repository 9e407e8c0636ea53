import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { JwtRule } from './routes.ts';

/** What the gateway's JWT authorizer makes of a request; `authorizer` is what the function is handed. */
export type Verdict =
  | {
      readonly status: 200;
      readonly jwt: { readonly claims: Record<string, string>; readonly scopes: string[] | null };
    }
  | { readonly status: 401; readonly challenge: string }
  | { readonly status: 403 };

export type Authorizer = (rule: JwtRule, authorization: string | undefined) => Promise<Verdict>;

/**
 * The HTTP API's JWT authorizer: RS256 only, signature, issuer, `aud` (or `client_id` where there is none), `exp`, `nbf`,
 * `iat`, and one of the route's scopes. It cannot tell an ID token from an access token; that is left to the function.
 * Source: Amazon API Gateway Developer Guide, "Control access to HTTP APIs with JWT authorizers".
 */
export const jwtAuthorizer = (
  jwks: { readonly keys: readonly object[] },
  keys: JWTVerifyGetKey = createLocalJWKSet(jwks as JSONWebKeySet),
): Authorizer => {
  return async (rule, authorization) => {
    if (!authorization) return { status: 401, challenge: 'Bearer' };
    const token = authorization.replace(/^Bearer\s+/i, '');
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: rule.issuer,
        requiredClaims: ['exp'],
      });
      if (!isFor(rule.audience, payload)) throw new Error('invalid audience');
      if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + 1) throw new Error('issued in the future');
      const granted = scopesOf(payload);
      if (rule.scopes.length > 0 && !rule.scopes.some((one) => granted.includes(one))) return { status: 403 };
      return { status: 200, jwt: { claims: flattened(payload), scopes: rule.scopes.length > 0 ? granted : null } };
    } catch {
      return {
        status: 401,
        challenge: 'Bearer scope="" error="invalid_token" error_description="the token is not valid"',
      };
    }
  };
};

const isFor = (audience: readonly string[], { aud, client_id }: JWTPayload): boolean => {
  const named = aud === undefined ? [client_id] : [aud].flat();
  return named.some((one) => typeof one === 'string' && audience.includes(one));
};

const scopesOf = ({ scope, scp }: JWTPayload): string[] => {
  const given = scope ?? scp;
  return typeof given === 'string' ? given.split(' ').filter(Boolean) : [given ?? []].flat().map(String);
};

/** Functions get every claim as a text, in the way that the gateway's own language prints values. */
const flattened = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, printed(value)]));

const printed = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([name, inner]) => `${name}:${printed(inner)}`);
  return `map[${entries.join(' ')}]`;
};
