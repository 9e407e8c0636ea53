import { describe, expect, test } from 'vitest';
import type { Pot, SpendingRequest } from '../../functions/pot/state.ts';
import { approve, oppose, takeBack, type Votable, type Voter } from '../../functions/pot/requests/voting.ts';
import { offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  both,
  forTwo,
  head,
  line,
  mandate,
  now,
  oneOfTwo,
  pot,
  request,
  reserved,
  stateOf,
  stored,
  supplement,
  tiers,
  vote,
  windowOf,
  withoutMandate,
} from '../support/pot-state.ts';

const withSupplement = reserved({ supplement: supplement() });
const ended: readonly SpendingRequest[] = (['closed', 'refused', 'withdrawn'] as const).map((status) =>
  request({ status }),
);

describe('D7, D8: approving', () => {
  test.each<[string, Votable, Voter, Expected<typeof approve>]>([
    ['the only head needed reserves', stateOf(request()), head('district'), ['SpendingReserved']],
    ['one of two is an approval', stateOf(forTwo), head('district'), ['SpendingApproved']],
    ['the second of two reserves', stateOf(oneOfTwo), head('city-hall'), ['SpendingReserved']],
    ['the same head again changes nothing', stateOf(oneOfTwo), head('district'), []],
    [
      'what counts with it in the split window raises the need',
      stateOf(request(), { window: windowOf([1, 50_001]) }),
      head('district'),
      ['SpendingApproved'],
    ],
    ['own office alone does not do', stateOf(request({ own: ['district'] })), head('district'), ['SpendingApproved']],
    ['another office does', stateOf(request({ own: ['district'] })), head('city-hall'), ['SpendingReserved']],
    ['a reserved request is approved already', stateOf(reserved()), head('district'), []],
    ['who heads two offices says for which', stateOf(forTwo), { ...both, office: 'city-hall' }, ['SpendingApproved']],
    ['or is asked for it', stateOf(forTwo), both, 'invalid-input'],
    ['nobody votes for another office', stateOf(forTwo), { ...head('district'), office: 'city-hall' }, 'not-allowed'],
    [
      'one person has one vote, though they head two offices',
      stateOf({ ...forTwo, approvals: [vote('district', 'kim')] }),
      { ...both, office: 'city-hall' },
      'already-approved',
    ],
    [
      'also when the first was a refusal',
      stateOf({ ...forTwo, refusals: [vote('district', 'kim')] }),
      { ...both, office: 'city-hall' },
      'already-approved',
    ],
    ['without a mandate', stateOf(request(), { pot: withoutMandate() }), head('district'), 'no-mandate'],
    ['one of two for a supplement', stateOf(withSupplement), head('district'), ['SpendingApproved']],
  ])('%s', (_what, state, voter, expected) => {
    given(state).when(approve, voter, now).thenAsTold(expected);
  });

  test.each(ended)('is too late once the request is $status', (is) => {
    given(stateOf(is)).when(approve, head('district'), now).thenRefused('wrong-status');
    given(stateOf({ ...is, approvals: [vote('district')] }))
      .when(takeBack, 'district-head', now)
      .thenRefused('wrong-status');
  });

  test('who is asked for the office is told the field', () => {
    given(stateOf(forTwo)).when(approve, both, now).thenRefused('invalid-input', '/office');
  });

  test('records the version and amount that the head saw', () => {
    const { request: is } = after(stateOf(forTwo), approve(stateOf(forTwo), head('district'), now));
    expect(is.approvals).toEqual([
      { office: 'district', person: 'district-head', at: now, version: 3, amount: 500_001 },
    ]);
    expect(is).toMatchObject({ status: 'submitted', headsNeeded: 2, missing: { heads: 1, otherOffice: false } });
  });

  test('the last approval reserves the amount on its line', () => {
    const state = stateOf(oneOfTwo);
    const is = after(state, approve(state, head('city-hall'), now), 'city-hall-head');
    expect(is.request).toMatchObject({ status: 'reserved', heads: 2, reservedAt: now, missing: { heads: 0 } });
    expect(is.request.approvals.map(({ office }) => office)).toEqual(['district', 'city-hall']);
    expect(is.pot.lines.publicity).toMatchObject({ reserved: 500_001, paid: 0 });
  });

  test('a head who refused before may approve instead', () => {
    const state = stateOf({ ...forTwo, refusals: [vote('district')] });
    expect(after(state, approve(state, head('district'), now)).request).toMatchObject({
      approvals: [{ office: 'district' }],
      refusals: [],
    });
  });

  test('the head and the deputy of one office have one vote: the later counts', () => {
    const state = stateOf(oneOfTwo);
    const deputy: Voter = { person: 'deputy', acting: { district: ['district'] } };
    expect(after(state, approve(state, deputy, now), 'deputy').request.approvals).toMatchObject([{ person: 'deputy' }]);
  });
});

