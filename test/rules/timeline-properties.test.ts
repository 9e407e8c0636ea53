import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asOfElection, type Days, daysIn, lagged, wishIn } from '../../functions/timeline/days.ts';
import type { Decided } from '../../functions/timeline/events.ts';
import { inOrder } from '../../functions/timeline/graph.ts';
import { complete, moveMilestone, reopen } from '../../functions/timeline/moves/rules.ts';
import { drop, setMilestone, type Wish } from '../../functions/timeline/rules.ts';
import { slackIn } from '../../functions/timeline/slack.ts';
import { electionMoved } from '../../functions/timeline/slip.ts';
import { electionDayId, emptyTexts, type Milestone, type Timeline } from '../../functions/timeline/state.ts';
import { addDays, type Day } from '../../shared/calendar.ts';
import { isRefusal } from '../../shared/problems.ts';
import { done, electionDay, knowing, type State, timelineOf, toldBy } from '../support/timeline-state.ts';

/** What holds of any timeline, whatever was done to it before (D9, D25). */
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const id = fc.constantFrom(...ids);
const someDay = fc.integer({ min: -200, max: 60 }).map((days) => addDays(electionDay, days));
const edge = fc.record(
  {
    milestone: fc.constantFrom(...ids, electionDayId),
    lag: fc.integer({ min: 0, max: 20 }),
    workdays: fc.constant(true as const),
  },
  { requiredKeys: ['milestone', 'lag'] },
);
const wish: fc.Arbitrary<Wish> = fc.record({
  title: fc.constantFrom('x', 'y'),
  owner: fc.constantFrom('district', 'solna', 'kista'),
  kind: fc.constant('deadline' as const),
  when: fc.oneof(
    fc.record({ day: someDay }),
    fc.record({ before: fc.constant(electionDayId), days: fc.integer({ min: 0, max: 200 }) }),
    fc.record({ after: fc.constant(electionDayId), days: fc.integer({ min: 0, max: 60 }) }),
    fc.constant(undefined),
  ),
  length: fc.integer({ min: 0, max: 10 }),
  after: fc.uniqueArray(edge, { maxLength: 3, selector: ({ milestone }) => milestone }),
  pinned: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  governs: fc.constant([]),
  remind: fc.constant([14, 3]),
});

type Deed =
  | { readonly deed: 'set'; readonly id: string; readonly wish: Wish }
  | { readonly deed: 'move' | 'complete'; readonly id: string; readonly day: Day }
  | { readonly deed: 'reopen' | 'drop'; readonly id: string }
  | { readonly deed: 'election'; readonly day: Day };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ deed: fc.constant('set' as const), id, wish }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('move' as const), id, day: someDay }) },
  fc.record({ deed: fc.constant('complete' as const), id, day: someDay }),
  fc.record({ deed: fc.constant('reopen' as const), id }),
  fc.record({ deed: fc.constant('drop' as const), id }),
  fc.record({
    deed: fc.constant('election' as const),
    day: fc.integer({ min: -30, max: 30 }).map((days) => addDays(electionDay, days)),
  }),
);

const [early, late] = [addDays(electionDay, -300), addDays(electionDay, 300)];
const decide = (state: State, what: Deed): Decided<string> => {
  if (what.deed === 'election') return electionMoved(state);
  if (what.deed === 'set') return setMilestone(state, { ...what, isHead: true }, early);
  if (!state.timeline.milestones[what.id]) return [];
  if (what.deed === 'move') return moveMilestone(state, { id: what.id, to: what.day, why: 'x' }, early);
  if (what.deed === 'complete') return complete(state, { id: what.id, on: what.day }, late);
  if (what.deed === 'reopen') return reopen(state, { id: what.id, reason: 'x' });
  return drop(state, { id: what.id, isHead: true });
};
const asked = (state: State, what: Deed): State => ({
  ...state,
  said: emptyTexts('id' in what ? what.id : 'a'),
  ...(what.deed === 'election' && { electionDay: what.day }),
});

/** The day by what it means, from scratch, without an order and without what was worked out before. */
const naiveDay = (timeline: Timeline, is: Milestone): Day => {
  const wished = wishIn(is.when, timeline.electionDay ?? '') ?? '';
  if (is.pinned && is.state === 'planned') return wished;
  const waits = is.state === 'planned' ? is.after : [];
  return [wished, is.held ?? '', ...waits.map((each) => naiveEnd(timeline, each))].toSorted().at(-1) ?? '';
};
const naiveEnd = (timeline: Timeline, each: Milestone['after'][number]): Day => {
  if (each.milestone === electionDayId) return lagged(timeline.electionDay ?? '', each);
  const before = timeline.milestones[each.milestone];
  if (!before || before.state === 'dropped') return '';
  return lagged(before.doneOn ?? addDays(naiveDay(timeline, before), before.length), each);
};

const holds = (timeline: Timeline, days: Days) => {
  const all = Object.values(timeline.milestones);
  // No circle: each stands behind what it waits for.
  expect(inOrder(timeline.milestones)).toHaveLength(all.length);
  for (const is of all) {
    const { day = '', conflict = 0 } = days.get(is.id) ?? {};
    expect(day).toBe(naiveDay(timeline, is));
    if (is.state !== 'planned') continue;
    for (const each of is.after) {
      const end = naiveEnd(timeline, each);
      if (is.pinned) expect(addDays(day, conflict) >= end).toBe(true);
      else expect(day >= end).toBe(true);
    }
  }
};

