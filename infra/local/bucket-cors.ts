import { allowing, listed } from './cors.ts';
import type { Reply } from './http-event.ts';
import { refuseOthers } from './template.ts';

/**
 * What a bucket does about pages of other origins.
 * Source: Amazon S3 User Guide, "Using cross-origin resource sharing (CORS)".
 */
export type BucketCors = { readonly CorsRules: readonly Rule[] };
type Rule = {
  readonly AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  /** Seconds. */
  readonly MaxAge?: number;
};
type Headers = Readonly<Record<string, string>>;

/** Throws on rules that the runner would not keep. */
export const rulesOf = (bucket: string, { CorsRules, ...others }: BucketCors): readonly Rule[] => {
  refuseOthers(`the CORS of ${bucket}`, others, []);
  for (const rule of CorsRules) {
    const known = ['AllowedOrigins', 'AllowedMethods', 'AllowedHeaders', 'ExposedHeaders', 'MaxAge'];
    refuseOthers(`the CORS of ${bucket}`, rule, known);
    const patterns = [...rule.AllowedOrigins, ...(rule.AllowedHeaders ?? [])].filter((one) => one !== '*');
    if (patterns.some((one) => one.includes('*'))) throw new Error(`The runner knows no pattern but * (${bucket}).`);
  }
  return CorsRules;
};

const allows = (rule: Rule, origin: string, method: string): boolean =>
  rule.AllowedMethods.includes(method) && allowing(rule.AllowedOrigins, origin) !== undefined;

const headersFor = (rule: Rule, origin: string): Headers => ({
  'access-control-allow-origin': allowing(rule.AllowedOrigins, origin) ?? '',
  ...listed('access-control-allow-methods', rule.AllowedMethods),
  ...listed('access-control-expose-headers', rule.ExposedHeaders),
  ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
});

/** What a browser is told that asks beforehand: undefined where no rule lets the page in. */
export const bucketPreflight = (rules: readonly Rule[], headers: Headers): Reply | undefined => {
  const {
    origin = '',
    'access-control-request-method': method = '',
    'access-control-request-headers': wanted = '',
  } = headers;
  const names = wanted.split(',').flatMap((name) => name.trim().toLowerCase() || []);
  const rule = rules.find(
    ({ AllowedHeaders = [], ...one }) =>
      allows(one, origin, method) &&
      names.every((name) => AllowedHeaders.some((allowed) => allowed === '*' || allowed.toLowerCase() === name)),
  );
  return (
    rule && {
      status: 200,
      headers: { ...headersFor(rule, origin), ...listed('access-control-allow-headers', names) },
      body: '',
    }
  );
};

/** What is added to the answer of a request that a page of that origin made. */
export const bucketHeaders = (rules: readonly Rule[], method: string, { origin }: Headers): Headers => {
  const rule = origin === undefined ? undefined : rules.find((one) => allows(one, origin, method));
  return rule && origin !== undefined ? headersFor(rule, origin) : {};
};
