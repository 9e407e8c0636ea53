import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { methodOf, type Operation, pathOf, type Schema } from './contract.ts';
import { canonicalLanguage, pointerPart, fieldError, fieldErrors, slugPattern } from './fields.ts';
import { type Language, type Refusal, refuse, text } from './problems.ts';

/**
 * Reading what came in, strictly: an unknown field or parameter is refused, never ignored. The order of the checks is
 * the order in which the API promises to answer: 415, 413, 400, 422. Pure.
 */
export type EdgeRefusal = Refusal<'unsupported-media-type' | 'too-large' | 'malformed-request' | 'invalid-input'>;

/** 256 KiB, as deployed: more than any command needs, little enough to parse at once. */
const largestBody = 256 * 1024;

const malformed = (sv: string, en: string): EdgeRefusal => refuse('malformed-request', text(sv, en));

/** `sv` unless the client prefers English over Swedish. Source of the syntax: RFC 9110, 12.5.4. */
export const languageOf = (header: string | undefined): Language => {
  const weight = (language: string): number =>
    Math.max(
      0,
      ...(header ?? '').split(',').flatMap((part) => {
        const [tag = '', ...rest] = part.trim().split(';');
        if (tag.toLowerCase().split('-')[0] !== language) return [];
        const q = rest.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((p) => p !== undefined);
        return [q === undefined ? 1 : Number(q)];
      }),
    );
  return weight('en') > weight('sv') ? 'en' : 'sv';
};

/** `https://host`, as it was asked: the gateway answers under its own names only. */
export const originOf = ({ headers, requestContext }: APIGatewayProxyEventV2): string =>
  `${headers['x-forwarded-proto'] === 'http' ? 'http' : 'https'}://${requestContext.domainName}`;

/** The version in `If-Match: "7"`; undefined without the header. */
export const ifMatchOf = (header: string | undefined): number | undefined | EdgeRefusal => {
  if (header === undefined) return undefined;
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1];
  return version === undefined
    ? malformed('If-Match ska vara "versionen".', 'If-Match must be "the version".')
    : Number(version);
};

/** 1 to 64 visible ASCII characters; undefined without the header. */
export const idempotencyKeyOf = (header: string | undefined): string | undefined | EdgeRefusal => {
  if (header === undefined || /^[\x21-\x7e]{1,64}$/.test(header)) return header;
  return malformed(
    'Idempotency-Key ska vara 1–64 synliga ASCII-tecken.',
    'Idempotency-Key must be 1 to 64 visible ASCII characters.',
  );
};

const rawBody = (event: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');

/** The parsed body, not yet checked against the contract; undefined where the operation takes none. */
export const jsonBody = (operation: Operation, event: APIGatewayProxyEventV2): unknown | EdgeRefusal => {
  if (!operation.body) return undefined;
  const bytes = rawBody(event);
  if (bytes.length === 0 && operation.bodyOptional) return {};
  const mediaType = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return refuse('unsupported-media-type');
  if (bytes.length > largestBody) return refuse('too-large', text('Högst 256 kB.', 'At most 256 kB.'));
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return malformed('Innehållet är inte giltig JSON.', 'The content is not valid JSON.');
  }
};

const invalid = (errors: ReturnType<typeof fieldErrors>): Refusal<'invalid-input'> => ({
  ...refuse('invalid-input'),
  errors,
});

/** A refusal that names one field; for rules that find something wrong with what a field refers to. */
export const invalidField = (pointer: string, code: string, language: Language = 'sv'): Refusal<'invalid-input'> =>
  invalid([fieldError(pointer, code, language)]);

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

export const checkBody = (
  schema: Schema,
  body: unknown,
  language: Language,
): { readonly body: unknown } | EdgeRefusal => {
  const hidden = hiddenKeys(body);
  if (hidden.length > 0) return invalid(hidden.map((at) => fieldError(at, 'unrecognized-keys', language)));
  const parsed = z.safeParse(schema, body);
  return parsed.success ? { body: parsed.data } : invalid(fieldErrors(parsed.error.issues, language));
};

/** Unknown, repeated or badly formed parameters are a malformed request; all are named. */
export const queryOf = (
  operation: Operation,
  event: APIGatewayProxyEventV2,
  language: Language,
): { readonly query: Readonly<Record<string, unknown>> } | EdgeRefusal => {
  const params = new URLSearchParams(event.rawQueryString);
  const names = [...params.keys()];
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined)
    return {
      ...malformed('En parameter står två gånger.', 'A parameter is given twice.'),
      errors: [fieldError(`/query/${repeated}`, 'invalid-format', language)],
    };
  const parsed = z.safeParse(z.strictObject(operation.query ?? {}), Object.fromEntries(params));
  if (parsed.success) return { query: parsed.data };
  return {
    ...malformed('En parameter är okänd eller har fel form.', 'A parameter is unknown or has the wrong form.'),
    errors: fieldErrors(parsed.error.issues, language, '/query'),
  };
};

/** A language in a path may be written in any case: it is the same one. */
export const pathParamsOf = (event: APIGatewayProxyEventV2): Readonly<Record<string, string>> => {
  const { language, ...params } = (event.pathParameters ?? {}) as Readonly<Record<string, string>>;
  return language === undefined ? params : { ...params, language: canonicalLanguage(language) ?? language };
};

const isCreatable = (name: string, value: string): boolean =>
  name === 'language' ? canonicalLanguage(value) === value : slugPattern.test(value);

/** Ids in paths: what cannot be an id cannot exist either; a PUT that would create it names the field instead. */
export const badPathParam = (
  operation: Operation,
  params: Readonly<Record<string, string>>,
  language: Language,
): Refusal<'not-found' | 'invalid-input'> | undefined => {
  const bad = Object.entries(params).find(([, value]) => !/^[A-Za-z0-9._-]{1,100}$/.test(value));
  const [name = ''] = /[^{]+(?=\}$)/.exec(pathOf(operation)) ?? [];
  if (methodOf(operation) === 'PUT' && name in params && !isCreatable(name, params[name] ?? ''))
    return bad && bad[0] !== name
      ? refuse('not-found')
      : invalid([fieldError(`/path/${name}`, name === 'language' ? 'language' : 'slug', language)]);
  return bad && refuse('not-found');
};
