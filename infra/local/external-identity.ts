import { createRemoteJWKSet } from 'jose';
import type { Identity } from './identity.ts';
import { failure, json } from './identity-flow.ts';
import { isLoopback } from './listener.ts';
import { discovered, type Provider } from './pkce.ts';

/** Somebody else's OpenID provider in the place of the local one, whose personas have no passwords. */
export type External = { readonly issuer: string; readonly clientId: string };

/** As it stands in the environment, as for `npm run token`; undefined where nothing is said. */
export const externalFrom = ({
  VALSAM_ISSUER: issuer,
  VALSAM_CLIENT_ID: clientId,
}: Readonly<Record<string, string | undefined>>): External | undefined => {
  if (!issuer) return undefined;
  if (!clientId) throw new Error('VALSAM_CLIENT_ID is missing: the client whose access tokens open Valsam.');
  return { issuer: issuer.replace(/\/+$/, ''), clientId };
};

/** Its keys are fetched when they are needed, and again when it has others. @throws when there is no provider. */
export const externalIdentity = async ({ issuer }: External): Promise<Identity> => {
  const url = URL.parse(issuer);
  if (url?.protocol !== 'https:' && !isLoopback(url?.hostname ?? ''))
    throw new Error(`VALSAM_ISSUER is to be an https address, not ${issuer}.`);
  const provider = await discovered<Provider & { readonly issuer: string; readonly jwks_uri?: string }>(issuer);
  if (provider?.issuer !== issuer || provider.jwks_uri === undefined)
    throw new Error(`There is no OpenID provider at ${issuer}: VALSAM_ISSUER is the issuer that its tokens name.`);
  return {
    issuer,
    jwks: { keys: [] },
    keys: createRemoteJWKSet(new URL(provider.jwks_uri)),
    // Accounts are made where people sign in.
    handle: async ({ method, path }) =>
      method === 'POST' && path.endsWith('/accounts')
        ? json(200, { User: {} })
        : json(404, failure('invalid_request', 'people sign in elsewhere')),
    token: async (persona) => {
      throw new Error(`There is no persona ${JSON.stringify(persona)}: people sign in elsewhere.`);
    },
    admit: () => {},
  };
};
