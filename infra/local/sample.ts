import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import campaign from '../../data/campaign-2018.json' with { type: 'json' };
import type { Stack } from './stack.ts';

type Import = (options: {
  readonly url: string;
  readonly tokenFor: (persona: string) => Promise<string>;
  readonly file: object;
  readonly asIs: boolean;
  readonly say: (line: string) => void;
}) => Promise<unknown>;

/**
 * Loads the sample campaign through the public API when the store is empty, as anybody could load theirs. A load that was
 * broken off is taken up again at the next start: every step of it may be repeated.
 */
export const loadSample = async (stack: Stack, dataDir: string, say: (line: string) => void): Promise<void> => {
  const note = path.join(dataDir, 'sample');
  const state = existsSync(note) ? readFileSync(note, 'utf8') : (await isLoaded(stack)) ? 'loaded' : 'absent';
  if (state === 'loaded') return say(`found the campaign ${campaign.campaign.id}`);
  const importer = new URL('../../tools/import/import.ts', import.meta.url);
  if (!existsSync(importer)) return say('there is no importer yet: the store stays empty');
  const { importCampaign } = (await import(importer.href)) as { importCampaign: Import };
  writeFileSync(note, 'loading');
  await importCampaign({ url: stack.url, tokenFor: stack.token, file: campaign, asIs: false, say });
  writeFileSync(note, 'loaded');
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
