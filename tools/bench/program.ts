import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { build, stop as stopBundler } from 'esbuild';
import * as z from 'zod/mini';
import { capabilities } from '../../functions/capabilities.ts';
import type { Contract } from '../../shared/contract.ts';
import { buildApp } from '../../infra/app.ts';
import { bundleFolder, bundling } from '../../infra/bundle.ts';
import { templateOf } from '../../infra/local/nested.ts';
import type { Program } from '../../infra/local/program.ts';
import type { Template } from '../../infra/local/template.ts';

/** Valsam with one more function: the bare handler, behind the same gateway with the same authorizer. */
const contract = {
  write: {
    route: 'POST /campaigns/{campaign}/bare',
    summary: 'Write what a command writes, and nothing else',
    see: 'members',
    act: 'members',
    result: z.object({}),
    refusals: [],
  },
} as const satisfies Contract;

/** Only the functions are measured: the gateway lets everything through. */
const withoutThrottle = (template: Template): Template => ({
  ...template,
  Resources: Object.fromEntries(
    Object.entries(template.Resources).map(([id, resource]) => {
      if (resource.Type !== 'AWS::ApiGatewayV2::Stage') return [id, resource];
      const DefaultRouteSettings = { ThrottlingBurstLimit: 1e6, ThrottlingRateLimit: 1e6 };
      return [id, { ...resource, Properties: { ...resource.Properties, DefaultRouteSettings } }];
    }),
  ),
});

export type BareProgram = Program & {
  /** Folders of the bare bundles. */
  readonly get: string;
  readonly write: string;
  readonly remove: () => void;
};

/** Bundles the bare handlers as the others are, into a temporary folder. The bundles of Valsam must have been made. */
export const bareProgram = async (): Promise<BareProgram> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'valsam-bare-'));
  const entry = (name: string) => ({ in: path.join(import.meta.dirname, `bare-${name}.ts`), out: `${name}/index` });
  await build({ ...bundling, entryPoints: [entry('get'), entry('write')], outdir: folder });
  await stopBundler();
  process.env.CDK_VALIDATION ??= 'false';
  const write = path.join(folder, 'write');
  const app = buildApp({
    outdir: path.join(folder, 'assembly'),
    context: { 'aws:cdk:disable-asset-staging': true },
    capabilities: [...capabilities, { name: 'bare', functions: [{ name: 'bare', entry: 'write.ts', contract }] }],
    code: (name) => Code.fromAsset(name === 'bare' ? write : bundleFolder(name)),
  });
  return {
    template: withoutThrottle(templateOf(app.synth())),
    get: path.join(folder, 'get'),
    write,
    remove: () => rmSync(folder, { recursive: true }),
  };
};
