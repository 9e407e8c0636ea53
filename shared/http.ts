import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import { actorOf, type Identity, isIn } from './actor.ts';
import { type Contract, methodOf, type Operation } from './contract.ts';
import type { Caller, Done } from './execute.ts';
import { fieldError } from './fields.ts';
import type { Asked, Handler, Handlers, Input, Path, Raw } from './handler.ts';
import { answerKept, idempotencyOf } from './idempotency.ts';
import {
  badPathParam,
  checkBody,
  idempotencyKeyOf,
  ifMatchOf,
  jsonBody,
  languageOf,
  originOf,
  pathParamsOf,
  queryOf,
} from './input.ts';
import { log } from './log.ts';
import { isRefusal, type Language, problems, type Refusal, refuse } from './problems.ts';
import { metered } from './meter.ts';
import { isOutage } from './outcome.ts';
import { fetchFirst, fetching, readAll } from './fetching.ts';
import { inOrder } from './reads.ts';

export type { Handler, Handlers, Input, Raw } from './handler.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Response = APIGatewayProxyStructuredResultV2;

export const scope = 'valsam/api';

/** API Gateway hands every claim over as a string, an array as `[a b]`. */
const words = (claim: unknown): readonly string[] =>
  typeof claim === 'string'
    ? claim
        .replace(/^\[|\]$/g, '')
        .split(/[ ,]+/)
        .filter(Boolean)
    : [];

/** The authorizer has verified signature, issuer, client and expiry; it cannot tell an ID token from an access token. */
const identityOf = (event: Event): Identity | undefined => {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  if (!claims || claims.token_use !== 'access' || typeof claims.sub !== 'string') return undefined;
  return words(claims.scope).includes(scope)
    ? { subject: claims.sub, groups: words(claims['cognito:groups']) }
    : undefined;
};

/** RFC 9457. A refusal's field errors were made in the default language by the rules, so they are worded anew here. */
export const toProblem = (refusal: Refusal, language: Language, instance: string): Response => {
  const { status, title } = problems[refusal.refused];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': '1' }),
      ...(status === 401 && { 'www-authenticate': `Bearer scope="${scope}"` }),
    },
    body: JSON.stringify({
      type: `/docs#${refusal.refused}`,
      title: title[language],
      status,
      detail: refusal.detail[language],
      instance,
      code: refusal.refused,
      ...refusal.more,
      ...(refusal.errors && {
        errors: refusal.errors.map(({ pointer, code }) => fieldError(pointer, code, language)),
      }),
    }),
  };
};

const toResponse = (answer: Done<unknown> | Raw): Response => {
  if ('raw' in answer) {
    const binary = typeof answer.raw !== 'string';
    return {
      statusCode: answer.status,
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...answer.headers },
      body: binary ? Buffer.from(answer.raw).toString('base64') : answer.raw,
      isBase64Encoded: binary,
    };
  }
  return {
    statusCode: answer.status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(answer.location && { location: answer.location }),
      ...(answer.version !== undefined && { etag: `"${answer.version}"` }),
      ...(answer.replayed && { 'idempotency-replayed': 'true' }),
    },
    body: JSON.stringify(answer.body),
  };
};

/** What of a request the contract judges: 415, 413, 400, 422. */
const askedOf = (
  operation: Operation,
  event: Event,
  identity: Identity,
  params: Path<Operation>,
  bad: Refusal<'not-found' | 'invalid-input'> | undefined,
  language: Language,
) => {
  const parsed = jsonBody(operation, event);
  if (isRefusal(parsed)) return parsed;
  const method = methodOf(operation);
  const ifMatch = method === 'GET' ? undefined : ifMatchOf(event.headers['if-match']);
  if (isRefusal(ifMatch)) return ifMatch;
  const key = method === 'POST' ? idempotencyKeyOf(event.headers['idempotency-key']) : undefined;
  if (isRefusal(key)) return key;
  const query = queryOf(operation, event, language);
  if (isRefusal(query)) return query;
  if (bad) return bad;
  const checked = operation.body ? checkBody(operation.body, parsed, language) : { body: undefined };
  if (isRefusal(checked)) return checked;
  const path = event.rawPath;
  const asked: Asked<Operation> = {
    params,
    query: query.query,
    body: checked.body as undefined,
    language,
    identity,
    path,
    origin: originOf(event),
  };
  const idempotency =
    key === undefined
      ? undefined
      : idempotencyOf({ subject: identity.subject, method, path, key }, { query: query.query, body: parsed });
  return { asked, ...(ifMatch !== undefined && { ifMatch }), ...(idempotency && { idempotency }) };
};

