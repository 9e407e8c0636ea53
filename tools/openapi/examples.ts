import type { ZodOpenApiExampleObject } from 'zod-openapi';
import { type Operation, successesOf } from '../../shared/contract.ts';
import type { Names } from './names.ts';

/** A list is described by what it lists, which has an example of its own. */
const isList = ({ example }: Operation): boolean =>
  typeof example?.result === 'object' && example.result !== null && 'items' in example.result;

/**
 * Examples of answers. One that several operations show is a component, by the name of what it is an example of; the
 * others stand where they are shown.
 */
export const examplesOf = (operations: readonly Operation[], names: Names) => {
  const nameOf = new Map(Object.entries(names.components).map(([name, schema]) => [schema, name]));
  const components: Record<string, ZodOpenApiExampleObject> = {};
  const shown = operations
    .filter((operation) => !isList(operation))
    .flatMap((operation) => successesOf(operation).map(() => operation));
  const alike = Map.groupBy(shown, ({ example }) => JSON.stringify(example?.result));
  const shared = new Map<string, string>();
  for (const [text, several] of alike) {
    const [operation] = several;
    const name = operation && nameOf.get(names.answerOf(operation));
    if (name === undefined || several.length === 1 || Object.hasOwn(components, name)) continue;
    components[name] = { value: operation?.example?.result };
    shared.set(text, name);
  }
  const ofAnswer = (operation: Operation): object => {
    const { example } = operation;
    if (example?.result === undefined || isList(operation)) return {};
    const name = shared.get(JSON.stringify(example.result));
    return name === undefined
      ? { example: example.result }
      : { examples: { [name]: { $ref: `#/components/examples/${name}` } } };
  };
  return { components, ofAnswer };
};
