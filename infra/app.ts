import { existsSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import cdk from '../cdk.json' with { type: 'json' };
import { capabilities as registered } from '../functions/capabilities.ts';
import type { Capability } from '../shared/capability.ts';
import { bundleFolder } from './bundle.ts';
import type { CodeOf } from './service-function.ts';
import { ValsamStack } from './stack.ts';

export type AppOptions = {
  /** CDK context; `-c name=value` on the command line goes before it. See `Settings`. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where the cloud assembly is written; by default what the CDK CLI says, or a temporary folder. */
  readonly outdir?: string;
  /** The registered ones where it is not said. */
  readonly capabilities?: readonly Capability[];
  /** Where the code of each function comes from; by default its bundle. */
  readonly code?: CodeOf;
};

const bundled: CodeOf = (name) => {
  const folder = bundleFolder(name);
  if (!existsSync(folder)) throw new Error(`There is no bundle for ${name}: run node infra/bundle.ts first.`);
  return Code.fromAsset(folder);
};

/** Valsam as a CDK app with the one stack `Valsam`. Throws when a bundle has not been made. */
export const buildApp = ({ context, outdir, capabilities = registered, code = bundled }: AppOptions = {}): App => {
  const app = new App({
    // As the CDK CLI does it, so that the template is the same however the app is run; the metadata says, for each
    // function, from which folder its code was taken.
    context: { ...cdk.context, 'aws:cdk:enable-asset-metadata': true, ...context },
    analyticsReporting: false,
    ...(outdir !== undefined && { outdir }),
  });
  new ValsamStack(app, 'Valsam', { capabilities, code });
  return app;
};

if (import.meta.main) buildApp().synth();
