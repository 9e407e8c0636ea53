import type * as z from 'zod/mini';
import type { Params } from '../../shared/contract.ts';

/**
 * Every operation that the page asks for, by its route: the API's own contracts, of which nothing but the types gets here.
 * A capability that a screen needs is one line.
 */
type Capability =
  | typeof import('../../functions/agenda/capability.ts')
  | typeof import('../../functions/campaign/capability.ts')
  | typeof import('../../functions/pot/capability.ts')
  | typeof import('../../functions/session/capability.ts');

type Served = Capability['functions'][number];
type ValueOf<T> = T[keyof T];
type Room<R> = R extends (...parts: never[]) => infer C ? C : R;
type Contracts = Served extends infer F
  ? F extends { contract: infer C }
    ? C
    : F extends { rooms: infer R }
      ? Room<ValueOf<R>>
      : never
  : never;
type OperationOf<C> = C extends C ? ValueOf<C> : never;
type Any = OperationOf<Contracts>;

export type Route = Any extends infer O ? (O extends { route: infer R extends string } ? R : never) : never;
type On<R extends Route> = Extract<Any, { route: R }>;
export type Answer<R extends Route> = On<R> extends { result: infer S extends z.ZodMiniType } ? z.output<S> : never;
type BodyOf<O> = O extends { body: infer B extends z.ZodMiniType }
  ? O extends { bodyOptional: true }
    ? { readonly body?: z.input<B> }
    : { readonly body: z.input<B> }
  : { readonly body?: never };
type QueryOf<O> = O extends { query: infer Q extends Readonly<Record<string, z.ZodMiniType>> }
  ? { readonly query?: { readonly [K in keyof Q]?: z.input<Q[K]> } }
  : { readonly query?: never };
type PathOf<R extends string> = R extends `${string}{${string}`
  ? { readonly path: Params<R> }
  : { readonly path?: never };
export type Ask<R extends Route> = PathOf<R> & BodyOf<On<R>> & QueryOf<On<R>>;
