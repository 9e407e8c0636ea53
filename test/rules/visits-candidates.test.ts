import { describe, expect, test } from 'vitest';
import { freeDays, hindrance, joined, notFree, tooSoon } from '../../functions/visits/booking.ts';
import {
  enterCandidate,
  type Entry,
  forgetCandidate,
  mostFeeds,
  openFeed,
  removeCandidate,
  revokeFeed,
  setCandidate,
  type Setting,
} from '../../functions/visits/candidates/rules.ts';
import type { Booked, Candidate, Hours, Span } from '../../functions/visits/state.ts';
import type { Day } from '../../shared/calendar.ts';
import { stored } from '../support/events-state.ts';
import { type Expected, given } from '../support/given.ts';
import { after, campaign, candidate, today } from '../support/visits-state.ts';

/** D18: candidates have free days and a load of their own, and nobody is booked twice. */
const evening = { from: '18:00', to: '20:00' };
const booked = (days: readonly Day[], hours?: Hours, visit = 'nacka.1'): Booked => ({
  visit,
  unit: 'nacka',
  days,
  ...(hours && { hours }),
});

describe('free days', () => {
  test.each<[string, readonly Span[], readonly Span[]]>([
    ['in their order', [span('09-01'), span('08-01')], [span('08-01'), span('09-01')]],
    ['as one where they overlap', [span('08-01', '08-05'), span('08-03', '08-09')], [span('08-01', '08-09')]],
    ['or follow one another', [span('08-01', '08-05'), span('08-06')], [span('08-01', '08-06')]],
    ['or lie within another', [span('08-01', '08-09'), span('08-03', '08-05')], [span('08-01', '08-09')]],
  ])('%s', (_what, spans, expected) => expect(joined(spans)).toEqual(expected));

  test.each<[string, Partial<Candidate>, Hours | undefined, ReturnType<typeof hindrance>]>([
    ['nothing', {}, undefined, undefined],
    ['no free day', { free: [span('08-23', '08-30')] }, undefined, 'candidate-not-free'],
    ['another visit that day', { booked: [booked(['2026-08-22'])] }, undefined, 'candidate-booked'],
    [
      'or at that time',
      { booked: [booked(['2026-08-22'], evening)] },
      { from: '19:00', to: '21:00' },
      'candidate-booked',
    ],
    ['a whole day with an hour', { booked: [booked(['2026-08-22'], evening)] }, undefined, 'candidate-booked'],
    [
      'none right after another',
      { booked: [booked(['2026-08-22'], evening)] },
      { from: '20:00', to: '24:00' },
      undefined,
    ],
    ['a full week', { perWeek: 1, booked: [booked(['2026-08-17'])] }, undefined, 'candidate-week-full'],
    ['not the week before', { perWeek: 1, booked: [booked(['2026-08-16'])] }, undefined, undefined],
    [
      'not what it has itself',
      { perWeek: 1, booked: [booked(['2026-08-22'], undefined, 'solna.1')] },
      evening,
      undefined,
    ],
  ])('%s is in the way', (_what, is, hours, expected) =>
    expect(hindrance(candidate(is), { visit: 'solna.1', hours }, '2026-08-22')).toBe(expected),
  );

  test('a refusal names the days, and what is free instead', () => {
    const is = candidate({ free: [span('08-20', '08-24')], booked: [booked(['2026-08-22'])] });
    const wanted = { days: ['2026-08-21', '2026-08-22'] };
    expect(notFree(is, wanted, '2026-08-21')).toMatchObject({
      refused: 'candidate-booked',
      detail: { sv: 'Det gäller 2026-08-22. Lediga dagar: 2026-08-21, 2026-08-23 och 2026-08-24.' },
      more: { days: ['2026-08-22'], free: ['2026-08-21', '2026-08-23', '2026-08-24'] },
    });
    expect(notFree({ ...is, perWeek: 1 }, { days: ['2026-08-21'] }, today)).toMatchObject({
      refused: 'candidate-week-full',
      more: { days: ['2026-08-21'], free: ['2026-08-24'], perWeek: 1 },
    });
    expect(notFree({ ...is, free: [] }, wanted, today)?.detail.en).toMatch(/ No other day is free\.$/);
    expect(tooSoon(is, wanted, '2026-08-22')).toMatchObject({
      refused: 'too-soon',
      more: { earliest: '2026-08-22', free: ['2026-08-23', '2026-08-24'] },
    });
    expect(freeDays(candidate(), {}, today)).toHaveLength(10);
  });
});

