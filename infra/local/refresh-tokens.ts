import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ifThereIsRoom, replaceFile } from './room.ts';

/** What a refresh token is good for; the token itself is nowhere, only its digest. */
type Issued = { readonly subject: string; readonly scopes: readonly string[]; readonly authTime: number };
type Kept = Issued & { readonly expiresMs: number };

export type RefreshTokens = {
  readonly issue: (issued: Issued) => string;
  readonly find: (token: string) => Issued | undefined;
  readonly revoke: (token: string) => void;
};

/** As long as the stack says of Cognito's. */
const lifeMs = 365 * 86_400_000;
/** Of more the oldest go: whoever has it signs in again. */
const most = 1_000;

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** They stay in the data folder, so whoever is signed in stays so when Valsam is started anew: unless the disk is full. */
export const openRefreshTokens = (dataDir: string): RefreshTokens => {
  const file = path.join(dataDir, 'refresh-tokens.json');
  const kept = new Map<string, Kept>(
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, Kept][]) : [],
  );
  const write = (): boolean => ifThereIsRoom(() => replaceFile(file, JSON.stringify([...kept])));
  return {
    issue: (issued) => {
      const token = randomBytes(32).toString('base64url');
      kept.set(digestOf(token), { ...issued, expiresMs: Date.now() + lifeMs });
      for (const digest of [...kept.keys()].slice(0, -most)) kept.delete(digest);
      write();
      return token;
    },
    find: (token) => {
      const { expiresMs = 0, ...issued } = kept.get(digestOf(token)) ?? {};
      return expiresMs > Date.now() ? (issued as Issued) : undefined;
    },
    revoke: (token) => {
      if (kept.delete(digestOf(token))) write();
    },
  };
};
