import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Engine } from './dynamo-engine.ts';
import { send } from './gateway.ts';
import type { Reply } from './http-event.ts';
import { isFull, replaceFile } from './room.ts';

/**
 * SES on this machine, as far as Valsam asks for it: `SendEmail` of API v2, raw or simple. What is sent is kept as a file
 * below the data folder, which only its owner reads, for 30 days; or it is handed to a server of whoever runs this.
 */
export type Mailbox = Engine & {
  /** Newest first. */
  readonly list: () => readonly Kept[];
  readonly clear: () => void;
  /** Nothing is kept: a server elsewhere has it. */
  readonly isForwarding: boolean;
};
export type Kept = { readonly id: string; readonly at: string; readonly raw: Buffer };

/** What is sent, to whom. */
export type Sent = { readonly from: string; readonly to: readonly string[]; readonly raw: Buffer };
export type Forward = (sent: Sent) => Promise<void>;

const keptMillis = 30 * 86_400_000;
const mostBytes = 20_000_000;
const json = (status: number, body: object): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const refused = (status: number, type: string, message: string): Reply => {
  const reply = json(status, { message });
  return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': type } };
};

type Part = { readonly Data?: string };
type SendEmail = {
  readonly FromEmailAddress?: string;
  readonly Destination?: { readonly ToAddresses?: readonly string[] };
  readonly Content?: {
    readonly Raw?: Part;
    readonly Simple?: { readonly Subject?: Part; readonly Body?: { readonly Text?: Part; readonly Html?: Part } };
  };
};

const encoded = (text: string): string => Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
/** What SES makes of its simple form. */
const simple = ({ FromEmailAddress, Destination, Content }: SendEmail): Buffer | undefined => {
  const { Subject, Body = {} } = Content?.Simple ?? {};
  if (Subject?.Data === undefined || (Body.Text?.Data ?? Body.Html?.Data) === undefined) return undefined;
  const boundary = randomUUID();
  const parts = Object.entries({ plain: Body.Text?.Data, html: Body.Html?.Data }).flatMap(([kind, data]) =>
    data === undefined
      ? []
      : [
          `--${boundary}\r\nContent-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded(data)}`,
        ],
  );
  const head = [
    `From: ${FromEmailAddress}`,
    `To: ${(Destination?.ToAddresses ?? []).join(', ')}`,
    `Subject: =?utf-8?B?${Buffer.from(Subject.Data).toString('base64')}?=`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${parts.join('\r\n')}\r\n--${boundary}--\r\n`);
};

const read = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= mostBytes) chunks.push(chunk as Buffer);
  }
  return size > mostBytes ? undefined : Buffer.concat(chunks).toString('utf8');
};

const parsed = (body: string): SendEmail => {
  try {
    return JSON.parse(body) as SendEmail;
  } catch {
    return {};
  }
};

const sentIn = (asked: SendEmail): Sent | undefined => {
  const { FromEmailAddress: from, Destination, Content } = asked;
  const raw = Content?.Raw?.Data === undefined ? simple(asked) : Buffer.from(Content.Raw.Data, 'base64');
  const to = Destination?.ToAddresses ?? [];
  return from !== undefined && raw && to.length > 0 ? { from, to, raw } : undefined;
};

/** Their names sort by time. */
const nameOf = (now: number): string => `${now.toString().padStart(15, '0')}-${randomUUID()}.eml`;
const isLetter = (name: string): boolean => /^\d{15}-[0-9a-f-]{36}\.eml$/.test(name);

const openFolder = (dir: string) => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const names = (): readonly string[] => readdirSync(dir).filter(isLetter).sort().reverse();
  const at = (name: string): number => Number(name.slice(0, 15));
  const forget = (): void => {
    for (const name of names()) if (at(name) < Date.now() - keptMillis) rmSync(path.join(dir, name), { force: true });
  };
  forget();
  return {
    keep: (raw: Buffer): string => {
      forget();
      const name = nameOf(Date.now());
      replaceFile(path.join(dir, name), raw);
      return name.slice(0, -'.eml'.length);
    },
    list: (): readonly Kept[] =>
      names()
        .filter((name) => statSync(path.join(dir, name), { throwIfNoEntry: false }))
        .map((name) => ({
          id: name.slice(0, -'.eml'.length),
          at: new Date(at(name)).toISOString(),
          raw: readFileSync(path.join(dir, name)),
        })),
    clear: (): void => {
      for (const name of names()) rmSync(path.join(dir, name), { force: true });
    },
  };
};

/** Listens on loopback only, on any free port; `forward` takes what would be kept. */
export const startMailbox = async (dataDir: string, forward?: Forward): Promise<Mailbox> => {
  const folder = openFolder(path.join(dataDir, 'mail'));
  const take = async (request: IncomingMessage): Promise<Reply> => {
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails')
      return refused(404, 'NotFoundException', 'There is no such operation here.');
    const body = await read(request);
    const sent = body === undefined ? undefined : sentIn(parsed(body));
    if (!sent) return refused(400, 'BadRequestException', 'From, to and content are needed.');
    try {
      if (!forward) return json(200, { MessageId: folder.keep(sent.raw) });
      await forward(sent);
      return json(200, { MessageId: randomUUID() });
    } catch (error) {
      return isFull(error)
        ? refused(503, 'ServiceUnavailableException', 'There is no room.')
        : refused(503, 'ServiceUnavailableException', 'The server for mail cannot be reached.');
    }
  };
  const server = createServer((request, response) => {
    void take(request)
      .catch(() => refused(500, 'InternalServiceErrorException', 'It went wrong.'))
      .then((reply) => send(request, response, reply));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ended: new Promise(() => {}),
    stop,
    crash: stop,
    list: folder.list,
    clear: folder.clear,
    isForwarding: forward !== undefined,
  };
};
