import type { ZodOpenApiExampleObject } from 'zod-openapi';
import { type Operation, successesOf } from '../../shared/contract.ts';
import type { Names } from './names.ts';

/**
 * Examples of answers. One that several operations show is a component, by the name of what it is an example of; the
 * others stand where they are shown.
 */
export const examplesOf = (operations: readonly Operation[], names: Names) => {
  const nameOf = new Map(Object.entries(names.components).map(([name, schema]) => [schema, name]));
  const components: Record<string, ZodOpenApiExampleObject> = {};
  const shown = operations.flatMap((operation) => successesOf(operation).map(() => operation));
  const alike = Map.groupBy(shown, ({ example }) => JSON.stringify(example?.result));
  const shared = new Map<string, string>();
  for (const [text, several] of alike) {
    const [operation] = several;
    const name = operation && nameOf.get(names.answerOf(operation));
    if (name === undefined || several.length === 1 || Object.hasOwn(components, name)) continue;
    components[name] = { value: operation?.example?.result };
    shared.set(text, name);
  }
  const ofAnswer = ({ example }: Operation): object => {
    if (example?.result === undefined) return {};
    const name = shared.get(JSON.stringify(example.result));
    return name === undefined
      ? { example: example.result }
      : { examples: { [name]: { $ref: `#/components/examples/${name}` } } };
  };
  return { components, ofAnswer };
};
