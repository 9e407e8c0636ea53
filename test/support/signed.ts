import * as jose from 'jose';
import { loadSigningKey } from '../../infra/local/identity-keys.ts';
import { clientId } from '../../infra/local/names.ts';
import { scope } from '../../shared/edge/identity.ts';
import { theStack } from './stack.ts';

/** An access token as the local provider gives them out, for a sign-in that is no persona's. */
export const tokenOf = async (subject: string): Promise<string> => {
  const { url, dataDir } = theStack();
  const key = await loadSigningKey(dataDir);
  const claims = { sub: subject, client_id: clientId, token_use: 'access', scope: `openid ${scope}` };
  return new jose.SignJWT({ iss: `${url}/identity`, exp: Math.floor(Date.now() / 1000) + 600, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .sign(key.privateKey);
};
