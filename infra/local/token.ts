import { discovered, type Provider, question, redeemed } from './pkce.ts';
import { signIn } from './sign-in.ts';

// Nobody listens there: the code is read off the redirect instead of being delivered.
const redirectUri = 'http://127.0.0.1/token';

/**
 * An access token of the local provider for one persona, by the flow that any client would use: authorize with PKCE,
 * then exchange the code. `url` is where Valsam runs, without `/identity`. Throws an error with one clear line when
 * Valsam is not running there, or has no such persona (the line then lists them all).
 */
export const fetchToken = async (url: string, persona: string): Promise<string> => {
  const provider = await discovered<Provider & { client_id: string }>(`${url.replace(/\/+$/, '')}/identity`);
  if (!provider) throw new Error(`Valsam is not running at ${url}: start it with "npm start".`);
  const asked = question(provider, { clientId: provider.client_id, redirectUri }, { login_hint: persona });
  const answer = await fetch(asked.address, { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`Valsam at ${url} answered ${answer.status} instead of a code.`);
  const { searchParams } = new URL(location);
  const code = searchParams.get('code');
  if (code === null)
    throw new Error(`No token for ${JSON.stringify(persona)}: ${searchParams.get('error_description')}`);
  return redeemed(provider, asked, code);
};

/** Of a deployment by signing in; of this machine for the persona that is named. */
const tokenFor = (persona: string | undefined): Promise<string> => {
  const { VALSAM_ISSUER, VALSAM_CLIENT_ID, VALSAM_CALLBACK = 'http://localhost:3000/' } = process.env;
  if (VALSAM_ISSUER !== undefined) {
    if (VALSAM_CLIENT_ID === undefined) throw new Error("Give the stack's output ClientId as VALSAM_CLIENT_ID.");
    const deployment = { issuer: VALSAM_ISSUER, clientId: VALSAM_CLIENT_ID, callback: VALSAM_CALLBACK };
    return signIn(deployment, (line) => console.error(line));
  }
  if (persona === undefined) throw new Error('Say who you want to be: npm run -s token -- district-head');
  return fetchToken(process.env.VALSAM_URL ?? `http://localhost:${process.env.PORT ?? 3000}`, persona);
};

if (import.meta.main) {
  try {
    console.log(await tokenFor(process.argv[2]));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
