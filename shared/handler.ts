import type * as z from 'zod/mini';
import type { Actor, Identity } from './actor.ts';
import type { Instant } from './calendar.ts';
import type { Body, Contract, Operation, Params, Query } from './contract.ts';
import type { Begun, Caller, Done, ExecuteCode } from './execute.ts';
import type { Raw } from './edge/answer.ts';
import type { EventBase } from './commit.ts';
import type { Language, ProblemCode, Refusal } from './problems.ts';
import type { Reads } from './reads.ts';
import type { About, Right } from './about.ts';

export { type About, about, type Right, right } from './about.ts';

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
  /** The ETags that the client has already: what it has need not be made again. */
  readonly ifNoneMatch?: string | undefined;
  /** The path asked for, as the client wrote it. */
  readonly path: string;
  /** `https://host` of what is to be followed from elsewhere: pages, feeds, short links. */
  readonly origin: string;
  /** A new id for what the operation makes: the same at every try. */
  readonly newId: string;
};
/** And what is stored of who asks. */
export type Input<O extends Operation> = Asked<O> & { readonly actor: Actor; readonly caller: Caller };

/** Refusals that the edge may give for any operation, so that contracts need not list them. */
export type EdgeCode = ExecuteCode | 'not-found' | 'not-allowed' | 'malformed-request' | 'invalid-input';

export type Answered<O extends Operation> =
  Done<z.infer<O['result']>> | Raw | Refusal<O['refusals'][number] | EdgeCode>;

/** How an operation is served. The edge judges everything but `run` and fetches the first waves of all reads together. */
export type Handler<O extends Operation> = {
  readonly about?: About<Path<O>> | undefined;
  readonly may?: Right<Path<O>> | undefined;
  /** A right that depends on the body ("head of that office"). */
  readonly mayDo?: ((input: Input<O>) => boolean) | undefined;
  readonly reads?: ((asked: Asked<O>, now: Instant) => Reads<unknown>) | undefined;
  /** The rule of a command, for who weighs it without doing it (weighing.ts). */
  readonly decide?:
    ((state: never, input: Input<O>, now: Instant) => readonly EventBase[] | Refusal<ProblemCode>) | undefined;
  /** What somebody has to say at least where that follows from who they are (which office they pay for). */
  readonly least?:
    ((actor: Actor, path: Path<O>) => { readonly [N in keyof Body<O>]?: Body<O>[N] | undefined }) | undefined;
  /** Reads that tell nothing before it is done: of what nobody has typed yet, or of what is only written (weighing.ts). */
  readonly unweighed?: readonly string[] | undefined;
  readonly run: (input: Input<O>, begun: Begun) => Promise<Answered<O>>;
};
export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> };
