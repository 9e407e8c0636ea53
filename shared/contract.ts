import type * as z from 'zod/mini';
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
  | 'admin'
  | 'members' // any membership of the campaign, or its admin
  | 'offices' // staff or head of any office
  | 'offices-or-admin'
  | 'heads' // head of any office
  | 'head-of-path-office' // head of the office that the path names
  | 'path-unit' // any membership of the office or association that the path names
  | 'target-unit' // any membership of the unit that the target belongs to
  | 'offices-or-target-unit' // any office, or the unit that the target belongs to
  | 'offices-or-associations'; // any office or association membership (the list shows one's own)

export type Success = 200 | 201 | 202 | 302;

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
  /** A JSON body; absent means that a body is neither needed nor read. */
  readonly body?: Schema;
  /** An empty body then counts as `{}`. */
  readonly bodyOptional?: true;
  readonly result: Schema;
  /** Status of success, default 200; a PUT that creates answers 201 regardless. 302 redirects. */
  readonly status?: Success;
  /** It may also answer 202: what it makes is then still being made, and shown where `Location` leads. */
  readonly later?: { readonly result: Schema; readonly example: unknown };
  /** Media type of success where it is not JSON: the handler then returns a `Raw`. */
  readonly produces?: string;
  /** What the rules of this operation may refuse with, beside what the edge itself says. */
  readonly refusals: readonly ProblemCode[];
  readonly example?: { readonly body?: unknown; readonly result?: unknown };
};

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
  /** The heading of its operations in the API's description; its name where it does not say otherwise. */
  readonly tag?: string;
  /** What is said below that heading. */
  readonly about?: string;
  /** Open to anyone, and yet it counts: numbers in partitions whose keys begin so, and nothing else. */
  readonly counts?: string;
  /** It signs forms and links of the bucket. */
  readonly signs?: true;
  /** Its libraries are heavy, which is why it is a function of its own: it may start slower than the others. */
  readonly heavy?: true;
  /** Open, and to be found beside the members' operations, too: it tells of these. */
  readonly behindBoth?: true;
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

/** The statuses of success: a PUT may create or change, and what is only tried (`?dryRun=true`) creates nothing. */
export const successesOf = (operation: Operation): readonly Success[] => {
  const status = operation.status ?? 200;
  if (operation.later) return [status, 202];
  return methodOf(operation) === 'PUT' || (status === 201 && operation.query?.dryRun) ? [200, 201] : [status];
};
