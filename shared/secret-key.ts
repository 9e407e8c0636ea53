import { createHash } from 'node:crypto';
import { env } from './env.ts';
import { errorIn, signedCall } from './signed-call.ts';

/** How long a secret is not asked for again: so long what was made with it may outlive its replacement. */
const keptMillis = 60 * 60_000;

/** The names of variables: of the secret itself, on one machine, and of where Secrets Manager has it. */
export type SecretNames = { readonly here: string; readonly secret: string };

/** On one machine it is in the environment, which nobody else there reads. */
const secretText = async ({ here, secret }: SecretNames): Promise<string> => {
  if (process.env[here]) return process.env[here];
  const answer = await signedCall({
    service: 'secretsmanager',
    target: 'secretsmanager.GetSecretValue',
    endpoint: process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER,
    body: { SecretId: env(secret) },
  });
  if (!answer.ok) throw new Error(`There is no ${secret}: ${await errorIn(answer)}`);
  const { SecretString = '' } = (await answer.json()) as { readonly SecretString?: string };
  if (SecretString.length < 32) throw new Error(`What is in ${secret} is too short.`);
  return SecretString;
};

/** 32 bytes that follow from a secret of the account, which only some functions may read. The key throws when it cannot be read. */
export const secretKey = (names: SecretNames): ((now?: number) => Promise<Uint8Array>) => {
  let kept: { readonly key: Promise<Uint8Array>; readonly until: number } | undefined;
  return (now = Date.now()) => {
    if (kept && now < kept.until) return kept.key;
    const key = secretText(names).then((text) => new Uint8Array(createHash('sha256').update(text).digest()));
    kept = { key, until: now + keptMillis };
    key.catch(() => {
      kept = undefined;
    });
    return key;
  };
};
