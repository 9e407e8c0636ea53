import * as z from 'zod/mini';
import type { ProblemCode } from './problems.ts';

/**
 * An operation is plain data. From it follow the gateway's route, the function that serves it, its place in
 * openapi.json, the strict check of its input and the type of its handler. Pure.
 */
export type Schema<T = unknown> = z.ZodMiniType<T>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may see what an operation is about, and who may do it, in terms of the membership stored in Valsam.
 * `see` failing answers 404 (no hint), `act` failing 403. Rights that depend on the body are judged by `authorize`.
 */
export type Audience =
  | 'anyone' // no token is asked for
  | 'oneself' // whoever has a token, of what is their own in any campaign: the path names none
  | 'admin'
  | 'members' // any membership of the campaign, or its admin
  | 'offices' // staff or head of any office
  | 'offices-or-admin'
  | 'heads' // head of any office
  | 'head-of-path-office' // head of the office that the path names
  | 'path-administrators' // the administrators of the association that the path names, and the campaign's
  | 'path-unit' // any membership of the office, association or unit that the path names
  | 'target-unit' // any membership of the unit that the target belongs to
  | 'offices-or-target-unit' // any office, or the unit that the target belongs to
  | 'offices-or-associations'; // any office or association membership (the list shows one's own)

export type Success = 200 | 201 | 202 | 204 | 302;

export type Operation = {
  readonly route: `${Method} /${string}`;
  readonly summary: string;
  /** One or two sentences for the API page: the rule, with its number. */
  readonly description?: string;
  readonly see: Audience;
  readonly act: Audience;
  /** Who of that audience may do it, in words for the API page, where the handler's `may` narrows it. */
  readonly actors?: string;
  readonly query?: Readonly<Record<string, Schema>>;
  /** A JSON body; absent means that none is needed, and none but `{}` taken. */
  readonly body?: Schema;
  /** Nothing in it is needed. No body at all counts as `{}` everywhere. */
  readonly bodyOptional?: true;
  readonly result: Schema;
  /** Status of success, default 200; a PUT that does not say it creates, too, and then answers 201. 302 redirects. */
  readonly status?: Success;
  /** It confirms what somebody else has proposed: without `If-Match`, which says what was looked at, it is answered 428. */
  readonly needsIfMatch?: true;
  /** Whoever does it has shown just now who they are, by their second factor: an older sign-in is answered 401. */
  readonly needsFresh?: true;
  /** It may also answer 202: what it makes is then still being made, and shown where `Location` leads. */
  readonly later?: { readonly result: Schema; readonly example: unknown };
  /** It may also answer 202: what is asked for then waits in `pending` until somebody confirms it. */
  readonly waits?: true;
  /** It may also answer 204: there is nothing to show. */
  readonly orNothing?: true;
  /** Media types of success where it is not JSON, without parameters: the handler then returns a `Raw`. */
  readonly produces?: string | readonly string[];
  /** What the rules of this operation may refuse with, beside what the edge itself says. */
  readonly refusals: readonly ProblemCode[];
  /**
   * Events of it that decide something: whoever is about to cause one had better be asked again. Of a type whatever it says,
   * or where the field that is named is true.
   */
  readonly decisive?: Readonly<Record<string, true | string>>;
  readonly example?: { readonly body?: unknown; readonly result?: unknown };
};

/** A command that takes no body takes an empty one; what is sent beside it is refused, never dropped without a word. */
const noBody = z.strictObject({});
/** What the body of an operation must be; undefined where none is read. */
export const bodyOf = (operation: Operation): Schema | undefined =>
  operation.body ?? (methodOf(operation) === 'GET' ? undefined : noBody);

export type Contract = Readonly<Record<string, Operation>>;

/** The names in braces of a route. */
export type Params<R extends string> = R extends `${string}{${infer P}}${infer Rest}`
  ? { readonly [K in P]: string } & Params<Rest>
  : unknown;

export type Body<O extends Operation> = O extends { body: infer B extends Schema } ? z.infer<B> : undefined;

export type Query<O extends Operation> = O extends { query: infer Q extends Readonly<Record<string, Schema>> }
  ? { readonly [K in keyof Q]: z.infer<Q[K]> }
  : Record<never, never>;

/** A function that answers requests, as the gateway, the API's description and the tests see it. */
export type Service = {
  /** Of the function and of its bundle. */
  readonly name: string;
  readonly contract: Contract;
  /** What another function serves, and this one weighs with what it shows. */
  readonly weighed?: Contract;
  /** The heading of its operations in the API's description; its name where it does not say otherwise. */
  readonly tag?: string;
  /** What is said below that heading. */
  readonly about?: string;
  /** It signs forms and links of the bucket that this worker checks. */
  readonly signs?: string;
  /** Its libraries are heavy, which is why it is a function of its own: it may start slower than the others. */
  readonly heavy?: true;
  /** Which of the members' APIs its operations are behind, where that is not `members`. */
  readonly api?: 'outreach';
};

export const methodOf = (operation: Operation): Method => operation.route.split(' ')[0] as Method;
export const pathOf = (operation: Operation): string => operation.route.split(' ')[1] as string;
/** An operation that needs no token has no authorizer at the gateway either. */
export const isOpen = (operation: Operation): boolean => operation.see === 'anyone';
/** The part of the API that a machine's scopes speak of: the first word of the heading. */
export const areaOf = ({ name, tag = name }: Pick<Service, 'name' | 'tag'>): string => tag.split('-')[0] as string;

/** The method of its route at the gateway: what is open takes HEAD, too, and says itself which methods it does not take. */
export const routeMethodOf = (operation: Operation): Method | 'ANY' =>
  isOpen(operation) ? 'ANY' : methodOf(operation);

/** Throws when strangers and members would share a function: then the ones could use up what the others need. */
export const isForStrangers = ({ name, contract }: Service): boolean => {
  const open = Object.values(contract).map(isOpen);
  if (new Set(open).size > 1) throw new Error(`${name} serves strangers and members: make it two functions.`);
  return open.includes(true);
};

/** The HTTP APIs: one for strangers; for people with a token one of the campaign itself, and one of what it brings among people. */
export type ApiName = 'members' | 'outreach' | 'open';
export const apiOf = (service: Service): ApiName => (isForStrangers(service) ? 'open' : (service.api ?? 'members'));

/** Whether a PUT makes what is not there: the last name in its path is then chosen by whoever asks. */
export const mayCreate = (operation: Operation): boolean =>
  methodOf(operation) === 'PUT' && operation.status === undefined;

/** What an answer of success may be. */
export const mediaTypesOf = ({ produces = 'application/json' }: Operation): readonly string[] =>
  typeof produces === 'string' ? [produces] : produces;

/** The statuses of success: a PUT may create or change, and what is only tried (`?dryRun=true`) creates nothing. */
export const successesOf = (operation: Operation): readonly Success[] => {
  const status = operation.status ?? 200;
  if (operation.later) return [status, 202];
  if (operation.orNothing) return [status, 204];
  const done = mayCreate(operation) || (status === 201 && operation.query?.dryRun) ? [200, 201] : [status];
  return (operation.waits ? [...done, 202] : done) as readonly Success[];
};
