import { createHash } from 'node:crypto';
import { env } from '../../shared/env.ts';
import { errorIn, signedCall } from '../../shared/signed-call.ts';

/** How long the secret is not asked for again: so long a session may outlive its replacement. */
const keptMillis = 60 * 60_000;

/** On one machine it is in the environment, which nobody else there reads. */
const secretText = async (): Promise<string> => {
  if (process.env.SESSION_KEY) return process.env.SESSION_KEY;
  const answer = await signedCall({
    service: 'secretsmanager',
    target: 'secretsmanager.GetSecretValue',
    endpoint: process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER,
    body: { SecretId: env('SESSION_SECRET') },
  });
  if (!answer.ok) throw new Error(`There is no key of sessions: ${await errorIn(answer)}`);
  const { SecretString = '' } = (await answer.json()) as { readonly SecretString?: string };
  if (SecretString.length < 32) throw new Error('The secret that sessions are sealed with is too short.');
  return SecretString;
};

let kept: { readonly key: Promise<Uint8Array>; readonly until: number } | undefined;

/**
 * By which sessions are sealed: 32 bytes that follow from a secret of the account, which only this function may read. A new value
 * of the secret ends all sessions. @throws when it cannot be read.
 */
export const sessionKey = (now = Date.now()): Promise<Uint8Array> => {
  if (kept && now < kept.until) return kept.key;
  const key = secretText().then((text) => new Uint8Array(createHash('sha256').update(text).digest()));
  kept = { key, until: now + keptMillis };
  key.catch(() => {
    kept = undefined;
  });
  return key;
};
