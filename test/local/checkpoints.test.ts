import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openCheckpoints } from '../../infra/local/checkpoints.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'valsam-checkpoints-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('of shards that are listed no more nothing is kept, and of all else everything', () => {
  const file = path.join(folder, 'checkpoints.json');
  const checkpoints = openCheckpoints(file);
  for (const key of ['relay s1', 'relay s2', 'relay s3', 'relays s1', 'schedule relay']) checkpoints.set(key, '7');
  checkpoints.keep('relay ', new Set(['relay s2', 'relay s4']));
  const kept = openCheckpoints(file);
  const found = ['relay s1', 'relay s2', 'relay s3', 'relays s1', 'schedule relay'].filter((key) => kept.get(key));
  expect(found).toEqual(['relay s2', 'relays s1', 'schedule relay']);
});
