import { describe, expect, test } from 'vitest';
import { approve, lapse, oppose, withLapsed } from '../../functions/pot/requests/voting.ts';
import { given } from '../support/given.ts';
import { after, head, headOf, now, oneOfTwo, pot, request, stateOf, vote } from '../support/pot-state.ts';

describe('D8: a vote counts only while its voter acts as a head of that office', () => {
  const left = { 'district-head': headOf('district-head', []) };
  const state = stateOf(oneOfTwo, { voters: left });

  test('an approval of who is head no more reserves nothing, and is said to have lapsed', () => {
    given(state)
      .when(approve, head('city-hall'), now)
      .then([{ type: 'SpendingApproved', lapsed: ['district'], missing: { heads: 1, otherOffice: false } }]);
    const is = after(state, approve(state, head('city-hall'), now), 'city-hall-head').request;
    expect(is.approvals).toMatchObject([{ office: 'district', lapsed: true }, { office: 'city-hall' }]);
  });

  test('whoever acts now votes in its place', () => {
    const waiting = stateOf(
      { ...oneOfTwo, approvals: [vote('district'), vote('city-hall')] },
      {
        voters: { ...stateOf(oneOfTwo).voters, ...left },
      },
    );
    const is = after(waiting, approve(waiting, { ...head('district'), person: 'new-head' }, now), 'new-head').request;
    expect([is.status, is.approvals.map(({ person, lapsed }) => [person, lapsed])]).toEqual([
      'reserved',
      [
        ['city-hall-head', undefined],
        ['new-head', undefined],
      ],
    ]);
  });

  test('a refusal that has lapsed hinders nobody', () => {
    const refusals = [vote('district'), vote('city-hall')];
    const opposed = stateOf(request({ refusals }), { voters: { 'district-head': headOf('district-head', []) } });
    given(opposed)
      .when(oppose, { ...head('county-council'), reason: 'Nej' }, now)
      .then([{ type: 'SpendingOpposed', lapsed: ['district', 'city-hall'] }]);
  });

  test('a deputy’s vote lapses with their period', () => {
    const kim = { ...headOf('kim', []), memberships: [{ unit: 'district', role: 'staff' as const }] };
    const period = { person: 'kim', from: '2018-08-01', standing: 0 };
    const with_ = (to: string) =>
      stateOf(
        { ...oneOfTwo, approvals: [vote('district', 'kim')] },
        { voters: { kim }, pot: pot({ deputies: { district: { ...period, to } } }) },
      );
    given(with_('2018-08-20')).when(approve, head('city-hall'), now).then(['SpendingReserved']);
    given(with_('2018-08-19')).when(approve, head('city-hall'), now).then(['SpendingApproved']);
  });

  test('it is told once, and shown whatever was told', () => {
    given(state)
      .when(lapse, now)
      .then([{ type: 'VotesLapsed', lapsed: ['district'], missing: { heads: 2, otherOffice: true } }]);
    const told = after(state, lapse(state, now));
    given(told).when(lapse, now).then([]);
    given(stateOf(oneOfTwo)).when(lapse, now).then([]);
    expect(withLapsed(state, '2018-08-20').approvals).toMatchObject([{ lapsed: true }]);
    const back = { ...told, voters: stateOf(oneOfTwo).voters };
    expect(withLapsed(back, '2018-08-20').approvals[0]).not.toHaveProperty('lapsed');
    given(back)
      .when(lapse, now)
      .then([{ type: 'VotesLapsed', lapsed: [], missing: { heads: 1, otherOffice: false } }]);
  });
});

describe('D8: a unit that nobody has confirmed', () => {
  test('is given no money', () => {
    given(stateOf(request(), { confirmed: 'nobody' }))
      .when(approve, head('district'), now)
      .thenRefused('unit-unconfirmed');
  });

  test('and by the word of one office alone none by that office’s vote', () => {
    const state = stateOf(request(), { confirmed: 'district' });
    given(state).when(approve, head('district'), now).then(['SpendingApproved']);
    given(state).when(approve, head('city-hall'), now).then(['SpendingReserved']);
  });
});