describe('a candidate', () => {
  const entry: Entry = { name: 'kim-secret', free: [{ from: '2026-08-20' }], perWeek: 2 };
  const setting = (change: Partial<Entry> = {}, state: Partial<Setting> = {}): Setting => ({
    campaign,
    entry: { ...entry, ...change },
    isAssociation: true,
    isPerson: true,
    all: [],
    ...state,
  });

  test.each<[string, Setting, Expected<typeof enterCandidate>]>([
    ['is entered', setting(), ['CandidateSet']],
    ['of no association', setting({}, { isAssociation: false }), 'invalid-input /association unknown'],
    ['as no person', setting({ person: 'p' }, { isPerson: false }), 'invalid-input /person unknown'],
    [
      'as one who is one already',
      setting({ person: 'p' }, { all: [candidate({ person: 'p' })] }),
      'invalid-input /person twice',
    ],
    ['before the campaign', setting({ free: [{ from: '2026-05-01' }] }), 'invalid-input /free/0/from outside-campaign'],
    [
      'until after it',
      setting({ free: [{ from: '2026-08-01' }, { from: '2026-09-01', to: '2026-10-01' }] }),
      'invalid-input /free/1/to outside-campaign',
    ],
    ['backwards', setting({ free: [{ from: '2026-08-02', to: '2026-08-01' }] }), 'invalid-input /free/0/to order'],
  ])('%s', (_what, state, expected) => given(state).when(enterCandidate, 'c2').thenAsTold(expected));

  test('keeps who they are, and no event says it', () => {
    const who = {
      name: 'kim-secret',
      person: 'person-secret',
      email: 'email-secret',
      conditions: 'conditions-secret',
    };
    const state = { ...setting(who), candidate: undefined, who };
    const decision = enterCandidate(state, 'c2');
    expect(JSON.stringify(decision)).not.toMatch(/-secret/);
    expect(after(state, decision).candidate).toMatchObject({ id: 'c2', ...who, booked: [], feeds: [] });
  });

  test('is changed, and is so already; who was retired takes visits again', () => {
    const is = candidate({ free: [span('08-20')], perWeek: 2, booked: [booked(['2026-08-20'])] });
    const state = { ...setting(), candidate: is, who: { name: 'kim-secret' } };
    given(state).when(setCandidate, today).then([]);
    given({ ...state, candidate: { ...is, retired: stored.createdAt } })
      .when(setCandidate, today)
      .then([{ isNew: false }]);
    const again = after(state, setCandidate({ ...state, entry: { ...entry, perWeek: 1 } }, today));
    expect(again.candidate).toMatchObject({ perWeek: 1, booked: is.booked });
    expect(again.candidate).not.toHaveProperty('retired');
  });

  test('takes no day away that a visit is on, or wished for; what has been is no matter', () => {
    const is = candidate({
      free: [span('08-01', '08-30')],
      booked: [booked(['2026-08-02'], undefined, 'solna.1'), booked(['2026-08-21'])],
    });
    given({ ...setting(), candidate: is })
      .when(setCandidate, today)
      .thenRefused('rests-on', { restsOn: ['nacka.1'] });
    given({ ...setting({ free: [{ from: '2026-08-21' }] }), candidate: is })
      .when(setCandidate, today)
      .then(['CandidateSet']);
  });

  test('is removed while nobody has asked for them; else retired, and their calendars end', () => {
    const is = candidate({ feeds: [{ id: 'f', hash: 'h', openedAt: stored.createdAt }] });
    expect(after({ candidate: is }, removeCandidate({ candidate: is, isAsked: false })).candidate).toBeUndefined();
    const { candidate: retired } = after({ candidate: is }, removeCandidate({ candidate: is, isAsked: true }));
    expect(retired).toMatchObject({ name: 'kim-secret', feeds: [], retired: expect.any(String) });
    given({ candidate: retired, isAsked: true }).when(removeCandidate).then([]);
  });

  test('invariant 9: is forgotten, once; whose visits are ahead is told', () => {
    const is = candidate({
      person: 'p',
      email: 'kim@example.org',
      conditions: 'x',
      booked: [booked(['2026-08-01']), { ...booked(['2026-08-22'], undefined, 'solna.1'), unit: 'solna' }],
    });
    const decision = forgetCandidate({ candidate: is }, true, today);
    expect(decision).toMatchObject([{ whole: true, units: ['solna'] }]);
    const { candidate: gone } = after({ candidate: is }, decision);
    for (const each of ['name', 'person', 'email', 'conditions']) expect(gone).not.toHaveProperty(each);
    given({ candidate: gone }).when(forgetCandidate, true, today).then([]);
    const { candidate: named } = after({ candidate: is }, forgetCandidate({ candidate: is }, false, today));
    expect(named).toMatchObject({ name: 'kim-secret', person: 'p' });
    expect(named).not.toHaveProperty('conditions');
    given({ candidate: named }).when(forgetCandidate, false, today).then([]);
    const known = candidate({ name: undefined, email: 'kim@example.org' });
    given({ candidate: known })
      .when(forgetCandidate, true, today)
      .then([{ whole: true }]);
  });

  test('has a few calendars, known by the hashes of their secrets', () => {
    const state = { candidate: candidate(), opening: 'hash' };
    const opened = after(state, openFeed(state, 'f1'));
    expect(opened.candidate.feeds).toEqual([{ id: 'f1', hash: 'hash', openedAt: expect.any(String) }]);
    expect(JSON.stringify(openFeed(state, 'f1'))).not.toContain('hash');
    expect(after(opened, revokeFeed(opened, 'f1')).candidate.feeds).toEqual([]);
    given(opened).when(revokeFeed, 'f2').thenRefused('not-found');
    const feeds = Array.from({ length: mostFeeds }, (_, i) => ({ id: `f${i}`, hash: '', openedAt: '' }));
    given({ candidate: candidate({ feeds }) })
      .when(openFeed, 'f9')
      .thenRefused('too-many-feeds');
  });
});

function span(from: string, to = from): Span {
  return { from: `2026-${from}`, to: `2026-${to}` };
}
