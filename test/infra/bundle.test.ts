import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { bundle, bundleFolder, figuresOf, functionNames, noticesFile } from '../../infra/bundle.ts';
import { functionsOf } from '../../shared/folds.ts';

/** The SDK is most of it; beyond this a cold start is felt. */
const budget = { bytes: 278_000, gzipBytes: 94_000 };
/** What weighs the commands of another function has its rules, too: 15 kB more of them begin within the scatter of the start. */
const weighingBudget = { bytes: 305_000, gzipBytes: 102_000 };
/** The agenda weighs what answers it by the rules of all capabilities: half of all that there is, and nothing else does. */
const agendaBudget = { bytes: 860_000, gzipBytes: 285_000 };
/** Nobody waits for the start of what a stream or a queue calls; the consumer has the words of all capabilities. */
const workerBudget = { bytes: 305_000, gzipBytes: 94_000 };

describe('bundles', async () => {
  const { bundles } = await bundle();
  const figures = bundles.map(figuresOf);

  test('every function has one', () => {
    expect(figures.map(({ name }) => name)).toEqual(functionNames());
  });

  test('what is deployed is one file each', () => {
    const parts = bundles.filter(({ contents }) =>
      /(?:from|import)\s*["']\.\.?\//.test(Buffer.from(contents).toString()),
    );
    expect(parts.map(({ name }) => name)).toEqual([]);
  });

  test('none imports a module of Node’s: all of it would be loaded, and with `node:http` a second client', () => {
    const imports = /\b(from|import) ?\(?["']node:/;
    const importing = bundles.filter(({ contents }) => imports.test(Buffer.from(contents).toString('latin1')));
    expect(importing.map(({ name }) => name)).toEqual([]);
  });

  test('each says whose work is in it, with the texts of the licenses', async () => {
    const noticesOf = (name: string) => readFile(join(bundleFolder(name), noticesFile), 'utf8');
    // What a sign-in calls is of nobody else's work, and a session asks no table.
    for (const name of functionNames().filter((each) => !/^(campaign-sign-in|session$)/.test(each)))
      expect(await noticesOf(name), name).toMatch(/^@aws-sdk\/core \d\S+ \(Apache-2\.0\)$/m);
    const pot = await noticesOf('pot');
    expect(pot).toMatch(/^@aws-sdk\/client-dynamodb \S+ \(Apache-2\.0\)$/m);
    expect(pot).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
    expect(pot).toMatch(/^zod \d\S+ \(MIT\)$/m);
    expect(pot).not.toMatch(/^pdfkit /m);
    expect(await noticesOf('materials-lists')).toMatch(/^pdfkit /m);
    expect(await noticesOf('site')).toMatch(/^swagger-ui-dist /m);
  });

  const heavy = new Set(functionsOf(capabilities).flatMap(({ name, heavy: is }) => (is ? [name] : [])));
  const light = figures.filter(({ name }) => !heavy.has(name));
  const workers = new Set(capabilities.flatMap((each) => (each.workers ?? []).map(({ name }) => name)));
  const weighs = new Set(functionsOf(capabilities).flatMap((each) => ('weighs' in each ? [each.name] : [])));

  test.each(light)('$name is within the budget: $bytes bytes, $gzipBytes compressed', ({ name, bytes, gzipBytes }) => {
    const answering = name === 'agenda' ? agendaBudget : undefined;
    const most = answering ?? (workers.has(name) ? workerBudget : weighs.has(name) ? weighingBudget : budget);
    expect(bytes).toBeLessThanOrEqual(most.bytes);
    expect(gzipBytes).toBeLessThanOrEqual(most.gzipBytes);
  });
});

test('a function without an entry is named, instead of a stack that cannot start', async () => {
  const root = await mkdtemp(join(tmpdir(), 'valsam-bundle-'));
  const absent = { name: 'absent', functions: [{ name: 'absent', entry: 'handler.ts', contract: {} }] };
  await expect(bundle({ root, capabilities: [absent] })).rejects.toThrow(
    /function:absent.*functions\/absent\/handler\.ts/,
  );
  await rm(root, { recursive: true });
});
