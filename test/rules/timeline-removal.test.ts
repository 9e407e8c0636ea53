import { describe, expect, test } from 'vitest';
import { acceptDay, declineDay } from '../../functions/timeline/acceptances/rules.ts';
import { moveMilestone } from '../../functions/timeline/moves/rules.ts';
import { lapsed } from '../../functions/timeline/reminding.ts';
import { drop } from '../../functions/timeline/rules.ts';
import { electionMoved, type Things } from '../../functions/timeline/slip.ts';
import type { Milestone } from '../../functions/timeline/state.ts';
import { timelineWaits as waits } from '../../functions/timeline/waiting.ts';
import { addDays } from '../../shared/calendar.ts';
import { type Expected, given } from '../support/given.ts';
import {
  a,
  b,
  booking,
  done,
  electionDay,
  item,
  knowing,
  milestone,
  run,
  timelineOf,
  today,
} from '../support/timeline-state.ts';

/** What is dropped, another election day, and days that slips propose. */
describe('removing a milestone', () => {
  const remove = (all: readonly Milestone[], id = 'a', isHead = false) =>
    drop({ timeline: timelineOf(...all) }, { id, isHead });
  test.each<[string, readonly Milestone[], boolean, Expected<typeof drop>]>([
    ['while nothing was made with it', [a], false, ['MilestoneDropped']],
    ['not while others wait for it', [a, b], false, 'in-use'],
    ['where only dropped ones do', [a, { ...b, state: 'dropped' }], false, ['MilestoneDropped']],
    ['once', [{ ...a, state: 'dropped' }], false, []],
    ['not once it is done', [{ ...a, state: 'done', doneOn: '2026-03-01' }], false, 'wrong-status'],
    ['where it is pinned by a head', [{ ...a, pinned: true }], true, ['MilestoneDropped']],
    ['where it is pinned by nobody else', [{ ...a, pinned: true }], false, 'not-allowed'],
  ])('%s', (_what, all, isHead, expected) => {
    given(all)
      .when((those) => remove(those, 'a', isHead))
      .thenAsTold(expected);
  });

  test('names those that wait, and keeps what others or its history need', () => {
    expect(remove([a, b])).toMatchObject({ more: { milestones: ['b'] } });
    expect(remove([a])).toMatchObject([{ removed: true }]);
    expect(remove([{ ...a, touched: true }])).toMatchObject([{ removed: false }]);
    expect(remove([a, { ...b, state: 'done', doneOn: '2026-03-01' }])).toMatchObject([{ removed: false }]);
    const state = knowing(timelineOf(a));
    expect(done(state, remove([a])).timeline.milestones).toEqual({});
    expect(done(state, remove([{ ...a, touched: true }])).timeline.milestones.a?.state).toBe('dropped');
  });
});

describe('another election day', () => {
  const relative = milestone('r', { owner: 'solna', when: { before: 'election-day', days: 45 } });
  const moved = addDays(electionDay, -28);
  test('moves all that is relative to it, in one event', () => {
    const state = { ...knowing(timelineOf(a, relative)), electionDay: moved };
    const decided = electionMoved(state);
    given(state)
      .when(() => decided)
      .then([
        {
          type: 'ElectionDayMoved',
          from: electionDay,
          to: moved,
          moved: [{ milestone: 'r', owner: 'solna', from: '2026-07-30', to: '2026-07-02' }],
        },
      ]);
    expect(electionMoved(done(state, decided))).toEqual([]);
  });

  test('is said first by whoever comes first', () => {
    const state = { ...knowing(timelineOf(a, relative)), electionDay: moved };
    given(state)
      .when((known) => moveMilestone(known, { id: 'a', to: '2026-06-05', why: 'x' }, today))
      .then(['ElectionDayMoved', { type: 'MilestoneMoved', moved: [] }]);
  });
});

describe('a day that a slip proposes', () => {
  const proposed = {
    ...a,
    governs: [
      { subject: run, field: 'deliveredBy', proposed: '2026-06-13' },
      { subject: item, field: 'x' },
    ],
  };
  const state = { timeline: timelineOf(proposed) };
  const asked = { id: 'a', subject: run };
  test('waits for the district office, until it is answered', () => {
    expect(waits(state.timeline)).toMatchObject([
      { asks: 'do', kind: 'proposed-day', for: ['district'], due: '2026-06-13' },
    ]);
    given(state)
      .when(acceptDay, asked, today)
      .then([{ type: 'ProposedDayAccepted', governed: run, day: '2026-06-13' }]);
    given(state)
      .when(declineDay, { ...asked, reason: 'x' })
      .then([{ type: 'ProposedDayDeclined', day: '2026-06-13' }]);
    const answered = done(knowing(state.timeline), acceptDay(state, asked, today));
    expect(waits(answered.timeline)).toEqual([]);
    given(answered).when(acceptDay, asked, today).thenRefused('nothing-to-confirm');
    given(answered)
      .when(declineDay, { ...asked, reason: 'x' })
      .thenRefused('nothing-to-confirm');
  });

  test('is of what the milestone governs, and not past', () => {
    given(state).when(acceptDay, { id: 'a', subject: booking }, today).thenRefused('invalid-input', '/subject unknown');
    given(state)
      .when(declineDay, { id: 'a', subject: booking, reason: 'x' })
      .thenRefused('invalid-input', '/subject unknown');
    given(state).when(acceptDay, asked, '2026-06-14').thenRefused('wrong-status');
  });

  test.each<[string, Things, readonly string[]]>([
    ['stays while it is open', { [run]: { field: 'x', day: '2026-06-01', isOpen: true, units: [] } }, []],
    [
      'lapses once it has come',
      { [run]: { field: 'x', day: '2026-06-01', isOpen: false, units: [] } },
      ['ProposedDayLapsed'],
    ],
    [
      'lapses where it comes as late',
      { [run]: { field: 'x', day: '2026-06-13', isOpen: true, units: [] } },
      ['ProposedDayLapsed'],
    ],
    ['lapses where it is no more', {}, ['ProposedDayLapsed']],
  ])('%s', (_what, things, expected) => {
    const events = lapsed(state.timeline, things);
    expect(events.map(({ type }) => type)).toEqual(expected);
    expect(lapsed(done(knowing(state.timeline), events).timeline, things)).toEqual([]);
  });
});
