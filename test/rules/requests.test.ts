import { describe, expect, test } from 'vitest';
import {
  type Edit,
  edit,
  edited,
  type Judged,
  nextOwner,
  submit,
  supplement,
  withdraw,
} from '../../functions/pot/requests/rules.ts';
import type { PotEvent } from '../../functions/pot/events.ts';
import type { Pot } from '../../functions/pot/state.ts';
import { largestAmount } from '../../shared/money.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  line,
  pot,
  recorded,
  inOther,
  paidOut,
  request,
  reserved,
  returnedTo,
  stateOf,
  supplement as pending,
  vote,
  windowOf,
  withoutMandate,
} from '../support/pot-state.ts';

const wish = {
  id: request().id,
  unit: 'solna',
  budgetLine: 'publicity',
  amount: 450_000,
  purpose: 'Annons',
  own: [],
  owner: 'district',
  replyBy: '2018-08-25',
  campaignEnd: '2018-09-30',
} as const;

describe('D6, D7: filing a request', () => {
  /** Nothing else counts with it. */
  const alone = (is: Pot = pot()): Omit<Judged, 'request'> => ({ pot: is, window: [] });
  test('it is submitted, with an owner, a reply-by date and the heads it needs', () => {
    const decision = submit(alone(), { ...wish, neededBy: '2018-08-31', payee: 'Åkes Tryckeri' });
    expect(after(alone(), decision, 'solna-member').request).toEqual({
      ...request({ neededBy: '2018-08-31', payee: 'Åkes Tryckeri', expires: '2018-10-30' }),
      version: 0,
      createdAt: '',
      updatedAt: '',
    });
  });

  test.each<[string, Partial<Parameters<typeof submit>[1]>, Omit<Judged, 'request'>, Partial<PotEvent>]>([
    ['what is reserved on it lasts 60 days after the campaign', {}, alone(), { expires: '2018-11-29' }],
    ['a large amount needs more heads', { amount: 2_500_001 }, alone(), { headsNeeded: 3 }],
    ['the split window counts', {}, { ...alone(), window: windowOf([1, 50_001]) }, { headsNeeded: 2 }],
    ['before a mandate nobody knows how many', {}, alone(withoutMandate()), { headsNeeded: null }],
  ])('%s', (_what, change, state, expected) => {
    given(state)
      .when(submit, { ...wish, ...change })
      .then([expected]);
  });

  test('on a line that does not exist', () => {
    given(alone())
      .when(submit, { ...wish, budgetLine: 'radio' })
      .thenRefused('invalid-input', '/budgetLine');
  });

  test('the owners go round the offices, whoever begins', () => {
    expect((['district', 'city-hall', 'county-council'] as const).map((last) => nextOwner('solna', last))).toEqual([
      'city-hall',
      'county-council',
      'district',
    ]);
    const first = ['a', 'b', 'c'].map((unit) => nextOwner(unit, undefined));
    expect(new Set(first).size).toBe(3);
  });
});

describe('D8: editing', () => {
  const asked = { own: [], campaignEnd: '2018-09-30' };
  const approved = request({
    amount: 600_000,
    neededBy: '2018-08-31',
    payee: 'Åkes Tryckeri',
    approvals: [vote('district')],
    refusals: [vote('city-hall')],
  });

  test.each<[string, Edit]>([
    ['another amount', { amount: 700_000 }],
    ['another purpose', { purpose: 'Affisch' }],
    ['another day', { neededBy: '2018-09-01' }],
    ['no day', { neededBy: null }],
    ['another payee', { payee: 'Bokens Tryck' }],
    ['no payee', { payee: null }],
  ])('%s voids the votes given', (_what, change) => {
    const state = stateOf(approved);
    const { request: is } = after(state, edit(state, { ...asked, ...change }));
    expect(is).toMatchObject({ status: 'submitted', approvals: [], refusals: [] });
    expect({ ...wish, ...edited(is, {}) }).toEqual({ ...wish, ...edited(approved, change) });
  });

  test('what is left out stays, and the same again changes nothing', () => {
    const { budgetLine, amount, purpose, neededBy, payee } = approved;
    given(stateOf(approved)).when(edit, asked).then([]);
    given(stateOf(approved))
      .when(edit, { ...asked, budgetLine, amount, purpose, neededBy, payee })
      .then([]);
  });

  test('judges anew: the need, the end of the reservation, the offices of whoever edits', () => {
    const state = stateOf(request({ own: ['district'] }));
    const decision = edit(state, {
      ...asked,
      amount: 2_500_001,
      neededBy: '2018-09-01',
      own: ['district', 'city-hall'],
    });
    expect(after(state, decision).request).toMatchObject({
      headsNeeded: 3,
      missing: { heads: 3, otherOffice: true },
      own: ['district', 'city-hall'],
      expires: '2018-10-31',
    });
  });

  test.each(inOther('submitted'))('is over once the request is $status', (is) => {
    given(stateOf(is))
      .when(edit, { ...asked, amount: 1 })
      .thenRefused('wrong-status');
  });

  test('to a line that does not exist', () => {
    given(stateOf(approved))
      .when(edit, { ...asked, budgetLine: 'radio' })
      .thenRefused('invalid-input', '/budgetLine');
  });
});

