import { describe, expect, test } from 'vitest';
import type { Tier } from '../../functions/pot/state.ts';
import { rowsIn, withoutRow, withRow } from '../../web/core/several.ts';
import { faultsIn, termsIn, valuesOf } from '../../web/screens/mandate/typed.ts';

/** What a head types of a mandate's steps. */
const tiers: readonly Tier[] = [
  { upTo: 500_000, heads: 1, ownOffice: true },
  { upTo: 5_000_050, heads: 2 },
  { upTo: null, heads: 3 },
];
const say = { sum: 'sum', higher: 'higher', heads: 'heads', more: 'more', days: 'days' };
const stepsIn = (values: Readonly<Record<string, string>>) =>
  rowsIn(values, 'tiers').map(({ upTo = '', heads = '', ownOffice = '' }) => [upTo, heads, ownOffice].join(' '));

describe('the steps of a mandate as they are typed', () => {
  test('are those that hold, and read as they are', () => {
    const values = valuesOf({ tiers, splitWindowDays: 14 });
    expect(stepsIn(values)).toEqual(['5000 1 yes', '50000,50 2 ', ' 3 ']);
    expect(termsIn(values)).toEqual({ tiers, splitWindowDays: 14 });
    expect(faultsIn(values, say)).toEqual({});
  });

  test('begin with one for all sums where nothing holds', () => {
    expect(stepsIn(valuesOf(undefined))).toEqual(['  ']);
    expect(termsIn({ ...valuesOf(undefined), 'tiers/0/heads': '2' })).toEqual({
      tiers: [{ upTo: null, heads: 2 }],
      splitWindowDays: 30,
    });
  });

  test('become more and fewer, and the last stays the last', () => {
    const values = valuesOf({ tiers, splitWindowDays: 0 });
    const more = { ...values, ...withRow(values, 'tiers', 2) };
    expect(stepsIn(more)).toEqual(['5000 1 yes', '50000,50 2 ', '  ', ' 3 ']);
    expect(termsIn(more)).toBeUndefined();
    expect(faultsIn(more, say)).toEqual({ 'tiers/2/upTo': 'sum', 'tiers/2/heads': 'heads' });
    const fewer = { ...more, ...withoutRow(more, 'tiers', 0) };
    expect(stepsIn(fewer)).toEqual(['50000,50 2 ', '  ', ' 3 ']);
    // What is gone does not come back in the one that is added.
    expect(stepsIn({ ...fewer, ...withRow(fewer, 'tiers', 3) })).toEqual(['50000,50 2 ', '  ', ' 3 ', '  ']);
  });

  test('ascend in sums, and never fall in heads', () => {
    const values = valuesOf({ tiers, splitWindowDays: 0 });
    expect(faultsIn({ ...values, 'tiers/1/upTo': '5 000', 'tiers/2/heads': '1' }, say)).toEqual({
      'tiers/1/upTo': 'higher',
      'tiers/2/heads': 'more',
    });
    expect(faultsIn({ ...values, 'tiers/0/upTo': '0', splitWindowDays: '366' }, say)).toEqual({
      'tiers/0/upTo': 'sum',
      splitWindowDays: 'days',
    });
  });

  test('say nothing of one’s own office where two are needed', () => {
    const values = { ...valuesOf({ tiers, splitWindowDays: 0 }), 'tiers/0/heads': '2' };
    expect(termsIn(values)?.tiers[0]).toEqual({ upTo: 500_000, heads: 2 });
  });
});
