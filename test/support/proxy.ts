import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * Something between the functions and an engine that may answer in its place, or not at all. Whole messages pass as the
 * bytes they are: tens of thousands of them are to cost little beside what is tested.
 */
export type Reply = { readonly status: number; readonly body: Buffer };
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

export const jsonReply = (status: number, body: object): Reply => ({ status, body: Buffer.from(JSON.stringify(body)) });

type Message = { readonly head: string; readonly body: Buffer };

/** HTTP/1.1 messages with a `Content-Length`, which is all that the SDK and the engines send. */
const readMessages = (socket: Socket, onMessage: (message: Message) => void): void => {
  let held: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (let end = held.indexOf('\r\n\r\n'); end >= 0; end = held.indexOf('\r\n\r\n')) {
      const head = held.toString('latin1', 0, end);
      const size = end + 4 + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (held.length < size) return;
      const body = held.subarray(end + 4, size);
      held = held.subarray(size);
      onMessage({ head, body });
    }
  });
};

const bytesOf = (head: string, body: Buffer): Buffer => {
  const others = head.split('\r\n').filter((line) => !/^content-length:/i.test(line));
  return Buffer.concat([Buffer.from(`${others.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n`), body]);
};

/** Sends one request at a time over each of as many connections as it takes. */
const exchangeWith = (endpoint: string) => {
  const { hostname, port } = new URL(endpoint);
  const idle: Socket[] = [];
  const waiting = new Map<Socket, { readonly resolve: (reply: Reply) => void; readonly reject: () => void }>();
  const open = (): Socket => {
    const socket = connect(Number(port), hostname).setNoDelay();
    readMessages(socket, ({ head, body }) => {
      idle.push(socket);
      waiting.get(socket)?.resolve({ status: Number(head.split(' ')[1]), body });
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      const at = idle.indexOf(socket);
      if (at >= 0) idle.splice(at, 1);
      waiting.get(socket)?.reject();
      waiting.delete(socket);
    });
    return socket;
  };
  return (head: string, body: Buffer): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const socket = idle.pop() ?? open();
      waiting.set(socket, { resolve, reject: () => reject(new Error('the engine hung up')) });
      socket.write(bytesOf(head, body));
    });
};

export const startProxy = async (endpoint: string, handle: Handle): Promise<Proxy> => {
  const exchange = exchangeWith(endpoint);
  const sockets = new Set<Socket>();
  const answer = async (socket: Socket, { head, body }: Message): Promise<void> => {
    const verdict = await handle({
      operation: /\r\nx-amz-target: *\w+\.(\w+)/i.exec(head)?.[1] ?? '',
      input: () => JSON.parse(body.toString('utf8')) as Record<string, unknown>,
      forward: (input) => exchange(head, input ? Buffer.from(JSON.stringify(input)) : body),
    }).catch(() => 'drop' as const);
    if (verdict === 'drop') socket.destroy();
    else if (verdict !== 'silence')
      socket.write(bytesOf(`HTTP/1.1 ${verdict.status} -\r\nContent-Type: application/x-amz-json-1.0`, verdict.body));
  };
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay());
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    readMessages(socket, (message) => void answer(socket, message));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
