import { describe, expect, test } from 'vitest';
import {
  type By,
  change,
  decline,
  reopen,
  reportResults,
  reverseResults,
  submit,
} from '../../functions/gatherings/rules.ts';
import type { Decision } from '../../functions/gatherings/events.ts';
import { type Gathering, type GatheringStatus, gatheringStatuses } from '../../functions/gatherings/state.ts';
import type { Office } from '../../shared/units.ts';
import { after, event, now, stateOf } from '../support/events-state.ts';
import { type Expected, given } from '../support/given.ts';

/** What is declined, sent back, opened again and taken back, and who says why. */
const results = { reach: 450, attended: 120, cost: 300_000 };
const begun = '2026-08-22T12:00:00.000Z';

type Act = (state: ReturnType<typeof stateOf>) => Decision<'wrong-status' | 'not-allowed'>;
test.each<[string, Act, Readonly<Record<GatheringStatus, Expected<Act>>>]>([
  [
    'decline',
    (state) => decline(state, { reason: 'Fullt', back: false }, ['city-hall']),
    {
      draft: 'wrong-status',
      submitted: ['EventDeclined'],
      declined: [],
      published: 'wrong-status',
      cancelled: 'wrong-status',
      held: 'wrong-status',
    },
  ],
  [
    'send back',
    (state) => decline(state, { reason: 'Fel dag', back: true }, ['city-hall']),
    {
      draft: 'wrong-status',
      submitted: ['EventDeclined'],
      declined: 'wrong-status',
      published: 'wrong-status',
      cancelled: 'wrong-status',
      held: 'wrong-status',
    },
  ],
  [
    'reopen',
    (state) =>
      reopen(
        { ...state, gathering: { ...state.gathering, declinedBy: 'city-hall' } },
        { reason: 'Ändå', offices: ['city-hall'] },
        now,
      ),
    {
      draft: 'wrong-status',
      submitted: [],
      declined: ['EventReopened'],
      published: 'wrong-status',
      cancelled: 'wrong-status',
      held: 'wrong-status',
    },
  ],
  [
    'take back what came of it',
    ({ gathering }) => reverseResults({ gathering: { ...gathering, results } }, 'Fel fest'),
    {
      draft: 'wrong-status',
      submitted: 'wrong-status',
      declined: 'wrong-status',
      published: 'wrong-status',
      cancelled: 'wrong-status',
      held: ['ResultsReversed'],
    },
  ],
])('%s, by its state', (_what, act, expected) => {
  for (const status of gatheringStatuses)
    given(stateOf(event(status)))
      .when(act)
      .thenAsTold(expected[status]);
});

describe('what an office declines', () => {
  const submitted = stateOf(event('submitted', { owner: 'city-hall', replyBy: '2026-08-08', escalated: true }));
  const declined = (back: boolean, ...offices: Office[]) =>
    after(submitted, decline(submitted, { reason: 'Fel dag', back }, offices));

  test('is declined in the name of whoever sees to it, where that is theirs', () => {
    expect(declined(false, 'district', 'city-hall').gathering).toMatchObject({
      status: 'declined',
      declinedBy: 'city-hall',
      reason: 'Fel dag',
    });
    expect(declined(false, 'district').gathering).toMatchObject({ declinedBy: 'district' });
  });

  test('is opened again by that office alone, to be answered by a new day', () => {
    const state = declined(false, 'district');
    given(state)
      .when(reopen, { reason: 'Ändå', offices: ['city-hall'] }, now)
      .thenRefused('not-allowed');
    const open = after(state, reopen(state, { reason: 'Ändå', offices: ['district'] }, now)).gathering;
    expect(open).toMatchObject({ status: 'submitted', owner: 'city-hall', replyBy: '2026-08-08', reason: 'Ändå' });
    expect([open.declinedBy, open.escalated]).toEqual([undefined, undefined]);
  });

  test('or sent back is a draft, changed and submitted anew; sent back twice is once', () => {
    const state = declined(true, 'city-hall');
    expect(state.gathering).toMatchObject({ status: 'draft', reason: 'Fel dag' });
    given(state).when(decline, { reason: 'Fel dag', back: true }, ['city-hall']).then([]);
    given(state).when(change, { title: 'Ny' }).then(['EventChanged']);
    const again = after(state, submit({ ...state, turns: undefined }, now)).gathering;
    expect([again.status, again.reason, again.escalated]).toEqual(['submitted', undefined, undefined]);
  });
});

test('results that are taken back stay readable, and can be said anew', () => {
  const held = stateOf(event('held', { results }));
  const state = after(held, reverseResults(held, 'Fel fest'));
  expect(state.gathering).toMatchObject({
    status: 'published',
    results: undefined,
    reversedResults: { ...results, reversed: { at: now, reason: 'Fel fest' } },
  });
  given(state).when(reverseResults, 'Fel fest').then([]);
  const anew = after(state, reportResults(state, { reach: 3, cost: 0 }, begun));
  expect(anew.gathering).toMatchObject({ status: 'held', results: { reach: 3 }, reversedResults: results });
});

describe('who changes what only another office answers for says why', () => {
  const why = { units: ['district'], reason: 'Lokalen' };
  test.each<[string, Partial<Gathering>, GatheringStatus, By, Expected<typeof change>]>([
    [
      'another office’s',
      { organisers: ['city-hall'] },
      'published',
      { units: ['district'] },
      'invalid-input /reason reason-for-owner',
    ],
    ['the same with a reason', { organisers: ['city-hall'] }, 'published', why, ['EventChanged']],
    [
      'one’s own beside others',
      { organisers: ['city-hall', 'district'] },
      'draft',
      { units: ['district'] },
      ['EventChanged'],
    ],
    [
      'what another office is to answer',
      { owner: 'city-hall' },
      'submitted',
      { units: ['district'] },
      'invalid-input /reason reason-for-owner',
    ],
    ['what one is to answer', { owner: 'district' }, 'submitted', { units: ['district'] }, ['EventChanged']],
    ['an association its own', { owner: 'city-hall' }, 'submitted', { units: ['solna'] }, ['EventChanged']],
    ['an association’s that no office answers for', {}, 'published', { units: ['district'] }, ['EventChanged']],
    ['what is over', { organisers: ['city-hall'] }, 'held', { units: ['district'] }, 'wrong-status'],
  ])('%s', (_what, is, status, by, expected) => {
    given(stateOf(event(status, is)))
      .when(change, { title: 'Ny' }, by)
      .thenAsTold(expected);
  });
  test('and the owner is told by whom', () => {
    const decision = change(stateOf(event('published', { organisers: ['city-hall'] })), { title: 'Ny' }, why);
    expect(decision).toMatchObject([{ by: 'district', reason: 'Lokalen' }]);
  });
});
