import { describe, expect, test } from 'vitest';
import type { PotEvent } from '../../functions/pot/events.ts';
import { close, extend, type Judged } from '../../functions/pot/requests/rules.ts';
import { tend } from '../../functions/pot/requests/schedule.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  claim,
  inOther,
  line,
  openClaims,
  paidOut,
  request,
  reserved,
  stateOf,
  supplement as pending,
} from '../support/pot-state.ts';

const byOwner = { offices: ['district'], isOwn: false } as const;

describe('D7: closing and extending', () => {
  test('closing frees what is outstanding; payouts stay', () => {
    const state = stateOf(reserved({ payouts: paidOut({ district: 300_000 }), supplement: pending() }));
    const is = after(state, close(state, byOwner));
    expect(is.request).toMatchObject({ status: 'closed', freed: 150_000 });
    expect(is.request).not.toHaveProperty('supplement');
    expect(is.pot.lines.publicity).toEqual(line({ paid: 300_000 }));
  });

  test.each<[string, Judged, Expected<typeof close>]>([
    ['while a claim is unanswered', stateOf(reserved({ claims: openClaims(1) })), 'open-claims'],
    ['again', stateOf(request({ status: 'closed' })), []],
    ...inOther('reserved', 'closed').map<[string, Judged, 'wrong-status']>((is) => [
      is.status,
      stateOf(is),
      'wrong-status',
    ]),
  ])('closing %s', (_what, state, expected) => {
    given(state).when(close, byOwner).thenAsTold(expected);
  });

  const other = { offices: ['city-hall'], isOwn: false, reason: 'Klart' } as const;
  const paidBy = (office: Office) => reserved({ payouts: paidOut({ [office]: 1 }) });
  test.each<[string, SpendingRequest, Parameters<typeof close>[1], Expected<typeof close> | readonly object[]]>([
    ['its owner', reserved(), byOwner, [{ by: 'district' }]],
    ['another office', reserved(), other, 'not-allowed'],
    [
      'an office that has paid on it, and says why',
      paidBy('city-hall'),
      other,
      [{ by: 'city-hall', ownedBy: 'district', reason: 'Klart' }],
    ],
    [
      'and does not say why',
      paidBy('city-hall'),
      { ...other, reason: undefined },
      'invalid-input /reason reason-for-owner',
    ],
    [
      'whose payout was reversed',
      reserved({ payouts: paidBy('city-hall').payouts.map((each) => ({ ...each, reversed: { at: each.at } })) }),
      other,
      'not-allowed',
    ],
    ['whoever asked, giving back what is left', reserved(), { offices: [], isOwn: true }, [{ by: 'solna' }]],
    [
      'whoever asked, while a claim is open',
      reserved({ claims: openClaims(1) }),
      { offices: [], isOwn: true },
      'open-claims',
    ],
    ['another office what is not reserved', request(), other, 'wrong-status'],
  ])('is closed by %s', (_what, is, by, expected) => {
    const decided = given(stateOf(is)).when(close, by);
    if (typeof expected === 'string') decided.thenAsTold(expected);
    else decided.then(expected as readonly Partial<PotEvent>[]);
  });

  test('what another office owns is extended with a reason', () => {
    const until = '2018-12-01';
    given(stateOf(reserved()))
      .when(extend, { until, offices: ['city-hall'] })
      .thenRefused('invalid-input', '/reason reason-for-owner');
    given(stateOf(reserved()))
      .when(extend, { until: '2018-01-01', offices: ['city-hall'] })
      .thenRefused('not-later');
    const reason = 'Fakturan dröjer';
    given(stateOf(reserved()))
      .when(extend, { until, offices: ['city-hall'], reason })
      .then([{ until, ownedBy: 'district', reason }]);
  });

  test.each<[string, Judged, string, Expected<typeof extend>]>([
    ['a later day', stateOf(reserved()), '2018-12-01', ['ReservationExtended']],
    ['the same day', stateOf(reserved()), '2018-11-30', []],
    ['an earlier day', stateOf(reserved()), '2018-11-29', 'not-later'],
    ...inOther('reserved').map<[string, Judged, string, 'wrong-status']>((is) => [
      is.status,
      stateOf(is),
      '2018-12-01',
      'wrong-status',
    ]),
  ])('extending to %s', (_what, state, until, expected) => {
    given(state)
      .when(extend, { until, ...byOwner })
      .thenAsTold(expected);
  });

  test('after an extension the reminder comes again', () => {
    const state = stateOf(reserved({ reminded: true }));
    const is = after(state, extend(state, { until: '2018-12-31', ...byOwner })).request;
    expect(is).toMatchObject({ expires: '2018-12-31' });
    expect(is).not.toHaveProperty('reminded');
  });
});

