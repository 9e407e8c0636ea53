import { describe, expect, test } from 'vitest';
import { adoptCorrection, correctContribution } from '../../functions/pot/funds/corrections.ts';
import type { Contribution } from '../../functions/pot/funds/state.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import { after, headOf, now, pot, replyBy, stored, withoutMandate } from '../support/pot-state.ts';

/** Of 120 000 kr contributed 100 000 kr are on a line; the district entered 60 000 kr. */
const entered = (change: Partial<Contribution> = {}): Contribution => ({
  ...stored,
  id: '01J0000000000000000000000K',
  office: 'district',
  amount: 6_000_000,
  ...change,
});
const reason = 'En nolla för mycket';
const waiting = entered({
  pending: { id: 'e1', amount: 5_000_000, reason, offices: ['district'], person: 'district-head' },
});
const state = (contribution = entered()) => ({ pot: pot(), contribution });

describe('a contribution that was entered wrongly', () => {
  test.each<[string, Contribution, number, readonly Office[], Expected<typeof correctContribution>]>([
    ['to less', entered(), 5_000_000, ['district'], ['ContributionCorrectionProposed']],
    ['to more', entered(), 7_000_000, ['district'], ['ContributionCorrectionProposed']],
    ['to all that is not on lines', entered(), 4_000_000, ['district'], ['ContributionCorrectionProposed']],
    ['to less than is on lines', entered(), 3_999_999, ['district'], 'below-assigned'],
    ['to what it is', entered(), 6_000_000, ['district'], []],
    ['to what is proposed', waiting, 5_000_000, ['district'], []],
    ['to something else than is proposed', waiting, 4_500_000, ['district'], ['ContributionCorrectionProposed']],
    ['by a head on another’s word', entered(), 5_000_000, [], 'head-unconfirmed'],
  ])('is corrected %s', (_what, contribution, amount, offices, expected) => {
    given(state(contribution)).when(correctContribution, { amount, reason, offices, replyBy }).thenAsTold(expected);
  });

  test('before a mandate nothing waits', () => {
    const before = { pot: withoutMandate(), contribution: entered() };
    const command = { amount: 5_000_000, reason, offices: ['district'], replyBy } as const;
    given(before).when(correctContribution, command).then(['ContributionCorrected']);
    const { contribution, pot: then } = after(before, correctContribution(before, command));
    expect(contribution).toMatchObject({ amount: 5_000_000, corrections: [{ at: now, was: 6_000_000, reason }] });
    expect(then.contributed.district).toBe(5_000_000);
  });

  const proposer = headOf('district-head', ['district']);
  type Adopting = Parameters<typeof adoptCorrection>[0];
  const tight = pot({ lines: { publicity: { name: 'Publicitet', amount: 11_500_000, reserved: 0, paid: 0 } } });
  test.each<[string, Partial<Adopting>, readonly Office[], Expected<typeof adoptCorrection>]>([
    ['by another office', {}, ['city-hall'], ['ContributionCorrected']],
    ['by the same office', {}, ['district'], 'other-office-adopts'],
    ['by a head of both', {}, ['district', 'city-hall'], 'other-office-adopts'],
    ['by a head on another’s word', {}, [], 'head-unconfirmed'],
    [
      'when its proposer is no head any more',
      { proposer: headOf('district-head', []) },
      ['city-hall'],
      'nothing-to-confirm',
    ],
    ['when nothing is proposed', { contribution: entered() }, ['city-hall'], 'nothing-to-confirm'],
    ['when more is on lines by then', { pot: tight }, ['city-hall'], 'below-assigned'],
  ])('is adopted %s', (_what, change, offices, expected) => {
    given({ ...state(waiting), proposer, ...change })
      .when(adoptCorrection, { offices })
      .thenAsTold(expected);
  });

  test('says what it was, and why it was corrected', () => {
    const done = after(state(waiting), adoptCorrection({ ...state(waiting), proposer }, { offices: ['city-hall'] }));
    expect(done.contribution).toMatchObject({
      amount: 5_000_000,
      corrections: [{ at: now, was: 6_000_000, reason }],
    });
    expect(done.contribution).not.toHaveProperty('pending');
    expect(done.pot.contributed).toEqual({ district: 5_000_000, 'city-hall': 3_000_000, 'county-council': 3_000_000 });
  });
});
