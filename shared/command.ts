import type * as z from 'zod/mini';
import type { Instant } from './calendar.ts';
import type { EventBase } from './commit.ts';
import type { Operation } from './contract.ts';
import { type Aggregate, type Begun, carryOut, type Caller } from './execute.ts';
import type { About, Answered, Asked, EdgeCode, Handler, Input, Path, Right } from './handler.ts';
import type { Raw } from './edge/answer.ts';
import { type Answer, answerKept, type Kept } from './idempotency.ts';
import { inOrderOf } from './key-order.ts';
import { firstOf, type Listing, pageOf, type Paging, type Where } from './page.ts';
import { isRefusal, type Refusal, refuse } from './problems.ts';
import { fetchFirst, fetching, readAll, readOne } from './fetching.ts';
import { alongside, asOf, behind, inOrder, type Loaded, type Reads } from './reads.ts';
import { broughtBy, type Numbered, recent, upTo } from './retold.ts';

/**
 * Operations as values: each says what it is about, who may, and what it reads; the rest is one pure function. So
 * nothing is read beside what the rule is judged by, and leaving a read out does not compile.
 */
type Common<O extends Operation> = {
  readonly about?: About<Path<O>>;
  readonly may?: Right<Path<O>>;
  readonly mayDo?: (input: Input<O>) => boolean;
  readonly least?: Handler<O>['least'];
};

export type CommandParts<O extends Operation, S, A, E> = Common<O> & {
  /** Made anew at every try. */
  readonly reads: (asked: Asked<O>, now: Instant) => Reads<S, A>;
  readonly unweighed?: readonly (keyof S & string)[];
  /** Pure: what happened, nothing (it is so already), or a refusal that the contract lists. */
  readonly decide: (
    state: S,
    input: Input<O>,
    now: Instant,
  ) => readonly E[] | Refusal<O['refusals'][number] | EdgeCode>;
  /** The version that `If-Match` speaks of, where the body says what the command is about, and not the path. */
  readonly version?: (state: S, input: Input<O>) => number;
  /** Pure: what is answered once it is done. */
  readonly answer: (state: A, input: Input<O>, now: Instant) => Answer<z.infer<O['result']>>;
};

type Retell = (events: readonly Numbered[], now: object) => object;

/**
 * The version that `If-Match` speaks of, and the answer given before, belong to the first wave, too; unless that answer is
 * told from the events of what the command is about, which are read behind it.
 */
const loading =
  <P, S, A>(
    { idempotency }: Caller,
    path: P,
    reads: (now: Instant) => Reads<S, A>,
    subject: About<P> | undefined,
    { retell, answer }: { readonly retell: Retell; readonly answer: (state: A, now: Instant) => Answer },
    version: (state: S) => number = () => 0,
  ) =>
  async (now: Instant, fetched = fetching()) => {
    const wanted = reads(now);
    const subjectReads = subject?.reads(path, now);
    const kept = idempotency && !subject?.journal && answerKept(idempotency);
    await fetchFirst(fetched, [wanted, ...(subjectReads ? [subjectReads] : []), ...(kept ? [inOrder({ kept })] : [])]);
    const replay = kept && fetched.valueOf(kept);
    if (replay) return { replay, state: refuse('not-found'), version: 0 };
    const found = subjectReads && (await readAll(subjectReads, fetched));
    if (subjectReads && found === undefined) return { state: refuse('not-found'), version: 0 };

    const guard = found as Loaded<object>;
    const journal = idempotency && subject?.journal?.(found, path);
    const young = journal && recent(guard, journal, now);
    const state = (await readAll(young ? behind(wanted, { young }) : wanted, fetched)) as S | undefined;
    if (state === undefined) return { state: refuse('not-found'), version: 0 };
    const brought = young && broughtBy(fetched.valueOf(young), idempotency);
    if (brought) {
      const { same, event } = brought;
      const told = same && (await readOne(upTo(guard, journal, event)));
      const kept: Kept = told ? { same: true, answer: answer(retell(told, guard) as A, event.at) } : { same: false };
      return { replay: kept, state: refuse('not-found'), version: 0 };
    }
    return { state, version: subject ? subject.version(found) : version(state), retold: journal?.subject };
  };

