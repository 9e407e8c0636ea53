import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { isKnown } from '../../shared/edge/headers.ts';
import { cacheOf, fileAt, mediaTypeOf, webPolicy } from '../../shared/page-files.ts';
import type { Reply } from './http-event.ts';
import type { Program } from './program.ts';
import type { HttpApi } from './routes.ts';

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};
export type WebFiles = (asked: Asked) => Reply | undefined;

type Kept = { readonly content: Buffer; readonly etag: string; packed?: Buffer };

const takes = (encodings: unknown): boolean => /\bbr\b/.test(String(encodings ?? ''));

/**
 * What the front's own files are in the cloud: the page, for whatever no API has. `words` are the first words of the APIs' paths:
 * what is below one is theirs, also where it is nothing. `uploads`: where files are sent to.
 */
export const serveWeb = (folder: string, words: ReadonlySet<string>, uploads: readonly string[] = []): WebFiles => {
  const policy = webPolicy(uploads);
  const files = new Map<string, Kept>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"`;
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, { content, etag });
  }
  return ({ method, path: asked, headers }) => {
    if (!['GET', 'HEAD'].includes(method) || words.has(asked.split('/')[1] ?? '')) return undefined;
    const name = fileAt(asked);
    const found = files.get(name);
    if (!found) return undefined;
    const isPacked = takes(headers['accept-encoding']) && /\.(html|js|css|svg|webmanifest)$/.test(name);
    const sent = {
      etag: found.etag,
      'cache-control': cacheOf(name),
      vary: 'accept-encoding',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    };
    if (isKnown(found.etag, String(headers['if-none-match'] ?? ''))) return { status: 304, headers: sent, body: '' };
    const packed = isPacked ? (found.packed ??= packedOf(found.content)) : undefined;
    return {
      status: 200,
      headers: { ...sent, 'content-type': mediaTypeOf(name), ...(isPacked && { 'content-encoding': 'br' }) },
      body: packed ?? found.content,
    };
  };
};

const packedOf = (content: Buffer): Buffer =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });

/** The page of a program, for what none of these APIs has; undefined where the program has none. */
export const pageIn = (
  { web }: Program,
  apis: readonly HttpApi[],
  uploads: readonly string[],
): WebFiles | undefined => {
  const words = new Set(apis.flatMap(({ routes }) => routes.map(({ key }) => key.split('/')[1] ?? '')));
  return web === undefined ? undefined : serveWeb(web, words, uploads);
};
