import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { worded } from '../../shared/field-words.ts';
import { amount, checked, email, extent, flag, inForm, line, numeral, slug, ulid } from '../../shared/fields.ts';
import { largestAmount } from '../../shared/money.ts';
import { text } from '../../shared/problems.ts';
import { list, mapOf } from '../../shared/resources.ts';

/** What is wrong with a field, in both languages and as data. */
const wrongIn = (field: z.ZodMiniType, value: unknown) => {
  const judged = checked(z.strictObject({ field }), value === undefined ? {} : { field: value });
  const [error, ...others] = 'errors' in judged ? judged.errors : [];
  expect(others).toEqual([]);
  if (!error) return undefined;
  const [sv, en] = (['sv', 'en'] as const).map((language) => worded([error], language)[0]?.detail);
  const { detail, pointer, code, ...data } = error;
  return [code, sv, en, data];
};

const percent = { minimum: 1, maximum: 100 };
const money = { minimum: 1, maximum: largestAmount };
const ore = [
  'Hela ören, från 1 till 1 000 000 000, till exempel 450000 för 4 500 kr.',
  'Whole öre, from 1 to 1,000,000,000, for example 450000 for SEK 4,500.',
] as const;
const missing = ['Fältet saknas.', 'The field is missing.'] as const;
const fromOneTo100 = ['Ska vara ett heltal, från 1 till 100.', 'Must be a whole number, from 1 to 100.'] as const;
const choice = z.enum(['sv', 'en']);
const oneOfTwo = ['Ett av: sv, en.', 'One of: sv, en.'] as const;
const some = list(z.string(), z.minLength(1), z.maxLength(20));
const named = mapOf(slug(), z.int(), 2);
const heads = z.union([z.literal(1), z.literal(2)]);
const degrees = z.number().check(z.minimum(-1800), z.maximum(1800));
const name = z.string().check(z.minLength(2), z.maxLength(9000));
const pattern = inForm(/^a+$/, text('Bara a.', 'Only a.'));