/**
 * Judges one request in the promised order: 401, 404, 403, 415, 413, 400, 422, 403 (by body), replay, then the rules.
 * All that path, token and body tell is fetched in one round trip; so a fault of the body is found first and kept back
 * until it is its turn, and only a body without fault is read by.
 */
const judge = async (operation: Operation, handler: Handler<Operation>, event: Event, language: Language) => {
  const identity = identityOf(event);
  if (!identity) return refuse('unauthorized');
  const params = pathParamsOf(event) as Path<Operation>;
  const bad = badPathParam(operation, params, language);
  if (bad?.refused === 'not-found') return bad;
  const sound = askedOf(operation, event, identity, params, bad, language);

  const { about, may } = handler;
  const [now, fetched] = [new Date().toISOString(), fetching()];
  const membership = actorOf(params.campaign, identity);
  const [subject, facts] = [about?.reads(params, now), may?.reads?.(params, now)];
  await fetchFirst(fetched, [
    inOrder({ membership }),
    ...(subject ? [subject] : []),
    ...(facts ? [facts] : []),
    ...(isRefusal(sound) || !handler.reads ? [] : [handler.reads(sound.asked, now)]),
    ...(isRefusal(sound) || !sound.idempotency || !handler.reads
      ? []
      : [inOrder({ kept: answerKept(sound.idempotency) })]),
  ]);
  const actor = fetched.valueOf(membership);
  if (!actor) return refuse('not-found');
  const found = subject && (await readAll(subject, fetched));
  const target = about
    ? found === undefined
      ? undefined
      : about.target(found, actor, params)
    : await handler.target?.(params, actor);
  if ((about || handler.target) && !target) return refuse('not-found');
  if (!isIn(operation.see, actor, params, target)) return refuse('not-found');
  if (!isIn(operation.act, actor, params, target)) return refuse('not-allowed');
  if (may && !may.holds(actor, facts && (await readAll(facts, fetched)), params, now)) return refuse('not-allowed');
  if (handler.mayAct && !(await handler.mayAct(actor, params))) return refuse('not-allowed');
  if (isRefusal(sound)) return sound;

  const { asked, ...conditions } = sound;
  const caller: Caller = { campaign: params.campaign, actor: actor.person, ...conditions };
  const input: Input<Operation> = { ...asked, actor, caller };
  if (handler.mayDo && !handler.mayDo(input)) return refuse('not-allowed');
  return handler.run(input, { now, fetched });
};

/** What is thrown is a bug or an outage: neither tells the client anything of the inside. */
const guarded = () => ({
  onError: async (request: middy.Request<APIGatewayProxyEventV2, Response>) => {
    const { event, error } = request;
    const outage = isOutage(error);
    log.error(outage ? 'outage' : 'bug', error, { route: event.routeKey, request: event.requestContext.requestId });
    request.response = toProblem(
      refuse(outage ? 'busy' : 'internal-error'),
      languageOf(event.headers['accept-language']),
      event.rawPath,
    );
  },
});

/**
 * The Lambda entry of a capability: one function for all its operations, chosen by API Gateway's `routeKey`.
 * Each request leaves one log line with its route, status, milliseconds and consumed units.
 */
export const serve = <C extends Contract>(contract: C, handlers: Handlers<C>) => {
  const byRoute = new Map<string, readonly [Operation, Handler<Operation>]>(
    Object.entries(contract).map(([name, operation]) => [
      operation.route,
      [operation, handlers[name] as unknown as Handler<Operation>],
    ]),
  );
  return middy<APIGatewayProxyEventV2, Response>()
    .use(guarded())
    .handler(async (event) => {
      const found = byRoute.get(event.routeKey);
      if (!found) throw new Error(`No operation for the route ${event.routeKey}`);
      const [operation, handler] = found;
      const language = languageOf(event.headers['accept-language']);
      const started = performance.now();
      const { result, units } = await metered(() => judge(operation, handler, event as Event, language));
      const response = isRefusal(result)
        ? toProblem(result, language, event.rawPath)
        : toResponse(result as Done<unknown>);
      log.info('request', {
        request: event.requestContext.requestId,
        route: event.routeKey,
        status: response.statusCode,
        ...(isRefusal(result) && { code: result.refused }),
        millis: Math.round((performance.now() - started) * 10) / 10,
        units,
      });
      return response;
    });
};
