import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from './room.ts';

/**
 * What Secrets Manager keeps in the cloud: what sessions are sealed with, and what push services know Valsam by. Each is made once, and
 * stays in a file of the data folder that its owner alone reads; a function gets it in its environment, since whatever is asked for by HTTP
 * here could be asked for by others.
 */
export const localSecret = (dataDir: string, name: 'session-key' | 'push-key'): string => {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) replaceFile(file, randomBytes(48).toString('base64url'));
  return readFileSync(file, 'utf8');
};
