import { describe, expect, test } from 'vitest';
import { appointDeputy, confirmDeputy, endDeputy } from '../../functions/pot/deputies/rules.ts';
import { type Hands, handsOf } from '../../functions/pot/hands.ts';
import { type Deputy, type Standin, standingIn } from '../../functions/pot/deputies/state.ts';
import { notStored } from '../../shared/commit.ts';
import type { PersonInBrief } from '../../shared/people.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import { after, headOf, pot, replyBy, stored, withoutMandate } from '../support/pot-state.ts';

describe('D8: deputies', () => {
  const kim: PersonInBrief = { id: 'kim', memberships: [{ unit: 'city-hall', role: 'staff' }], standing: 2 };
  const period = { from: '2018-07-01', to: '2018-07-31' };
  const july: Standin = { person: 'kim', ...period, standing: 2 };
  const wish = { office: 'city-hall', person: kim, ...period, vouchedBy: undefined, replyBy } as const;
  const known = (change: Partial<Deputy> = { inForce: july }): Deputy => ({
    ...stored,
    office: 'city-hall',
    ...change,
  });
  const waiting = known({ pending: { ...july, by: 'city-hall-head' } });

  test.each<[string, Deputy | undefined, object, Expected<typeof appointDeputy>]>([
    ['a member of the office', undefined, {}, ['DeputyProposed']],
    ['for one day', undefined, { to: '2018-07-01' }, ['DeputyProposed']],
    ['that ends before it begins', undefined, { to: '2018-06-30' }, 'invalid-input'],
    ['somebody else', undefined, { person: { ...kim, memberships: [] } }, 'not-a-member'],
    ['again', known(), {}, []],
    ['again while it waits', waiting, {}, []],
    ['again once it has ended', known({}), {}, ['DeputyProposed']],
    ['another period', known(), { to: '2018-08-05' }, ['DeputyProposed']],
    ['another person', known(), { person: { ...kim, id: 'alex' } }, ['DeputyProposed']],
    ['the same person, who signs in anew', known(), { person: { ...kim, standing: 3 } }, ['DeputyProposed']],
  ])('wait for another office’s head: %s', (_what, deputy, command, expected) => {
    given({ pot: pot(), deputy })
      .when(appointDeputy, { ...wish, ...command })
      .thenAsTold(expected);
  });

  test('before a mandate nothing waits', () => {
    given({ pot: withoutMandate(), deputy: undefined }).when(appointDeputy, wish).then(['DeputyAppointed']);
  });

  const proposer = headOf('city-hall-head', ['city-hall']);
  type Confirming = Parameters<typeof confirmDeputy>[0];
  test.each<[string, Confirming, readonly Office[], string, Expected<typeof confirmDeputy>]>([
    ['by another office', { deputy: waiting, proposer }, ['district'], 'district-head', ['DeputyAppointed']],
    ['by the same office', { deputy: waiting, proposer }, ['city-hall'], 'x', 'other-office-adopts'],
    ['by the deputy', { deputy: waiting, proposer }, ['district'], 'kim', 'other-office-adopts'],
    ['by a head on another’s word', { deputy: waiting, proposer }, [], 'district-head', 'head-unconfirmed'],
    ['none waits', { deputy: known(), proposer }, ['district'], 'district-head', 'nothing-to-confirm'],
    [
      'whose head left meanwhile',
      { deputy: waiting, proposer: headOf('city-hall-head', []) },
      ['district'],
      'district-head',
      'nothing-to-confirm',
    ],
  ])('are confirmed %s', (_what, state, offices, person, expected) => {
    given(state).when(confirmDeputy, { offices, person }).thenAsTold(expected);
  });

  test('what waits gives no power yet, and takes none; confirmed it does, and ended it is gone', () => {
    const state = { pot: pot({ deputies: { 'city-hall': july } }), deputy: known(), proposer };
    const asked = after(state, appointDeputy(state, { ...wish, to: '2018-08-15' }), 'city-hall-head');
    expect(asked.pot.deputies).toEqual({ 'city-hall': july });
    const confirmed = after(asked, confirmDeputy(asked, { offices: ['district'], person: 'district-head' }));
    const longer = { ...july, to: '2018-08-15' };
    expect([confirmed.pot.deputies, confirmed.deputy]).toEqual([
      { 'city-hall': longer },
      { ...stored, office: 'city-hall', inForce: longer },
    ]);
    const ended = after(confirmed, endDeputy(confirmed));
    expect([ended.pot.deputies, standingIn(ended.deputy)]).toEqual([{}, undefined]);
    // Beside the ledger nothing is deleted: it is emptied, and who comes next is another.
    expect(ended.deputy).toEqual({ ...notStored, office: 'city-hall' });
  });

  const mine: Hands = { 'city-hall': ['city-hall'] };
  const both: Hands = { district: ['district'], ...mine };
  const heading = (...heads: readonly Office[]): PersonInBrief => ({
    ...kim,
    memberships: [...headOf('kim', heads).memberships, ...(heads.includes('city-hall') ? [] : kim.memberships)],
  });
  test.each<[string, PersonInBrief, string, Hands, Standin?]>([
    ['the day before the period', kim, '2018-06-30', {}],
    ['on its first day', kim, '2018-07-01', mine],
    ['on its last day', kim, '2018-07-31', mine],
    ['the day after', kim, '2018-08-01', {}],
    ['another person', { ...kim, id: 'alex' }, '2018-07-15', {}],
    ['somebody else who signs in as that person', { ...kim, standing: 3 }, '2018-07-15', {}],
    ['who belongs to the office no more', { ...kim, memberships: [] }, '2018-07-15', {}],
    ['a head of another office is deputy, too', heading('district'), '2018-07-15', both],
    ['a head of the same office', heading('city-hall'), '2018-07-15', mine],
    [
      'whom a head on another’s word appointed',
      kim,
      '2018-07-15',
      { 'city-hall': ['city-hall', 'district'] },
      { ...july, vouchedBy: 'district' },
    ],
  ])('who acts as head: %s', (_what, person, today, hands, appointed = july) => {
    expect(handsOf(person, { 'city-hall': appointed }, today)).toEqual(hands);
  });
});