const ownOf = (what: Deed): string | undefined => ('id' in what ? what.id : undefined);
/** Whatever one deed moves is told, each once, and nothing comes earlier by itself. */
const tells = (before: State, what: Deed, decided: Decided<string>) => {
  if (isRefusal(decided)) return;
  const state = done(before, decided);
  const [was, is] = [daysIn(asOfElection(before.timeline, before.electionDay)), daysIn(state.timeline)];
  const [event] = decided.slice(-1);
  const differ = inOrder(state.timeline.milestones).filter(
    (each) =>
      each !== ownOf(what) &&
      state.timeline.milestones[each]?.state === 'planned' &&
      was.get(each)?.day !== is.get(each)?.day,
  );
  for (const each of differ) expect((is.get(each)?.day ?? '') > (was.get(each)?.day ?? '')).toBe(true);
  if (event && 'moved' in event && what.deed !== 'election')
    expect(event.moved.map(({ milestone }) => milestone)).toEqual(differ);
  else expect(differ).toEqual([]);
  const told = toldBy(decided.slice(-1));
  expect(new Set(told).size).toBe(told.length);
  if (event && 'moved' in event) expect(event.moved.every(({ owner }) => told.includes(owner))).toBe(true);
};

test('days keep to what is waited for, circles never come about, and each who is moved is told once', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      let state = knowing(timelineOf());
      for (const what of deeds) {
        const before = asked(state, what);
        const kept = JSON.stringify(before);
        const decided = decide(before, what);
        tells(before, what, decided);
        if (!isRefusal(decided)) state = done(before, decided);
        else state = { ...state, electionDay: before.electionDay };
        holds(state.timeline, daysIn(state.timeline));
        // Nothing that is read or judged changes anything.
        expect(JSON.stringify(before)).toBe(kept);
        if (what.deed === 'move' && !isRefusal(decided)) expect(decide(asked(state, what), what)).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
});

const played = (deeds: readonly Deed[]): Timeline => {
  let state = knowing(timelineOf());
  for (const what of deeds.filter((each) => each.deed !== 'election')) {
    const decided = decide(asked(state, what), what);
    if (!isRefusal(decided)) state = done(state, decided);
  }
  return state.timeline;
};

test('the order in which milestones are stored makes no difference', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
      const timeline = played(deeds);
      const turned = { ...timeline, milestones: Object.fromEntries(Object.entries(timeline.milestones).toReversed()) };
      expect(inOrder(turned.milestones)).toEqual(inOrder(timeline.milestones));
      expect(daysIn(turned)).toEqual(daysIn(timeline));
      expect(slackIn(turned, daysIn(turned))).toEqual(slackIn(timeline, daysIn(timeline)));
    }),
  );
});

/** Those meant for before election day: by their own day, or else by where they are. */
const meantIn = (timeline: Timeline): ReadonlySet<string> => {
  const days = daysIn(timeline);
  const isBefore = ({ id: of, when }: Milestone) =>
    (wishIn(when, electionDay) ?? days.get(of)?.day ?? '') <= electionDay;
  return new Set(Object.values(timeline.milestones).flatMap((is) => (isBefore(is) ? [is.id] : [])));
};
/** Pinned ones that come too early, by how much, and those meant for before election day that are behind it. */
const harmIn = (timeline: Timeline, meant: ReadonlySet<string>): number => {
  const days = daysIn(timeline);
  const behind = Object.values(timeline.milestones).map((is) => {
    const { ends = '', conflict = 0 } = days.get(is.id) ?? {};
    const over = is.state === 'planned' && !is.pinned && meant.has(is.id) && ends > electionDay;
    return conflict + (over ? 1 : 0);
  });
  return behind.reduce((sum, each) => sum + each, 0);
};

test('so many days of float do no harm, and one more does', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(deed, { minLength: 8, maxLength: 25 }), (deeds) => {
      const timeline = played(deeds);
      const slack = slackIn(timeline, daysIn(timeline));
      const meant = meantIn(timeline);
      if (harmIn(timeline, meant) > 0) return;
      for (const [of, { float }] of slack) {
        const is = timeline.milestones[of] as Milestone;
        if (is.pinned || float === undefined || !is.when) continue;
        const day = daysIn(timeline).get(of)?.day ?? '';
        // Pushed that far by somebody else, so that what it was meant for stays.
        const pushed = (days: number) => ({
          ...timeline,
          milestones: { ...timeline.milestones, [of]: { ...is, held: addDays(day, days) } },
        });
        expect(float).toBeGreaterThanOrEqual(0);
        expect([of, harmIn(pushed(float), meant)]).toEqual([of, 0]);
        expect(harmIn(pushed(float + 1), meant)).toBeGreaterThan(0);
        compared += 1;
      }
    }),
    { numRuns: 600 },
  );
  expect(compared).toBeGreaterThan(150);
});

test('three hundred milestones of a thousand edges are told in a moment, each behind the other', () => {
  const many = Array.from({ length: 300 }, (_, i) => `m${String(i).padStart(3, '0')}`);
  const timeline = timelineOf(
    ...many.map((each, i): Milestone => ({
      id: each,
      title: each,
      owner: 'district',
      kind: 'deadline',
      when: { before: electionDayId, days: 400 },
      length: 1,
      after: many.slice(Math.max(0, i - 4), i).map((milestone) => ({ milestone, lag: 0 })),
      state: 'planned',
      governs: [],
      remind: [],
    })),
  );
  expect(daysIn(timeline).get('m299')?.day).toBe(addDays(electionDay, -400 + 299));
  expect(slackIn(timeline, daysIn(timeline)).get('m000')?.float).toBe(400 - 300);
});
