import { describe, expect, test } from 'vitest';
import { daysIn } from '../../functions/timeline/days.ts';
import { complete, moveMilestone, reopen } from '../../functions/timeline/moves/rules.ts';
import type { Things } from '../../functions/timeline/slip.ts';
import type { Milestone } from '../../functions/timeline/state.ts';
import { type Expected, given } from '../support/given.ts';
import {
  a,
  b,
  booking,
  c,
  done,
  item,
  knowing,
  milestone,
  run,
  type State,
  timelineOf,
  today,
  toldBy,
} from '../support/timeline-state.ts';

/** D9: a milestone that slips, is done, or is not done after all. */
describe('moving a milestone', () => {
  const move = (state: State, to: string, id = 'a') => moveMilestone(state, { id, to, why: 'sent' }, today);
  test.each<[string, readonly Milestone[], string, string, Expected<typeof moveMilestone>]>([
    ['to another day', [a], 'a', '2026-06-05', ['MilestoneMoved']],
    ['to the same day is nothing', [a], 'a', '2026-06-01', []],
    ['does nothing to what is pinned', [c], 'c', '2026-07-01', 'pinned'],
    [
      'does nothing to what is done',
      [{ ...a, state: 'done', doneOn: '2026-03-01' }],
      'a',
      '2026-07-01',
      'wrong-status',
    ],
    ['nor to what was dropped', [{ ...a, state: 'dropped' }], 'a', '2026-07-01', 'wrong-status'],
    ['goes to no day that has been', [a], 'a', '2026-03-31', 'invalid-input /to past'],
    ['goes to no day beyond all sense', [a], 'a', '2100-01-01', 'invalid-input /to too-far'],
    ['goes not before what it waits for', [a, b], 'b', '2026-06-05', 'invalid-input /to before-predecessor'],
    ['goes right behind what it waits for', [a, b], 'b', '2026-06-06', ['MilestoneMoved']],
  ])('%s', (_what, all, id, to, expected) => {
    given(knowing(timelineOf(...all)))
      .when((known) => move(known, to, id))
      .thenAsTold(expected);
  });

  test('to an earlier day pulls nobody along', () => {
    const state = knowing(timelineOf(a, { ...b, when: { day: '2026-06-01' } }));
    const moved = done(state, move(state, '2026-05-20'));
    expect(daysIn(moved.timeline).get('b')).toMatchObject({ day: '2026-06-06', couldBe: '2026-06-01' });
    expect(move(state, '2026-05-20')).toMatchObject([{ moved: [], governs: [], conflicts: [] }]);
    const pulled = done(moved, move(moved, '2026-06-01', 'b'));
    expect(daysIn(pulled.timeline).get('b')).toMatchObject({ day: '2026-06-01' });
  });

  test('stays relative to election day', () => {
    const relative = knowing(timelineOf(milestone('a', { when: { before: 'election-day', days: 45 } })));
    const moved = done(relative, move(relative, '2026-08-05'));
    expect(moved.timeline.milestones.a?.when).toEqual({ before: 'election-day', days: 39 });
  });

  test('moves an order deadline later with it, proposes a day for a print run, and tells the others', () => {
    const governs = [item, run, booking].map((subject) => ({ subject, field: 'x' }));
    const things: Things = {
      [item]: { field: 'x', day: '2026-06-01', isOpen: true, units: ['kista', 'nacka'] },
      [run]: { field: 'x', day: '2026-06-01', isOpen: true, units: ['district', 'nacka'] },
      [booking]: { field: 'x', day: '2026-06-03', isOpen: true, units: ['rinkeby'] },
    };
    const items = { folder: { id: 'folder', orderDeadline: '2026-06-01' } };
    const state = knowing(timelineOf({ ...a, owner: 'solna', governs }), { things, items });
    const later = move(state, '2026-06-13');
    given(state)
      .when(() => later)
      .then([
        {
          type: 'MilestoneMoved',
          governs: [
            { milestone: 'a', subject: item, field: 'x', effect: 'moved', day: '2026-06-13' },
            { milestone: 'a', subject: run, field: 'x', effect: 'proposed', day: '2026-06-13' },
            { milestone: 'a', subject: booking, field: 'x', effect: 'told', day: '2026-06-13' },
          ],
          affected: [
            { unit: 'district', subjects: [run] },
            { unit: 'kista', subjects: [item] },
            { unit: 'nacka', subjects: [item, run] },
            { unit: 'rinkeby', subjects: [booking] },
          ],
        },
        { type: 'OrderDeadlineMoved', item: 'folder', orderDeadline: '2026-06-13', was: '2026-06-01' },
      ]);
    expect(toldBy(later)).toEqual(['district', 'kista', 'nacka', 'rinkeby', 'solna']);
    const moved = done(state, later);
    expect(moved.timeline.milestones.a?.governs.map(({ proposed }) => proposed)).toEqual([
      undefined,
      '2026-06-13',
      undefined,
    ]);
    // An earlier day would hurt those who wait, and takes back what was proposed.
    const back = move(moved, '2026-05-20');
    expect(back).toMatchObject([{ governs: [{ effect: 'told' }, { effect: 'told' }, { effect: 'told' }] }]);
    expect(back).toHaveLength(1);
    expect(done(moved, back).timeline.milestones.a?.governs.some((each) => 'proposed' in each)).toBe(false);
  });

  test('proposes nothing for a print run that has come, or comes later anyhow', () => {
    const governs = [{ subject: run, field: 'x' }];
    for (const thing of [
      { field: 'x', day: '2026-06-01', isOpen: false, units: [] },
      { field: 'x', day: '2026-06-13', isOpen: true, units: [] },
    ])
      expect(move(knowing(timelineOf({ ...a, governs }), { things: { [run]: thing } }), '2026-06-13')).toMatchObject([
        { governs: [{ effect: 'told' }] },
      ]);
  });

  test('tells a conflict to all offices, and only where it grows', () => {
    const state = knowing(timelineOf(a, b, c));
    const first = move(state, '2026-06-12');
    expect(toldBy(first)).toEqual(['city-hall', 'county-council', 'district', 'solna']);
    const inConflict = done(state, first);
    expect(move(inConflict, '2026-06-11')).toMatchObject([{ conflicts: [], moved: [] }]);
    expect(move(inConflict, '2026-06-13')).toMatchObject([{ conflicts: [{ milestone: 'c', days: 3 }] }]);
  });
});

