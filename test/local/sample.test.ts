import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Program } from '../../infra/local/program.ts';
import { loadSample } from '../../infra/local/sample.ts';
import { type Stack, startStack } from '../../infra/local/stack.ts';
import { programOfRun, runFolder } from '../support/run.ts';
import { tinyProgram } from '../support/tiny-program.ts';

const tiny = tinyProgram();
let stack: Stack;
let dataDir: string;
const begin = async (program: Program): Promise<void> => {
  dataDir = mkdtempSync(path.join(runFolder(), 'sample-'));
  stack = await startStack({ dataDir, program });
};
afterEach(() => stack.stop());
afterAll(() => tiny.remove());

const load = async (): Promise<readonly string[]> => {
  const said: string[] = [];
  await loadSample(stack, dataDir, (line) => said.push(line));
  return said;
};
const note = (): string => readFileSync(path.join(dataDir, 'sample'), 'utf8');

test('the sample is loaded the first time, and found the next', async () => {
  await begin(programOfRun());
  expect(await load()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^loading .* as val-2018/),
      expect.stringMatching(/channels, .* events$/),
    ]),
  );
  expect(note()).toBe('loaded');
  const answer = await fetch(`${stack.url}/campaigns/val-2018/pot`, {
    headers: { authorization: `Bearer ${await stack.token('district-head')}` },
  });
  expect(await answer.json()).toMatchObject({ contributed: expect.any(Number) });
  expect(await load()).toEqual(['found the campaign val-2018']);
  // Whom an association calls: somebody at each office, under numbers that are nobody's.
  const directory = await fetch(`${stack.url}/campaigns/val-2018/directory`, {
    headers: { authorization: `Bearer ${await stack.token('association-solna')}` },
  });
  const { contacts } = (await directory.json()) as { contacts: readonly { unit: string; phone: string }[] };
  expect(new Set(contacts.map(({ unit }) => unit))).toEqual(new Set(['district', 'city-hall', 'county-council']));
  expect(contacts.filter(({ phone }) => !/^\+468465004\d\d$/.test(phone))).toEqual([]);
});

test('whoever is in the campaign is not entered again: a load that was broken off is taken up', async () => {
  await begin(programOfRun());
  await load();
  const people = async () => {
    const headers = { authorization: `Bearer ${await stack.token('admin')}` };
    const answer = await fetch(`${stack.url}/campaigns/val-2018/people?limit=100`, { headers });
    return answer.json();
  };
  const before = await people();
  writeFileSync(path.join(dataDir, 'sample'), 'loading');
  await load();
  expect(await people()).toEqual(before);
});

test('a load that is refused is said in one line, and is taken up again at the next start', async () => {
  await begin(tiny.program);
  const refused = await load().catch((error: Error) => error.message);
  expect(refused).toMatch(/^PUT \/campaigns\/val-2018 was answered 404: .*$/);
  expect(note()).toBe('loading');
});
