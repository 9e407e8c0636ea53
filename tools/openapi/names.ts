import { globSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod/mini';
import type { Capability } from '../../shared/capability.ts';
import type { Operation, Schema, Service } from '../../shared/contract.ts';
import { folderOf } from '../../shared/folds.ts';

/**
 * What the components of the description are called: a schema that a `resources.ts` or `contract.ts` exports has the
 * name of the export, `SpendingRequest` for `spendingRequest`; a list of it is a `SpendingRequestPage`, or a
 * `SpendingRequestList` where it has one page only.
 */
export type Names = {
  readonly components: Readonly<Record<string, Schema>>;
  /** The schema of an operation's answer: of equal lists always the same one. */
  readonly answerOf: (operation: Operation) => Schema;
};

const root = path.resolve(import.meta.dirname, '../..');
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && '_zod' in value;
const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
export const defOf = (schema: Schema) => (schema as unknown as z.core.$ZodTypes)._zod.def;

type Named = readonly [name: string, schema: Schema];
const exportedBelow = async (folder: string): Promise<readonly Named[]> => {
  const files = globSync('**/{contract,resources}.ts', { cwd: path.join(root, folder) });
  const modules = await Promise.all(files.toSorted().map((file) => import(path.join(root, folder, file))));
  return modules.flatMap((module: object) =>
    Object.entries(module).flatMap(([name, value]): Named[] => (isSchema(value) ? [[capital(name), value]] : [])),
  );
};

/** What is listed, without what wraps it. */
const elementOf = (schema: Schema): Schema | undefined => {
  const def = defOf(schema);
  if (def.type === 'array') return def.element as unknown as Schema;
  return 'innerType' in def ? elementOf(def.innerType as unknown as Schema) : undefined;
};

/** The name of a list by that of what it lists; undefined where it is no list, or of what has no name. */
const listName = (answer: Schema, nameOf: ReadonlyMap<Schema, string>): string | undefined => {
  const def = defOf(answer);
  if (def.type !== 'object') return undefined;
  const { items, next, ...others } = def.shape as unknown as Readonly<Record<string, Schema>>;
  const item = items && Object.keys(others).length === 0 ? elementOf(items) : undefined;
  const name = item && nameOf.get(item);
  return name && `${name}${next ? 'Page' : 'List'}`;
};

/** What is put together of the parts of all capabilities, so that no module can export it. */
const combined: Readonly<Record<string, string>> = { showSettings: 'Settings', showDirectory: 'Directory' };

/** The names of these capabilities' schemas. Throws when two schemas claim one name. */
export const namesOf = async (capabilities: readonly Capability[], services: readonly Service[]): Promise<Names> => {
  const folders = new Set(['shared', ...capabilities.map(folderOf)]);
  const exported = (await Promise.all([...folders].map(exportedBelow))).flat();
  const components: Record<string, Schema> = {};
  for (const [name, schema] of exported) {
    if ((components[name] ?? schema) !== schema) throw new Error(`Two schemas are called ${name}.`);
    components[name] = schema;
  }
  const nameOf = new Map(exported.map(([name, schema]) => [schema, name]));
  const operations = services.flatMap(({ contract }) => Object.entries<Operation>(contract));
  for (const [operation, { result }] of operations) {
    const name = combined[operation] ?? listName(result, nameOf);
    if (name !== undefined) components[name] ??= result;
  }
  const answerOf = ({ result }: Operation): Schema => components[listName(result, nameOf) ?? ''] ?? result;
  return { components, answerOf };
};
