import { describe, expect, test } from 'vitest';
import { capabilities, problemOf, services } from '../../functions/capabilities.ts';
import { type Operation, methodOf, pathOf } from '../../shared/contract.ts';
import { openapi, openapiText } from '../../tools/openapi/openapi.ts';
import { problemCodes } from '../../tools/openapi/problems.ts';

/** What programs that make clients of the description stumble over, as whole kinds of fault. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Members = Readonly<Record<string, Json>>;
type Place = { readonly at: string; readonly value: Members };
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Members>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Members>>>>;
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
};
type Narrowed = { readonly properties: { readonly code: { readonly enum: readonly string[] } } };
type Answer = {
  readonly content: { readonly [media: string]: { readonly schema: Narrowed } };
};
const document = (await openapi(capabilities)) as Document;
const { schemas = {}, responses: sharedResponses = {} } = document.components;
/** A response itself, also where it stands with the components. */
const answerIn = (response: unknown): unknown => {
  const { $ref } = response as Members;
  return typeof $ref === 'string' ? sharedResponses[$ref.split('/').at(-1) as string] : response;
};

/** Every object of JSON below it, but for what is an example. */
const placesBelow = (at: string, value: Json): readonly Place[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, each]) =>
    name === 'example' || name === 'examples' ? [] : placesBelow(`${at}/${name}`, each),
  );
  return Array.isArray(value) ? inner : [{ at, value: value as Members }, ...inner];
};
const places = placesBelow('#', document as unknown as Json);

const refsIn = (value: Json): readonly string[] =>
  placesBelow('', value).flatMap(({ value: { $ref } }) => (typeof $ref === 'string' ? [$ref] : []));
/** The names of all component schemas that these refer to, and what those refer to. */
const reachedFrom = (value: Json, known = new Set<string>()): ReadonlySet<string> => {
  for (const ref of refsIn(value)) {
    const name = ref.split('/').at(-1) as string;
    const target = ref.includes('/schemas/') ? schemas[name] : undefined;
    if (target && !known.has(name)) reachedFrom(target, known.add(name));
  }
  return known;
};

const operations = services.flatMap(({ contract }) => Object.entries<Operation>(contract));
const describedAs = (operation: Operation) =>
  document.paths[pathOf(operation)]?.[methodOf(operation).toLowerCase()] ?? {};
const jsonIn = (response: Json | undefined): Json | undefined =>
  (response as { content?: Record<string, { schema?: Json }> } | undefined)?.content?.['application/json']?.schema;
const answers = operations.flatMap(([name, operation]) =>
  Object.entries(describedAs(operation).responses as Members)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, response]) => {
      const schema = jsonIn(answerIn(response) as Json);
      return schema === undefined ? [] : [[name, schema] as const];
    }),
);

const written = (kind: (value: Members) => boolean): readonly string[] => {
  const alike = Map.groupBy(
    places.filter(({ value }) => kind(value)),
    ({ value }) => JSON.stringify(value),
  );
  return [...alike.values()]
    .filter((several) => several.length > 1)
    .map((several) => several.map(({ at }) => at).join(' = '));
};

