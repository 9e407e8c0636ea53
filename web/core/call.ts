import type { Answer, Ask, Route } from './contract.ts';
import { type Failure, failureOf } from './failure.ts';
import { sentence } from './figures.ts';
import { language } from './language.ts';
import { accessToken, renew } from './session.ts';
import { today } from './stockholm.ts';

/** One request to the API, typed by the route's contract. */
export type Called<T> =
  | { readonly value: T; readonly etag: string | undefined }
  | { readonly unchanged: true }
  | { readonly failure: Failure };
export type Conditions = {
  /** The `ETag` of what was read: 412 if it has changed. */
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
  /** The same request with the same key has one effect. */
  readonly key?: string;
};

const pathOf = (
  route: string,
  ask: { path?: Readonly<Record<string, string>>; query?: Readonly<Record<string, unknown>> },
) => {
  const filled = route
    .slice(route.indexOf(' ') + 1)
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ask.path?.[name] ?? ''));
  const query = Object.entries(ask.query ?? {}).filter(([, value]) => value !== undefined);
  return query.length === 0
    ? filled
    : `${filled}?${new URLSearchParams(query.map(([name, value]) => [name, String(value)]))}`;
};

const send = async (
  route: string,
  ask: object,
  conditions: Conditions,
  token: string | undefined,
): Promise<Response> => {
  const { body } = ask as { readonly body?: unknown };
  return fetch(pathOf(route, ask), {
    method: route.slice(0, route.indexOf(' ')),
    headers: {
      'accept-language': language.value,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(conditions.ifMatch !== undefined && { 'if-match': conditions.ifMatch }),
      ...(conditions.ifNoneMatch !== undefined && { 'if-none-match': conditions.ifNoneMatch }),
      ...(conditions.key !== undefined && { 'idempotency-key': conditions.key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
};

/** The API says days as machines do; people read them as they say them. */
const said = (failure: Failure): Failure => {
  const inWords = (words: string): string => sentence(words, today(), language.value);
  return {
    ...failure,
    detail: inWords(failure.detail),
    errors: failure.errors.map((each) => ({ ...each, detail: inWords(each.detail) })),
  };
};

/** The same, of a route that is known by its name only. */
export const callAny = async (route: string, ask: object, conditions: Conditions = {}): Promise<Called<unknown>> => {
  try {
    let answer = await send(route, ask, conditions, await accessToken());
    // Another tab may have signed out, or the clock was put forward: a token that is refused is asked for once more.
    if (answer.status === 401 && !answer.headers.get('content-type')?.includes('problem'))
      answer = await send(route, ask, conditions, await renew());
    if (answer.status === 304) return { unchanged: true };
    const body: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) return { value: body, etag: answer.headers.get('etag') ?? undefined };
    const seconds = Number(answer.headers.get('retry-after'));
    return { failure: said(failureOf(answer.status, body, language.value, seconds > 0 ? seconds : undefined)) };
  } catch {
    return { failure: failureOf(0, undefined, language.value) };
  }
};

export const call = callAny as <R extends Route>(
  route: R,
  ask: Ask<R>,
  conditions?: Conditions,
) => Promise<Called<Answer<R>>>;
