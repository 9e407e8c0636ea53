import { describe, expect, test } from 'vitest';
import { approve, oppose, takeBack, type Votable } from '../../functions/pot/requests/voting.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  both,
  forTwo,
  head,
  mandate,
  now,
  oneOfTwo,
  pot,
  request,
  reserved,
  stateOf,
  supplement,
  vote,
  withoutMandate,
} from '../support/pot-state.ts';

describe('D8: refusing', () => {
  const no = (office: Office, reason = 'För dyrt') => ({ ...head(office), reason });
  test.each<[string, Votable, ReturnType<typeof no>, Expected<typeof oppose>]>([
    ['one of three, one is needed: others may approve', stateOf(request()), no('district'), ['SpendingOpposed']],
    [
      'the last of three',
      stateOf(request({ refusals: [vote('district'), vote('city-hall')] })),
      no('county-council'),
      ['SpendingRefused'],
    ],
    [
      'two of three, two are needed',
      stateOf({ ...forTwo, refusals: [vote('district')] }),
      no('city-hall'),
      ['SpendingRefused'],
    ],
    [
      'the only head outside the own offices',
      stateOf(request({ own: ['district', 'city-hall'] })),
      no('county-council'),
      ['SpendingRefused'],
    ],
    ['one of three, three are needed', stateOf(request({ amount: 2_500_001 })), no('district'), ['SpendingRefused']],
    ['refused already', stateOf(request({ status: 'refused' })), no('district'), []],
    ['reserved already', stateOf(reserved()), no('district'), 'wrong-status'],
    ['withdrawn', stateOf(request({ status: 'withdrawn' })), no('district'), 'wrong-status'],
    [
      'for another office',
      stateOf(request()),
      { ...no('district'), office: 'city-hall' } as ReturnType<typeof no>,
      'not-allowed',
    ],
    [
      'a second time for another office',
      stateOf({ ...forTwo, refusals: [vote('district', 'kim')] }),
      { ...both, office: 'city-hall', reason: 'För dyrt' },
      'already-approved',
    ],
    ['for which of two offices', stateOf(forTwo), { ...both, reason: 'För dyrt' }, 'invalid-input'],
    ['without a mandate', stateOf(request(), { pot: withoutMandate() }), no('district'), 'no-mandate'],
  ])('%s', (_what, state, voter, expected) => {
    given(state).when(oppose, voter, now).thenAsTold(expected);
  });

  const opposed = request({ refusals: [{ ...vote('district'), reason: 'För dyrt' }] });

  test('the same head for the same reason changes nothing, for another reason says it', () => {
    given(stateOf(opposed)).when(oppose, no('district'), now).then([]);
    given(stateOf(opposed)).when(oppose, no('district', 'För sent'), now).then(['SpendingOpposed']);
  });

  test('a repeated refusal, too, is judged anew under the mandate in force', () => {
    const harder = pot({ mandate: mandate([{ upTo: null, heads: 3 }]) });
    given(stateOf(opposed, { pot: harder }))
      .when(oppose, no('district'), now)
      .then(['SpendingRefused']);
  });

  test('takes the place of the approval given before', () => {
    const state = stateOf(oneOfTwo);
    expect(after(state, oppose(state, no('district'), now)).request).toMatchObject({
      status: 'submitted',
      approvals: [],
      refusals: [{ office: 'district', person: 'district-head', reason: 'För dyrt' }],
      missing: { heads: 2, otherOffice: true },
    });
  });

  test('ends the request for good', () => {
    const state = stateOf({ ...forTwo, refusals: [vote('district')] });
    const is = after(state, oppose(state, no('city-hall'), now), 'city-hall-head');
    expect(is.request).toMatchObject({ status: 'refused', refusals: [{}, { reason: 'För dyrt' }] });
    expect(is.pot).toBe(state.pot);
  });
});

describe('D8: taking a vote back until it is decided', () => {
  const voted = { ...forTwo, approvals: [vote('district')], refusals: [vote('city-hall')] };
  test.each<[string, Votable, string, Expected<typeof takeBack>]>([
    ['an approval', stateOf(voted), 'district-head', ['VoteTakenBack']],
    ['a refusal', stateOf(voted), 'city-hall-head', ['VoteTakenBack']],
    ['somebody who has not voted', stateOf(voted), 'county-council-head', 'nothing-to-take-back'],
    ['the amount is reserved', stateOf(reserved()), 'district-head', 'wrong-status'],
    ['before a mandate is in force', stateOf(voted, { pot: withoutMandate() }), 'district-head', ['VoteTakenBack']],
  ])('%s', (_what, state, person, expected) => {
    given(state).when(takeBack, person, now).thenAsTold(expected);
  });

  test('the office is free to vote anew, and what is missing is said anew', () => {
    const state = stateOf(voted);
    const is = after(state, takeBack(state, 'district-head', now));
    expect(is.request).toMatchObject({ approvals: [], refusals: [{ office: 'city-hall' }], missing: { heads: 2 } });
    given(is).when(approve, head('district'), now).then(['SpendingApproved']);
  });

  test('of a supplement leaves the approvals of the request alone', () => {
    const state = stateOf(reserved({ supplement: supplement({ approvals: [vote('city-hall')] }) }));
    const { request: is } = after(state, takeBack(state, 'city-hall-head', now));
    expect(is.supplement?.approvals).toEqual([]);
    expect(is.approvals).toHaveLength(1);
  });
});
