import { describe, expect, test } from 'vitest';
import { daysIn } from '../../functions/timeline/days.ts';
import { reminders } from '../../functions/timeline/reminding.ts';
import { mostMilestones, setMilestone, type Wish } from '../../functions/timeline/rules.ts';
import type { Things } from '../../functions/timeline/slip.ts';
import { type Expected, given } from '../support/given.ts';
import {
  a,
  after,
  b,
  c,
  dayIn,
  done,
  item,
  knowing,
  milestone,
  type State,
  timelineOf,
  today,
} from '../support/timeline-state.ts';

/** D25: what a milestone is, and what it waits for. */
const wish = (is: Partial<Wish> = {}): Wish => ({
  title: 'A',
  owner: 'district',
  kind: 'deadline',
  when: { day: '2026-06-01' },
  length: 0,
  after: [],
  pinned: false,
  governs: [],
  remind: [14, 3],
  ...is,
});

describe('entering a milestone', () => {
  const set = (state: State, is: Partial<Wish>, { id = 'a', isHead = false } = {}) =>
    setMilestone(state, { id, wish: wish(is), isHead }, today);
  const rows: readonly [
    string,
    State,
    Partial<Wish>,
    { id?: string; isHead?: boolean },
    Expected<typeof setMilestone>,
  ][] = [
    ['is new', knowing(timelineOf()), {}, {}, ['MilestoneSet']],
    ['is so already', knowing(timelineOf(a)), {}, {}, []],
    ['has another title', knowing(timelineOf(a)), { title: 'B' }, {}, ['MilestoneSet']],
    ['has a note', knowing(timelineOf(a)), { note: 'x' }, {}, ['MilestoneSet']],
    ['is no reserved word', knowing(timelineOf()), {}, { id: 'election-day' }, 'invalid-input /path/milestone slug'],
    ['is no reserved word either', knowing(timelineOf()), {}, { id: 'template' }, 'invalid-input /path/milestone slug'],
    ['has an owner that there is', knowing(timelineOf(), { isUnit: false }), {}, {}, 'invalid-input /owner unknown'],
    [
      'waits for what there is',
      knowing(timelineOf()),
      { after: [after('b')] },
      {},
      'invalid-input /after/0/milestone unknown',
    ],
    [
      'waits once',
      knowing(timelineOf(b)),
      { after: [after('b'), after('b', 3)] },
      {},
      'invalid-input /after/1/milestone twice',
    ],
    ['waits for election day', knowing(timelineOf()), { after: [after('election-day')] }, {}, ['MilestoneSet']],
    ['has a day', knowing(timelineOf()), { when: undefined }, {}, 'invalid-input /when needed'],
    [
      'has a day of its own where all it waits for is dropped',
      knowing(timelineOf({ ...b, state: 'dropped' })),
      { when: undefined, after: [after('b')] },
      {},
      'invalid-input /when needed',
    ],
    [
      'has a day that makes sense',
      knowing(timelineOf()),
      { when: { day: '2100-01-01' } },
      {},
      'invalid-input /when too-far',
    ],
    [
      'nor is it pushed to another',
      knowing(timelineOf(milestone('z', { when: { day: '2028-11-01' } }))),
      { after: [after('z', 120)] },
      {},
      'invalid-input /after too-far',
    ],
    ['does not wait for itself', knowing(timelineOf(a)), { after: [after('a')] }, {}, 'cycle'],
    ['nor for what waits for it', knowing(timelineOf(a, b)), { after: [after('b')] }, {}, 'cycle'],
    [
      'nor for what was dropped and waits for it',
      knowing(timelineOf(a, { ...b, state: 'dropped' })),
      { after: [after('b')] },
      {},
      'cycle',
    ],
    ['is pinned by a head', knowing(timelineOf(a)), { pinned: true }, { isHead: true }, ['MilestoneSet']],
    ['is pinned by nobody else', knowing(timelineOf(a)), { pinned: true }, {}, 'not-allowed'],
    [
      'has a day where it is pinned',
      knowing(timelineOf(a)),
      { pinned: true, when: undefined, after: [after('election-day')] },
      { isHead: true },
      'invalid-input /when needed',
    ],
    ['is unpinned by nobody else', knowing(timelineOf({ ...a, pinned: true })), {}, {}, 'not-allowed'],
    [
      'keeps its day where it is pinned',
      knowing(timelineOf({ ...a, pinned: true })),
      { pinned: true, when: { day: '2026-06-02' } },
      {},
      'pinned',
    ],
    [
      'may be called something else where it is pinned',
      knowing(timelineOf({ ...a, pinned: true })),
      { pinned: true, title: 'B' },
      {},
      ['MilestoneSet'],
    ],
    [
      'is not changed once it is done',
      knowing(timelineOf({ ...a, state: 'done', doneOn: '2026-03-01' })),
      { title: 'B' },
      {},
      'wrong-status',
    ],
    ['comes back once it was dropped', knowing(timelineOf({ ...a, state: 'dropped' })), {}, {}, ['MilestoneSet']],
    [
      'governs what there is',
      knowing(timelineOf()),
      { governs: [{ subject: item, field: 'orderDeadline' }] },
      {},
      'invalid-input /governs/0/subject unknown',
    ],
    [
      'governs a day that it has',
      knowing(timelineOf(), { things: { [item]: { field: 'orderDeadline', isOpen: true, units: [] } } }),
      { governs: [{ subject: item, field: 'name' }] },
      {},
      'invalid-input /governs/0/field unknown',
    ],
    [
      'governs it once',
      knowing(timelineOf(), { things: { [item]: { field: 'orderDeadline', isOpen: true, units: [] } } }),
      {
        governs: [
          { subject: item, field: 'orderDeadline' },
          { subject: item, field: 'orderDeadline' },
        ],
      },
      {},
      'invalid-input /governs/1/subject twice',
    ],
  ];
  test.each(rows)('%s', (_what, state, is, how, expected) => {
    given(state)
      .when((known: State) => set(known, is, how))
      .thenAsTold(expected);
  });

  test('names the circle by its milestones, and tells the path', () => {
    const refused = set(knowing(timelineOf(a, b, milestone('d', { after: [after('b')] }))), { after: [after('d')] });
    expect(refused).toMatchObject({ refused: 'cycle', more: { path: ['a', 'b', 'd', 'a'] } });
  });

  test('governs at most forty things in all', () => {
    const things: Things = Object.fromEntries(
      Array.from({ length: 45 }, (_, i) => [`events/${i}`, { field: 'startsAt', isOpen: true, units: [] }]),
    );
    const governs = Object.keys(things).map((subject) => ({ subject, field: 'startsAt' }));
    const others = [0, 10, 20, 30].map((i) => milestone(`m${i}`, { governs: governs.slice(i, i + 10) }));
    const state = knowing(timelineOf(...others), { things });
    given(state)
      .when((known: State) => set(known, { governs: governs.slice(40, 41) }))
      .thenRefused('invalid-input', '/governs too-many');
    given(state)
      .when((known: State) => set(known, {}))
      .then(['MilestoneSet']);
  });

  test('ends with three hundred', () => {
    const many = Array.from({ length: mostMilestones }, (_, i) => milestone(`m${i}`));
    const state = knowing(timelineOf(...many));
    given(state)
      .when((known: State) => set(known, {}))
      .thenRefused('too-many-milestones');
    given(state)
      .when((known: State) => set(known, { title: 'B' }, { id: 'm7' }))
      .then([{ isNew: false }]);
  });

  test('moves those that follow, and says so once', () => {
    const state = knowing(timelineOf(a, b, c));
    const decided = set(state, { when: { day: '2026-06-12' } });
    given(state)
      .when(() => decided)
      .then([
        {
          type: 'MilestoneSet',
          from: '2026-06-01',
          to: '2026-06-12',
          moved: [{ milestone: 'b', owner: 'solna', from: '2026-06-10', to: '2026-06-17' }],
          conflicts: [{ milestone: 'c', owner: 'district', days: 2 }],
        },
      ]);
    expect(dayIn(done(state, decided).timeline, 'b')).toBe('2026-06-17');
  });

  test('keeps where it was pushed to as long as nobody says another day', () => {
    const pushed = knowing(
      timelineOf(milestone('z', { when: { day: '2026-06-05' } }), { ...a, after: [after('z', 5)] }),
    );
    const state = done(pushed, set(pushed, { after: [] }));
    expect(daysIn(state.timeline).get('a')).toMatchObject({ day: '2026-06-10', couldBe: '2026-06-01' });
    const pulled = done(state, set(state, { after: [], when: { day: '2026-06-02' } }));
    expect(daysIn(pulled.timeline).get('a')).toEqual({ day: '2026-06-02', ends: '2026-06-02' });
  });

  test('marks what is over by then, and nobody is reminded of it', () => {
    const state = done(knowing(timelineOf()), set(knowing(timelineOf()), { when: { day: '2026-03-01' } }));
    expect(state.timeline.milestones.a?.isPast).toBe(true);
    expect(reminders(state.timeline, today)).toEqual([]);
  });

  test('warns of what is dropped, and waits for it once it comes back', () => {
    const state = knowing(timelineOf(milestone('z', { when: { day: '2026-07-01' }, state: 'dropped' }), a));
    const waiting = done(state, set(state, { after: [after('z')] }));
    expect(dayIn(waiting.timeline, 'a')).toBe('2026-06-01');
    const back = done(waiting, set(waiting, { when: { day: '2026-07-01' } }, { id: 'z' }));
    expect(dayIn(back.timeline, 'a')).toBe('2026-07-01');
  });
});
