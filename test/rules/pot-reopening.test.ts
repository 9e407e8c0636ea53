import { describe, expect, test } from 'vitest';
import { payOut } from '../../functions/pot/payments/rules.ts';
import { outstandingOf } from '../../functions/pot/payments/state.ts';
import { reopen } from '../../functions/pot/requests/reopening.ts';
import { close, edit, withdraw } from '../../functions/pot/requests/rules.ts';
import { approve } from '../../functions/pot/requests/voting.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { stored as places } from '../../functions/pot/store.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  head,
  now,
  paidOut,
  payingOf,
  potWith,
  request,
  reserved,
  stateOf,
  today,
  vote,
  windowOf,
} from '../support/pot-state.ts';

/** What ended is asked for anew, and never comes cheaper than if it had been asked for at once (D8). */
const asking = { units: ['district'], own: [], reason: 'En faktura till', today, replyBy: '2018-08-25' };
/** 4 500 kr, 1 500 kr of it paid, the rest set free. */
const closed = (change: Partial<SpendingRequest> = {}) =>
  reserved({
    status: 'closed',
    payouts: paidOut({ district: 150_000 }),
    freed: 300_000,
    endedBy: 'district',
    ...change,
  });
const reopened = (is = closed(), change = {}) => {
  const state = stateOf(is);
  return after(state, reopen(state, { ...asking, ...change })).request;
};

describe('D8: a request that ended is reopened', () => {
  test.each<[string, SpendingRequest, object, Expected<typeof reopen>]>([
    ['by whoever closed it', closed(), {}, ['SpendingReopened']],
    ['by another', closed({ endedBy: 'city-hall' }), {}, 'not-allowed'],
    [
      'by the unit that withdrew it',
      request({ status: 'withdrawn', endedBy: 'solna' }),
      { units: ['solna'] },
      ['SpendingReopened'],
    ],
    ['by the office that refused it', request({ status: 'refused', endedBy: 'district' }), {}, ['SpendingReopened']],
    ['for less than was set free', closed(), { amount: 1 }, ['SpendingReopened']],
    ['for what was set free', closed(), { amount: 300_000 }, ['SpendingReopened']],
    ['for more', closed(), { amount: 300_001 }, 'exceeds-freed'],
    ['where nothing was', closed({ payouts: paidOut({ district: 450_000 }), freed: 0 }), {}, 'exceeds-freed'],
    ['while it is submitted', request(), {}, 'wrong-status'],
    ['while it is reserved', reserved(), {}, 'wrong-status'],
  ])('%s', (_what, is, change, expected) => {
    given(stateOf(is))
      .when(reopen, { ...asking, ...change })
      .thenAsTold(expected);
  });

  test('what ran out by its owner', () => {
    const state = stateOf(reserved());
    const ran = after(state, [
      {
        type: 'SpendingClosed',
        subject: `pot/requests/${state.request.id}`,
        unit: 'solna',
        line: 'publicity',
        freed: 450_000,
        expired: true,
      },
    ]);
    expect(ran.request.endedBy).toBe('district');
  });

  test('it is submitted, without a vote, and judged as a whole', () => {
    const is = reopened(closed({ approvals: [vote('district')], escalated: true }), { amount: 100_000 });
    expect(is).toMatchObject({
      status: 'submitted',
      amount: 250_000,
      approvals: [],
      refusals: [],
      replyBy: '2018-08-25',
    });
    expect(is).not.toHaveProperty('escalated');
    expect(is).not.toHaveProperty('endedBy');
    // More than 5 000 kr in all, as it would have been at once.
    const large = closed({ amount: 600_000, freed: 450_000 });
    given(stateOf(large))
      .when(reopen, asking)
      .then([{ amount: 600_000, headsNeeded: 2 }]);
    given(stateOf(closed(), { window: windowOf([1, 50_001]) }))
      .when(reopen, asking)
      .then([{ headsNeeded: 2 }]);
  });

  test('what was paid on it counts in the windows of others meanwhile, and its votes reserve the rest alone', () => {
    const is = reopened();
    expect(is.amount - is.freed).toBe(150_000);
    expect(places('c').request(is)).toMatchObject({ l2: `w#publicity#${is.id}` });
    const state = { ...stateOf(is), pot: potWith(closed()) };
    const then = after(state, approve(state, head('district'), now));
    expect(then.request).toMatchObject({ status: 'reserved', amount: 450_000, freed: 0 });
    expect(outstandingOf(then.request)).toBe(300_000);
    expect(then.pot.lines.publicity).toMatchObject({ reserved: 300_000, paid: 150_000 });
    expect(places('c').request(then.request)).not.toHaveProperty('l2');
  });

  test('refused or withdrawn again it is closed, with what was paid, and may be reopened by whoever did', () => {
    const state = stateOf(reopened());
    const back = after(state, withdraw(state));
    const no = { office: 'city-hall', amount: 450_000, seen: 3, reason: 'Nej' } as const;
    const refused = after(state, [
      { type: 'SpendingRefused', subject: `pot/requests/${state.request.id}`, unit: 'solna', ...no },
    ]);
    for (const { request: is } of [back, refused])
      expect(is).toMatchObject({ status: 'closed', freed: 300_000, amount: 450_000 });
    expect(refused.request.endedBy).toBe('city-hall');
    expect(back.request.endedBy).toBe('solna');
    expect(after(stateOf(request()), withdraw(stateOf(request()))).request).toMatchObject({
      status: 'withdrawn',
      endedBy: 'solna',
    });
  });

  test.each<[string, object, Expected<typeof edit>]>([
    ['to less', { amount: 200_000 }, ['SpendingEdited']],
    ['to more than was set free', { amount: 450_001 }, 'invalid-input /amount too-big'],
    ['to no more than what is paid', { amount: 150_000 }, 'invalid-input /amount too-small'],
    ['to another payee', { payee: 'Någon annan' }, 'already-paid'],
    ['to another purpose', { purpose: 'Mer' }, ['SpendingEdited']],
  ])('is edited %s', (_what, change, expected) => {
    given(stateOf(reopened()))
      .when(edit, { own: [], campaignEnd: '2018-09-30', ...change })
      .thenAsTold(expected);
  });

  test('an edit leaves what is paid where it counts', () => {
    const state = stateOf(reopened());
    const is = after(state, edit(state, { amount: 200_000, own: [], campaignEnd: '2018-09-30' })).request;
    expect([is.amount, is.freed]).toEqual([200_000, 50_000]);
  });

  test('closing and reopening is no way round: after any number of times no more is reserved than once', () => {
    const receipt = { supplier: 'Åkes Tryckeri', date: '2018-08-18' };
    let state = payingOf(reserved());
    for (let i = 0; i < 5; i++) {
      const pay = { amount: 10_000, paidBy: 'district', receipt: { ...receipt, number: `${i}` }, today } as const;
      state = after({ ...state, receipt: undefined }, payOut({ ...state, receipt: undefined }, pay));
      state = after(state, close(state, { offices: ['district'], isOwn: false }));
      state = after(state, reopen(state, asking));
      state = after(state, approve(state, head('district'), now));
      expect([state.request.amount, state.request.heads]).toEqual([450_000, 1]);
      expect(outstandingOf(state.request)).toBe(450_000 - 10_000 * (i + 1));
    }
  });
});