describe('a client that is made of the description', () => {
  test('sends every field: nothing is marked as read only', () => {
    expect(places.filter(({ value }) => 'readOnly' in value || 'writeOnly' in value).map(({ at }) => at)).toEqual([]);
  });

  test('finds a type of its own name in every JSON answer', () => {
    const unnamed = answers.filter(
      ([, schema]) => !String((schema as Members).$ref).startsWith('#/components/schemas/'),
    );
    expect(unnamed.map(([name]) => name)).toEqual([]);
  });

  test('has no type that was named by accident', () => {
    expect(Object.keys(schemas).filter((name) => !/^[A-Z][A-Za-z]+$/.test(name) || name.endsWith('Output'))).toEqual(
      [],
    );
    for (const name of ['SpendingRequest', 'Order', 'Gathering', 'Vote', 'OfficeId', 'SpendingStatus', 'StaffPlan'])
      expect(schemas).toHaveProperty(name);
  });

  test('has one type for one set of words, and for one shape', () => {
    expect(written(({ enum: words }) => Array.isArray(words) && words.length > 2)).toEqual([]);
    // Settings are all of one piece, and say in requests what they are by default.
    const shapes = written(({ properties }) => Object.keys(properties ?? {}).length > 2);
    expect(shapes.filter((alike) => !/settings/i.test(alike))).toEqual([]);
  });

  test('goes on working when an answer gets a new field', () => {
    const shown = new Set(answers.flatMap(([, schema]) => [...reachedFrom(schema)]));
    expect(shown.size).toBeGreaterThan(100);
    const closed = [...shown].flatMap((name) =>
      placesBelow(name, schemas[name] as Json).filter(({ value }) => value.additionalProperties === false),
    );
    expect(closed.map(({ at }) => at)).toEqual([]);
  });

  test('is told which fields a request knows', () => {
    const bodies = operations.flatMap(([name, operation]) => {
      const schema = jsonIn(describedAs(operation).requestBody);
      return schema === undefined ? [] : [[name, schema as Members] as const];
    });
    const open = bodies.filter(([, { $ref, ...inline }]) => {
      const { additionalProperties } =
        typeof $ref === 'string' ? (schemas[$ref.split('/').at(-1) as string] ?? {}) : inline;
      return additionalProperties !== false;
    });
    expect(open.map(([name]) => name)).toEqual([]);
    expect(bodies.length).toBeGreaterThan(50);
  });

  test('understands every pattern: no engine need look ahead or behind', () => {
    const patterns = places.flatMap(({ value: { pattern } }) => (typeof pattern === 'string' ? [pattern] : []));
    expect(patterns.length).toBeGreaterThan(10);
    expect(patterns.filter((pattern) => /\(\?[=!<]/.test(pattern))).toEqual([]);
  });

  test('gets days and instants as such', () => {
    const told = places.flatMap(({ at, value: { properties } }) =>
      Object.entries((properties ?? {}) as Record<string, Members>).map(
        ([name, schema]) => [`${at}/${name}`, name, schema] as const,
      ),
    );
    const instants = told.filter(([, name]) =>
      /^(?:created|updated|published|reserved|delivered|received)At$/.test(name),
    );
    expect(instants.length).toBeGreaterThan(50);
    expect(instants.filter(([, , { format }]) => format !== 'date-time').map(([at]) => at)).toEqual([]);
    const days = told.filter(
      ([, name, { type }]) => /^(?:replyBy|neededBy|day|start|end|expires)$/.test(name) && type === 'string',
    );
    expect(days.length).toBeGreaterThan(10);
    expect(days.filter(([, , { format }]) => format !== 'date').map(([at]) => at)).toEqual([]);
  });

  test('gets numbers as numbers, and only bounds that mean something', () => {
    expect(document.components.parameters?.limit?.schema).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 25,
    });
    const query = (path: string): readonly Members[] =>
      document.paths[path]?.get?.parameters as unknown as readonly Members[];
    expect(query('/campaigns/{campaign}/materials/demand')).toContainEqual(
      expect.objectContaining({ name: 'overPrint', schema: { type: 'integer', minimum: 0, maximum: 100, default: 0 } }),
    );
    expect(query('/campaigns/{campaign}/offices/{office}/inbox')).toContainEqual(
      expect.objectContaining({ name: 'unread', schema: { type: 'boolean' } }),
    );
    expect(
      places.filter(({ value }) => JSON.stringify([value.minimum, value.maximum]).includes('9007199254740991')),
    ).toEqual([]);
  });

  test('is told by each operation which problems it has, and no others', () => {
    for (const [name, operation] of operations) {
      const codes = Object.entries(describedAs(operation).responses as Members)
        .filter(([status]) => /^(?:[45]|default)/.test(status))
        .flatMap(([, response]) => {
          // What the gateway says alone has no code.
          return (
            (answerIn(response) as unknown as Answer).content['application/problem+json']?.schema.properties.code
              .enum ?? []
          );
        });
      expect(codes.toSorted(), name).toEqual([...problemCodes(operation)].toSorted());
      expect(codes.every((code) => problemOf(code).status >= 400)).toBe(true);
    }
  });

  test('is told what each heading is about, each of them once', () => {
    expect(document.tags.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    expect(new Set(document.tags.map(({ name }) => name)).size).toBe(document.tags.length);
  });

  test('knows how to sign in, and gets an ETag from whatever has a version', () => {
    expect(document.components.securitySchemes).toHaveProperty('signIn.type', 'openIdConnect');
    const without = operations.filter(([, operation]) => {
      const { responses, security } = describedAs(operation) as { responses: Members; security?: Json };
      const told = Object.values(responses).map((each) => JSON.stringify(answerIn(each)));
      return security === undefined && !told.some((each) => each.includes('#/components/headers/ETag'));
    });
    expect(without.map(([name]) => name)).toEqual(['downloadReceipt', 'downloadFile']);
  });

  test('loads it at once: at most 2 100 bytes for each operation, in lines that show what changed', async () => {
    const text = await openapiText(capabilities);
    const operations = services.flatMap(({ contract }) => Object.keys(contract));
    expect(Buffer.byteLength(text) / operations.length).toBeLessThanOrEqual(2_100);
    expect(text.split('\n').filter((each) => each.startsWith('"/')).length).toBe(Object.keys(document.paths).length);
  });
});
