import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stop as stopBundler } from 'esbuild';
import { bundle } from '../bundle.ts';
import type { Template } from './template.ts';

/** What is deployed: the template, whose functions say where their bundles lie. */
export type Program = { readonly template: Template };

/**
 * Bundles the functions and synthesizes the app, as `cdk deploy` would. Plain data: it can be handed to other processes.
 * Throws when a function does not compile.
 */
export const prepareProgram = async (say: (line: string) => void = () => {}): Promise<Program> => {
  // The rules that validation checks are also checked by the tests of infra/, and take a second.
  process.env.CDK_VALIDATION ??= 'false';
  const began = performance.now();
  const [, { buildApp }] = await Promise.all([
    bundle().then((figures) => say(`bundled ${figures.length} functions (${since(began)})`)),
    import('../app.ts'),
  ]);
  // Its process would stay as long as this one.
  await stopBundler();
  const synthesisBegan = performance.now();
  const outdir = mkdtempSync(path.join(tmpdir(), 'valsam-assembly-'));
  try {
    // Without staging, the template names the bundles where they are made instead of copies of them.
    const assembly = buildApp({ outdir, context: { 'aws:cdk:disable-asset-staging': true } }).synth();
    const [stack] = assembly.stacks;
    if (!stack) throw new Error('The app has no stack.');
    say(`synthesized the stack (${since(synthesisBegan)})`);
    return { template: stack.template as Template };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

export const since = (began: number): string => `${((performance.now() - began) / 1000).toFixed(2)} s`;
