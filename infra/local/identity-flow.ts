import { randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { pageHeaders, personaPage, refusalPage } from './identity-page.ts';
import type { Machine } from './machines.ts';
import type { Persona } from './personas.ts';
import type { RefreshTokens } from './refresh-tokens.ts';

/**
 * How a sign-in begins and ends: what is asked of a provider, and where it leads. What a code is then good for is in
 * identity-tokens.ts. Sources: RFC 6749, RFC 7636, RFC 8252 (loopback redirects), RFC 9207, OpenID Connect Core 1.0.
 */
export type IdentityOptions = {
  /** Where the provider is mounted, say `http://localhost:3000/identity`; no slash at the end. */
  readonly issuer: string;
  readonly dataDir: string;
  readonly clientId: string;
  /** `aud` of the ID token; by default the client. Access tokens have none, as Cognito's. */
  readonly audience?: string;
  /** Those that are there from the start. */
  readonly personas: readonly Persona[];
  readonly scope: 'valsam/api';
  /** The campaign that they are there for. */
  readonly campaign?: string;
};

export type IdentityRequest = {
  readonly method: string;
  /** As in the request line, with or without the path of the issuer before it. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

export type IdentityResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What a code stands for until it is redeemed, once, within `codeLifeMs`. */
export type Grant = {
  readonly persona: Persona;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  /** When the person showed who they are, in seconds since 1970. */
  readonly authTime: number;
  readonly expiresMs: number;
};

export type Provider = Omit<IdentityOptions, 'personas'> & {
  /** All that there are by now. */
  readonly personas: () => readonly Persona[];
  readonly sign: (claims: JWTPayload) => Promise<string>;
  readonly grants: Map<string, Grant>;
  readonly refreshTokens: RefreshTokens;
  /** By their client ids. */
  readonly machines: Map<string, Machine>;
};

type OAuthError = { readonly error: string; readonly error_description: string };

const codeLifeMs = 60_000;

export const failure = (error: string, error_description: string): OAuthError => ({ error, error_description });

export const json = (status: number, body: object): IdentityResponse => ({
  status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body: JSON.stringify(body),
});

const redirect = (to: URL): IdentityResponse => ({
  status: 302,
  headers: { location: to.href, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  body: '',
});

/** OAuth forbids repeated parameters, since two readers might take different ones. */
export const repeated = (parameters: URLSearchParams): string | undefined =>
  [...parameters.keys()].find((name) => parameters.getAll(name).length > 1);

const isLoopback = (address: string): boolean => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.protocol !== 'http:' || address.includes('#')) return false;
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) && url.username === '' && url.password === '';
};

const wrongRequest = (query: URLSearchParams, scopes: readonly string[], allowed: readonly string[]) => {
  const twice = repeated(query);
  if (twice !== undefined) return failure('invalid_request', 'a parameter is given more than once');
  if (query.get('response_type') !== 'code') return failure('unsupported_response_type', 'response_type must be code');
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')) {
    return failure('invalid_request', 'PKCE is required: code_challenge with code_challenge_method S256');
  }
  if (scopes.some((scope) => !allowed.includes(scope))) {
    return failure('invalid_scope', `the scopes there are: ${allowed.join(' ')}`);
  }
  return undefined;
};

export const authorize = (provider: Provider, query: URLSearchParams): IdentityResponse => {
  const redirectUri = query.get('redirect_uri') ?? '';
  const refused = (reason: string) => ({ status: 400, headers: pageHeaders, body: refusalPage(reason) });
  // Neither may be answered with a redirect: it would send people, and errors, to an address that nobody vouched for.
  if (query.get('client_id') !== provider.clientId) return refused('client_id är okänt');
  if (query.getAll('redirect_uri').length !== 1 || !isLoopback(redirectUri)) {
    return refused(
      'redirect_uri ska vara en adress på den egna datorn: http://localhost, http://127.0.0.1 eller http://[::1]',
    );
  }
  const answer = (values: Readonly<Record<string, string>>): IdentityResponse => {
    const to = new URL(redirectUri);
    const state = query.get('state');
    const all = { ...values, ...(state === null ? {} : { state }), iss: provider.issuer };
    for (const [name, value] of Object.entries(all)) to.searchParams.set(name, value);
    return redirect(to);
  };
  const allowed = ['openid', provider.scope];
  const asked = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const wrong = wrongRequest(query, asked, allowed);
  if (wrong !== undefined) return answer(wrong);
  const subject = query.get('login_hint');
  if (subject === null) {
    const address = (persona: Persona): string =>
      `${provider.issuer}/authorize?${new URLSearchParams([...query, ['login_hint', persona.subject]])}`;
    return { status: 200, headers: pageHeaders, body: personaPage(provider.personas(), address) };
  }
  const persona = provider.personas().find((one) => one.subject === subject);
  if (persona === undefined) {
    const known = provider
      .personas()
      .map((one) => one.subject)
      .join(', ');
    return answer(failure('access_denied', `there is no such persona; there are: ${known}`));
  }
  const now = Date.now();
  for (const [code, grant] of provider.grants) if (grant.expiresMs < now) provider.grants.delete(code);
  const code = randomBytes(32).toString('base64url');
  provider.grants.set(code, {
    persona,
    redirectUri,
    challenge: query.get('code_challenge') ?? '',
    scopes: asked.length === 0 ? allowed : asked,
    nonce: query.get('nonce') ?? undefined,
    authTime: Math.floor(now / 1000),
    expiresMs: now + codeLifeMs,
  });
  return answer({ code });
};

/**
 * Where a sign-out leads, as Cognito takes it: there is no session of the provider's own here that it would end, since everybody
 * chooses anew who they are.
 */
export const logout = (provider: Provider, query: URLSearchParams): IdentityResponse => {
  const to = query.get('logout_uri') ?? '';
  if (query.get('client_id') === provider.clientId && isLoopback(to)) return redirect(new URL(to));
  return { status: 400, headers: pageHeaders, body: refusalPage('logout_uri ska vara en adress på den egna datorn') };
};
