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
/** A code may be told with the field that is wrong, and what is wrong with it: `invalid-input /day past`. */
type Told<C extends ProblemCode> = C | `${Extract<C, 'invalid-input'>} /${string}`;
/** What a row of a table may expect of a rule: the types of its events, or the code of one of its refusals. */
export type Expected<R extends (...asked: never[]) => unknown> = TypesOf<ReturnType<R>> | Told<CodesOf<ReturnType<R>>>;

const inShort = (decision: Decision<Happened, ProblemCode>): unknown =>
  isRefusal(decision) ? decision.refused : decision.map(({ type }) => type);

/** `/day past` as a refusal has it; of `/day` it may be anything that is wrong. */
const errorsIn = (field: string) => {
  const [pointer, code] = field.split(' ');
  return [{ pointer, ...(code !== undefined && { code }) }];
};

const refusedBy = (decision: Decision<Happened, ProblemCode>, code: ProblemCode, told?: string | object): void => {
  expect(inShort(decision)).toEqual(code);
  if (typeof told === 'string') expect(decision).toMatchObject({ errors: errorsIn(told) });
  else if (code !== 'invalid-input') expect(decision).not.toHaveProperty('errors');
  if (typeof told === 'object') expect(decision).toMatchObject({ more: told });
};

const decided = <E extends Happened, C extends ProblemCode>(decision: Decision<E, C>) => ({
  decision,
  /** Exactly these events, each by its type or by some of its fields. None: it is so already. */
  // oxlint-disable-next-line unicorn/no-thenable -- the word that everybody knows for it; what a rule decides is never awaited
  then: (events: readonly (E['type'] | Partial<E>)[]): void => {
    expect(inShort(decision)).toHaveLength(events.length);
    expect(decision).toMatchObject(events.map((event) => (typeof event === 'string' ? { type: event } : event)));
  },
  /** With the field that it names, `/day` or `/day past`, or with some of its figures. */
  thenRefused: (code: C, told?: string | object): void => refusedBy(decision, code, told),
  /** What a row says, for tables that hold both. */
  thenAsTold: (expected: readonly E['type'][] | Told<C>): void => {
    if (typeof expected !== 'string') return expect(inShort(decision)).toEqual(expected);
    const [code = '', ...field] = expected.split(' ');
    refusedBy(decision, code, field.length > 0 ? field.join(' ') : undefined);
  },
});

export const given = <S>(state: S) => ({
  when: <A extends readonly unknown[], E extends Happened, C extends ProblemCode>(
    rule: (state: S, ...asked: A) => Decision<E, C>,
    ...asked: A
  ) => decided(rule(state, ...asked)),
});
