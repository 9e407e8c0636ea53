import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { contentOf, type Response } from '../../shared/edge/answer.ts';
import { takesGzip } from '../../shared/edge/headers.ts';
import { pageIcon } from '../../shared/page-style.ts';
import type { Problems } from '../../shared/problems.ts';
import { media } from './contract.ts';

type Page = { readonly type: string; readonly cache: string; readonly content: Buffer };

/** Where people sign in, and as which client: addresses of the OpenID provider, and the client's id. */
export type SignIn = () => { readonly clientId: string; readonly origins: readonly string[] };

/**
 * Swagger UI sets style attributes from script, hence `unsafe-inline` for styles; scripts only ever come from here. The page
 * asks the OpenID provider for a token, and nobody else.
 */
const policyWith = (signIn: SignIn): string => {
  const origins = new Set(signIn().origins.map((address) => new URL(address).origin));
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${[...origins].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** The `type` of each problem is an address on this page: `https://<host>/docs#insufficient-funds`. */
const listOf = (problems: Problems): string =>
  Object.entries(problems)
    .map(([code, { status, title }]) => `<dt id="${code}"><code>${code}</code> (${status})</dt>\n<dd>${title.en}</dd>`)
    .join('\n');

// Addresses are relative, so that the page also works below a stage or a proxy's path.
const docsHtml = (problems: Problems, clientId: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Valsam API</title>
<link rel="icon" href="${pageIcon}">
<link rel="stylesheet" href="docs/swagger-ui.css">
<link rel="stylesheet" href="docs/tokens.css">
<link rel="stylesheet" href="docs/page.css">
</head>
<body data-client-id="${clientId}" data-scope="valsam/api">
<div id="page"></div>
<noscript><p>This page needs JavaScript. The description itself is <a href="openapi.json">openapi.json</a>.</p></noscript>
<main class="swagger-ui"><section class="wrapper">
<h2>Problems</h2>
<dl>
${listOf(problems)}
</dl>
</section></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

const day = 'public, max-age=86400';
const inUtf8 = (type: string): string => `${type}; charset=utf-8`;

type Source = { readonly type: string; readonly cache: string; readonly text?: () => string; readonly file?: string };

/** Everything there is to read, by its path (without the first slash). */
const sourcesWith = (problems: Problems, signIn: SignIn): Readonly<Record<string, Source>> => ({
  'openapi.json': { type: inUtf8('application/json'), cache: 'no-cache', file: 'openapi.json' },
  docs: { type: inUtf8(media.html), cache: 'no-cache', text: () => docsHtml(problems, signIn().clientId) },
  'docs/start.js': { type: inUtf8(media.script), cache: day, file: 'start.js' },
  'docs/oauth2-redirect.html': { type: inUtf8(media.html), cache: day, file: 'oauth2-redirect.html' },
  'docs/oauth2-redirect.js': { type: inUtf8(media.script), cache: day, file: 'oauth2-redirect.js' },
  'docs/swagger-ui-bundle.js': { type: inUtf8(media.script), cache: day, file: 'swagger-ui-bundle.js' },
  'docs/tokens.css': { type: inUtf8(media.style), cache: day, file: 'tokens.css' },
  'docs/page.css': { type: inUtf8(media.style), cache: day, file: 'page.css' },
  'docs/swagger-ui.css': { type: inUtf8(media.style), cache: day, file: 'swagger-ui.css' },
});

const readPage = async (directory: string, { type, cache, text, file }: Source): Promise<Page> => ({
  type,
  cache,
  content: file === undefined ? Buffer.from(text?.() ?? '') : await readFile(path.join(directory, file)),
});

/**
 * Answers with the page at `pagePath`, compressed where the reader takes that; undefined where there is none. Files are
 * read from `directory` and kept, compressed too: they are part of the deployed bundle and cannot change under it.
 */
export const createPages = (directory: string, problems: Problems, signIn: SignIn) => {
  const sources = sourcesWith(problems, signIn);
  const compressed = new Map<string, Promise<Buffer>>();
  const pages = new Map<string, Promise<Page>>();
  const kept = <V>(cache: Map<string, Promise<V>>, key: string, make: () => Promise<V>): Promise<V> => {
    const value = cache.get(key) ?? make();
    cache.set(key, value);
    return value;
  };
  return async (pagePath: string, acceptEncoding?: string): Promise<Response | undefined> => {
    const source = Object.hasOwn(sources, pagePath) ? sources[pagePath] : undefined;
    if (source === undefined) return undefined;
    const page = await kept(pages, pagePath, () => readPage(directory, source));
    const headers = {
      'content-type': page.type,
      'cache-control': page.cache,
      vary: 'accept-encoding',
      'content-security-policy': policyWith(signIn),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    };
    if (!takesGzip(acceptEncoding)) return { statusCode: 200, headers, ...contentOf(page.content.toString('utf8')) };
    const zipped = await kept(compressed, pagePath, () => promisify(gzip)(page.content));
    return { statusCode: 200, headers: { ...headers, 'content-encoding': 'gzip' }, ...contentOf(zipped) };
  };
};
