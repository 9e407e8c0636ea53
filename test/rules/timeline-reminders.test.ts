import { describe, expect, test } from 'vitest';
import { daysIn } from '../../functions/timeline/days.ts';
import { moveMilestone } from '../../functions/timeline/moves/rules.ts';
import { reminders } from '../../functions/timeline/reminding.ts';
import { mostMilestones } from '../../functions/timeline/rules.ts';
import type { Milestone } from '../../functions/timeline/state.ts';
import { applyTemplate } from '../../functions/timeline/template.ts';
import { timelineWaits as waits } from '../../functions/timeline/waiting.ts';
import { given } from '../support/given.ts';
import {
  a,
  b,
  dayIn,
  done,
  item,
  knowing,
  milestone,
  type State,
  timelineOf,
  today,
  toldBy,
} from '../support/timeline-state.ts';

/** D25: the template of 2018, and who is reminded of what. */
describe('the template of 2018', () => {
  const apply = (state: State, on = today) => applyTemplate(state, { template: '2018' }, on);
  test('is entered once, and marks what is past', () => {
    const empty = knowing(timelineOf());
    const state = done(empty, apply(empty));
    const all = Object.values(state.timeline.milestones);
    expect(all).toHaveLength(31);
    expect(apply(empty)).toMatchObject([{ count: 31, past: all.filter(({ isPast }) => isPast).length }]);
    expect(
      all
        .filter(({ isPast }) => isPast)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['goal-picture-1-board', 'goal-picture-1-committee', 'selection-conference']);
    given(state)
      .when((known: State) => apply(known))
      .thenRefused('already-there');
    // As in 2018: nothing is in conflict, and what was then ahead is relative to election day.
    const days = daysIn(state.timeline);
    expect([...days.values()].filter(({ conflict }) => conflict !== undefined)).toEqual([]);
    expect(all.filter(({ held }) => held !== undefined)).toEqual([]);
    const some = ['cabins-open', 'evaluation', 'first-of-may'];
    expect(some.map((id) => days.get(id)?.day)).toEqual(['2026-08-15', '2027-02-16', '2026-05-01']);
    const in2018 = done({ ...empty, electionDay: '2018-09-09' }, apply({ ...empty, electionDay: '2018-09-09' }));
    expect([...some, 'jarvaveckan'].map((id) => dayIn(in2018.timeline, id))).toEqual([
      '2018-08-11',
      '2019-02-12',
      '2018-05-01',
      '2018-06-09',
    ]);
  });

  test('leaves what is there, and does not go beyond the limit', () => {
    const own = knowing(timelineOf(milestone('cabins-open', { title: 'Vår' })));
    expect(apply(own)).toMatchObject([{ count: 30 }]);
    expect(done(own, apply(own)).timeline.milestones['cabins-open']?.title).toBe('Vår');
    const many = Array.from({ length: mostMilestones - 30 }, (_, i) => milestone(`m${i}`));
    given(knowing(timelineOf(...many)))
      .when((known: State) => apply(known))
      .thenRefused('too-many-milestones');
  });

  test('when national texts slip twelve days, print files, packs and the cabins’ material move, and the cabins are in conflict', () => {
    const units = Array.from({ length: 44 }, (_, i) => `association-${String(i).padStart(2, '0')}`);
    const empty = knowing(timelineOf());
    const there = done(empty, apply(empty));
    const packs = there.timeline.milestones['pack-orders'] as Milestone;
    const state: State = {
      ...there,
      timeline: {
        ...there.timeline,
        milestones: {
          ...there.timeline.milestones,
          'pack-orders': { ...packs, governs: [{ subject: item, field: 'orderDeadline' }] },
        },
      },
      things: { [item]: { field: 'orderDeadline', day: '2026-07-30', isOpen: true, units } },
      items: { folder: { id: 'folder', orderDeadline: '2026-07-30' } },
    };
    const decided = moveMilestone(state, { id: 'national-texts', to: '2026-06-27', why: 'De kom för sent.' }, today);
    given(state)
      .when(() => decided)
      .then([
        {
          type: 'MilestoneMoved',
          from: '2026-06-15',
          moved: [
            { milestone: 'print-files', owner: 'district', from: '2026-06-30', to: '2026-07-12' },
            { milestone: 'translations', owner: 'district', from: '2026-07-05', to: '2026-07-15' },
            { milestone: 'pack-orders', owner: 'district', from: '2026-07-30', to: '2026-08-11' },
            { milestone: 'cabin-material', owner: 'district', from: '2026-08-11', to: '2026-08-23' },
          ],
          conflicts: [{ milestone: 'cabins-open', owner: 'district', days: 10 }],
        },
        { type: 'OrderDeadlineMoved', orderDeadline: '2026-08-11' },
      ]);
    expect(toldBy(decided)).toEqual([...units, 'city-hall', 'county-council', 'district'].sort());
  });
});

