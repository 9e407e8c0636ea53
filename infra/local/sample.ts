import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import campaign from '../../data/campaign-2018.json' with { type: 'json' };
import { personasOf } from './personas.ts';
import { replaceFile } from './room.ts';
import type { Stack } from './stack.ts';

const below = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const importer = below('tools/import/import.ts');

/**
 * Loads the sample campaign through the public API when the store is empty, as anybody could load theirs. A load that was
 * broken off is taken up again at the next start: every step of it may be repeated.
 */
export const loadSample = async (stack: Stack, dataDir: string, say: (line: string) => void): Promise<void> => {
  const note = path.join(dataDir, 'sample');
  const state = existsSync(note) ? readFileSync(note, 'utf8') : (await isLoaded(stack)) ? 'loaded' : 'absent';
  if (state === 'loaded') return say(`found the campaign ${campaign.campaign.id}`);
  if (!existsSync(importer)) return say('there is no importer yet: the store stays empty');
  replaceFile(note, 'loading');
  await load(stack.url, say);
  await nameAddresses(stack, say);
  replaceFile(note, 'loaded');
};

/** In a process of its own, so that what it takes in memory goes with it. */
const load = async (url: string, say: (line: string) => void): Promise<void> => {
  const child = fork(importer, [below('data/campaign-2018.json')], {
    env: { ...process.env, VALSAM_URL: url },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk) => (complaint += chunk));
  if (child.stdout) createInterface(child.stdout).on('line', say);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(complaint.trim() || `What loads the sample ended with code ${code}.`);
};

/** Everybody of the sample signs in once with an address that is theirs there, so that letters reach them: see `/mail`. */
const nameAddresses = async (stack: Stack, say: (line: string) => void): Promise<void> => {
  const people = personasOf(campaign).filter(({ groups }) => groups === undefined);
  for (const { subject } of people) {
    const email = `${subject}@example.org`;
    const response = await fetch(`${stack.url}/campaigns/${campaign.campaign.id}/preferences/address`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await stack.token(subject, email)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`Told where letters to ${subject} go, Valsam answered ${response.status}.`);
  }
  say(`letters to ${people.length} people: ${stack.url}/mail`);
};

const isLoaded = async (stack: Stack): Promise<boolean> => {
  const response = await fetch(`${stack.url}/campaigns/${campaign.campaign.id}`, {
    headers: { authorization: `Bearer ${await stack.token('admin')}` },
  });
  await response.body?.cancel();
  if (response.status !== 200 && response.status !== 404) {
    throw new Error(`Asked for the campaign ${campaign.campaign.id}, Valsam answered ${response.status}.`);
  }
  return response.ok;
};
