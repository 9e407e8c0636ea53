import { actorOf, type Identity, oneself } from '../actor.ts';
import type { Namer } from '../calling.ts';
import { bodyOf, type Contract, methodOf, type Operation } from '../contract.ts';
import type { Caller, Done } from '../execute.ts';
import { fetchFirst, fetching } from '../fetching.ts';
import type { Asked, Handler, Handlers, Input, Path } from '../handler.ts';
import { answerKept, idempotencyOf } from '../idempotency.ts';
import { newId } from '../ids.ts';
import { inOrderOf } from '../key-order.ts';
import { isRefusal, type Language, type Refusal, refuse, text } from '../problems.ts';
import { given, inOrder } from '../reads.ts';
import { withoutRight } from '../rights.ts';
import type { Weighing } from '../shown-commands.ts';
import { jsonResponse, problem, type Raw, rawResponse, type Reply } from './answer.ts';
import { funnel, type Request, type Routes } from './funnel.ts';
import { idempotencyKeyOf, ifMatchOf, unseen } from './headers.ts';
import { isFresh, isLetInto, scopeFor, tokenOf } from './identity.ts';
import { originOf } from './origin.ts';
import { tooOften } from './throttle.ts';
import { badPathParam, checkBody, jsonBody, pathParamsOf, queryOf } from './input.ts';

export type { EdgeCode, Handler, Handlers, Input } from '../handler.ts';

/** A request that keeps the contract, and the conditions that its headers set. */
type Sound = Omit<Caller, 'campaign' | 'actor'> & { readonly asked: Asked<Operation> };

/** What of a request the contract judges: 415, 413, 400, 428, then what is wrong with its path, then 422. */
const soundOf = (
  operation: Operation,
  request: Request,
  identity: Identity,
  params: Path<Operation>,
  bad: Refusal<'not-found' | 'invalid-input'> | undefined,
  language: Language,
): Sound | Refusal => {
  const parsed = jsonBody(operation, request);
  if (isRefusal(parsed)) return parsed;
  const method = methodOf(operation);
  const ifMatch = method === 'GET' ? undefined : ifMatchOf(request.headers['if-match']);
  if (isRefusal(ifMatch)) return ifMatch;
  if (operation.needsIfMatch && ifMatch === undefined) return unseen();
  const key = method === 'POST' ? idempotencyKeyOf(request.headers['idempotency-key']) : undefined;
  if (isRefusal(key)) return key;
  const query = queryOf(operation, request);
  if (isRefusal(query)) return query;
  if (bad) return bad;
  const schema = bodyOf(operation);
  const checked = schema ? checkBody(schema, parsed) : { body: undefined };
  if (isRefusal(checked)) return checked;

  const path = request.rawPath;
  const asked: Asked<Operation> = {
    params,
    query: query.query,
    body: (operation.body ? checked.body : undefined) as undefined,
    language,
    identity,
    ifNoneMatch: request.headers['if-none-match'],
    path,
    origin: originOf(request),
    newId: newId(),
  };
  const input = { query: query.query, body: parsed };
  const isTrial = query.query.dryRun === 'true';
  return {
    asked,
    ...(ifMatch !== undefined && { ifMatch }),
    ...(isTrial && { isTrial }),
    // What is only tried has no effect that a key could keep from happening twice.
    ...(!isTrial &&
      key !== undefined && { idempotency: idempotencyOf({ subject: identity.subject, method, path, key }, input) }),
  };
};

/** Of one operation: what serves it, and what says beside what it shows which commands there are. */
type Serving = {
  readonly area: string;
  readonly name: string;
  readonly operation: Operation;
  readonly handler: Handler<Operation>;
  readonly weighing: Weighing | undefined;
};

/**
 * Judges one request in the promised order: 401, 403 (by the token's scopes), 429, 404, 403, 401 (a sign-in that is too old), 415, 413, 400, 428, 422, 403 (by body), replay, then the rules.
 * All that token, path and body tell is fetched in one round trip. So a fault of the body is found first and kept back
 * until it is its turn, and a body with a fault is not read by.
 */
