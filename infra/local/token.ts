import { createHash, randomBytes } from 'node:crypto';

// Nobody listens there: the code is read off the redirect instead of being delivered.
const redirectUri = 'http://127.0.0.1/token';

type Discovery = { authorization_endpoint: string; token_endpoint: string; client_id: string };

const discover = async (url: string): Promise<Discovery> => {
  const address = `${url.replace(/\/+$/, '')}/identity/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (response?.ok !== true) throw new Error(`Valsam is not running at ${url}: start it with "npm start".`);
  return (await response.json()) as Discovery;
};

/**
 * An access token of the local provider for one persona, by the flow that any client would use: authorize with PKCE,
 * then exchange the code. `url` is where Valsam runs, without `/identity`. Throws an error with one clear line when
 * Valsam is not running there, or has no such persona (the line then lists them all).
 */
export const fetchToken = async (url: string, persona: string): Promise<string> => {
  const provider = await discover(url);
  const verifier = randomBytes(32).toString('base64url');
  const question = new URLSearchParams({
    response_type: 'code',
    client_id: provider.client_id,
    redirect_uri: redirectUri,
    scope: 'openid valsam/api',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: persona,
  });
  const answer = await fetch(`${provider.authorization_endpoint}?${question}`, { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`Valsam at ${url} answered ${answer.status} instead of a code.`);
  const { searchParams } = new URL(location);
  const code = searchParams.get('code');
  if (code === null)
    throw new Error(`No token for ${JSON.stringify(persona)}: ${searchParams.get('error_description')}`);
  const exchange = await fetch(provider.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: provider.client_id,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  const tokens = (await exchange.json()) as { access_token?: string; error_description?: string };
  if (tokens.access_token === undefined) throw new Error(`Valsam at ${url} gave no token: ${tokens.error_description}`);
  return tokens.access_token;
};

if (import.meta.main) {
  const url = process.env.VALSAM_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  try {
    const persona = process.argv[2];
    if (persona === undefined) throw new Error('Say who you want to be: npm run -s token -- district-head');
    console.log(await fetchToken(url, persona));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
