import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildApp } from '../../infra/app.ts';
import { bundle, bundleFolder, projectRoot } from '../../infra/bundle.ts';
import { account, type Engine, region } from './engine.ts';

/** The stack as it is deployed to the engine: bundled, synthesized and sent by the CDK's own commands. */
export type Outputs = {
  readonly MembersApiUrl: string;
  readonly OutreachApiUrl: string;
  readonly OpenApiUrl: string;
  readonly UserPoolId: string;
  readonly ClientId: string;
};

const stackName = 'Valsam';

/** The engine's user pools lack the attribute `ProviderURL`; this is its very value, put together. */
const withoutProviderUrl = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutProviderUrl);
  if (typeof value !== 'object' || value === null) return value;
  const [id, attribute] = ['Fn::GetAtt' in value ? value['Fn::GetAtt'] : []].flat() as string[];
  if (attribute === 'ProviderURL')
    return { 'Fn::Sub': `https://cognito-idp.\${AWS::Region}.\${AWS::URLSuffix}/\${${id}}` };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutProviderUrl(inner)]));
};

/** Writes the cloud assembly below the engine's folder. */
export const synthesize = async ({ folder }: Engine): Promise<string> => {
  const [dist, assembly] = [path.join(folder, 'dist'), path.join(folder, 'assembly')];
  await bundle({ dist });
  buildApp({ outdir: assembly, code: (name) => Code.fromAsset(bundleFolder(name, dist)) }).synth();
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('template.json'))) {
    const place = path.join(assembly, file);
    writeFileSync(place, JSON.stringify(withoutProviderUrl(JSON.parse(readFileSync(place, 'utf8')))));
  }
  return assembly;
};

const cdk = async ({ environment }: Engine, assembly: string, ...args: readonly string[]): Promise<void> => {
  const program = path.join(projectRoot, 'node_modules/aws-cdk/bin/cdk');
  const all = [program, ...args, '--app', assembly, '--no-notices', '--ci'];
  const env = { ...environment, CDK_DISABLE_CLI_TELEMETRY: '1' };
  await promisify(execFile)(process.execPath, all, { env, maxBuffer: 64_000_000 }).catch(
    (error: Error & { stdout: string }) => {
      throw new Error(`cdk ${args[0]} failed: ${error.stdout.split('\n').slice(-20).join('\n')}`);
    },
  );
};

export const bootstrap = (engine: Engine, assembly: string): Promise<void> =>
  cdk(engine, assembly, 'bootstrap', `aws://${account}/${region}`);

export const deploy = async (engine: Engine, assembly: string): Promise<Outputs> => {
  const file = path.join(engine.folder, 'outputs.json');
  await cdk(engine, assembly, 'deploy', stackName, '--require-approval', 'never', '--outputs-file', file);
  return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Outputs>)[stackName] as Outputs;
};

export const destroy = (engine: Engine, assembly: string): Promise<void> =>
  cdk(engine, assembly, 'destroy', stackName, '--force');

/** How many resources the assembly's templates have, by the names of their stacks' files. */
export const resourcesIn = (assembly: string): number =>
  readdirSync(assembly)
    .filter((name) => name.endsWith('template.json'))
    .map((name) => JSON.parse(readFileSync(path.join(assembly, name), 'utf8')) as { readonly Resources: object })
    .reduce((sum, { Resources }) => sum + Object.keys(Resources).length, 0);

/** All values of an element of CloudFormation's XML. */
const elements = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) => value);

/** How many resources the engine says it has made, in this stack and the ones within it. */
export const resourcesMade = async ({ url }: Engine): Promise<number> => {
  const ask = async (parameters: Readonly<Record<string, string>>): Promise<string> => {
    const credential = `Credential=rehearsal/20260101/${region}/cloudformation/aws4_request`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0` },
      body: new URLSearchParams({ Version: '2010-05-15', ...parameters }),
    });
    return response.text();
  };
  const names = elements(await ask({ Action: 'DescribeStacks' }), 'StackName');
  let made = 0;
  for (const name of names.filter((one) => one === stackName || one.startsWith(`${stackName}-`))) {
    let next: string | undefined = '';
    while (next !== undefined) {
      const page = await ask({ Action: 'ListStackResources', StackName: name, ...(next && { NextToken: next }) });
      made += elements(page, 'ResourceStatus').filter((status) => status === 'CREATE_COMPLETE').length;
      next = elements(page, 'NextToken')[0];
    }
  }
  return made;
};
