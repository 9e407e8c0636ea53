import { createHash, randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { pageHeaders, personaPage, refusalPage } from './identity-page.ts';
import { type Machine, machineSecret } from './machines.ts';
import { addressOf, type Persona } from './personas.ts';

/**
 * The authorization code flow with PKCE, and client credentials: what is asked of a provider, and what it answers.
 * Sources: RFC 6749, RFC 7636, RFC 8252 (loopback redirects), RFC 9207, OpenID Connect Core 1.0.
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
type Grant = {
  readonly persona: Persona;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  readonly expiresMs: number;
};

export type Provider = Omit<IdentityOptions, 'personas'> & {
  /** All that there are by now. */
  readonly personas: () => readonly Persona[];
  readonly sign: (claims: JWTPayload) => Promise<string>;
  readonly grants: Map<string, Grant>;
  /** By their client ids. */
  readonly machines: Map<string, Machine>;
};

type OAuthError = { readonly error: string; readonly error_description: string };

export const tokenLifeSeconds = 3600;
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
const repeated = (parameters: URLSearchParams): string | undefined =>
  [...parameters.keys()].find((name) => parameters.getAll(name).length > 1);

const isLoopback = (address: string): boolean => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.protocol !== 'http:' || address.includes('#')) return false;
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) && url.username === '' && url.password === '';
};

export const accessToken = (provider: Provider, persona: Persona, scopes: readonly string[]): Promise<string> =>
  provider.sign({
    sub: persona.subject,
    ...(persona.groups === undefined || persona.groups.length === 0 ? {} : { 'cognito:groups': persona.groups }),
    client_id: provider.clientId,
    token_use: 'access',
    scope: scopes.join(' '),
    username: persona.subject,
    email: addressOf(persona),
    email_verified: true,
  });

const idToken = (provider: Provider, { persona, nonce }: Grant): Promise<string> =>
  provider.sign({
    sub: persona.subject,
    aud: provider.audience ?? provider.clientId,
    token_use: 'id',
    name: persona.name,
    'cognito:username': persona.subject,
    ...(persona.groups === undefined || persona.groups.length === 0 ? {} : { 'cognito:groups': persona.groups }),
    ...(nonce === undefined ? {} : { nonce }),
  });

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
    expiresMs: now + codeLifeMs,
  });
  return answer({ code });
};

const refused = (error: string, description: string, status = 400) => json(status, failure(error, description));

/** Who a machine says it is: by HTTP Basic, or in the form (RFC 6749, 2.3.1). */
const credentialsIn = (form: URLSearchParams, authorization = ''): readonly [id: string, secret: string] => {
  const [, basic] = /^Basic\s+(\S+)$/i.exec(authorization) ?? [];
  if (basic === undefined) return [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return [decodeURIComponent(id), decodeURIComponent(secret)];
};

/** A machine gets what it is let into, or of that what it asks for. Its token looks like Cognito's: it is its own subject. */
const machineToken = async (provider: Provider, form: URLSearchParams, authorization: string | undefined) => {
  const [id, secret] = credentialsIn(form, authorization);
  const machine = provider.machines.get(id);
  if (machine === undefined || secret !== machineSecret) return refused('invalid_client', 'id or secret is wrong', 401);
  const asked = (form.get('scope') ?? '').split(' ').filter(Boolean);
  if (asked.some((one) => !machine.scopes.includes(one)))
    return refused('invalid_scope', `the scopes there are: ${machine.scopes.join(' ')}`);
  const scope = (asked.length > 0 ? asked : machine.scopes).join(' ');
  const access_token = await provider.sign({ sub: id, client_id: id, token_use: 'access', scope });
  return json(200, { access_token, token_type: 'Bearer', expires_in: tokenLifeSeconds });
};

export const redeem = async (provider: Provider, { headers, body }: IdentityRequest): Promise<IdentityResponse> => {
  if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    return refused('invalid_request', 'the content must be application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(body);
  if (repeated(form) !== undefined) return refused('invalid_request', 'a parameter is given more than once');
  if (form.get('grant_type') === 'client_credentials') return machineToken(provider, form, headers.authorization);
  if (form.get('client_id') !== provider.clientId) return refused('invalid_client', 'client_id is unknown', 401);
  if (form.get('grant_type') !== 'authorization_code') {
    return refused('unsupported_grant_type', 'grant_type must be authorization_code or client_credentials');
  }
  const code = form.get('code') ?? '';
  const grant = provider.grants.get(code);
  // Whatever comes of it, a code that was shown once is spent: a thief gets no second guess.
  provider.grants.delete(code);
  if (grant === undefined || grant.expiresMs < Date.now()) {
    return refused('invalid_grant', 'the code is unknown, used or too old');
  }
  if (form.get('redirect_uri') !== grant.redirectUri) return refused('invalid_grant', 'redirect_uri is another one');
  const verifier = form.get('code_verifier') ?? '';
  if (createHash('sha256').update(verifier).digest('base64url') !== grant.challenge) {
    return refused('invalid_grant', 'code_verifier does not match');
  }
  return json(200, {
    access_token: await accessToken(provider, grant.persona, grant.scopes),
    ...(grant.scopes.includes('openid') ? { id_token: await idToken(provider, grant) } : {}),
    token_type: 'Bearer',
    expires_in: tokenLifeSeconds,
    scope: grant.scopes.join(' '),
  });
};
