import { isUtf8 } from 'node:buffer';
import * as z from 'zod/mini';
import { bodyOf, mayCreate, type Operation, pathOf, type Schema } from '../contract.ts';
import { fault, fieldError, tooBig } from '../field-words.ts';
import { canonicalLanguage, checked, mostErrors, pointerPart, slugPattern } from '../fields.ts';
import { invalidField, invalidFields } from '../invalid-input.ts';
import { type FieldError, type Refusal, refuse, text } from '../problems.ts';
import { mostFields } from '../resources.ts';
import type { Request } from './funnel.ts';
import { strictJson } from './json.ts';

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
  if (!bodyOf(operation)) return undefined;
  const bytes = rawBody(request);
  // No body is as good as `{}`: where something is needed, each field that is missing is named.
  if (bytes.length === 0) return {};
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return refuse('unsupported-media-type');
  if (bytes.length > largestBody) return refuse('too-large', text('Högst 256 kB.', 'At most 256 kB.'));
  if (!isUtf8(bytes)) return malformed('Innehållet är inte UTF-8.', 'The content is not UTF-8.');
  const read = strictJson(new TextDecoder().decode(bytes), mostErrors);
  if ('value' in read) return read.value;
  if ('malformed' in read)
    return read.malformed === 'json'
      ? malformed('Innehållet är inte giltig JSON.', 'The content is not valid JSON.')
      : malformed('Innehållet har för många nivåer.', 'The content has too many levels.');
  return {
    ...malformed('Ett fält står två gånger.', 'A field is given twice.'),
    errors: read.twice.map((at) => fieldError(at, 'twice')),
  };
};

/**
 * What no contract has, whichever it is, found before a schema looks: an object with more fields than any, and a key
 * `__proto__`, which a schema of free keys would drop without a word. Deeper than any schema is not looked.
 */
const beyondAny = (value: unknown, at = '', levels = 8): readonly FieldError[] => {
  if (typeof value !== 'object' || value === null || levels === 0) return [];
  const fields = Object.entries(value);
  if (!Array.isArray(value) && fields.length > mostFields) return [fieldError(at, tooBig(mostFields, 'record'))];
  return fields.flatMap(([key, inner]) =>
    key === '__proto__'
      ? [fieldError(`${at}/${key}`, 'unrecognized-keys')]
      : beyondAny(inner, `${at}/${pointerPart(key)}`, levels - 1),
  );
};

export const checkBody = (schema: Schema, body: unknown): { readonly body: unknown } | EdgeRefusal => {
  const beyond = beyondAny(body);
  if (beyond.length > 0) return invalidFields(beyond);
  const found = checked(schema, body);
  return 'data' in found ? { body: found.data } : invalidFields(found.errors);
};

/** Unknown, repeated or badly formed parameters are a malformed request; all are named. */
export const queryOf = (
  operation: Operation,
  request: Request,
): { readonly query: Readonly<Record<string, unknown>> } | EdgeRefusal => {
  const params = new URLSearchParams(request.rawQueryString);
  const names = [...params.keys()];
  const seen = new Set<string>();
  const repeated = names.find((name) => seen.size === seen.add(name).size);
  if (repeated !== undefined)
    return {
      ...malformed('En parameter står två gånger.', 'A parameter is given twice.'),
      errors: [fieldError(`/query/${pointerPart(repeated)}`, { ...fault('twice'), code: 'invalid-format' })],
    };
  const found = checked(z.strictObject(operation.query ?? {}), Object.fromEntries(params), '/query');
  if ('data' in found) return { query: found.data };
  return {
    ...malformed('En parameter är okänd eller har fel form.', 'A parameter is unknown or has the wrong form.'),
    errors: found.errors,
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
  if (mayCreate(operation) && name in params && !isCreatable(name, params[name] ?? ''))
    return bad && bad[0] !== name
      ? refuse('not-found')
      : invalidField(`/path/${name}`, name === 'language' ? 'language' : 'slug');
  return bad && refuse('not-found');
};
