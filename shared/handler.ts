import type * as z from 'zod/mini';
import type { Actor, Identity, Target } from './actor.ts';
import type { Instant } from './calendar.ts';
import type { Body, Contract, Operation, Params, Query } from './contract.ts';
import type { Begun, Caller, Done, ExecuteCode } from './execute.ts';
import type { Raw } from './edge/answer.ts';
import type { Language, Refusal } from './problems.ts';
import type { Reads } from './reads.ts';

/** What an operation's path says. */
export type Path<O extends Operation> = Params<O['route']> & { readonly campaign: string };

/** What is asked, as far as request and contract tell: input that keeps the contract. */
export type Asked<O extends Operation> = {
  readonly params: Path<O>;
  readonly query: Query<O>;
  readonly body: Body<O>;
  readonly language: Language;
  /** Who asks, as far as the token tells: `actorOf` reads the rest, and costs nothing, since the edge reads it, too. */
  readonly identity: Identity;
  /** The path asked for, as the client wrote it. */
  readonly path: string;
  /** `https://host`, for what is to be followed from elsewhere. */
  readonly origin: string;
  /** A new id for what the operation makes: the same at every try. */
  readonly newId: string;
};
/** And what is stored of who asks. */
export type Input<O extends Operation> = Asked<O> & { readonly actor: Actor; readonly caller: Caller };

/** Refusals that the edge may give for any operation, so that contracts need not list them. */
export type EdgeCode = ExecuteCode | 'not-found' | 'not-allowed' | 'malformed-request' | 'invalid-input';

/** What an operation is about: it must be there (404), it is somebody's (404, 403), and `If-Match` speaks of its version. */
export type About<P, S = unknown> = {
  readonly reads: (path: P, now: Instant) => Reads<S>;
  /** Whose it is; undefined where it is not there, or not for this reader. */
  readonly target: (found: S, actor: Actor, path: P) => Target | undefined;
  /** 0 for what is not there. */
  readonly version: (found: S) => number;
};
/** `S` is known where it is said what an operation is about; the edge hands on what it has read. */
export const about = <P, S>({ reads, target, version }: About<P, S>): About<P> => ({
  reads,
  target: (found, actor, path) => target(found as S, actor, path),
  version: (found) => version(found as S),
});

/** A right that is stored elsewhere than in the membership, or needs more than an audience says; judged beside it. */
export type Right<P, S = unknown> = {
  readonly reads?: (path: P, now: Instant) => Reads<S>;
  readonly holds: (actor: Actor, found: S, path: P, now: Instant) => boolean;
};
export const right = <P, S>({ reads, holds }: Right<P, S>): Right<P> => ({
  ...(reads && { reads }),
  holds: (actor, found, path, now) => holds(actor, found as S, path, now),
});

export type Answered<O extends Operation> =
  Done<z.infer<O['result']>> | Raw | Refusal<O['refusals'][number] | EdgeCode>;

/** How an operation is served. The edge judges everything but `run` and fetches the first waves of all reads together. */
export type Handler<O extends Operation> = {
  readonly about?: About<Path<O>> | undefined;
  readonly may?: Right<Path<O>> | undefined;
  /** A right that depends on the body ("head of that office"). */
  readonly mayDo?: ((input: Input<O>) => boolean) | undefined;
  readonly reads?: ((asked: Asked<O>, now: Instant) => Reads<unknown>) | undefined;
  readonly run: (input: Input<O>, begun: Begun) => Promise<Answered<O>>;
  /** The older form of rights, for the rooms that are not converted yet. */
  readonly target?: ((params: Path<O>, actor: Actor) => Promise<Target | undefined>) | undefined;
  readonly mayAct?: ((actor: Actor, params: Path<O>) => Promise<boolean>) | undefined;
};
export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> };
