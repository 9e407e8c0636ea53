import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keptOrMade, type Made } from './kept.ts';
import type { Template } from './template.ts';

/** What is deployed: the template, whose functions say where their bundles lie. */
export type Program = { readonly template: Template };

const root = path.resolve(import.meta.dirname, '../..');
const below = (name: string): string => path.join(root, name);

/**
 * The program of the sources as they are now. It is kept among what npm installed: that goes when packages are installed
 * anew, git does not see it, and the data folder is left to what its owner stores. Throws when a function does not compile.
 */
export const prepareProgram = async (say: (line: string) => void = () => {}): Promise<Program> => {
  // The rules that validation checks are also checked by the tests of infra/, and take a second.
  process.env.CDK_VALIDATION ??= 'false';
  return keptOrMade({
    place: below('node_modules/.cache/valsam'),
    // The last three: what shall be installed, and what npm says is.
    sources: [
      'functions',
      'shared',
      'infra',
      'openapi.json',
      'cdk.json',
      'tsconfig.json',
      'package.json',
      'package-lock.json',
      'node_modules/.package-lock.json',
    ].map(below),
    also: [
      // The template names the bundles by their whole path.
      root,
      process.version,
      Object.entries(process.env)
        .filter(([name]) => name.startsWith('CDK_'))
        .sort(),
    ],
    make: (folder) => make(folder, say),
  });
};

/** Synthesizes the app, as `cdk deploy` would, while the functions are bundled. */
const make = async (folder: string, say: (line: string) => void): Promise<Made<Program>> => {
  const began = performance.now();
  // Only who makes it needs what it is made with: that takes half a second to load.
  const [{ bundle, bundleFolder, functionNames }, { stop: stopBundler }] = await Promise.all([
    import('../bundle.ts'),
    import('esbuild'),
  ]);
  // The template names the folders; what is in them comes while it is made.
  for (const name of functionNames()) mkdirSync(bundleFolder(name, folder), { recursive: true });
  const bundling = bundle({ dist: folder, together: true })
    .then(({ bundles, read }) => {
      say(`bundled ${bundles.length} functions (${since(began)})`);
      return read;
    })
    // Its process would stay as long as this one.
    .finally(stopBundler);
  const [read, template] = await Promise.all([bundling, synthesize((name) => bundleFolder(name, folder), say)]);
  // The CDK and what belongs to it, which are CommonJS, are found among what has been loaded.
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  return { value: { template }, read: [...read, ...loaded] };
};

const synthesize = async (folderOf: (name: string) => string, say: (line: string) => void): Promise<Template> => {
  const [{ buildApp }, { Code }] = await Promise.all([import('../app.ts'), import('aws-cdk-lib/aws-lambda')]);
  const began = performance.now();
  const outdir = mkdtempSync(path.join(tmpdir(), 'valsam-assembly-'));
  try {
    // Without staging, the template names the bundles where they are made instead of copies of them.
    const context = { 'aws:cdk:disable-asset-staging': true };
    const assembly = buildApp({ outdir, context, code: (name) => Code.fromAsset(folderOf(name)) }).synth();
    const [stack] = assembly.stacks;
    if (!stack) throw new Error('The app has no stack.');
    say(`synthesized the stack (${since(began)})`);
    return stack.template as Template;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

export const since = (began: number): string => `${((performance.now() - began) / 1000).toFixed(2)} s`;
