import { randomUUID } from 'node:crypto';
import * as jose from 'jose';
import {
  authorize,
  failure,
  type IdentityOptions,
  type IdentityRequest,
  type IdentityResponse,
  json,
  logout,
  type Provider,
} from './identity-flow.ts';
import { loadSigningKey } from './identity-keys.ts';
import { accessToken, redeem, revoke, tokenLifeSeconds } from './identity-tokens.ts';
import { openAccounts } from './accounts.ts';
import type { Machine } from './machines.ts';
import { openRefreshTokens } from './refresh-tokens.ts';

/**
 * A small OpenID provider for one machine: authorization code with PKCE for one public client, client credentials for
 * the machines of the template, and nobody has a password; whoever is invited becomes a persona. Its access tokens look like Cognito's, so that the gateway and the functions cannot tell the difference.
 * Source: OpenID Connect Discovery 1.0; the flow itself is in identity-flow.ts.
 */
export type Identity = {
  readonly issuer: string;
  readonly jwks: { readonly keys: readonly jose.JWK[] };
  /** Where the keys are somebody else's. */
  readonly keys?: jose.JWTVerifyGetKey;
  readonly handle: (request: IdentityRequest) => Promise<IdentityResponse>;
  /** An access token for a persona without the flow, as if that address were theirs; throws when there is no such persona. */
  readonly token: (subject: string, email?: string) => Promise<string>;
  /** From now on these machines may sign in. */
  readonly admit: (machines: readonly Machine[]) => void;
};

const discovery = ({ issuer, clientId, scope }: Provider): object => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  revocation_endpoint: `${issuer}/revoke`,
  end_session_endpoint: `${issuer}/logout`,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: ['openid', scope],
  claims_supported: ['sub', 'name', 'cognito:groups'],
  authorization_response_iss_parameter_supported: true,
  // not of the standard: the only client there is, so that scripts need not be told
  client_id: clientId,
  // nor this: who there is to choose from
  personas_endpoint: `${issuer}/personas`,
});

/** Throws an error with one clear line when the key file in `dataDir` is damaged or cannot be written. */
export const createIdentity = async (options: IdentityOptions): Promise<Identity> => {
  const { kid, privateKey, jwks } = await loadSigningKey(options.dataDir);
  const sign = (claims: jose.JWTPayload): Promise<string> =>
    new jose.SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .setIssuer(options.issuer)
      .setIssuedAt()
      .setExpirationTime(`${tokenLifeSeconds} s`)
      .setJti(randomUUID())
      .sign(privateKey);
  const accounts = openAccounts(options.dataDir, options.personas);
  const { personas } = accounts;
  const provider: Provider = {
    ...options,
    personas,
    sign,
    grants: new Map(),
    refreshTokens: openRefreshTokens(options.dataDir),
    machines: new Map(),
  };
  const base = new URL(options.issuer).pathname;

  const handle = async (request: IdentityRequest): Promise<IdentityResponse> => {
    const below = request.path.startsWith(`${base}/`) ? request.path.slice(base.length) : request.path;
    switch (`${request.method} ${below}`) {
      case 'GET /.well-known/openid-configuration':
        return json(200, discovery(provider));
      case 'GET /jwks':
        return json(200, jwks);
      case 'GET /authorize':
        return authorize(provider, request.query);
      case 'GET /logout':
        return logout(provider, request.query);
      case 'GET /personas':
        return json(200, {
          items: personas().map(({ subject, name, title }) => ({ subject, name, title })),
          campaign: options.campaign,
        });
      case 'POST /accounts':
        return accounts.answer(request);
      case 'POST /token':
        return redeem(provider, request);
      case 'POST /revoke':
        return revoke(provider, request);
      default:
        return json(404, failure('invalid_request', 'there is no such endpoint'));
    }
  };
  const token = (subject: string, email?: string): Promise<string> => {
    const persona = personas().find((one) => one.subject === subject);
    if (persona === undefined) throw new Error(`There is no persona ${JSON.stringify(subject)}.`);
    return accessToken(provider, {
      persona: { ...persona, ...(email !== undefined && { email }) },
      scopes: ['openid', options.scope],
      authTime: Math.floor(Date.now() / 1000),
    });
  };
  const admit = (machines: readonly Machine[]): void => {
    for (const machine of machines) provider.machines.set(machine.clientId, machine);
  };
  return { issuer: options.issuer, jwks, handle, token, admit };
};