/** The commands on one aggregate: `command(operation, parts)`. */
export const commandsOf =
  <Slots extends object, E extends EventBase, Told extends object>(
    aggregate: (campaign: string) => Aggregate<Slots, E, Told>,
  ) =>
  <O extends Operation, S extends Told, A extends object>(
    operation: O,
    parts: CommandParts<O, S, A, E>,
  ): Handler<O> => ({
    ...parts,
    run: (input, begun) => {
      // An aggregate folds the slots that it knows and hands every other member of the state through.
      const events = aggregate(input.params.campaign) as unknown as Aggregate<S & object, E>;
      // What is stored, or told again, is what is sent, text for text.
      const answer = (state: A, now: Instant) => {
        const given = parts.answer(state, input, now);
        return { ...given, body: inOrderOf(operation.result, given.body) };
      };
      return carryOut(
        input.caller,
        events,
        {
          load: loading(
            input.caller,
            input.params,
            (now) => parts.reads(input, now),
            parts.about,
            { retell: events.retell as unknown as Retell, answer },
            (state) => parts.version?.(state, input) ?? 0,
          ),
          decide: (state, now) => parts.decide(state, input, now),
          answer: (state, now) => answer(state as unknown as A, now),
        },
        begun,
      ) as Promise<Answered<O>>;
    },
  });

type Shown<O extends Operation> = Answer<z.infer<O['result']>> | Raw | Refusal<O['refusals'][number] | EdgeCode>;

/** An operation that only shows: what it reads, and how that is shown. */
export const show = <O extends Operation, S>(
  _operation: O,
  parts: Common<O> & {
    readonly reads: (asked: Asked<O>, now: Instant) => Reads<S>;
    readonly answer: (state: S, input: Input<O>, now: Instant) => Shown<O> | Promise<Shown<O>>;
  },
): Handler<O> => ({
  ...parts,
  run: async (input, { now, fetched }: Begun) => {
    const state = await readAll(parts.reads(input, now), fetched);
    return state === undefined ? refuse('not-found') : parts.answer(state, input, now);
  },
});

type View<T> = Pick<Listing<T>, 'view'> & {
  /** Whatever a cursor must not be carried over from, beside the path. */
  readonly query?: readonly unknown[];
};
type Or<O extends Operation> = Refusal<O['refusals'][number] | EdgeCode>;
/** Where a list lies, and how it is shown. Where that is the same for all, its page is read in the first wave. */
type Paged<O extends Operation, T, S> =
  | {
      readonly at: (asked: Asked<O>, now: Instant) => Where;
      readonly page: (input: Input<O>, now: Instant, found: S) => View<T> | Or<O>;
    }
  | {
      readonly at?: never;
      readonly page: (input: Input<O>, now: Instant, found: S) => (View<T> & Where) | Or<O>;
    };
/** What the items of a page are shown with, where that is known only once they are read. */
type Join<O extends Operation, T, J> = {
  readonly reads: (items: readonly T[], input: Input<O>, now: Instant) => Reads<J>;
  readonly show: (item: T, found: J, input: Input<O>) => unknown;
};

const pagingOf = ({ query }: { readonly query: unknown }): Paging => query as Paging;

/** A list, page by page. */
export const list = <O extends Operation, T, S = unknown, J = unknown>(
  _operation: O,
  {
    join,
    reads,
    ...parts
  }: Common<O> & {
    /** What its pages are shown with. */
    readonly reads?: (asked: Asked<O>, now: Instant) => Reads<S>;
    readonly join?: Join<O, T, J>;
  } & Paged<O, T, S>,
): Handler<O> => {
  const beginning = (asked: Asked<O>, now: Instant) =>
    parts.at && asOf('a page is as of the read', { queries: firstOf(parts.at(asked, now), pagingOf(asked)) }, () => {});
  return {
    ...parts,
    reads: (asked, now) => {
      const [wanted, first] = [reads?.(asked, now) ?? inOrder({}), beginning(asked, now)];
      return first ? alongside(wanted, { first }) : wanted;
    },
    run: async (input, { now, fetched }: Begun) => {
      const found = reads && (await readAll(reads(input, now), fetched));
      const asked = parts.page(input, now, found as S);
      if (isRefusal(asked)) return asked;
      const { query = [], ...listing } = { ...parts.at?.(input, now), ...asked } as View<T> & Where;
      const page = await pageOf({ ...listing, ...pagingOf(input), query: [input.path, ...query] }, fetched);
      if (!join || isRefusal(page)) return page as Answered<O>;
      const joined = (await readAll(join.reads(page.body.items, input, now), fetched)) as J;
      const items = page.body.items.flatMap((item) => join.show(item, joined, input) ?? []);
      return { ...page, body: { ...page.body, items } } as Answered<O>;
    },
  };
};
