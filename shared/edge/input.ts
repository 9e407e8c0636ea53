import * as z from 'zod/mini';
import { methodOf, type Operation, pathOf, type Schema } from '../contract.ts';
import { canonicalLanguage, fieldError, fieldErrors, pointerPart, slugPattern } from '../fields.ts';
import { invalidField, invalidFields } from '../invalid-input.ts';
import { type Refusal, refuse, text } from '../problems.ts';
import type { Request } from './funnel.ts';

/**
 * Reading what came in, strictly: an unknown field or parameter is refused, never ignored. The order of the checks is
 * the order in which the API promises to answer: 415, 413, 400, 422.
 */
export type EdgeRefusal = Refusal<'unsupported-media-type' | 'too-large' | 'malformed-request' | 'invalid-input'>;

/** 256 KiB, as deployed: more than any command needs, little enough to parse at once. */
const largestBody = 256 * 1024;

const malformed = (sv: string, en: string): EdgeRefusal => refuse('malformed-request', text(sv, en));

const rawBody = (request: Request): Buffer =>
  Buffer.from(request.body ?? '', request.isBase64Encoded ? 'base64' : 'utf8');

/** The parsed body, not yet checked against the contract; undefined where the operation takes none. */
export const jsonBody = (operation: Operation, request: Request): unknown | EdgeRefusal => {
  if (!operation.body) return undefined;
  const bytes = rawBody(request);
  if (bytes.length === 0 && operation.bodyOptional) return {};
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return refuse('unsupported-media-type');
  if (bytes.length > largestBody) return refuse('too-large', text('Högst 256 kB.', 'At most 256 kB.'));
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return malformed('Innehållet är inte giltig JSON.', 'The content is not valid JSON.');
  }
};

/**
 * Where JSON has a key `__proto__`: no contract has one, but a schema of free keys would drop it without a word. Deeper
 * than any schema is not looked.
 */
const hiddenKeys = (value: unknown, at = '', levels = 8): readonly string[] =>
  typeof value === 'object' && value !== null && levels > 0
    ? Object.entries(value).flatMap(([key, inner]) =>
        key === '__proto__' ? [`${at}/${key}`] : hiddenKeys(inner, `${at}/${pointerPart(key)}`, levels - 1),
      )
    : [];

export const checkBody = (schema: Schema, body: unknown): { readonly body: unknown } | EdgeRefusal => {
  const hidden = hiddenKeys(body);
  if (hidden.length > 0) return invalidFields(hidden.map((at) => fieldError(at, 'unrecognized-keys')));
  const parsed = z.safeParse(schema, body);
  return parsed.success ? { body: parsed.data } : invalidFields(fieldErrors(parsed.error.issues));
};

/** Unknown, repeated or badly formed parameters are a malformed request; all are named. */
export const queryOf = (
  operation: Operation,
  request: Request,
): { readonly query: Readonly<Record<string, unknown>> } | EdgeRefusal => {
  const params = new URLSearchParams(request.rawQueryString);
  const names = [...params.keys()];
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined)
    return {
      ...malformed('En parameter står två gånger.', 'A parameter is given twice.'),
      errors: [fieldError(`/query/${repeated}`, 'invalid-format')],
    };
  const parsed = z.safeParse(z.strictObject(operation.query ?? {}), Object.fromEntries(params));
  if (parsed.success) return { query: parsed.data };
  return {
    ...malformed('En parameter är okänd eller har fel form.', 'A parameter is unknown or has the wrong form.'),
    errors: fieldErrors(parsed.error.issues, '/query'),
  };
};

/** A language in a path may be written in any case: it is the same one. */
export const pathParamsOf = (request: Request): Readonly<Record<string, string>> => {
  const { language, ...params } = (request.pathParameters ?? {}) as Readonly<Record<string, string>>;
  return language === undefined ? params : { ...params, language: canonicalLanguage(language) ?? language };
};

const isCreatable = (name: string, value: string): boolean =>
  name === 'language' ? canonicalLanguage(value) === value : slugPattern.test(value);

/** Ids in paths: what cannot be an id cannot exist either; a PUT that would create it names the field instead. */
export const badPathParam = (
  operation: Operation,
  params: Readonly<Record<string, string>>,
): Refusal<'not-found' | 'invalid-input'> | undefined => {
  const bad = Object.entries(params).find(([, value]) => !/^[A-Za-z0-9._-]{1,100}$/.test(value));
  const [name = ''] = /[^{]+(?=\}$)/.exec(pathOf(operation)) ?? [];
  if (methodOf(operation) === 'PUT' && name in params && !isCreatable(name, params[name] ?? ''))
    return bad && bad[0] !== name
      ? refuse('not-found')
      : invalidField(`/path/${name}`, name === 'language' ? 'language' : 'slug');
  return bad && refuse('not-found');
};
