import { describe, expect, test } from 'vitest';
import { countOf, oreOf, typedOre } from '../../web/core/typed.ts';

describe('a sum that somebody types', () => {
  test.each([
    ['4500', 450_000],
    ['4 500', 450_000],
    ['4\u00a0500 kr', 450_000],
    ['4.500,50', 450_050],
    ['4,500.5 SEK', 450_050],
    ['1.500', 150_000],
    ['0,05', 5],
    ['45:-', 4500],
    ['12 345 678,90 kronor', 1_234_567_890],
  ])('%s is %d öre', (typed, ore) => {
    expect(oreOf(typed)).toBe(ore);
  });
  test.each(['', 'mycket', '-5', '4,5,5', '12.34.56', '1,2345', '4 500 eller 5 000'])('%s is none', (typed) => {
    expect(oreOf(typed)).toBeUndefined();
  });
  test('is typed as it is read', () => {
    for (const ore of [0, 5, 100, 450_000, 450_050, 999_999_999]) expect(oreOf(typedOre(ore))).toBe(ore);
  });
});

test('a count is whole, with or without spaces', () => {
  expect(['12', '1 200', '1.200', '', '-1', '1,5', 'tolv'].map(countOf)).toEqual([
    12,
    1200,
    1200,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
