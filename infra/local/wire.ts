import { region } from './names.ts';

/**
 * AWS's JSON protocol, spoken directly: on the wire the stream's records have the very shape that Lambda hands to
 * functions, which an SDK would have to be talked back into, and the runner starts sooner without loading one.
 */
export type Call = <T>(operation: string, input: object, signal?: AbortSignal) => Promise<T>;

export type WireError = Error & { readonly code: string };

const targets = {
  dynamodb: 'DynamoDB_20120810',
  streams: 'DynamoDBStreams_20120810',
  sqs: 'AmazonSQS',
} as const;

/**
 * A caller of one service at one endpoint. It does not retry. Throws a `WireError` with the service's own code when it
 * refuses, and what `fetch` throws when it cannot be reached.
 */
export const caller = (endpoint: string, service: keyof typeof targets): Call => {
  const signing = service === 'sqs' ? 'sqs' : 'dynamodb';
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    // The engines want to see a signature, and do not check it; the region in it becomes part of the queues' ARNs.
    'x-amz-date': '20260101T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/${signing}/aws4_request, SignedHeaders=host, Signature=0`,
  };
  return async <T>(operation: string, input: object, signal?: AbortSignal): Promise<T> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, 'x-amz-target': `${targets[service]}.${operation}` },
      body: JSON.stringify(input),
      ...(signal && { signal }),
    });
    const answer = (await response.json().catch(() => ({}))) as { __type?: string; message?: string };
    if (response.ok) return answer as T;
    const code = answer.__type?.split('#').at(-1) ?? String(response.status);
    throw Object.assign(new Error(`${operation}: ${answer.message ?? code}`), { code });
  };
};

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
