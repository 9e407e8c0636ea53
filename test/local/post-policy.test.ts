import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formFault } from '../../infra/local/post-policy.ts';

/** What S3 demands of an upload by form, signed here by hand as its documentation says. */
const now = Date.parse('2026-08-01T08:00:00Z');
const credential = 'local/20260801/eu-north-1/s3/aws4_request';
const sign = (policy: string, [, ...scope] = credential.split('/')): string =>
  createHmac(
    'sha256',
    scope.reduce<string | Buffer>((key, part) => createHmac('sha256', key).update(part).digest(), 'AWS4local'),
  )
    .update(policy)
    .digest('hex');

const fields = {
  key: 'incoming/a/b/sv/1',
  'Content-Type': 'application/pdf',
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': credential,
  'X-Amz-Date': '20260801T080000Z',
};
const policy = {
  expiration: '2026-08-01T08:15:00Z',
  conditions: [
    ['content-length-range', 1, 100],
    { bucket: 'files' },
    { 'X-Amz-Algorithm': 'AWS4-HMAC-SHA256' },
    { 'X-Amz-Credential': credential },
    { 'X-Amz-Date': '20260801T080000Z' },
    ['eq', '$Content-Type', 'application/pdf'],
    { key: fields.key },
  ] as readonly unknown[],
};
type Change = {
  readonly policy?: object;
  readonly fields?: Readonly<Record<string, string>>;
  readonly size?: number;
  readonly bucket?: string;
  readonly at?: number;
};
/** The answer to a form that differs in this from one that is let in. */
const said = (change: Change = {}): string => {
  const encoded = Buffer.from(JSON.stringify({ ...policy, ...change.policy })).toString('base64');
  const all = { ...fields, Policy: encoded, 'X-Amz-Signature': sign(encoded), ...change.fields };
  const { bucket = 'files', size = 50, at = now } = change;
  const fault = formFault({ bucket, fields: Object.entries(all), size }, at);
  return fault ? `${fault.status} ${fault.code}: ${fault.message}` : 'let in';
};

describe('a form', () => {
  test.each<[string, Change]>([
    ['as it was signed', {}],
    ['in its last second', { at: now + 899_999 }],
    ['with the smallest file', { size: 1 }],
    ['with the largest file', { size: 100 }],
    ['with names in other letters', { fields: { 'Content-Type': 'application/pdf' } }],
    ['with a field that is to be ignored', { fields: { 'x-ignore-this': 'a' } }],
    [
      'below a prefix that the policy names',
      { policy: { conditions: [...policy.conditions.slice(0, -1), ['starts-with', '$key', 'incoming/']] } },
    ],
  ])('%s is let in', (_what, change) => {
    expect(said(change)).toBe('let in');
  });

  const held = 'Invalid according to Policy: Policy Condition failed: ';
  test.each<[string, Change, string]>([
    ['that has expired', { at: now + 900_000 }, '403 AccessDenied: Invalid according to Policy: Policy expired.'],
    [
      'whose expiration is no time',
      { policy: { expiration: 'soon' } },
      '403 AccessDenied: Invalid according to Policy: Policy expired.',
    ],
    ['with one byte too much', { size: 101 }, '400 EntityTooLarge: Your proposed upload is too large.'],
    ['with nothing', { size: 0 }, '400 EntityTooSmall: Your proposed upload is too small.'],
    ['for another key', { fields: { key: 'files/a' } }, `403 AccessDenied: ${held}{"key":"incoming/a/b/sv/1"}`],
    [
      'of another type',
      { fields: { 'Content-Type': 'text/html' } },
      `403 AccessDenied: ${held}["eq","$Content-Type","application/pdf"]`,
    ],
    ['into another bucket', { bucket: 'other' }, `403 AccessDenied: ${held}{"bucket":"files"}`],
    [
      'with a field that the policy does not name',
      { fields: { acl: 'public-read' } },
      '403 AccessDenied: Invalid according to Policy: Extra input fields: acl',
    ],
    ['with a key twice', { fields: { Key: 'files/a' } }, '400 InvalidArgument: A field is given twice.'],
    [
      'outside of a prefix that the policy names',
      { policy: { conditions: [...policy.conditions.slice(0, -1), ['starts-with', '$key', 'files/']] } },
      `403 AccessDenied: ${held}["starts-with","$key","files/"]`,
    ],
    [
      'with a condition that nobody knows',
      { policy: { conditions: [...policy.conditions, ['ends-with', '$key', '1']] } },
      `403 AccessDenied: ${held}["ends-with","$key","1"]`,
    ],
    [
      'whose policy is no policy',
      { fields: policyOnly('{}') },
      '400 InvalidPolicyDocument: The policy cannot be read.',
    ],
    ['whose policy is no JSON', { fields: policyOnly('{') }, '400 InvalidPolicyDocument: The policy cannot be read.'],
  ])('%s is refused', (_what, change, answer) => {
    expect(said(change)).toBe(answer);
  });

  const mismatch = /^403 SignatureDoesNotMatch/;
  test.each<[string, Change, RegExp]>([
    [
      'with a policy that was changed',
      { fields: { Policy: Buffer.from(JSON.stringify({ ...policy, conditions: [] })).toString('base64') } },
      mismatch,
    ],
    ['with another signature', { fields: { 'X-Amz-Signature': 'a'.repeat(64) } }, mismatch],
    ['with no signature', { fields: { 'X-Amz-Signature': '' } }, mismatch],
    ['signed for another service', { fields: { 'X-Amz-Credential': credential.replace('s3', 'sqs') } }, mismatch],
    ['signed for another day', { fields: { 'X-Amz-Credential': credential.replace('0801', '0802') } }, mismatch],
    [
      'signed by a stranger',
      { fields: { 'X-Amz-Credential': credential.replace('local', 'other') } },
      /^403 InvalidAccessKeyId/,
    ],
  ])('%s is refused', (_what, change, answer) => {
    expect(said(change)).toMatch(answer);
  });

  test('without a policy is refused, as from anybody', () => {
    expect(formFault({ bucket: 'files', fields: [['key', 'a']], size: 1 }, now)).toMatchObject({
      code: 'AccessDenied',
    });
  });
});

/** A policy of any text, signed. */
function policyOnly(plain: string): Record<string, string> {
  const encoded = Buffer.from(plain).toString('base64');
  return { Policy: encoded, 'X-Amz-Signature': sign(encoded) };
}