describe('D6: what the daily schedule does', () => {
  const overdue = openClaims(2).map((each) => ({ ...each, escalated: true }));
  const supplemented = reserved({ supplement: pending() });
  test.each<[string, SpendingRequest, string, readonly Partial<PotEvent>[]]>([
    ['on the last day to reply nothing', request(), '2018-08-25', []],
    ['the day after it escalates', request(), '2018-08-26', [{ type: 'DecisionEscalated', replyBy: '2018-08-25' }]],
    ['and once only', request({ escalated: true }), '2018-08-27', []],
    ['a supplement has a day of its own', supplemented, '2018-08-27', []],
    [
      'after which it is escalated',
      supplemented,
      '2018-08-28',
      [{ type: 'DecisionEscalated', replyBy: '2018-08-27', supplement: true }],
    ],
    ['on the last day to answer a claim nothing', reserved({ claims: [claim()] }), '2018-08-25', []],
    [
      'the day after it is escalated',
      reserved({ claims: [claim(), claim({ status: 'paid' })] }),
      '2018-08-26',
      [{ type: 'ClaimEscalated', claim: claim().id, owner: 'district', replyBy: '2018-08-25' }],
    ],
    ['and once only', reserved({ claims: [claim({ escalated: true })] }), '2018-08-27', []],
    ['15 days before the end nothing', reserved(), '2018-11-15', []],
    ['14 days before it reminds', reserved(), '2018-11-16', [{ type: 'ReservationReminded', expires: '2018-11-30' }]],
    ['and once only', reserved({ reminded: true }), '2018-11-17', []],
    ['on the last day it is not closed', reserved({ reminded: true }), '2018-11-30', []],
    ['the day after it is', reserved({ reminded: true }), '2018-12-01', [{ type: 'SpendingClosed', expired: true }]],
    [
      'but not while claims are unanswered: that is said',
      reserved({ reminded: true, claims: overdue }),
      '2018-12-01',
      [{ type: 'ReservationHeld', expires: '2018-11-30', claims: 2 }],
    ],
    ['once', reserved({ reminded: true, claims: overdue, held: true }), '2018-12-02', []],
    [
      'and then it ends with the last answer',
      reserved({ reminded: true, held: true }),
      '2018-12-02',
      [{ type: 'SpendingClosed', expired: true }],
    ],
    ['also unreminded', reserved(), '2018-12-01', [{ type: 'SpendingClosed', freed: 450_000 }]],
    ['what is decided otherwise is left alone', request({ status: 'refused' }), '2018-12-01', []],
  ])('%s', (_what, is, day, expected) => {
    given(stateOf(is)).when(tend, `${day}T10:00:00.000Z`).then(expected);
  });

  test('days are days in Stockholm', () => {
    given(stateOf(request())).when(tend, '2018-08-25T21:59:59.999Z').then([]);
    given(stateOf(request())).when(tend, '2018-08-25T22:00:00.000Z').then(['DecisionEscalated']);
  });

  test('what it did it does not do again', () => {
    const late = stateOf(request());
    const at = '2018-08-26T10:00:00.000Z';
    given(after(late, tend(late, at), 'schedule'))
      .when(tend, at)
      .then([]);
    const soon = stateOf(reserved());
    const then = '2018-11-20T10:00:00.000Z';
    given(after(soon, tend(soon, then), 'schedule'))
      .when(tend, then)
      .then([]);
  });
});
