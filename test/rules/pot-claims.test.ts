import { describe, expect, test } from 'vitest';
import {
  claim,
  correctClaim,
  declineClaim,
  mostInAll,
  mostOpenClaims,
  payOut,
  reopenClaim,
} from '../../functions/pot/payments/rules.ts';
import { type Claim, openClaimsOf } from '../../functions/pot/payments/state.ts';
import { tend } from '../../functions/pot/requests/schedule.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  claim as claimOf,
  inOther,
  now,
  openClaims,
  paidOut,
  payingOf,
  reserved,
  stateOf,
  today,
} from '../support/pot-state.ts';

const receipt = { supplier: 'Åkes Tryckeri', number: 'F-1', date: '2018-08-18' };
type Case = [what: string, state: ReturnType<typeof payingOf>, change: object];
/** 4 500 kr reserved, 1 500 kr of it paid. */
const partlyPaid = reserved({ payouts: paidOut({ district: 150_000 }) });
const notReserved = inOther('reserved').map<[...Case, 'wrong-status']>((is) => [
  `on what is ${is.status}`,
  payingOf(is),
  {},
  'wrong-status',
]);

describe('D7: handing in a receipt', () => {
  const answered = (count: number) => openClaims(count).map((each): Claim => ({ ...each, status: 'withdrawn' }));
  const command = { claim: claimOf().id, amount: 100_000, receipt, today, replyBy: '2018-08-25' };
  test.each<[...Case, Expected<typeof claim>]>([
    ['on a reservation', payingOf(reserved()), {}, ['ClaimMade']],
    ['exactly what is outstanding', payingOf(partlyPaid), { amount: 300_000 }, ['ClaimMade']],
    ['one öre more', payingOf(partlyPaid), { amount: 300_001 }, 'exceeds-outstanding'],
    ['of as much as the receipt', payingOf(reserved()), { receipt: { ...receipt, total: 100_000 } }, ['ClaimMade']],
    ['of more than the receipt', payingOf(reserved()), { receipt: { ...receipt, total: 99_999 } }, 'invalid-input'],
    ['the last that may be open', payingOf(reserved({ claims: openClaims(mostOpenClaims - 1) })), {}, ['ClaimMade']],
    ['one too many', payingOf(reserved({ claims: openClaims(mostOpenClaims) })), {}, 'too-many-claims'],
    ['the last of all', payingOf(reserved({ claims: answered(mostInAll - 1) })), {}, ['ClaimMade']],
    ['one too many of all', payingOf(reserved({ claims: answered(mostInAll) })), {}, 'too-many-claims'],
    ...notReserved,
  ])('%s', (_what, state, change, expected) => {
    given(state)
      .when(claim, { ...command, ...change })
      .thenAsTold(expected);
  });

  test('opens a claim, and moves no money', () => {
    const state = payingOf(reserved());
    const is = after(state, claim(state, command));
    expect(is.request.claims).toMatchObject([{ id: command.claim, amount: 100_000, receipt, status: 'open' }]);
    expect(is.pot).toBe(state.pot);
  });
});

describe('the day of a receipt', () => {
  const old = 'invalid-input /receipt/date old';
  const days: readonly [string, object, 'ok' | 'invalid-input /receipt/date future' | typeof old][] = [
    ['today', { date: today }, 'ok'],
    ['tomorrow', { date: '2018-08-21' }, 'invalid-input /receipt/date future'],
    ['18 months ago', { date: '2017-02-20' }, 'ok'],
    ['a day more', { date: '2017-02-19' }, old],
  ];
  test.each(days)('%s', (_what, date, expected) => {
    const dated = {
      claim: claimOf().id,
      amount: 1,
      paidBy: 'district',
      receipt: { ...receipt, ...date },
      today,
    } as const;
    const state = payingOf(reserved());
    const paying = payingOf(reserved({ claims: [claimOf()] }));
    given(state)
      .when(claim, { ...dated, replyBy: today })
      .thenAsTold(expected === 'ok' ? ['ClaimMade'] : expected);
    given(paying)
      .when(payOut, dated)
      .thenAsTold(expected === 'ok' ? ['PayoutMade'] : expected);
  });

  test('may be as long ago as whoever says so means', () => {
    const dated = {
      amount: 1,
      paidBy: 'district',
      receipt: { ...receipt, date: '2015-01-01' },
      today,
      old: true,
    } as const;
    given(payingOf(reserved())).when(payOut, dated).then(['PayoutMade']);
    given(payingOf(reserved()))
      .when(claim, { ...dated, claim: claimOf().id, replyBy: today })
      .then([{ type: 'ClaimMade', receipt: dated.receipt }]);
  });
});

