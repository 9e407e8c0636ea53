import { denied, s3Refusal, type S3Refusal, signatureFault } from './s3-signatures.ts';

/**
 * What S3 demands of an upload by form, and fauxqs does not: that the policy was signed, is in force, and holds.
 * Source: Amazon S3 API Reference, "Creating a POST Policy" and "POST Object".
 */
export type PostedForm = {
  readonly bucket: string;
  /** The fields before `file`, in the order in which they came. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Of the file, in bytes. */
  readonly size: number;
};

type Condition =
  Readonly<Record<string, string>> | readonly [kind: string, first: string | number, second: string | number];
type Policy = { readonly expiration: string; readonly conditions: readonly Condition[] };

const isPolicy = (value: unknown): value is Policy => {
  const { expiration, conditions } = (value ?? {}) as Partial<Policy>;
  return typeof expiration === 'string' && Array.isArray(conditions);
};

const policyOf = (encoded: string): Policy | undefined => {
  try {
    const policy: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    return isPolicy(policy) ? policy : undefined;
  } catch {
    return undefined;
  }
};

/** Fields that no condition needs to name. */
const isFree = (name: string): boolean =>
  ['policy', 'x-amz-signature', 'file'].includes(name) || name.startsWith('x-ignore-');

const unlawful = (what: string): S3Refusal => denied(`Invalid according to Policy: ${what}`);

/** A condition as its kind, what it is about, and what it says. */
const parts = (condition: Condition): readonly [kind: string, name: string, value: string | number, last?: number] => {
  if (Array.isArray(condition)) {
    const [kind, first, second] = condition as readonly [string, string | number, string | number];
    return kind === 'content-length-range'
      ? [kind, '', Number(first), Number(second)]
      : [kind, String(first).replace('$', '').toLowerCase(), second];
  }
  const [name = '', value = ''] = Object.entries(condition)[0] ?? [];
  return ['eq', name.toLowerCase(), value as string];
};

const conditionFault = (
  condition: Condition,
  fields: ReadonlyMap<string, string>,
  size: number,
): S3Refusal | undefined => {
  const [kind, name, value, most = 0] = parts(condition);
  if (kind === 'content-length-range') {
    if (size < Number(value)) return s3Refusal(400, 'EntityTooSmall', 'Your proposed upload is too small.');
    return size > most ? s3Refusal(400, 'EntityTooLarge', 'Your proposed upload is too large.') : undefined;
  }
  const given = fields.get(name) ?? '';
  const holds = kind === 'eq' ? given === value : kind === 'starts-with' && given.startsWith(String(value));
  return holds ? undefined : unlawful(`Policy Condition failed: ${JSON.stringify(condition)}`);
};

/** Why a form is refused; undefined when it may be stored. `now` in milliseconds since 1970. */
export const formFault = ({ bucket, fields, size }: PostedForm, now: number): S3Refusal | undefined => {
  const names = fields.map(([name]) => name.toLowerCase());
  if (new Set(names).size < names.length) return s3Refusal(400, 'InvalidArgument', 'A field is given twice.');
  // The address says into which bucket, whatever the form says.
  const given = new Map([...fields.map(([name, value]) => [name.toLowerCase(), value] as const), ['bucket', bucket]]);
  const encoded = given.get('policy');
  if (encoded === undefined) return denied();
  const fault = signatureFault(given.get('x-amz-credential') ?? '', encoded, given.get('x-amz-signature') ?? '');
  if (fault) return fault;
  const policy = policyOf(encoded);
  if (!policy) return s3Refusal(400, 'InvalidPolicyDocument', 'The policy cannot be read.');
  // An expiration that is no time has expired.
  if (!(now < Date.parse(policy.expiration))) return unlawful('Policy expired.');
  const named = new Set(policy.conditions.map((condition) => parts(condition)[1]));
  const extra = fields.find(([name]) => !isFree(name.toLowerCase()) && !named.has(name.toLowerCase()));
  if (extra) return unlawful(`Extra input fields: ${extra[0]}`);
  for (const condition of policy.conditions) {
    const broken = conditionFault(condition, given, size);
    if (broken) return broken;
  }
  return undefined;
};
