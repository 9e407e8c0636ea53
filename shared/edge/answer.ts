import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Done } from '../execute.ts';
import { worded } from '../fields.ts';
import { type Language, type ProblemCode, type Refusal } from '../problems.ts';
import { scope } from './identity.ts';

/** What a Lambda answers: JSON, something raw, 304, a redirect, a problem. Pure. */
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

export const jsonResponse = ({ status, body, location, version, replayed }: Done<unknown>): Response => ({
  statusCode: status,
  headers: {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(location && { location }),
    ...(version !== undefined && { etag: `"${version}"` }),
    ...(replayed && { 'idempotency-replayed': 'true' }),
  },
  body: JSON.stringify(body),
});

export const notModified = (headers: Readonly<Record<string, string>>): Response => ({ statusCode: 304, headers });

/** Where it leads may change, and where the reader comes from is nobody's business. */
export const redirect = (location: string): Response => ({
  statusCode: 302,
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
});

/** RFC 9457, in the reader's language. */
export const toProblem = (refusal: Refusal, language: Language, instance: string): Response => {
  const { status, title, refused: code, detail, errors, more } = refusal;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': '1' }),
      ...(status === 401 && { 'www-authenticate': `Bearer scope="${scope}"` }),
    },
    body: JSON.stringify({
      type: `/docs#${code}`,
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

export const problem = (refusal: Refusal, language: Language, instance: string): Reply => ({
  response: toProblem(refusal, language, instance),
  refused: refusal.refused,
});
