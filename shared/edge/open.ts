import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import * as z from 'zod/mini';
import type { Instant } from '../calendar.ts';
import type { Contract, Operation, Params, Query } from '../contract.ts';
import { checked } from '../fields.ts';
import { canonicalJson, sha256 } from '../ids.ts';
import { isRefusal, type Language, type Refusal, refuse } from '../problems.ts';
import { contentOf, problem, redirect, type Reply, type Response, unlessKnown } from './answer.ts';
import { withAnyMethod } from './any-method.ts';
import { funnel, type Request, type Routes } from './funnel.ts';
import { spokenFor, takesGzip, wishIn } from './headers.ts';
import { originOf } from './origin.ts';
import { addressOf } from './reader.ts';

/**
 * What anyone may read, without a token: pages and feeds. Nothing of a request is believed but the
 * parameters of its contract, and of those only the form that the contract says. Parameters that it does not know are
 * ignored, since readers of feeds and senders of links add their own.
 */
export type Asked<O extends Operation = Operation> = {
  readonly method: 'GET' | 'HEAD';
  readonly params: Params<O['route']>;
  readonly query: Query<O>;
  /** As `lang` of the query, else the header, would have it. */
  readonly language: Language;
  /** The language that the reader would rather have than any other, of what is written in several. */
  readonly wish: string;
  /** `https://host`: the gateway answers under its own names only. */
  readonly origin: string;
  readonly now: Instant;
  readonly headers: Request['headers'];
  /** Where it comes from: reader.ts. */
  readonly address: string;
};

/** Something to read. Whoever has it already is told so (304) before `content` is asked for. */
export type Page = {
  readonly type: string;
  /** Whatever the content follows from, beside the address asked for: equal states are equal contents. */
  readonly state: unknown;
  readonly content: () => Promise<string | Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
};
/** It lies elsewhere. */
export type Redirect = { readonly location: string };

export type OpenHandlers<C extends Contract> = {
  readonly [K in keyof C]: (asked: Asked<C[K]>) => Promise<Page | Redirect | Refusal<C[K]['refusals'][number]>>;
};

const longestQuery = 1_000;

const parametersOf = (operation: Operation, request: Request): unknown | Refusal => {
  if (request.rawQueryString.length > longestQuery) return refuse('malformed-request');
  const known = Object.keys(operation.query ?? {});
  // A form sends the fields that nothing was chosen in, too.
  const given = [...new URLSearchParams(request.rawQueryString)].filter(
    ([name, value]) => known.includes(name) && value !== '',
  );
  if (new Set(given.map(([name]) => name)).size < given.length) return refuse('malformed-request');
  const found = checked(z.object(operation.query ?? {}), Object.fromEntries(given), '/query');
  return 'data' in found ? found.data : { ...refuse('malformed-request'), errors: found.errors };
};

/**
 * What a new version of the code shows may differ though nothing stored does. On one machine this file may hold a part of
 * the code only; there each version has a folder of its own.
 */
const code = sha256(import.meta.filename + readFileSync(import.meta.filename, 'latin1'));

/** Contents by their ETag, what was asked for longest ago first. A process keeps so many bytes of them. */
const mostBytes = 16_000_000;
const kept = new Map<string, Buffer>();
let keptBytes = 0;
const keep = (etag: string, content: Buffer): Buffer => {
  // Two may have made it at the same time.
  keptBytes -= kept.get(etag)?.length ?? 0;
  kept.set(etag, content);
  keptBytes += content.length;
  for (const [oldest, { length }] of kept) {
    if (keptBytes <= mostBytes) break;
    kept.delete(oldest);
    keptBytes -= length;
  }
  return content;
};

const madeContent = async ({ content }: Page, etag: string, zipped: boolean): Promise<Buffer> => {
  const found = kept.get(etag);
  if (found) {
    kept.delete(etag);
    kept.set(etag, found);
    return found;
  }
  const made = Buffer.from(await content());
  return keep(etag, zipped ? await promisify(gzip)(made) : made);
};

