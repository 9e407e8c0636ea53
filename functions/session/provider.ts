import { env } from '../../shared/env.ts';
import type { Opening } from './contract.ts';

/**
 * The OpenID provider, as far as sessions need it. The client is a public one: what proves whose session it is is the code with
 * its verifier, and from then on the refresh token. Sources: RFC 6749, RFC 7009, RFC 7636, OpenID Connect Discovery 1.0.
 */
export type Provider = {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly revocation_endpoint?: string;
  readonly end_session_endpoint?: string;
  /** Not of the standard: who there is where nobody has a password. */
  readonly personas_endpoint?: string;
};
export type Tokens = { readonly accessToken: string; readonly expiresIn: number; readonly refreshToken?: string };

const patienceMillis = 8_000;

let known: Promise<Provider> | undefined;
/** What it says of itself, once for each process. @throws when it does not answer. */
export const provider = (): Promise<Provider> => {
  const asked =
    known ??
    fetch(`${env('ISSUER')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(patienceMillis) }).then(
      async (answer) => {
        if (!answer.ok) throw new Error(`The provider of identities answered ${answer.status}.`);
        return (await answer.json()) as Provider;
      },
    );
  known = asked;
  asked.catch(() => {
    known = undefined;
  });
  return asked;
};

const post = (address: string, form: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ client_id: env('CLIENT_ID'), ...form }),
    signal: AbortSignal.timeout(patienceMillis),
  });

/** Undefined where the provider says no. @throws where it says neither yes nor no. */
const tokens = async (form: Readonly<Record<string, string>>): Promise<Tokens | undefined> => {
  const answer = await post((await provider()).token_endpoint, form);
  if (answer.status >= 500 || answer.status === 429) throw new Error(`The provider answered ${answer.status}.`);
  if (!answer.ok) return undefined;
  const given = (await answer.json()) as Readonly<Record<string, string | number>>;
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = given;
  return {
    accessToken: String(accessToken),
    expiresIn: Number(expiresIn),
    ...(refreshToken !== undefined && { refreshToken: String(refreshToken) }),
  };
};

export const redeemed = ({ code, verifier, redirectUri }: Opening): Promise<Tokens | undefined> =>
  tokens({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri });

export const renewed = (refreshToken: string): Promise<Tokens | undefined> =>
  tokens({ grant_type: 'refresh_token', refresh_token: refreshToken });

/** From now on there are no new tokens for it. @throws when the provider cannot be reached: it may still be good then. */
export const revoked = async (refreshToken: string): Promise<void> => {
  const { revocation_endpoint: address } = await provider();
  if (address === undefined) return;
  const answer = await post(address, { token: refreshToken, token_type_hint: 'refresh_token' });
  if (!answer.ok) throw new Error(`The provider answered ${answer.status} to a sign-out.`);
};
