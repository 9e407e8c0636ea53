import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { env } from './env.ts';

/**
 * One call of a service of AWS that speaks JSON. Where a function asks for one operation alone, a client of the SDK for it
 * would be larger than the function.
 */
export type SignedCall = {
  readonly service: string;
  /** As it stands in `X-Amz-Target`. */
  readonly target: string;
  /** Where it is, unless it is AWS' own address. */
  readonly endpoint: string | undefined;
  readonly body: object;
};

/** @throws when no answer comes within ten seconds. */
export const signedCall = async ({ service, target, endpoint, body: content }: SignedCall): Promise<Response> => {
  const region = env('AWS_REGION');
  const url = new URL(endpoint ?? `https://${service}.${region}.amazonaws.com/`);
  const body = JSON.stringify(content);
  const { AWS_SESSION_TOKEN: sessionToken } = process.env;
  const signer = new SignatureV4({
    service,
    region,
    sha256: Sha256,
    credentials: {
      accessKeyId: env('AWS_ACCESS_KEY_ID'),
      secretAccessKey: env('AWS_SECRET_ACCESS_KEY'),
      ...(sessionToken && { sessionToken }),
    },
  });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: {},
    headers: { host: url.host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body,
  });
  return fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
};

/** What such a service calls an error. */
export const errorIn = async (answer: Response): Promise<string> => {
  const { __type = '' } = (await answer.json().catch(() => ({}))) as { readonly __type?: string };
  return __type.split('#').at(-1) || String(answer.status);
};