describe('a field error says what would be right', () => {
  test.each([
    ['no whole number', extent(), undefined, ['invalid-type', ...missing, percent]],
    ['a text for a whole number', extent(), '5', ['invalid-type', ...fromOneTo100, percent]],
    ['null', extent(), null, ['invalid-type', ...fromOneTo100, percent]],
    ['half of one', extent(), 1.5, ['invalid-type', ...fromOneTo100, percent]],
    ['too little', extent(), 0, ['too-small', 'Minst 1.', 'At least 1.', percent]],
    ['too much', extent(), 101, ['too-big', 'Högst 100.', 'At most 100.', percent]],
    ['more than a number can be', extent(), 2 ** 53, ['too-big', 'Högst 100.', 'At most 100.', percent]],
    ['any whole number', z.int(), '1', ['invalid-type', 'Ska vara ett heltal.', 'Must be a whole number.', {}]],
    ['no amount', amount(), undefined, ['invalid-type', ...missing, money]],
    ['a text for an amount', amount(), '4500', ['invalid-type', ...ore, money]],
    ['kronor with öre', amount(), 45.5, ['invalid-type', ...ore, money]],
    ['nothing', amount(), 0, ['too-small', ...ore, money]],
    ['more than 10 million kronor', amount(), 10 ** 10, ['too-big', ...ore, money]],
    ['an amount that need not be', z.optional(z.nullable(amount())), 'x', ['invalid-type', ...ore, money]],
    [
      'a number',
      degrees,
      'north',
      [
        'invalid-type',
        'Ska vara ett tal, från −1 800 till 1 800.',
        'Must be a number, from -1,800 to 1,800.',
        { minimum: -1800, maximum: 1800 },
      ],
    ],
    ['far south', degrees, -2e3, ['too-small', 'Minst −1 800.', 'At least -1,800.', { minimum: -1800, maximum: 1800 }]],
    ['no text', line(), undefined, ['invalid-type', ...missing, { maximum: 200 }]],
    ['a number for a text', line(), 5, ['invalid-type', 'Ska vara text.', 'Must be text.', { maximum: 200 }]],
    [
      'a long text',
      line(500),
      'x'.repeat(501),
      ['too-big', 'Högst 500 tecken.', 'At most 500 characters.', { maximum: 500 }],
    ],
    [
      'a longer one',
      name,
      'x'.repeat(9001),
      ['too-big', 'Högst 9 000 tecken.', 'At most 9,000 characters.', { minimum: 2, maximum: 9000 }],
    ],
    [
      'a short text',
      name,
      'x',
      ['too-small', 'Minst 2 tecken.', 'At least 2 characters.', { minimum: 2, maximum: 9000 }],
    ],
    ['one character', line(1), 'xy', ['too-big', 'Högst 1 tecken.', 'At most 1 character.', { maximum: 1 }]],
    ['an address', email(), 'kim', ['email', 'Det är ingen e-postadress.', 'This is not an e-mail address.', {}]],
    [
      'an id',
      ulid(),
      '1',
      [
        'invalid-format',
        'Ett id har 26 tecken, siffror och versaler.',
        'An id has 26 characters, digits and capitals.',
        {},
      ],
    ],
    ['a form of one’s own', z.string().check(...pattern), 'b', ['invalid-format', 'Bara a.', 'Only a.', {}]],
    ['none of several', choice, 'fi', ['invalid-value', ...oneOfTwo, { allowed: ['sv', 'en'] }]],
    ['a number for one of several', choice, 5, ['invalid-value', ...oneOfTwo, { allowed: ['sv', 'en'] }]],
    ['nothing for one of several', choice, undefined, ['invalid-value', ...missing, { allowed: ['sv', 'en'] }]],
    ['the only one', z.literal('SEK'), 'EUR', ['invalid-value', 'Ska vara SEK.', 'Must be SEK.', { allowed: ['SEK'] }]],
    ['one of some numbers', heads, 3, ['invalid-union', 'Ett av: 1, 2.', 'One of: 1, 2.', { allowed: [1, 2] }]],
    ['none of some numbers', heads, undefined, ['invalid-union', ...missing, { allowed: [1, 2] }]],
    [
      'one of several kinds',
      z.union([z.literal(1), z.string()]),
      true,
      ['invalid-union', 'Värdet har fel form.', 'The value has the wrong form.', {}],
    ],
    ['yes or no', z.boolean(), 'yes', ['invalid-type', 'Ska vara true eller false.', 'Must be true or false.', {}]],
    ['no list', some, undefined, ['invalid-type', ...missing, { minimum: 1, maximum: 20 }]],
    [
      'a text for a list',
      some,
      'a',
      ['invalid-type', 'Ska vara en lista.', 'Must be a list.', { minimum: 1, maximum: 20 }],
    ],
    [
      'an empty list',
      some,
      [],
      ['too-small', 'Minst 1 i listan.', 'At least 1 in the list.', { minimum: 1, maximum: 20 }],
    ],
    [
      'a long list',
      some,
      Array.from({ length: 21 }, () => 'a'),
      ['too-big', 'Högst 20 i listan.', 'At most 20 in the list.', { minimum: 1, maximum: 20 }],
    ],
    ['a list for an object', named, [], ['invalid-type', 'Ska vara ett objekt.', 'Must be an object.', {}]],
    ['many keys', named, { a: 1, b: 2, c: 3 }, ['too-big', 'Högst 2 fält.', 'At most 2 fields.', { maximum: 2 }]],
    [
      'a key that is none',
      named,
      { 'A b': 1 },
      [
        'invalid-key',
        'Bara a-z, 0-9 och bindestreck, högst 40 tecken.',
        'Only a-z, 0-9 and hyphens, at most 40 characters.',
        {},
      ],
    ],
    ['a numeral', numeral(1, 100), 'x', ['invalid-format', ...fromOneTo100, percent]],
    ['a large numeral', numeral(1, 100), '101', ['too-big', 'Högst 100.', 'At most 100.', percent]],
    ['a numeral of öre', numeral(1, largestAmount), '4,50', ['invalid-format', ...ore, money]],
    [
      'a flag',
      flag(),
      'ja',
      ['invalid-value', 'Ett av: true, false.', 'One of: true, false.', { allowed: ['true', 'false'] }],
    ],
  ])('%s', (_, field, value, expected) => expect(wrongIn(field, value)).toEqual(expected));

  test.each([
    [extent(), 100],
    [amount(), largestAmount],
    [choice, 'sv'],
    [heads, 2],
    [some, ['a']],
    [named, { a: 1 }],
    [numeral(1, 100), '100'],
  ])('and there is none of what is right', (field, value) => expect(wrongIn(field, value)).toBeUndefined());
});
