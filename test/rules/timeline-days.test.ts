import { describe, expect, test } from 'vitest';
import { asOfElection, daysIn, saidLike } from '../../functions/timeline/days.ts';
import { circleThrough, inOrder } from '../../functions/timeline/graph.ts';
import { criticalPath, slackIn } from '../../functions/timeline/slack.ts';
import type { Timeline } from '../../functions/timeline/state.ts';
import { addWorkdays, easterSunday, holidaysOf, isWorkday, workdaysBefore } from '../../functions/timeline/workdays.ts';
import { addDays } from '../../shared/calendar.ts';
import { after, electionDay, milestone, timelineOf } from '../support/timeline-state.ts';

/** On which day each milestone is (D25): computed from what people said. */
const dayIn = (timeline: Timeline, id: string) => daysIn(timeline).get(id)?.day;

describe('working days', () => {
  // Easter Sunday, Ascension Day, Midsummer Eve, All Saints' Day, as Swedish almanacs have them.
  test.each([
    [2024, '2024-03-31', '2024-05-09', '2024-06-21', '2024-11-02'],
    [2025, '2025-04-20', '2025-05-29', '2025-06-20', '2025-11-01'],
    [2026, '2026-04-05', '2026-05-14', '2026-06-19', '2026-10-31'],
    [2027, '2027-03-28', '2027-05-06', '2027-06-25', '2027-11-06'],
    [2028, '2028-04-16', '2028-05-25', '2028-06-23', '2028-11-04'],
    [2029, '2029-04-01', '2029-05-10', '2029-06-22', '2029-11-03'],
    [2030, '2030-04-21', '2030-05-30', '2030-06-21', '2030-11-02'],
  ])('leave out the holidays of %i', (year, easter, ascension, midsummerEve, allSaints) => {
    expect(easterSunday(year)).toBe(easter);
    const free = [
      `${year}-01-01`,
      `${year}-01-06`,
      addDays(easter, -2),
      addDays(easter, 1),
      `${year}-05-01`,
      ascension,
      `${year}-06-06`,
      midsummerEve,
      allSaints,
      `${year}-12-24`,
      `${year}-12-25`,
      `${year}-12-26`,
      `${year}-12-31`,
    ];
    expect([...holidaysOf(year)].sort()).toEqual(free.toSorted());
    for (const day of free) expect([day, isWorkday(day)]).toEqual([day, false]);
  });

  test.each([
    ['over a weekend', '2026-08-07', 1, '2026-08-10'],
    ['over Easter', '2026-04-02', 1, '2026-04-07'],
    ['over Midsummer, from Thursday', '2026-06-18', 2, '2026-06-23'],
    ['over Christmas and New Year', '2026-12-23', 3, '2026-12-30'],
    ['into the next year', '2026-12-30', 1, '2027-01-04'],
    ['none: the same day, also a Sunday', '2026-08-09', 0, '2026-08-09'],
    ['120 of them', '2026-02-02', 120, '2026-07-27'],
  ])('are counted %s', (_what, day, count, expected) => {
    expect(addWorkdays(day, count)).toBe(expected);
  });

  test('are counted one by one as well, and backward to the last day that does', () => {
    for (let i = 0; i < 500; i += 7)
      for (const count of [0, 1, 4, 11, 60]) {
        const day = addDays('2026-01-01', i);
        let at = day;
        for (let left = count; left > 0;) {
          at = addDays(at, 1);
          if (isWorkday(at)) left -= 1;
        }
        expect(addWorkdays(day, count)).toBe(at);
        const last = workdaysBefore(day, count);
        expect([addWorkdays(last, count) <= day, addWorkdays(addDays(last, 1), count) > day]).toEqual([true, true]);
      }
  });
});

