import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stop as stopBundler } from 'esbuild';
import { bundle, bundleFolder, functionNames } from '../bundle.ts';
import type { Template } from './template.ts';

/**
 * What is deployed: the template, whose functions say where their bundles lie, and when these are made. Without
 * `bundled` it is plain data, which can be handed to other processes.
 */
export type Program = { readonly template: Template; readonly bundled?: Promise<void> };

/**
 * Synthesizes the app, as `cdk deploy` would, while the functions are bundled. `bundled` rejects when one does not
 * compile.
 */
export const prepareProgram = async (say: (line: string) => void = () => {}): Promise<Program> => {
  // The rules that validation checks are also checked by the tests of infra/, and take a second.
  process.env.CDK_VALIDATION ??= 'false';
  const began = performance.now();
  // The template names the folders; what is in them comes while it is made, and its tables too.
  for (const name of functionNames()) mkdirSync(bundleFolder(name), { recursive: true });
  const bundled = bundle({ maps: false })
    .then((bundles) => say(`bundled ${bundles.length} functions (${since(began)})`))
    // Its process would stay as long as this one.
    .finally(stopBundler);
  // Whoever waits for it is told; nobody does when something else fails before.
  bundled.catch(() => {});
  const { buildApp } = await import('../app.ts');
  const synthesisBegan = performance.now();
  const outdir = mkdtempSync(path.join(tmpdir(), 'valsam-assembly-'));
  try {
    // Without staging, the template names the bundles where they are made instead of copies of them.
    const assembly = buildApp({ outdir, context: { 'aws:cdk:disable-asset-staging': true } }).synth();
    const [stack] = assembly.stacks;
    if (!stack) throw new Error('The app has no stack.');
    say(`synthesized the stack (${since(synthesisBegan)})`);
    return { template: stack.template as Template, bundled };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

export const since = (began: number): string => `${((performance.now() - began) / 1000).toFixed(2)} s`;
