import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { bucketHeaders, bucketPreflight, type rulesOf } from './bucket-cors.ts';
import type { Engine } from './dynamo-engine.ts';
import { fauxqsParts, type ObjectStore } from './fauxqs.ts';
import { send } from './gateway.ts';
import type { Reply } from './http-event.ts';
import { wholeFiles } from './object-files.ts';
import { formFault } from './post-policy.ts';
import { requestFault, s3Refusal, type S3Refusal, type S3Request } from './s3-signatures.ts';

/** An object that was stored just now; `by` as S3 names it: `Put`, `Post`. */
export type Stored = { readonly bucket: string; readonly key: string; readonly by: string };
export type ObjectEngine = Engine & {
  readonly store: ObjectStore;
  /** Which pages of other origins a bucket lets in; those of a bucket that is not named here stay outside. */
  readonly cors: Map<string, ReturnType<typeof rulesOf>>;
  /** Is told of each object before its sender is answered. */
  readonly onStored: (told: (stored: Stored) => Promise<void>) => void;
};

/** Of a request, in bytes: the largest upload, and a form around it. */
const mostBody = 32_000_000;

const refusal = ({ status, code, message }: S3Refusal): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message.replaceAll(/[<&]/g, ' ')}</Message></Error>`,
});

/** There is no room, say: whoever asks may try again. */
const unavailable: Reply = (() => {
  const { headers, ...rest } = refusal({ status: 503, code: 'ServiceUnavailable', message: 'Please try again.' });
  return { ...rest, headers: { ...headers, 'retry-after': '5' } };
})();
const [yes, no] = [() => true, () => false];

/** The fields of a form up to its file, and how large that is; what comes after the file is ignored, as S3 does. */
const formOf = async (contentType: string, body: Buffer) => {
  const entries = [...(await new Response(body, { headers: { 'content-type': contentType } }).formData())];
  const at = entries.findIndex(([name]) => name === 'file');
  const file = entries[at]?.[1];
  const fields = entries.slice(0, at < 0 ? undefined : at).map(([name, value]) => [name, String(value)] as const);
  return { fields, size: file instanceof Blob ? file.size : Buffer.byteLength(file ?? '') };
};

const isForm = ({ method, headers }: S3Request): boolean =>
  method === 'POST' && (headers['content-type'] ?? '').startsWith('multipart/form-data');

/** What a signed link wants said of the object. */
const overrides = (query: string): Record<string, string> =>
  Object.fromEntries(
    [...new URLSearchParams(query)]
      .filter(([name]) => name.startsWith('response-'))
      .map(([name, value]) => [name.slice('response-'.length), value]),
  );

const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // What is too much is read and thrown away, so that the sender gets to see the answer.
    if (size <= mostBody) chunks.push(chunk as Buffer);
  }
  return size <= mostBody ? Buffer.concat(chunks) : undefined;
};

/**
 * The S3 API on one machine, in this process, with its objects as files in `<dataDir>/objects`: that of fauxqs, behind
 * the checks that it does not make. Nobody is let in without a signature that holds, as to a private bucket.
 */
export const startObjects = async (dataDir: string): Promise<ObjectEngine> => {
  const { buildApp, SqsStore, SnsStore, S3Store, FileS3Persistence } = await fauxqsParts();
  const store = new S3Store();
  const dir = path.join(dataDir, 'objects');
  const persistence = wholeFiles(dir, (folder) => new FileS3Persistence(folder));
  try {
    persistence.loadS3(store);
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`${dir} is damaged (${reason}): restore the folder from a copy, or move it away.`, {
      cause: error,
    });
  }
  Object.assign(store, { persistence });
  const app = buildApp({
    logger: false,
    stores: { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: store },
  });
  // Its own limit is below that of S3, and of Valsam.
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBody }, (_request, body, done) => done(null, body));
  const cors: ObjectEngine['cors'] = new Map();
  let told = async (_stored: Stored): Promise<void> => {};

  const answer = async (request: S3Request, body: Buffer): Promise<Reply> => {
    const [, bucket = '', ...rest] = decodeURIComponent(request.path).split('/');
    const rules = cors.get(bucket) ?? [];
    if (request.method === 'OPTIONS')
      return (
        bucketPreflight(rules, request.headers) ??
        refusal(s3Refusal(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.'))
      );
    const form = isForm(request) ? await formOf(request.headers['content-type'] ?? '', body) : undefined;
    const fault = form ? formFault({ bucket, ...form }, Date.now()) : requestFault(request, Date.now());
    if (fault) return refusal(fault);
    const { statusCode, headers, rawPayload } = await app.inject({
      method: request.method as 'GET',
      url: request.query === '' ? request.path : `${request.path}?${request.query}`,
      headers: request.headers,
      payload: body,
    });
    if (statusCode >= 500) return unavailable;
    if (statusCode < 300 && (form || request.method === 'PUT')) {
      const key = form ? form.fields.find(([name]) => name === 'key')?.[1] : rest.join('/');
      // What is stored and nobody was told of is stored again by whoever sends it again.
      const isTold = key ? await told({ bucket, key, by: form ? 'Post' : 'Put' }).then(yes, no) : true;
      if (!isTold) return unavailable;
    }
    const own = Object.entries(headers).filter(([name]) => !['connection', 'content-length'].includes(name));
    const plain = Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
    const shared = bucketHeaders(rules, request.method, request.headers);
    return { status: statusCode, headers: { ...plain, ...overrides(request.query), ...shared }, body: rawPayload };
  };
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    const [wanted = '/', query = ''] = url.split('?', 2);
    const headers = Object.fromEntries(
      Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(',')]),
    );
    const reply = async (): Promise<Reply> => {
      const body = await bodyOf(request);
      if (!body) return refusal(s3Refusal(400, 'EntityTooLarge', 'Your proposed upload is too large.'));
      return answer({ method, path: wanted, query, headers }, body);
    };
    void reply()
      .catch(() => refusal(s3Refusal(400, 'InvalidRequest', 'The request cannot be read.')))
      .then((made) => send(request, response, made));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await app.close();
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    store,
    cors,
    onStored: (listener) => {
      told = listener;
    },
    stop: close,
    crash: close,
    ended: new Promise(() => {}),
  };
};
