import type * as z from 'zod/mini';
import type { Params } from '../../shared/contract.ts';

/**
 * Every operation that the page asks for, by its route: the API's own contracts, of which nothing but the types gets here.
 * A capability that a screen needs is one line.
 */
type Capability =
  | typeof import('../../functions/agenda/capability.ts')
  | typeof import('../../functions/assets/capability.ts')
  | typeof import('../../functions/campaign/capability.ts')
  | typeof import('../../functions/channels/capability.ts')
  | typeof import('../../functions/gatherings/capability.ts')
  | typeof import('../../functions/materials/capability.ts')
  | typeof import('../../functions/letters/capability.ts')
  | typeof import('../../functions/notifications/capability.ts')
  | typeof import('../../functions/pot/capability.ts')
  | typeof import('../../functions/session/capability.ts')
  | typeof import('../../functions/staff/capability.ts')
  | typeof import('../../functions/timeline/capability.ts');

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
/** By route, so that what is asked of one looks at no other. */
type ByRoute = { readonly [O in Any as O extends { route: infer R extends string } ? R : never]: O };

export type Route = keyof ByRoute;
type ResultOf<O> = O extends { result: infer S extends z.ZodMiniType } ? z.output<S> : never;
export type Answer<R extends Route> = ResultOf<ByRoute[R]>;
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
/** Of one route after the other: paths, bodies and queries of all of them together are too many for the compiler. */
export type Ask<R extends Route> = R extends R ? PathOf<R> & BodyOf<ByRoute[R]> & QueryOf<ByRoute[R]> : never;