describe('a claim is corrected', () => {
  const of = (is: Claim) => payingOf(reserved({ claims: [is] }));
  const command = { claim: claimOf().id, today };
  test.each<[string, Claim, object, Expected<typeof correctClaim>]>([
    ['in its amount', claimOf(), { amount: 90_000 }, ['ClaimCorrected']],
    ['in its receipt', claimOf(), { receipt: { ...receipt, number: 'F-2' } }, ['ClaimCorrected']],
    ['to what it is', claimOf(), { amount: 100_000, receipt: claimOf().receipt }, []],
    ['to more than is outstanding', claimOf(), { amount: 450_001 }, 'exceeds-outstanding'],
    ['to more than its receipt', claimOf(), { receipt: { ...receipt, total: 1 } }, 'invalid-input /receipt/total'],
    [
      'to a receipt of tomorrow',
      claimOf(),
      { receipt: { ...receipt, date: '2018-08-21' } },
      'invalid-input /receipt/date',
    ],
    ['that is paid', claimOf({ status: 'paid' }), { amount: 1 }, 'unknown-claim'],
    ['that is declined', claimOf({ status: 'declined' }), { amount: 1 }, 'unknown-claim'],
  ])('%s', (_what, is, edit, expected) => {
    given(of(is))
      .when(correctClaim, { ...command, ...edit })
      .thenAsTold(expected);
  });

  test('of an ended request it is not', () => {
    const is = payingOf(reserved({ status: 'closed', claims: [claimOf()] }));
    given(is)
      .when(correctClaim, { ...command, amount: 1 })
      .thenRefused('wrong-status');
  });

  test('what is not named stays', () => {
    const state = of(claimOf());
    const { claims } = after(state, correctClaim(state, { ...command, amount: 90_000 })).request;
    expect(claims).toEqual([claimOf({ amount: 90_000 })]);
  });
});

describe('D7: an office declines a claim', () => {
  const on = (is: SpendingRequest, claimed: Claim) => stateOf({ ...is, claims: [...is.claims, claimed] });
  const because = (reason: string) => ({ claim: claimOf().id, reason, offices: ['city-hall'] as const });
  const answered = (status: 'open' | 'paid' | 'declined') =>
    claimOf({ status, ...(status === 'declined' && { reason: 'Oläsligt' }) });
  test.each<[string, ReturnType<typeof on>, string, Expected<typeof declineClaim>]>([
    ['an open one', on(reserved(), answered('open')), 'Oläsligt', ['ClaimDeclined']],
    ['again', on(reserved(), answered('declined')), 'Oläsligt', []],
    ['again, for another reason', on(reserved(), answered('declined')), 'För sent', 'unknown-claim'],
    ['a paid one', on(reserved(), answered('paid')), 'Oläsligt', 'unknown-claim'],
  ])('%s', (_what, state, reason, expected) => {
    given(state).when(declineClaim, because(reason)).thenAsTold(expected);
  });

  test('says why, and the unit may hand in another', () => {
    const state = on(reserved({ claims: openClaims(mostOpenClaims - 1) }), answered('open'));
    const { request: is } = after(state, declineClaim(state, because('Oläsligt')));
    expect(is.claims.at(-1)).toMatchObject({ status: 'declined', reason: 'Oläsligt' });
    expect(openClaimsOf(is)).toBe(mostOpenClaims - 1);
  });
});

describe('D6: a claim past its day', () => {
  const late = claimOf({ replyBy: '2018-08-19' });
  test.each(['submitted', 'reserved', 'closed', 'withdrawn'] as const)(
    'is told once, of a request that is %s',
    (status) => {
      const state = payingOf(reserved({ status, claims: [late], replyBy: '2018-09-01' }));
      given(state).when(tend, now).then(['ClaimEscalated']);
      const told = after(state, tend(state, now));
      expect(tend(told, now)).toEqual([]);
    },
  );
});

describe('D7: a declined claim is reopened', () => {
  const declined = claimOf({ status: 'declined', reason: 'Oläsligt', declinedBy: 'city-hall', escalated: true });
  const command = { claim: declined.id, reason: 'Nytt foto', offices: ['city-hall'], replyBy: '2018-09-01' } as const;
  const of = (is: Claim, change: object = {}) => payingOf(reserved({ claims: [is], ...change }));
  test.each<[string, ReturnType<typeof of>, object, Expected<typeof reopenClaim>]>([
    ['by the office that declined it', of(declined), {}, ['ClaimReopened']],
    ['by another', of(declined), { offices: ['district'] }, 'not-allowed'],
    ['again', of(claimOf()), {}, []],
    ['that was withdrawn', of(claimOf({ status: 'withdrawn' })), {}, 'unknown-claim'],
    ['that was paid', of(claimOf({ status: 'paid' })), {}, 'unknown-claim'],
    ['of a request that is closed', of(declined, { status: 'closed' }), {}, 'wrong-status'],
    ['of more than is outstanding', of({ ...declined, amount: 450_001 }), {}, 'exceeds-outstanding'],
    [
      'beside as many as may be open',
      of(declined, { claims: [...openClaims(mostOpenClaims), declined] }),
      {},
      'too-many-claims',
    ],
  ])('%s', (_what, state, change, expected) => {
    given(state)
      .when(reopenClaim, { ...command, ...change })
      .thenAsTold(expected);
  });

  test('it is open, with another day to be answered by', () => {
    const state = of(declined);
    const { claims } = after(state, reopenClaim(state, command)).request;
    expect(claims).toEqual([claimOf({ replyBy: '2018-09-01' })]);
  });

  test('who declines it is its owner, where it is theirs', () => {
    const by = (...offices: readonly Office[]) => ({ claim: claimOf().id, reason: 'Nej', offices });
    given(of(claimOf()))
      .when(declineClaim, by('city-hall', 'district'))
      .then([{ type: 'ClaimDeclined', by: 'district' }]);
    given(of(claimOf()))
      .when(declineClaim, by('city-hall'))
      .then([{ type: 'ClaimDeclined', by: 'city-hall' }]);
  });
});