describe('reminders', () => {
  const at = (is: Partial<Milestone>, day: string) => reminders(timelineOf({ ...a, ...is }), day);
  test.each<[string, Partial<Milestone>, string, readonly object[]]>([
    ['none long before', {}, '2026-05-17', []],
    ['fourteen days before', {}, '2026-05-18', [{ type: 'MilestoneDue', ahead: 14 }]],
    ['not twice', { reminded: { day: '2026-06-01', ahead: 14 } }, '2026-05-19', []],
    [
      'three days before',
      { reminded: { day: '2026-06-01', ahead: 14 } },
      '2026-05-29',
      [{ type: 'MilestoneDue', ahead: 3 }],
    ],
    ['once where both were missed', {}, '2026-05-31', [{ type: 'MilestoneDue', ahead: 3 }]],
    ['none on the day itself', { reminded: { day: '2026-06-01', ahead: 3 } }, '2026-06-01', []],
    ['on the day after', { reminded: { day: '2026-06-01', ahead: 3 } }, '2026-06-02', [{ type: 'MilestoneOverdue' }]],
    ['that once', { reminded: { day: '2026-06-01', ahead: -1 } }, '2026-06-03', []],
    [
      'after its last day, where it goes on',
      { length: 4, reminded: { day: '2026-06-01', ahead: 3 } },
      '2026-06-05',
      [],
    ],
    [
      'and the day after that',
      { length: 4, reminded: { day: '2026-06-01', ahead: 3 } },
      '2026-06-06',
      [{ type: 'MilestoneOverdue' }],
    ],
    [
      'anew where it was moved',
      { reminded: { day: '2026-05-20', ahead: -1 } },
      '2026-05-29',
      [{ type: 'MilestoneDue', day: '2026-06-01' }],
    ],
    ['none of what is done', { state: 'done', doneOn: '2026-05-01' }, '2026-06-02', []],
    ['none of what was dropped', { state: 'dropped' }, '2026-06-02', []],
    ['none where nobody wants any', { remind: [] }, '2026-05-31', []],
  ])('%s', (_what, is, day, expected) => {
    expect(at(is, day)).toMatchObject(expected);
    expect(at(is, day)).toHaveLength(expected.length);
  });

  test('are remembered with the day', () => {
    const timeline = timelineOf(a, { ...b, remind: [20] });
    const state = done(knowing(timeline), reminders(timeline, '2026-05-29'));
    expect(reminders(state.timeline, '2026-05-29')).toEqual([]);
    expect(waits(state.timeline)).toMatchObject([
      { asks: 'do', kind: 'milestone', facts: { milestone: 'a' }, for: ['district'], due: '2026-06-01' },
      { asks: 'do', kind: 'milestone', facts: { milestone: 'b' }, for: ['solna'], due: '2026-06-10' },
    ]);
    const moved = done(state, moveMilestone(state, { id: 'a', to: '2026-06-03', why: 'x' }, today));
    expect(waits(moved.timeline).map(({ facts }) => facts?.milestone)).toEqual(['b']);
  });
});