describe('the day of a milestone', () => {
  const early = milestone('early', { when: { day: '2026-06-01' } });
  test.each([
    ['is its own', milestone('x', { when: { day: '2026-07-01' } }), '2026-07-01'],
    ['is counted back from election day', milestone('x', { when: { before: 'election-day', days: 45 } }), '2026-07-30'],
    ['is counted on from election day', milestone('x', { when: { after: 'election-day', days: 3 } }), '2026-09-16'],
    ['follows what it waits for', milestone('x', { after: [after('early', 10)] }), '2026-06-11'],
    [
      'is its own where that is later',
      milestone('x', { when: { day: '2026-07-01' }, after: [after('early')] }),
      '2026-07-01',
    ],
    [
      'is pushed where that is earlier',
      milestone('x', { when: { day: '2026-05-01' }, after: [after('early', 1)] }),
      '2026-06-02',
    ],
    ['waits for election day', milestone('x', { after: [after('election-day', 7)] }), '2026-09-20'],
    ['counts working days', milestone('x', { after: [{ milestone: 'early', lag: 5, workdays: true }] }), '2026-06-08'],
    [
      'stays where it is pinned',
      milestone('x', { when: { day: '2026-05-01' }, after: [after('early')], pinned: true }),
      '2026-05-01',
    ],
  ])('%s', (_what, is, expected) => {
    expect(dayIn(timelineOf(early, is), 'x')).toBe(expected);
  });

  test('counts from the last day of what goes on, from when it was done, and not from what was dropped', () => {
    const x = milestone('x', { when: { day: '2026-06-01' }, after: [after('early', 1)] });
    expect(dayIn(timelineOf({ ...early, length: 4 }, x), 'x')).toBe('2026-06-06');
    expect(dayIn(timelineOf({ ...early, state: 'done', doneOn: '2026-06-20' }, x), 'x')).toBe('2026-06-21');
    expect(dayIn(timelineOf({ ...early, state: 'dropped' }, x), 'x')).toBe('2026-06-01');
  });

  test('is in conflict where it is pinned before what it waits for', () => {
    const x = milestone('x', { when: { day: '2026-05-28' }, after: [after('early', 2)], pinned: true });
    expect(daysIn(timelineOf(early, x)).get('x')).toMatchObject({ day: '2026-05-28', conflict: 6, by: 'early' });
  });

  test('stays where it was pushed, and says how early it could be', () => {
    const x = milestone('x', { when: { day: '2026-05-01' }, after: [after('early')] });
    const pushed = timelineOf(early, x);
    const back = { ...pushed, milestones: { ...pushed.milestones, early: { ...early, when: { day: '2026-05-20' } } } };
    expect(daysIn(back).get('x')).toMatchObject({ day: '2026-06-01', couldBe: '2026-05-20' });
  });

  test('moves with election day where it is relative to it, also where it was pushed to', () => {
    const rel = milestone('rel', { when: { before: 'election-day', days: 30 } });
    const push = milestone('push', { when: { before: 'election-day', days: 60 }, after: [after('rel')] });
    const moved = asOfElection(timelineOf(early, rel, push), addDays(electionDay, -14));
    expect(['early', 'rel', 'push'].map((id) => dayIn(moved, id))).toEqual(['2026-06-01', '2026-07-31', '2026-07-31']);
    expect(asOfElection(moved, electionDay)).toEqual(timelineOf(early, rel, push));
  });

  test('is said again as it was said before', () => {
    expect(saidLike({ day: '2026-01-01' }, '2026-02-02', electionDay)).toEqual({ day: '2026-02-02' });
    expect(saidLike(undefined, '2026-02-02', electionDay)).toEqual({ day: '2026-02-02' });
    const before = { before: 'election-day', days: 3 } as const;
    expect(saidLike(before, addDays(electionDay, -5), electionDay)).toEqual({ before: 'election-day', days: 5 });
    expect(saidLike(before, addDays(electionDay, 5), electionDay)).toEqual({ after: 'election-day', days: 5 });
  });
});

describe('the order', () => {
  const [a, b, c, d] = [
    milestone('a', { after: [after('d')] }),
    milestone('b'),
    milestone('c', { after: [after('a'), after('b')] }),
    milestone('d'),
  ];
  test('is the same in whatever order they are stored, and breaks ties by id', () => {
    expect(inOrder(timelineOf(a, b, c, d).milestones)).toEqual(['b', 'd', 'a', 'c']);
    expect(inOrder(timelineOf(d, c, b, a).milestones)).toEqual(['b', 'd', 'a', 'c']);
  });

  test('has no circle, or tells it', () => {
    const { milestones } = timelineOf(a, b, c, d);
    expect(circleThrough(milestones, 'a')).toBeUndefined();
    const circle = { ...milestones, d: milestone('d', { after: [after('c')] }) };
    expect(circleThrough(circle, 'd')).toEqual(['d', 'a', 'c', 'd']);
    expect(circleThrough({ a: milestone('a', { after: [after('a')] }) }, 'a')).toEqual(['a', 'a']);
  });
});

describe('how late a milestone may be', () => {
  const texts = milestone('texts', { when: { before: 'election-day', days: 90 } });
  const files = milestone('files', {
    when: { before: 'election-day', days: 75 },
    after: [after('texts', 10)],
    length: 2,
  });
  const cabins = milestone('cabins', {
    when: { before: 'election-day', days: 29 },
    after: [after('files', 42)],
    pinned: true,
  });
  const free = milestone('free', { when: { before: 'election-day', days: 50 }, length: 5 });
  const report = milestone('report', { when: { after: 'election-day', days: 21 } });
  const is = timelineOf(texts, files, cabins, free, report);
  const floats = (of: Timeline) =>
    Object.fromEntries([...slackIn(of, daysIn(of))].map(([id, { float }]) => [id, float]));

  test('is counted back from what is pinned, and from election day', () => {
    expect(floats(is)).toEqual({ texts: 7, files: 2, cabins: 0, free: 45, report: undefined });
    expect(criticalPath(is, daysIn(is))).toEqual([]);
  });

  test('is nothing on the critical path, and less where there is a conflict', () => {
    const late = timelineOf({ ...texts, when: { before: 'election-day', days: 83 } }, files, cabins, free, report);
    expect(floats(late)).toMatchObject({ texts: 0, files: 0, cabins: 0 });
    const later = timelineOf({ ...texts, when: { before: 'election-day', days: 80 } }, files, cabins, free, report);
    expect(floats(later)).toMatchObject({ texts: -3, files: -3 });
    expect(criticalPath(later, daysIn(later))).toEqual(['texts', 'files', 'cabins']);
  });

  test('does not count what is done', () => {
    const begun = timelineOf({ ...texts, state: 'done', doneOn: '2026-06-01' }, files, cabins);
    expect(floats(begun)).toEqual({ files: 2, cabins: 0 });
  });
});
