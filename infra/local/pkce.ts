import { createHash, randomBytes } from 'node:crypto';

/** Authorization code with PKCE, as a public client asks for it. Sources: RFC 6749, RFC 7636. */
export type Provider = { readonly authorization_endpoint: string; readonly token_endpoint: string };
type Client = { readonly clientId: string; readonly redirectUri: string };

/** What its OpenID Connect discovery says; undefined where there is none within ten seconds. */
export const discovered = async <P extends Provider>(issuer: string): Promise<P | undefined> => {
  const address = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  return response?.ok === true ? ((await response.json()) as P) : undefined;
};

export type Question = Client & { readonly address: string; readonly verifier: string; readonly state: string };

/** The address at which a person signs in, and what only who made it knows. */
export const question = (
  provider: Provider,
  { clientId, redirectUri }: Client,
  more: Readonly<Record<string, string>> = {},
): Question => {
  const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')];
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid valsam/api',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
    ...more,
  });
  return { clientId, redirectUri, verifier, state, address: `${provider.authorization_endpoint}?${query}` };
};

/** The access token for a code. Throws an error with one clear line when there is none. */
export const redeemed = async (
  { token_endpoint }: Provider,
  { clientId, redirectUri, verifier }: Question,
  code: string,
): Promise<string> => {
  const response = await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  const tokens = (await response.json()) as { access_token?: string; error?: string; error_description?: string };
  if (tokens.access_token === undefined)
    throw new Error(`${token_endpoint} gave no token: ${tokens.error_description ?? tokens.error}`);
  return tokens.access_token;
};
