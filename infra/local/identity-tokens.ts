import { createHash } from 'node:crypto';
import {
  failure,
  type Grant,
  type IdentityRequest,
  type IdentityResponse,
  json,
  type Provider,
  repeated,
} from './identity-flow.ts';
import { machineSecret } from './machines.ts';
import { addressOf } from './personas.ts';

/**
 * Tokens: for a code, for a refresh token, for a machine's secret. A refresh token stays the same when it is used, as Cognito's do
 * unless they are told otherwise. Sources: RFC 6749, RFC 7009, OpenID Connect Core 1.0.
 */
export const tokenLifeSeconds = 3600;

type Signed = Pick<Grant, 'persona' | 'scopes' | 'authTime'>;

export const accessToken = (provider: Provider, { persona, scopes, authTime }: Signed): Promise<string> =>
  provider.sign({
    sub: persona.subject,
    auth_time: authTime,
    ...(persona.groups === undefined || persona.groups.length === 0 ? {} : { 'cognito:groups': persona.groups }),
    client_id: provider.clientId,
    token_use: 'access',
    scope: scopes.join(' '),
    username: persona.subject,
    email: addressOf(persona),
    email_verified: true,
  });

const idToken = (provider: Provider, { persona, nonce, authTime }: Signed & Partial<Pick<Grant, 'nonce'>>) =>
  provider.sign({
    sub: persona.subject,
    aud: provider.audience ?? provider.clientId,
    token_use: 'id',
    auth_time: authTime,
    name: persona.name,
    'cognito:username': persona.subject,
    ...(persona.groups === undefined || persona.groups.length === 0 ? {} : { 'cognito:groups': persona.groups }),
    ...(nonce === undefined ? {} : { nonce }),
  });

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

const answered = async (provider: Provider, signed: Signed & Partial<Pick<Grant, 'nonce'>>) => ({
  access_token: await accessToken(provider, signed),
  ...(signed.scopes.includes('openid') ? { id_token: await idToken(provider, signed) } : {}),
  token_type: 'Bearer',
  expires_in: tokenLifeSeconds,
  scope: signed.scopes.join(' '),
});

const refreshed = async (provider: Provider, token: string): Promise<IdentityResponse> => {
  const found = provider.refreshTokens.find(token);
  const persona = found && provider.personas().find(({ subject }) => subject === found.subject);
  if (!persona) return refused('invalid_grant', 'the refresh token is unknown, revoked or too old');
  return json(200, await answered(provider, { ...found, persona }));
};

export const redeem = async (provider: Provider, { headers, body }: IdentityRequest): Promise<IdentityResponse> => {
  if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    return refused('invalid_request', 'the content must be application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(body);
  if (repeated(form) !== undefined) return refused('invalid_request', 'a parameter is given more than once');
  if (form.get('grant_type') === 'client_credentials') return machineToken(provider, form, headers.authorization);
  if (form.get('client_id') !== provider.clientId) return refused('invalid_client', 'client_id is unknown', 401);
  if (form.get('grant_type') === 'refresh_token') return refreshed(provider, form.get('refresh_token') ?? '');
  if (form.get('grant_type') !== 'authorization_code') {
    return refused(
      'unsupported_grant_type',
      'grant_type must be authorization_code, refresh_token or client_credentials',
    );
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
  const { persona, scopes, authTime } = grant;
  const refreshToken = provider.refreshTokens.issue({ subject: persona.subject, scopes, authTime });
  return json(200, { ...(await answered(provider, grant)), refresh_token: refreshToken });
};

/** RFC 7009: whatever it was, it is good for nothing now. */
export const revoke = (provider: Provider, { body }: IdentityRequest): IdentityResponse => {
  const form = new URLSearchParams(body);
  if (form.get('client_id') !== provider.clientId) return refused('invalid_client', 'client_id is unknown', 401);
  provider.refreshTokens.revoke(form.get('token') ?? '');
  return json(200, {});
};