describe('what is done', () => {
  const finish = (state: State, on?: string) => complete(state, { id: 'a', on }, '2026-06-20');
  test.each<[string, Partial<Milestone>, string | undefined, Expected<typeof complete>]>([
    ['today', {}, undefined, ['MilestoneDone']],
    ['on a day before', {}, '2026-05-01', ['MilestoneDone']],
    ['on no day to come', {}, '2026-06-21', 'invalid-input /on future'],
    ['on no day beyond all sense', {}, '2019-01-01', 'invalid-input /on too-far'],
    ['once', { state: 'done', doneOn: '2026-06-01' }, undefined, []],
    ['not on another day as well', { state: 'done', doneOn: '2026-06-01' }, '2026-06-02', 'wrong-status'],
    ['not where it was dropped', { state: 'dropped' }, undefined, 'wrong-status'],
    ['also where it is pinned', { pinned: true }, undefined, ['MilestoneDone']],
  ])('is done %s', (_what, is, on, expected) => {
    given(knowing(timelineOf({ ...a, ...is })))
      .when((known) => finish(known, on))
      .thenAsTold(expected);
  });

  test('late pushes what waits for it; early lets it be earlier', () => {
    const state = knowing(timelineOf(a, b));
    expect(finish(state, '2026-06-15')).toMatchObject([{ moved: [{ milestone: 'b', to: '2026-06-20' }] }]);
    const early = done(state, finish(state, '2026-05-01'));
    expect(daysIn(early.timeline).get('b')).toMatchObject({ day: '2026-06-10', earliest: '2026-05-06' });
  });

  test('can be not done after all', () => {
    const state = knowing(timelineOf(a, b));
    given(state)
      .when((known) => reopen(known, { id: 'a', reason: 'x' }))
      .thenRefused('wrong-status');
    const late = done(state, finish(state, '2026-06-15'));
    const back = done(late, reopen(late, { id: 'a', reason: 'x' }));
    expect(back.timeline.milestones.a).toMatchObject({ state: 'planned' });
    expect(back.timeline.milestones.a).not.toHaveProperty('doneOn');
    expect(daysIn(back.timeline).get('b')).toMatchObject({ day: '2026-06-20', couldBe: '2026-06-10' });
  });
});