describe('D8: a repeated approval judges anew under the mandate in force', () => {
  const easier = pot({ mandate: mandate([{ upTo: null, heads: 1 }]) });
  const harder = pot({ mandate: mandate([{ upTo: null, heads: 3 }]) });

  test('and reserves where the new mandate asks for fewer', () => {
    given(stateOf(oneOfTwo, { pot: easier }))
      .when(approve, head('district'), now)
      .then([{ type: 'SpendingReserved', amount: 500_001, heads: 1 }]);
  });

  test('and says what is missing now where it asks for more', () => {
    given(stateOf(oneOfTwo, { pot: harder }))
      .when(approve, head('district'), now)
      .then([{ type: 'SpendingApproved', headsNeeded: 3, missing: { heads: 2, otherOffice: false } }]);
  });
});

describe('D7: the money must be there', () => {
  const funds = (reservedOn: number, contributed = 10_000_000) =>
    pot({ contributed: { district: contributed }, lines: { publicity: line({ reserved: reservedOn }) } });
  test.each<[string, Pot, Expected<typeof approve>]>([
    ['exactly what is left on the line', funds(9_550_000), ['SpendingReserved']],
    ['one öre more than is left', funds(9_550_001), 'insufficient-funds'],
    ['the line has it, the pot has not', funds(0, 449_999), 'insufficient-funds'],
    ['the line is gone', pot({ lines: {} }), 'insufficient-funds'],
  ])('%s', (_what, is, expected) => {
    given(stateOf(request(), { pot: is }))
      .when(approve, head('district'), now)
      .thenAsTold(expected);
  });

  test('an approval that is not the last asks for no money yet', () => {
    given(stateOf(forTwo, { pot: funds(10_000_000) }))
      .when(approve, head('district'), now)
      .then(['SpendingApproved']);
  });
});

describe('D7: a supplement is approved as a new amount', () => {
  const open = reserved({
    supplement: supplement({ approvals: [vote('district')], missing: { heads: 1, otherOffice: false } }),
  });

  test('the two amounts together are judged, and only the new one is reserved', () => {
    const state = stateOf(open);
    const is = after(state, approve(state, head('city-hall'), now), 'city-hall-head');
    expect(is.request).toMatchObject({ status: 'reserved', amount: 550_000, heads: 2, reservedAt: now });
    expect(is.request).not.toHaveProperty('supplement');
    expect(is.pot.lines.publicity).toMatchObject({ reserved: 550_000 });
  });

  test('the line must hold the new amount beside the old', () => {
    const lines = { publicity: line({ amount: 549_999, reserved: 450_000 }) };
    given(stateOf(open, { pot: pot({ lines }) }))
      .when(approve, head('city-hall'), now)
      .thenRefused('insufficient-funds');
  });

  test('the first approvals do not count for it', () => {
    given(stateOf(withSupplement)).when(approve, head('city-hall'), now).then(['SpendingApproved']);
  });

  test('one that is refused leaves the reservation as it was', () => {
    const state = stateOf(reserved({ supplement: supplement({ refusals: [vote('district')] }) }));
    const is = after(state, oppose(state, { ...head('city-hall'), reason: 'För dyrt' }, now));
    const earlierTexts = [
      [`on-${supplement().seen}`, supplement().reason],
      [`on-${stored.version}`, 'För dyrt'],
    ];
    expect(is.request).toEqual({ ...reserved(), earlierTexts });
    expect(is.pot).toEqual(state.pot);
  });
});

test('D8: all three heads decide any request, whoever filed it', () => {
  for (const own of [[], ['district'], ['district', 'city-hall'], offices] as const)
    for (const { upTo } of tiers) {
      const amount = upTo ?? 9_000_000;
      const is = request({ amount, own, approvals: [vote('district'), vote('city-hall')] });
      given(stateOf(is)).when(approve, head('county-council'), now).then(['SpendingReserved']);
    }
});
