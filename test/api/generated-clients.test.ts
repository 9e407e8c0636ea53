import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { runFolder } from '../support/run.ts';
import { loadedCampaign, theStack } from '../support/stack.ts';

/**
 * Clients that others' programs make of openapi.json play a story against the real stack: what they leave out of a
 * request, or cannot read of an answer, is a fault of the description.
 */
const root = path.resolve(import.meta.dirname, '../..');
const clients = path.join(root, 'test/clients');
const run = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> =>
  (await promisify(execFile)(command, args, { cwd: clients, env: { ...process.env, ...env } })).stdout;

const personas = ['association-solna', 'district-head', 'city-hall-head', 'county-council-head', 'district-staff'];
const day = sample.campaign.electionDay;

describe('a client made of openapi.json asks, approves, pays, orders and registers', () => {
  const { id, must } = loadedCampaign('clients');
  const environment = async () => ({
    VALSAM_URL: theStack().url,
    VALSAM_CAMPAIGN: id,
    VALSAM_DAY: String((await must('district-head', 'GET ')).electionDay ?? day),
    VALSAM_TOKENS: JSON.stringify(
      Object.fromEntries(await Promise.all(personas.map(async (each) => [each, await theStack().token(each)]))),
    ),
  });
  const played = {
    status: 'reserved',
    voted: true,
    paid: 450_000,
    outstanding: 0,
    refused: 'exceeds-outstanding',
    ordered: [20],
    event: 'draft',
    languages: ['sv', 'so'],
    listed: true,
  };

  beforeAll(async () => {
    const editions = { sv: { bilingual: false, translation: 'original' } };
    await must('district-staff', 'PUT /materials/items/leaflet', { name: 'Flygblad', kind: 'folder', editions });
  });

  test('in TypeScript, by openapi-typescript and openapi-fetch', async () => {
    mkdirSync(path.join(clients, 'made'), { recursive: true });
    const bin = (name: string): string => path.join(clients, 'node_modules', name);
    await run(process.execPath, [bin('openapi-typescript/bin/cli.js'), '../../openapi.json', '-o', 'made/valsam.ts']);
    await run(process.execPath, [bin('typescript/bin/tsc'), '-p', '.']);
    expect(JSON.parse(await run(process.execPath, ['story.ts'], await environment()))).toEqual(played);
  });

  test('in Python, by openapi-python-client', async (context) => {
    const venv = path.join(root, 'node_modules/.cache/valsam/python');
    const python = path.join(venv, 'bin/python');
    try {
      if (!existsSync(path.join(venv, 'bin/openapi-python-client'))) {
        await run('python3', ['-m', 'venv', venv]);
        await run(python, [
          '-m',
          'pip',
          'install',
          '-q',
          '--retries',
          '1',
          '--timeout',
          '10',
          '-r',
          'requirements.txt',
        ]);
      }
    } catch {
      context.skip('Needs Python 3.11 or later with venv, and a package index that pip reaches: left out here.');
    }
    const made = path.join(runFolder(), 'python-client');
    await run(path.join(venv, 'bin/openapi-python-client'), [
      'generate',
      '--path',
      '../../openapi.json',
      '--meta',
      'none',
      '--overwrite',
      '--output-path',
      path.join(made, 'valsam_client'),
    ]);
    const env = { ...(await environment()), PYTHONPATH: made, PYTHONDONTWRITEBYTECODE: '1' };
    expect(JSON.parse(await run(python, ['story.py'], env))).toEqual(played);
    // The first time it waits for a package index.
  }, 600_000);
});
