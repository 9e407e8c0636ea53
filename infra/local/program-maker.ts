import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildApp } from '../app.ts';
import { bundle, bundleFolder, functionNames } from '../bundle.ts';
import { webFolder } from '../web.ts';
import { templateOf } from './nested.ts';
import type { FromMaker } from './program.ts';
import { since } from './since.ts';
import type { Template } from './template.ts';

/**
 * Makes a program in the folder it is told, in a process of its own: the CDK takes 300 MB, which go with it, and half a
 * second to load, while the engines start.
 */
const say = (said: string): void => void process.send?.({ said } satisfies FromMaker);

/** As `cdk deploy` would; without staging, the template names the bundles where they are made instead of copies of them. */
const synthesize = (folder: string): Template => {
  const began = performance.now();
  const outdir = mkdtempSync(path.join(tmpdir(), 'valsam-assembly-'));
  try {
    const context = { 'aws:cdk:disable-asset-staging': true };
    const code = (name: string) => Code.fromAsset(bundleFolder(name, folder));
    const template = templateOf(buildApp({ outdir, context, code }).synth());
    say(`synthesized the stack (${since(began)})`);
    return template;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

const make = async (folder: string): Promise<FromMaker> => {
  const began = performance.now();
  // The template names the folders; what is in them comes while it is made.
  for (const name of functionNames()) mkdirSync(bundleFolder(name, folder), { recursive: true });
  const bundling = bundle({ dist: folder, together: true });
  const template = synthesize(folder);
  const { bundles, read } = await bundling;
  say(`bundled ${bundles.length} functions and the page (${since(began)})`);
  // The CDK and what belongs to it, which are CommonJS, are found among what has been loaded.
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  return { made: { value: { template, web: webFolder(folder) }, read: [...read, ...loaded] } };
};

process.on('disconnect', () => process.exit(1));
const [, , folder = ''] = process.argv;
const result = await make(folder).catch((error: Error): FromMaker => ({ failed: error.message }));
process.send?.(result, () => process.exit());