/**
 * Whoever is between may keep it for a minute, so that a cancelled event is known within a minute and a crowd costs
 * little; after that it must ask. The ETag is strong, hence another one for what is compressed.
 */
const pageResponse = async (page: Page, asked: Asked, request: Request): Promise<Response> => {
  const { params, query, language, wish, origin } = asked;
  const isText = /^text\/|json|xml/.test(page.type);
  const zipped = isText && takesGzip(request.headers['accept-encoding']);
  const state = [code, request.routeKey, params, query, language, wish, origin, page.state];
  const etag = `"${sha256(canonicalJson(state)).slice(0, 32)}${zipped ? '-gzip' : ''}"`;
  const headers = {
    etag,
    'cache-control': 'public, max-age=60, must-revalidate',
    vary: ['accept-encoding', ...('lang' in query ? [] : ['accept-language'])].join(', '),
  };
  const known = unlessKnown({ statusCode: 200, headers }, request.headers['if-none-match']);
  if (known.statusCode === 304) return known;
  const content = await madeContent(page, etag, zipped);
  return {
    statusCode: 200,
    headers: {
      ...headers,
      ...page.headers,
      'content-type': page.type,
      'content-language': language,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      ...(zipped && { 'content-encoding': 'gzip' }),
    },
    ...contentOf(isText && !zipped ? content.toString('utf8') : content),
  };
};

/** What people see where nothing is; programs are told in the words of the API. */
export type NotFound = (language: Language) => { readonly body: string; readonly headers: Record<string, string> };

const refusalReply = (
  refusal: Refusal,
  language: Language,
  request: Request,
  notFound: NotFound | undefined,
): Reply => {
  const reply = problem(refusal, language, request);
  const vary = { vary: 'accept, accept-language' };
  if (notFound === undefined || refusal.refused !== 'not-found' || !request.headers.accept?.includes('text/html'))
    return { ...reply, response: { ...reply.response, headers: { ...reply.response.headers, ...vary } } };
  const { body, headers } = notFound(language);
  return {
    ...reply,
    response: {
      statusCode: 404,
      headers: { ...headers, 'content-language': language, 'cache-control': 'no-store', ...vary },
      body,
    },
  };
};

/** The operations of a contract that anyone may ask for. */
export const openRoutes = <C extends Contract>(contract: C, handlers: OpenHandlers<C>, notFound?: NotFound): Routes =>
  withAnyMethod(
    Object.fromEntries(
      Object.entries(contract).map(([name, operation]) => {
        const handler = handlers[name] as unknown as (asked: Asked) => Promise<Page | Redirect | Refusal>;
        return [
          operation.route,
          async (request, language) => {
            const query = parametersOf(operation, request);
            if (isRefusal(query)) return refusalReply(query, language, request, notFound);
            const { lang: said } = query as { readonly lang?: string };
            const lang = said === undefined ? language : spokenFor(said);
            const asked: Asked = {
              method: request.requestContext.http.method as Asked['method'],
              params: (request.pathParameters ?? {}) as Asked['params'],
              query: query as Asked['query'],
              language: lang,
              wish: wishIn(request.headers['accept-language'], said) ?? lang,
              origin: originOf(request),
              now: new Date().toISOString(),
              headers: request.headers,
              address: addressOf(request, process.env.EDGE_KEY),
            };
            const result = await handler(asked);
            if (isRefusal(result)) return refusalReply(result, lang, request, notFound);
            return {
              response: 'location' in result ? redirect(result.location) : await pageResponse(result, asked, request),
            };
          },
        ] satisfies [string, Routes[string]];
      }),
    ),
  );

/** The Lambda entry of what anyone may read, without a token. */
export const serveOpen = <C extends Contract>(contract: C, handlers: OpenHandlers<C>, notFound?: NotFound) =>
  funnel(openRoutes(contract, handlers, notFound));