describe('D7: withdrawing', () => {
  test.each<[string, Judged, Expected<typeof withdraw>]>([
    ['before it is decided', stateOf(request()), ['SpendingWithdrawn']],
    ['a reservation', stateOf(reserved()), ['SpendingWithdrawn']],
    ['again', stateOf(request({ status: 'withdrawn' })), []],
    ['after a payout', stateOf(reserved({ payouts: paidOut({ district: 1 }) })), 'already-paid'],
    [
      'after a payout that came back',
      stateOf(reserved({ payouts: paidOut({ district: 1 }), returns: returnedTo({ district: 1 }) })),
      ['SpendingWithdrawn'],
    ],
    ['a refused one', stateOf(request({ status: 'refused' })), 'wrong-status'],
    ['a closed one', stateOf(request({ status: 'closed' })), 'wrong-status'],
  ])('%s', (_what, state, expected) => {
    given(state).when(withdraw).thenAsTold(expected);
  });

  test('frees the reservation and drops its supplement', () => {
    const state = stateOf(reserved({ supplement: pending() }));
    const is = after(state, withdraw(state));
    expect(is.request).toMatchObject({ status: 'withdrawn', freed: 450_000 });
    expect(is.request).not.toHaveProperty('supplement');
    expect(is.pot.lines.publicity).toEqual(line());
  });
});

describe('D7: a supplement', () => {
  const more = { amount: 50_001, reason: 'Dyrare', own: ['city-hall'], replyBy: '2018-08-27' } as const;
  test.each<[string, Judged, Expected<typeof supplement>]>([
    ['to a reservation', stateOf(reserved()), ['SupplementRequested']],
    ['while one waits', stateOf(reserved({ supplement: pending() })), 'supplement-pending'],
    ['that makes the largest amount', stateOf(reserved({ amount: largestAmount - 50_001 })), ['SupplementRequested']],
    ['beyond the largest amount', stateOf(reserved({ amount: largestAmount - 50_000 })), 'invalid-input'],
    ...inOther('reserved').map<[string, Judged, 'wrong-status']>((is) => [
      `to what is ${is.status}`,
      stateOf(is),
      'wrong-status',
    ]),
  ])('%s', (_what, state, expected) => {
    given(state).when(supplement, more).thenAsTold(expected);
  });

  test('is judged as the amount it makes, and told anew when nobody answers', () => {
    const state = stateOf(reserved({ own: ['district'], escalated: true }));
    const is = after(state, supplement(state, more)).request;
    expect(is).toMatchObject({
      status: 'reserved',
      amount: 450_000,
      supplement: { ...more, own: ['district', 'city-hall'], headsNeeded: 2, approvals: [], refusals: [] },
    });
    expect(is).not.toHaveProperty('escalated');
  });
});

test('an event of another kind leaves a request as it is', () => {
  const state = stateOf(reserved());
  const event = recorded({ type: 'ContributionMade', subject: 'pot', office: 'district', amount: 1 });
  expect(after(state, [event]).request).toBe(state.request);
});
