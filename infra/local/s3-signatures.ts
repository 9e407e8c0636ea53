import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { localKey } from './names.ts';

/**
 * Signatures as S3 checks them: of a request by its headers, of a link by its query, of a form by its policy.
 * Source: Amazon S3 API Reference, "Authenticating Requests (AWS Signature Version 4)".
 */
export type S3Refusal = { readonly status: number; readonly code: string; readonly message: string };
export const s3Refusal = (status: number, code: string, message: string): S3Refusal => ({ status, code, message });

/** A request as it arrived: path and query as they were sent, names of headers in lower case. */
export type S3Request = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
};

const algorithm = 'AWS4-HMAC-SHA256';
/** How far a signed request's clock may be off, in milliseconds. */
const mostSkew = 15 * 60_000;

export const denied = (message = 'Access Denied') => s3Refusal(403, 'AccessDenied', message);
const mismatch = s3Refusal(
  403,
  'SignatureDoesNotMatch',
  'The request signature we calculated does not match the signature you provided.',
);

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** `20260801T080000Z` in milliseconds since 1970; not a number for anything else. */
export const instantOf = (date: string | undefined): number => {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '') ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

/**
 * What is wrong with a signature of `text`, made by `credential` (`key/day/region/s3/aws4_request`).
 */
export const signatureFault = (credential: string, text: string, signature: string): S3Refusal | undefined => {
  const [id = '', day = '', region = '', service, end] = credential.split('/');
  if (id !== localKey.id) return s3Refusal(403, 'InvalidAccessKeyId', 'The AWS Access Key Id does not exist.');
  if (service !== 's3' || end !== 'aws4_request') return mismatch;
  const key = [day, region, service, end].reduce<string | Buffer>(hmac, `AWS4${localKey.secret}`);
  return same(hmac(key, text).toString('hex'), signature) ? undefined : mismatch;
};

const encoded = (value: string): string =>
  encodeURIComponent(value).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** What is signed of a request. */
const textToSign = (request: S3Request, signed: string, date: string, credential: string, payload: string): string => {
  const query = [...new URLSearchParams(request.query)]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  const headers = signed.split(';').map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`);
  const canonical = [request.method, request.path, query.join('&'), headers.join(''), signed, payload].join('\n');
  const scope = credential.split('/').slice(1).join('/');
  return [algorithm, date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
};

/** What is wrong with a link: a query that holds its own signature, and how long it is valid. */
const linkFault = (request: S3Request, query: URLSearchParams, now: number): S3Refusal | undefined => {
  const of = (name: string): string => query.get(`X-Amz-${name}`) ?? '';
  if (of('Algorithm') !== algorithm) return denied();
  const signed = textToSign(request, of('SignedHeaders'), of('Date'), of('Credential'), 'UNSIGNED-PAYLOAD');
  const fault = signatureFault(of('Credential'), signed, of('Signature'));
  if (fault) return fault;
  return now <= instantOf(of('Date')) + Number(of('Expires')) * 1000 ? undefined : denied('Request has expired');
};

const headerFault = (request: S3Request, authorization: string, now: number): S3Refusal | undefined => {
  const [, credential = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(authorization) ?? [];
  const date = request.headers['x-amz-date'] ?? '';
  const payload = request.headers['x-amz-content-sha256'] ?? '';
  const fault = signatureFault(credential, textToSign(request, signed, date, credential, payload), signature);
  if (fault) return fault;
  const isNear = Math.abs(now - instantOf(date)) <= mostSkew;
  return isNear ? undefined : s3Refusal(403, 'RequestTimeTooSkewed', 'The clocks are too far apart.');
};

/** Why a request is not let in; a bucket of Valsam's lets nobody in without a signature. `now` in milliseconds. */
export const requestFault = (request: S3Request, now: number): S3Refusal | undefined => {
  const query = new URLSearchParams(request.query);
  const { authorization } = request.headers;
  if (query.has('X-Amz-Signature')) {
    if (authorization === undefined) return linkFault(request, query, now);
    return s3Refusal(400, 'InvalidArgument', 'Only one auth mechanism allowed.');
  }
  return authorization === undefined ? denied() : headerFault(request, authorization, now);
};