const judge = async ({ area, name, operation, handler, weighing }: Serving, request: Request, language: Language) => {
  const token = tokenOf(request);
  if (!token) return refuse('unauthorized');
  const scope = scopeFor(area, methodOf(operation));
  if (!isLetInto(token, scope)) return refuse('insufficient-scope', text(`${scope} behövs.`, `${scope} is needed.`));
  const often = tooOften(token, methodOf(operation));
  if (often) return often;
  const { identity } = token;
  const params = pathParamsOf(request) as Path<Operation>;
  const bad = badPathParam(operation, params);
  if (bad?.refused === 'not-found') return bad;
  const sound = soundOf(operation, request, identity, params, bad, language);

  const { about, may } = handler;
  const [now, fetched] = [new Date().toISOString(), fetching()];
  const membership = operation.see === 'oneself' ? given(oneself(identity)) : actorOf(params.campaign, identity);
  const [subject, facts] = [about?.reads(params, now), may?.reads?.(params, now)];
  const wanted = isRefusal(sound) ? undefined : handler.reads?.(sound.asked, now);
  const keyed = wanted && !isRefusal(sound) ? sound.idempotency : undefined;
  const kept = keyed && !about?.journal && answerKept(keyed);
  await fetchFirst(fetched, [
    inOrder({ membership }),
    ...[subject, facts, wanted].filter((reads) => reads !== undefined),
    ...(kept ? [inOrder({ kept })] : []),
  ]);
  const actor = fetched.valueOf(membership);
  if (!actor) return refuse('not-found');
  const unheld = await withoutRight({ operation, handler, actor, params, now }, fetched);
  if (unheld) return unheld;
  if (operation.needsFresh && !isFresh(token, now)) return refuse('sign-in-again');
  if (isRefusal(sound)) return sound;

  const { asked, ...conditions } = sound;
  const caller: Caller = { campaign: params.campaign, actor: actor.person, ...conditions };
  const input: Input<Operation> = { ...asked, actor, caller };
  if (handler.mayDo && !handler.mayDo(input)) return refuse('not-allowed');
  const begun = { now, fetched };
  const answered = await handler.run(input, begun);
  if (!weighing || isRefusal(answered) || 'raw' in answered) return answered;
  return { ...answered, body: await weighing(name, input, answered.body as object, begun) };
};

const replyOf = ({ result }: Operation, answer: Done<unknown> | Raw): Reply => ({
  response: 'raw' in answer ? rawResponse(answer) : jsonResponse({ ...answer, body: inOrderOf(result, answer.body) }),
});

/**
 * The operations of a contract that ask for a token: `area` is what a machine's scopes call them by. `named` puts
 * names into refusals, where these have any; `weighing` says with what is shown which commands there are (weighing.ts).
 */
export const signedInRoutes = <C extends Contract>(
  area: string,
  contract: C,
  handlers: Handlers<C>,
  named: Namer = async (_campaign, refusal) => refusal,
  weighing?: Weighing,
): Routes =>
  Object.fromEntries(
    Object.entries(contract).map(([name, operation]) => {
      const handler = handlers[name] as unknown as Handler<Operation>;
      return [
        operation.route,
        async (request, language) => {
          const result = await judge({ area, name, operation, handler, weighing }, request, language);
          if (!isRefusal(result)) return replyOf(operation, result);
          const campaign = request.pathParameters?.campaign ?? '';
          return problem(await named(campaign, result, language), language, request);
        },
      ] satisfies [string, Routes[string]];
    }),
  );

/** The Lambda entry of a capability: one function for all its operations. */
export const serve = <C extends Contract>(
  area: string,
  contract: C,
  handlers: Handlers<C>,
  named?: Namer,
  weighing?: Weighing,
) => funnel(signedInRoutes(area, contract, handlers, named, weighing));
