import { Agent, createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something between the functions and an engine that may answer in its place, or not at all. */
export type Reply = { readonly status: number; readonly body: Buffer; readonly headers?: IncomingHttpHeaders };
export type Asked = {
  /** `TransactWriteItems`: the end of `x-amz-target`. */
  readonly operation: string;
  readonly input: () => Readonly<Record<string, unknown>>;
  /** Asks the engine; without an input of one's own what was asked. */
  readonly forward: (input?: object) => Promise<Reply>;
};
/** `drop` cuts the connection, `silence` never answers. */
export type Handle = (asked: Asked) => Promise<Reply | 'drop' | 'silence'>;
export type Proxy = { readonly url: string; readonly stop: () => void };

export const jsonReply = (status: number, body: object): Reply => ({
  status,
  body: Buffer.from(JSON.stringify(body)),
  headers: { 'content-type': 'application/x-amz-json-1.0' },
});

const bytesOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

export const startProxy = async (endpoint: string, handle: Handle): Promise<Proxy> => {
  const agent = new Agent({ keepAlive: true });
  const send = (headers: IncomingHttpHeaders, body: Buffer): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const outgoing = request(endpoint, { method: 'POST', agent, headers });
      outgoing.once('error', reject);
      outgoing.once('response', (answer: IncomingMessage) => {
        bytesOf(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: bytes }),
          reject,
        );
      });
      outgoing.end(body);
    });
  const server = createServer(async (incoming, response) => {
    try {
      const body = await bytesOf(incoming);
      const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers;
      const verdict = await handle({
        operation: String(headers['x-amz-target']).split('.')[1] ?? '',
        input: () => JSON.parse(body.toString('utf8')) as Record<string, unknown>,
        forward: (input) => {
          const bytes = input ? Buffer.from(JSON.stringify(input)) : body;
          return send({ ...headers, 'content-length': String(bytes.length) }, bytes);
        },
      });
      if (verdict === 'silence') return;
      if (verdict === 'drop') return void incoming.socket.destroy();
      const { 'content-length': ____, 'transfer-encoding': _____, ...answered } = verdict.headers ?? {};
      response.writeHead(verdict.status, { ...answered, 'content-length': verdict.body.length }).end(verdict.body);
    } catch {
      incoming.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
};
