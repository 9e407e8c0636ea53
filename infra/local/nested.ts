import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Resource, Template } from './template.ts';

/** A template as it is synthesized: a stack within a stack is a resource, and a template of its own with parameters. */
type Synthesized = Template & { readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>> };
/** The template of a nested stack. */
export type NestedOf = (logicalId: string, stack: Resource) => Synthesized;

const isStack = ({ Type }: Resource): boolean => Type === 'AWS::CloudFormation::Stack';

/** `value`, with each intrinsic function that `replace` knows replaced by what it gives. */
const replaced = (value: unknown, replace: (name: string, argument: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => replaced(one, replace));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, argument] = ['', undefined]] = entries;
  const instead = entries.length === 1 ? replace(name, argument) : undefined;
  return instead ?? Object.fromEntries(entries.map(([key, inner]) => [key, replaced(inner, replace)]));
};

/**
 * One template with the resources of all nested ones, which is what one machine runs: what they are handed as parameters,
 * and hand back as outputs, is named directly. Their logical ids begin with that of their stack.
 */
export const flattened = (template: Synthesized, nestedOf: NestedOf): Template => {
  const outputs = new Map<string, unknown>();
  const resources = Object.entries(template.Resources).flatMap(([id, resource]) => {
    if (!isStack(resource)) return [[id, resource] as const];
    const nested = flattenedInto(id, resource, nestedOf);
    for (const [name, value] of Object.entries(nested.outputs)) outputs.set(`${id}.Outputs.${name}`, value);
    return Object.entries(nested.resources);
  });
  const Resources = replaced(Object.fromEntries(resources), (name, argument) =>
    name === 'Fn::GetAtt' && Array.isArray(argument) ? outputs.get(argument.join('.')) : undefined,
  );
  return { Resources: Resources as Template['Resources'] };
};

const flattenedInto = (id: string, stack: Resource, nestedOf: NestedOf) => {
  const template = nestedOf(id, stack);
  const inner = flattened(template, nestedOf);
  const parameters = (stack.Properties?.Parameters ?? {}) as Readonly<Record<string, unknown>>;
  const renamed = (name: string): string | undefined => (name in inner.Resources ? id + name : undefined);
  const named = (value: unknown): unknown =>
    replaced(value, (name, argument) => {
      if (name === 'Ref' && typeof argument === 'string') {
        const own = renamed(argument);
        return own === undefined ? parameters[argument] : { Ref: own };
      }
      if (name !== 'Fn::GetAtt' || !Array.isArray(argument)) return undefined;
      const own = renamed(String(argument[0]));
      return own === undefined ? undefined : { 'Fn::GetAtt': [own, ...argument.slice(1)] };
    });
  return {
    resources: Object.fromEntries(
      Object.entries(inner.Resources).map(([name, resource]) => [id + name, named(resource) as Resource]),
    ),
    outputs: Object.fromEntries(
      Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [name, named(Value)]),
    ),
  };
};

/** The template of the one stack that an app has been synthesized to. Throws when it has none. */
export const templateOf = ({ stacks: [stack], directory }: CloudAssembly): Template => {
  if (!stack) throw new Error('The app has no stack.');
  return flattened(stack.template as Synthesized, (_, { Metadata }) => {
    const file = path.join(directory, String(Metadata?.['aws:asset:path']));
    return JSON.parse(readFileSync(file, 'utf8')) as Synthesized;
  });
};
