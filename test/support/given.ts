import { expect } from 'vitest';
import { isRefusal, type ProblemCode, type Refusal } from '../../shared/problems.ts';

/**
 * Rules read as sentences: `given(state).when(approve, command, now).then(['SpendingApproved'])`, or
 * `.thenRefused('wrong-status')`. `when` takes a rule and whatever it is told beside the state.
 */
type Happened = { readonly type: string };
type Decision<E extends Happened, C extends ProblemCode> = readonly E[] | Refusal<C>;
type TypesOf<D> = D extends readonly { readonly type: infer T }[] ? readonly T[] : never;
type CodesOf<D> = D extends Refusal<infer C> ? C : never;
/** What a row of a table may expect of a rule: the types of its events, or the code of one of its refusals. */
export type Expected<R extends (...asked: never[]) => unknown> = TypesOf<ReturnType<R>> | CodesOf<ReturnType<R>>;

const inShort = (decision: Decision<Happened, ProblemCode>): unknown =>
  isRefusal(decision) ? decision.refused : decision.map(({ type }) => type);

const decided = <E extends Happened, C extends ProblemCode>(decision: Decision<E, C>) => ({
  decision,
  /** Exactly these events, each by its type or by some of its fields. None: it is so already. */
  // oxlint-disable-next-line unicorn/no-thenable -- the word that everybody knows for it; what a rule decides is never awaited
  then: (events: readonly (E['type'] | Partial<E>)[]): void => {
    expect(inShort(decision)).toHaveLength(events.length);
    expect(decision).toMatchObject(events.map((event) => (typeof event === 'string' ? { type: event } : event)));
  },
  thenRefused: (code: C, field?: string): void => {
    expect(inShort(decision)).toEqual(code);
    if (field !== undefined) expect(decision).toMatchObject({ errors: [{ pointer: field }] });
  },
  /** What a row says, for tables that hold both. */
  thenAsTold: (expected: readonly E['type'][] | C): void => expect(inShort(decision)).toEqual(expected),
});

export const given = <S>(state: S) => ({
  when: <A extends readonly unknown[], E extends Happened, C extends ProblemCode>(
    rule: (state: S, ...asked: A) => Decision<E, C>,
    ...asked: A
  ) => decided(rule(state, ...asked)),
});
