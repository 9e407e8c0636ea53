import type * as z from 'zod/mini';
import { type Actor, actorOf, isIn, type Target } from '../actor.ts';
import { type Body, type Contract, methodOf, type Operation, type Params, type Query } from '../contract.ts';
import type { Caller, Done, ExecuteCode } from '../execute.ts';
import { idempotencyOf } from '../idempotency.ts';
import { isRefusal, type Language, type Refusal, refuse } from '../problems.ts';
import { jsonResponse, problem, type Raw, rawResponse, type Reply } from './answer.ts';
import { funnel, type Request, type Routes } from './funnel.ts';
import { idempotencyKeyOf, ifMatchOf, originOf } from './headers.ts';
import { identityOf } from './identity.ts';
import { badPathParam, checkBody, jsonBody, pathParamsOf, queryOf } from './input.ts';

/** What a handler is given: who asks, and input that keeps the contract. */
export type Input<O extends Operation> = {
  readonly actor: Actor;
  readonly params: Params<O['route']> & { readonly campaign: string };
  readonly query: Query<O>;
  readonly body: Body<O>;
  readonly caller: Caller;
  readonly language: Language;
  /** The path asked for, as the client wrote it. */
  readonly path: string;
  /** `https://host`, for what is to be followed from elsewhere. */
  readonly origin: string;
};

/** Refusals that the edge may give for any operation, so that contracts need not list them. */
export type EdgeCode = ExecuteCode | 'not-found' | 'not-allowed' | 'malformed-request' | 'invalid-input';

export type Handler<O extends Operation> = {
  /** What the operation is about; undefined when there is no such thing. Left out where the path's units say it all. */
  readonly target?: (
    params: Params<O['route']> & { readonly campaign: string },
    actor: Actor,
  ) => Promise<Target | undefined>;
  /** A right that is stored elsewhere than in the membership (deputies); judged with the audience. */
  readonly mayAct?: (actor: Actor, params: Params<O['route']> & { readonly campaign: string }) => Promise<boolean>;
  /** A right that depends on the body ("head of that office"). */
  readonly mayDo?: (input: Input<O>) => boolean;
  readonly run: (
    input: Input<O>,
  ) => Promise<Done<z.infer<O['result']>> | Raw | Refusal<O['refusals'][number] | EdgeCode>>;
};
export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> };

/** Judges one request in the promised order: 401, 404, 403, 415, 413, 400, 422, 403 (by body), replay, then the rules. */
const judge = async (operation: Operation, handler: Handler<Operation>, request: Request, language: Language) => {
  const identity = identityOf(request);
  if (!identity) return refuse('unauthorized');
  const params = pathParamsOf(request) as { campaign: string };
  const bad = badPathParam(operation, params, language);
  if (bad?.refused === 'not-found') return bad;
  const actor = await actorOf(params.campaign, identity);
  if (!actor) return refuse('not-found');
  const target = handler.target && (await handler.target(params, actor));
  if (handler.target && !target) return refuse('not-found');
  if (!isIn(operation.see, actor, params, target)) return refuse('not-found');
  if (!isIn(operation.act, actor, params, target)) return refuse('not-allowed');
  if (handler.mayAct && !(await handler.mayAct(actor, params))) return refuse('not-allowed');

  const parsed = jsonBody(operation, request);
  if (isRefusal(parsed)) return parsed;
  const method = methodOf(operation);
  const ifMatch = method === 'GET' ? undefined : ifMatchOf(request.headers['if-match']);
  if (isRefusal(ifMatch)) return ifMatch;
  const key = method === 'POST' ? idempotencyKeyOf(request.headers['idempotency-key']) : undefined;
  if (isRefusal(key)) return key;
  const query = queryOf(operation, request, language);
  if (isRefusal(query)) return query;
  if (bad) return bad;
  const checked = operation.body ? checkBody(operation.body, parsed, language) : { body: undefined };
  if (isRefusal(checked)) return checked;

  const path = request.rawPath;
  const idempotency =
    key === undefined
      ? undefined
      : idempotencyOf({ subject: identity.subject, method, path, key }, { query: query.query, body: parsed });
  const caller: Caller = {
    campaign: params.campaign,
    actor: actor.person,
    ...(ifMatch !== undefined && { ifMatch }),
    ...(idempotency && { idempotency }),
  };
  const input: Input<Operation> = {
    actor,
    params,
    query: query.query,
    body: checked.body as undefined,
    caller,
    language,
    path,
    origin: originOf(request),
  };
  if (handler.mayDo && !handler.mayDo(input)) return refuse('not-allowed');
  return handler.run(input);
};

const replyOf = (answer: Done<unknown> | Raw): Reply => ({
  response: 'raw' in answer ? rawResponse(answer) : jsonResponse(answer),
});

/** The operations of a contract that ask for a token. */
export const signedInRoutes = <C extends Contract>(contract: C, handlers: Handlers<C>): Routes =>
  Object.fromEntries(
    Object.entries(contract).map(([name, operation]) => {
      const handler = handlers[name] as unknown as Handler<Operation>;
      return [
        operation.route,
        async (request, language) => {
          const result = await judge(operation, handler, request, language);
          return isRefusal(result) ? problem(result, language, request.rawPath) : replyOf(result);
        },
      ] satisfies [string, Routes[string]];
    }),
  );

/** The Lambda entry of a capability: one function for all its operations. */
export const serve = <C extends Contract>(contract: C, handlers: Handlers<C>) =>
  funnel(signedInRoutes(contract, handlers));
