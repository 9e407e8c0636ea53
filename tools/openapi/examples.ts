import type { ZodOpenApiExampleObject } from 'zod-openapi';
import type { Operation } from '../../shared/contract.ts';
import type { Names } from './names.ts';

/** A list is described by what it lists, which has an example of its own. */
const isList = ({ example }: Operation): boolean =>
  typeof example?.result === 'object' && example.result !== null && 'items' in example.result;

/**
 * Examples of answers. What has a name is told once, by the first example of it, and stands with the components under that
 * name; the others stand where they are shown.
 */
export const examplesOf = (operations: readonly Operation[], names: Names) => {
  const nameOf = new Map(Object.entries(names.components).map(([name, schema]) => [schema, name]));
  const components: Record<string, ZodOpenApiExampleObject> = {};
  const ofAnswer = (operation: Operation): object => {
    const { example } = operation;
    if (example?.result === undefined || isList(operation)) return {};
    const name = nameOf.get(names.answerOf(operation));
    return name === undefined
      ? { example: example.result }
      : { examples: { [name]: { $ref: `#/components/examples/${name}` } } };
  };
  for (const operation of operations) {
    const name = nameOf.get(names.answerOf(operation));
    if (name !== undefined && !isList(operation)) components[name] ??= { value: operation.example?.result };
  }
  return { components, ofAnswer };
};
