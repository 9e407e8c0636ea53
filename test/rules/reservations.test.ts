import { describe, expect, test } from 'vitest';
import type { PotEvent } from '../../functions/pot/events.ts';
import { close, extend, type Judged, tend } from '../../functions/pot/requests/rules.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { type Expected, given } from '../support/given.ts';
import { after, inOther, line, request, reserved, stateOf, supplement as pending } from '../support/pot-state.ts';

describe('D7: closing and extending', () => {
  test('closing frees what is outstanding; payouts stay', () => {
    const state = stateOf(reserved({ paidOut: { district: 300_000 }, supplement: pending() }));
    const is = after(state, close(state, false));
    expect(is.request).toMatchObject({ status: 'closed', freed: 150_000 });
    expect(is.request).not.toHaveProperty('supplement');
    expect(is.pot.lines.publicity).toEqual(line({ paid: 300_000 }));
  });

  test.each<[string, Judged, Expected<typeof close>]>([
    ['again', stateOf(request({ status: 'closed' })), []],
    ...inOther('reserved', 'closed').map<[string, Judged, 'wrong-status']>((is) => [
      is.status,
      stateOf(is),
      'wrong-status',
    ]),
  ])('closing %s', (_what, state, expected) => {
    given(state).when(close, false).thenAsTold(expected);
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
    given(state).when(extend, until).thenAsTold(expected);
  });

  test('after an extension the reminder comes again', () => {
    const state = stateOf(reserved({ reminded: true }));
    const is = after(state, extend(state, '2018-12-31')).request;
    expect(is).toMatchObject({ expires: '2018-12-31' });
    expect(is).not.toHaveProperty('reminded');
  });
});

describe('D6: what the daily schedule does', () => {
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
    ['15 days before the end nothing', reserved(), '2018-11-15', []],
    ['14 days before it reminds', reserved(), '2018-11-16', [{ type: 'ReservationReminded', expires: '2018-11-30' }]],
    ['and once only', reserved({ reminded: true }), '2018-11-17', []],
    ['on the last day it is not closed', reserved({ reminded: true }), '2018-11-30', []],
    ['the day after it is', reserved({ reminded: true }), '2018-12-01', [{ type: 'SpendingClosed', expired: true }]],
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
