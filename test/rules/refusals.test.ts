import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { refuse as refuseOfPot } from '../../functions/pot/problems.ts';
import { saying, worded } from '../../shared/field-words.ts';
import { checked } from '../../shared/fields.ts';
import { type Refusal, refuse, refusing, problem, text, wrongStatus } from '../../shared/problems.ts';
import { statuses } from '../../shared/statuses.ts';

describe('a refusal', () => {
  const own = refusing({ 'too-blue': problem(409, 'Den är för blå.', 'It is too blue.') });

  test('carries status and title, and the title for want of a detail', () => {
    const title = text('Den är för blå.', 'It is too blue.');
    expect(own('too-blue')).toEqual({ refused: 'too-blue', status: 409, title, detail: title });
    const detail = text('Mycket för blå.', 'Much too blue.');
    expect(own('too-blue', detail)).toEqual({ refused: 'too-blue', status: 409, title, detail });
  });

  test('of a capability may be a generic one', () => {
    expect(own('not-found')).toEqual(refuse('not-found'));
  });

  test('has a code that its maker knows, or it does not compile', () => {
    const mistakes: readonly (() => unknown)[] = [
      // @ts-expect-error a slip of the pen
      () => refuseOfPot('no-mandat'),
      // @ts-expect-error another capability's
      () => refuseOfPot('over-ration'),
      // @ts-expect-error a capability's, of the kernel
      () => refuse('no-mandate'),
      // @ts-expect-error one that the contract does not list
      (): Refusal<'not-found' | 'already-paid'> => refuseOfPot('no-mandate'),
    ];
    expect(mistakes).toHaveLength(4);
  });
});

describe('what is not possible in a state', () => {
  test('says in words which that is, and without words it does not compile', () => {
    expect(wrongStatus('submitted').detail).toEqual(
      text('Det är inskickat, men inte beslutat.', 'It is submitted, but not decided.'),
    );
    // @ts-expect-error nobody has said how to call it
    expect(() => wrongStatus('upside-down')).toThrow();
    for (const [status, [sv]] of Object.entries(statuses)) expect(sv).not.toContain(status);
  });
});

describe('a field error', () => {
  const blue = { code: 'blue', detail: text('Det är inte blått.', 'That is not blue.') };
  const schema = z
    .strictObject({ color: z.string(), size: z.optional(z.int()) })
    .check(z.refine(({ color }) => color === 'blue', saying(blue, ['color'])));
  const found = (body: unknown) => {
    const judged = checked(schema, body);
    return 'errors' in judged ? judged.errors : [];
  };

  test('of a check that only one capability knows has its text in both languages', () => {
    const errors = found({ color: 'red' });
    expect(errors).toEqual([{ pointer: '/color', ...blue }]);
    expect(worded(errors, 'sv')).toEqual([{ pointer: '/color', code: 'blue', detail: 'Det är inte blått.' }]);
    expect(worded(errors, 'en')).toEqual([{ pointer: '/color', code: 'blue', detail: 'That is not blue.' }]);
  });

  test('of zod’s own checks says what would be right', () => {
    expect(worded(found({ color: 1, size: 2, more: 3 }), 'en')).toEqual([
      { pointer: '/color', code: 'invalid-type', detail: 'Must be text.' },
      { pointer: '/more', code: 'unrecognized-keys', detail: 'This field is unknown.' },
    ]);
  });
});
