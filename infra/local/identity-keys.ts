import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import * as jose from 'jose';

/** A signing key that is its own thumbprint's name, with the set that others verify against. */
export type SigningKey = {
  readonly kid: string;
  readonly privateKey: jose.CryptoKey;
  readonly jwks: { readonly keys: readonly jose.JWK[] };
};

const algorithm = 'RS256';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
const isThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST';

const makeKey = async (): Promise<jose.JWK> => {
  const { privateKey } = await jose.generateKeyPair(algorithm, { modulusLength: 2048, extractable: true });
  const key = await jose.exportJWK(privateKey);
  return { ...key, alg: algorithm, use: 'sig', kid: await jose.calculateJwkThumbprint(key) };
};

/** Linking a finished file into place neither shows a half-written one nor overwrites another process's key. */
const createFile = async (file: string, content: string): Promise<void> => {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await unlink(draft);
    throw error;
  } finally {
    await handle.close();
  }
  await link(draft, file)
    .catch((error) => {
      if (!isThere(error)) throw error;
    })
    .finally(() => unlink(draft));
};

const readKey = async (file: string): Promise<jose.JWK | undefined> => {
  const content = await readFile(file, 'utf8').catch((error) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  try {
    const key: jose.JWK | undefined = JSON.parse(content).keys[0];
    if (key?.kty === 'RSA' && key.d !== undefined && key.kid !== undefined) return key;
  } catch {
    // falls through: whatever is wrong with the file, the advice is the same
  }
  throw new Error(`${file} is damaged: remove it, and new keys are made at the next start.`);
};

/**
 * The key of the local provider: made once, then read from `<dataDir>/identity-keys.json`, which only its owner reads.
 * Throws an error with one clear line when the file is damaged.
 */
export const loadSigningKey = async (dataDir: string): Promise<SigningKey> => {
  const file = path.join(dataDir, 'identity-keys.json');
  await mkdir(dataDir, { recursive: true });
  if ((await readKey(file)) === undefined) {
    await createFile(file, `${JSON.stringify({ keys: [await makeKey()] }, null, 2)}\n`);
  }
  await chmod(file, 0o600);
  const key = (await readKey(file)) as jose.JWK;
  const { kty, n, e, kid } = key as jose.JWK_RSA_Public & { kid: string; kty: 'RSA' };
  const privateKey = (await jose.importJWK(key, algorithm)) as jose.CryptoKey;
  return { kid, privateKey, jwks: { keys: [{ kty, n, e, alg: algorithm, use: 'sig', kid }] } };
};
