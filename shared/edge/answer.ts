import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Done } from '../execute.ts';
import { worded } from '../field-words.ts';
import { sha256 } from '../ids.ts';
import { type Language, type ProblemCode, type Refusal } from '../problems.ts';
import type { Request } from './funnel.ts';
import { isKnown } from './headers.ts';
import { originOf } from './origin.ts';
import { freshSeconds, scope } from './identity.ts';

/** What a Lambda answers: JSON, something raw, 304, a redirect, a problem. */
export type Response = APIGatewayProxyStructuredResultV2;

/** A response, and what the log line says of it. */
export type Reply = {
  readonly response: Response;
  readonly refused?: ProblemCode;
  /** What went wrong where the response tells nothing of it: a bug or an outage. */
  readonly error?: unknown;
};

/** An answer that is not JSON. */
export type Raw = {
  readonly status: number;
  readonly raw: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
};

/** Bytes travel to the gateway as Base64. */
export const contentOf = (content: string | Uint8Array): Pick<Response, 'body' | 'isBase64Encoded'> =>
  typeof content === 'string'
    ? { body: content }
    : {
        body: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64'),
        isBase64Encoded: true,
      };

export const rawResponse = ({ status, raw, headers }: Raw): Response => ({
  statusCode: status,
  headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers },
  ...contentOf(raw),
});

/**
 * What a content is known by: its digest, since what is shown of a thing can change while the thing does not, and differs
 * by who reads it in which language. Before it the version, where there is one, for `If-Match`.
 */
export const tagOf = (content: string, version?: number): string =>
  `"${version === undefined ? '' : `${version}-`}${sha256(content).slice(0, 32)}"`;

export const jsonResponse = ({ status, body, location, version, replayed }: Done<unknown>): Response => {
  const text = JSON.stringify(body);
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(location && { location }),
      ...(version !== undefined && { etag: tagOf(text, version) }),
      ...(replayed && { 'idempotency-replayed': 'true' }),
    },
    body: text,
  };
};

/** What a reader has already is not sent again. `response` is what it would get: status 200, with a body or an ETag. */
export const unlessKnown = (response: Response, ifNoneMatch: string | undefined): Response => {
  const { etag = tagOf(response.body ?? ''), ...others } = response.headers ?? {};
  if (!isKnown(String(etag), ifNoneMatch)) return { ...response, headers: { ...others, etag } };
  const kept = Object.keys(others).filter((name) => /^(cache-control|vary|access-control-.*)$/.test(name));
  return { statusCode: 304, headers: { etag, ...Object.fromEntries(kept.map((name) => [name, others[name] ?? ''])) } };
};

/** Where it leads may change, and where the reader comes from is nobody's business. */
export const redirect = (location: string): Response => ({
  statusCode: 302,
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
});

/** RFC 9457, in the reader's language. Its type leads to where the API is described, at the address that was asked. */
export const toProblem = (refusal: Refusal, language: Language, instance: string, origin: string): Response => {
  const { status, title, refused: code, detail, errors, retryAfter = status === 503 ? 1 : undefined, more } = refusal;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(code === 'insufficient-scope' && { 'www-authenticate': 'Bearer error="insufficient_scope"' }),
      // RFC 9470: how old a sign-in may be.
      ...(status === 401 && {
        'www-authenticate':
          code === 'sign-in-again'
            ? `Bearer error="insufficient_user_authentication", max_age="${freshSeconds}"`
            : `Bearer scope="${scope}"`,
      }),
    },
    body: JSON.stringify({
      type: `${origin}/docs#${code}`,
      title: title[language],
      status,
      detail: detail[language],
      instance,
      code,
      ...(errors && { errors: worded(errors, language) }),
      ...more,
    }),
  };
};

/** `instance` is the path asked for, unless that is a secret. */
export const problem = (
  refusal: Refusal,
  language: Language,
  request: Request,
  instance: string = request.rawPath,
): Reply => ({
  response: toProblem(refusal, language, instance, originOf(request)),
  refused: refusal.refused,
});
