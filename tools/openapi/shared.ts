import type { createDocument } from 'zod-openapi';
import { slugTold } from './told.ts';

/** What keeps the document small: what several operations share stands once, and what nothing refers to is left out. */

/**
 * What several operations answer in the same words stands once, with the components: under the name of its schema and its
 * status, numbered where there are several.
 */
export const answersShared = <D extends ReturnType<typeof createDocument>>(document: D): D => {
  const all = Object.values(document.paths ?? {})
    .flatMap((item) => Object.values(item as Readonly<Record<string, { readonly responses?: object }>>))
    .flatMap(({ responses = {} }) => Object.entries(responses as Readonly<Record<string, object>>))
    .filter(([, response]) => !('$ref' in response));
  const alike = Map.groupBy(all, ([status, response]) => `${status} ${JSON.stringify(response)}`);
  const responses: Record<string, object> = {};
  const nameOf = new Map<object, string>();
  for (const several of alike.values()) {
    const [[status, response] = ['', {}]] = several;
    const [, schema] = /"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(response)) ?? [];
    if (several.length === 1 || schema === undefined) continue;
    const others = Object.keys(responses).filter((other) => other.startsWith(`${schema}-${status}`));
    const name = [schema, status, ...(others.length > 0 ? [others.length + 1] : [])].join('-');
    responses[name] = response;
    for (const [, each] of several) nameOf.set(each, name);
  }
  const referring = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const name = nameOf.get(value);
    if (name !== undefined) return { $ref: `#/components/responses/${name}` };
    if (Array.isArray(value)) return value.map(referring);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, referring(each)]));
  };
  return {
    ...document,
    paths: referring(document.paths),
    components: { ...document.components, responses: { ...document.components?.responses, ...responses } },
  };
};

type Parameters = { readonly parameters?: readonly object[] };

/** What all operations of a path take in the same words stands once, with the path. */
export const parametersShared = <D extends ReturnType<typeof createDocument>>(document: D): D => {
  const items = Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operations = Object.entries(item as Readonly<Record<string, Parameters>>);
    const told = operations.map(([, { parameters = [] }]) => parameters.map((each) => JSON.stringify(each)));
    const [first = [], ...others] = told;
    const all = first.filter((each) => others.every((other) => other.includes(each)));
    if (others.length === 0 || all.length === 0) return [path, item];
    const without = ({ parameters = [], ...operation }: Parameters) => ({
      ...operation,
      parameters: parameters.filter((each) => !all.includes(JSON.stringify(each))),
    });
    const parameters = all.map((each) => JSON.parse(each) as object);
    return [path, { parameters, ...Object.fromEntries(operations.map(([name, each]) => [name, without(each)])) }];
  });
  return { ...document, paths: Object.fromEntries(items) };
};

/** The form of an id that people choose, which stands in some hundred places. */
export const slugsShared = <D extends ReturnType<typeof createDocument>>(document: D): D => {
  const shared = JSON.stringify(document).replaceAll(JSON.stringify(slugTold), '{"$ref":"#/components/schemas/Slug"}');
  const told = JSON.parse(shared) as D;
  return { ...told, components: { ...told.components, schemas: { ...told.components?.schemas, Slug: slugTold } } };
};

/** Of the schemas those that something refers to, by their names. */
export const withoutUnused = <D extends ReturnType<typeof createDocument>>(document: D): D => {
  const { schemas = {}, ...components } = document.components ?? {};
  const used = new Set<string>();
  const look = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (!used.has(name)) look(schemas[(used.add(name), name)] ?? {});
    }
  };
  look([document.paths, components]);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return {
    ...document,
    components: { ...components, schemas: Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))) },
  };
};
