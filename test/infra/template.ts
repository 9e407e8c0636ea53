import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import * as z from 'zod/mini';
import { capabilities as registered } from '../../functions/capabilities.ts';
import { type AppOptions, buildApp } from '../../infra/app.ts';
import { flattened } from '../../infra/local/nested.ts';
import type { Template as Whole } from '../../infra/local/template.ts';
import type { Capability } from '../../shared/capability.ts';
import { servicesOf } from '../../shared/folds.ts';
import type { Audience, Method, Operation } from '../../shared/contract.ts';
import { runFolder } from '../support/run.ts';

export const operation = (route: `${Method} /${string}`, see: Audience): Operation => ({
  route,
  summary: route,
  see,
  act: see,
  result: z.object({}),
  refusals: [],
});

/** Beside the registered capabilities one of each kind, so that the template is judged whatever is registered. */
export const capabilities: readonly Capability[] = [
  ...registered,
  {
    name: 'sample',
    functions: [
      {
        name: 'sample',
        entry: 'handler.ts',
        contract: {
          read: operation('GET /campaigns/{campaign}/samples/{sample}', 'members'),
          change: operation('POST /campaigns/{campaign}/samples', 'heads'),
        },
      },
      {
        name: 'sample-open',
        edge: 'open',
        entry: 'handler.ts',
        contract: { open: operation('GET /samples/{sample}', 'anyone') },
      },
    ],
  },
];
export const services = servicesOf(capabilities);

/** The app with the bundles left out: what is judged here is the template. */
export const appWithoutBundles = (options: AppOptions = {}) =>
  buildApp({
    capabilities,
    code: () => Code.fromInline('export const handler = async () => {};'),
    outdir: mkdtempSync(join(runFolder(), 'app-')),
    ...options,
  });

export const templateOf = (options: AppOptions = {}): Template => {
  const stack = appWithoutBundles(options).node.findChild('Valsam');
  return Template.fromStack(stack as Parameters<typeof Template.fromStack>[0]);
};

export type Resource = {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a template is JSON of any shape; the assertions say which is expected.
  readonly Properties: Readonly<Record<string, any>>;
};

/** By logical id. */
export type Resources = Readonly<Record<string, Resource>>;

/** The resources of one type. */
export const resourcesOf = (of: Template, type: string): Resources => of.findResources(type) as Resources;

const app = appWithoutBundles();
export const stack = app.node.findChild('Valsam') as Stack;
/** The template of the stack, or of one within it by its path. */
const templateIn = (...path: readonly string[]): Template => {
  const found = path.reduce<IConstruct>((scope, id) => scope.node.findChild(id), stack);
  return Template.fromStack(found as Stack);
};
/** The template that most tests judge, with that of the jobs in its place; its functions and its queues by logical id. */
export const template = ((): Template => {
  const main = templateIn().toJSON() as Whole;
  // The other stacks stay what they are: under another type they are not put in their places.
  const set = (type: (type: string, id: string) => string, { Resources }: Whole): Whole => ({
    Resources: Object.fromEntries(
      Object.entries(Resources).map(([id, one]) => [id, { ...one, Type: type(one.Type, id) }]),
    ),
  });
  const isJobs = (id: string): boolean => id.startsWith('JobsNestedStack');
  const aside = set(
    (type, id) => (type === 'AWS::CloudFormation::Stack' && !isJobs(id) ? `aside ${type}` : type),
    main,
  );
  const whole = flattened(aside, () => templateIn('Jobs').toJSON() as Whole);
  return Template.fromJSON({ ...main, ...set((type) => type.replace('aside ', ''), whole) });
})();
export const functions = resourcesOf(template, 'AWS::Lambda::Function');
export const queues = resourcesOf(template, 'AWS::SQS::Queue');

export const alarmsTemplate = templateIn('Watch');
/** What is behind each API. */
export const behind = {
  members: templateIn('Api', 'Members', 'Routes'),
  outreach: templateIn('Api', 'Outreach', 'Routes'),
  open: templateIn('Api', 'Open', 'Routes'),
} as const;
/** All of them, by the names of their files. */
export const allTemplates = readdirSync(app.outdir)
  .filter((file) => file.endsWith('template.json'))
  .map(
    (file) =>
      [file, JSON.parse(readFileSync(join(app.outdir, file), 'utf8')) as { readonly Resources: Resources }] as const,
  );

/** A function of the template by its name, and what its role allows. */
export const functionNamed = (name: string) => {
  const [id, resource] =
    Object.entries(functions).find(([, { Properties }]) => Properties.Description.startsWith(`${name}:`)) ?? [];
  if (!id || !resource) throw new Error(`The template has no function ${name}.`);
  const role = resource.Properties.Role['Fn::GetAtt'][0];
  const statements = Object.values(resourcesOf(template, 'AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const actions = statements.flatMap(({ Action }) => Action) as string[];
  return { id, resource, variables: resource.Properties.Environment.Variables, statements, actions };
};
