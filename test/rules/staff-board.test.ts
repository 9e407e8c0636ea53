import { describe, expect, test } from 'vitest';
import { changesOf } from '../../web/screens/staff/compare.ts';
import { columnsOf, shifted, stacked, weeksOf } from '../../web/screens/staff/weeks.ts';

/** The staff plan of the page: weeks as columns, and a computed plan beside today's. */
const span = (from: string, to: string) => ({ from, to });
/** Monday 17 August 2026 begins week 34. */
const solna = span('2026-08-19', '2026-08-30');
const nacka = span('2026-09-14', '2026-09-16');

describe('weeks as columns', () => {
  test('weeks in which nothing is are left out, unless they are wanted', () => {
    expect(weeksOf([solna, nacka], false).map(({ number }) => number)).toEqual([34, 35, 38]);
    expect(weeksOf([solna, nacka], true).map(({ number }) => number)).toEqual([34, 35, 36, 37, 38]);
    expect(weeksOf([], false)).toEqual([]);
  });
  test('the week of a Sunday is the one that it ends, and years have 52 or 53 of them', () => {
    expect(weeksOf([span('2026-12-27', '2027-01-04')], false).map(({ week }) => week)).toEqual([
      '2026-W52',
      '2026-W53',
      '2027-W01',
    ]);
  });
  test('a part covers the columns that it touches, and none where they are not shown', () => {
    const weeks = weeksOf([solna, nacka], false);
    expect(columnsOf(solna, weeks)).toEqual({ first: 0, last: 1 });
    expect(columnsOf(span('2026-09-01', '2026-09-20'), weeks)).toEqual({ first: 2, last: 2 });
    expect(columnsOf(span('2026-09-01', '2026-09-02'), weeks)).toBeUndefined();
  });
  test('what shares a week lies below each other', () => {
    expect(stacked([solna, span('2026-08-30', '2026-09-05'), nacka])).toEqual([0, 1, 0]);
    // Not on the same day, but in the same column.
    expect(stacked([span('2026-08-17', '2026-08-19'), span('2026-08-20', '2026-08-22')])).toEqual([0, 1]);
  });
  test('a column further is as many days further as its Monday, and beyond the last nothing moves', () => {
    const weeks = weeksOf([solna, nacka], false);
    expect(shifted(solna, weeks, 1)).toEqual(span('2026-08-26', '2026-09-06'));
    expect(shifted(solna, weeks, 2)).toEqual(span('2026-09-16', '2026-09-27'));
    expect(shifted(solna, weeks, 3)).toEqual(solna);
    expect(shifted(solna, weeks, -1)).toEqual(solna);
  });
});

describe('a computed plan beside today’s', () => {
  const part = (request: string, position: string, change: object = {}) => ({
    request,
    unit: request,
    position,
    ...span('2026-08-17', '2026-09-13'),
    extent: 50,
    status: 'allocated',
    ...change,
  });
  const plan = { ...span('2026-08-17', '2026-09-13'), keep: false, unmet: [], allocations: [part('nacka', 'anna')] };
  const kinds = (change: Partial<Parameters<typeof changesOf>[0]>, ...now: readonly ReturnType<typeof part>[]) =>
    changesOf({ ...plan, ...change }, [{ allocations: now }]).map(({ request, kind }) => `${request} ${kind}`);

  test('who gets something and has nothing is new; who has it already has what they have', () => {
    expect(kinds({})).toEqual(['nacka new']);
    expect(kinds({}, part('nacka', 'anna'), part('solna', 'bengt'))).toEqual(['nacka same', 'solna same']);
  });
  test('what is planned anew takes the place of what there was, and with `keep` comes beside it', () => {
    const [change] = changesOf(plan, [{ allocations: [part('nacka', 'bengt')] }]);
    expect([change?.kind, change?.later.map(({ position }) => position)]).toEqual(['changed', ['anna']]);
    const [kept] = changesOf({ ...plan, keep: true }, [{ allocations: [part('nacka', 'bengt')] }]);
    expect(kept?.later.map(({ position }) => position)).toEqual(['bengt', 'anna']);
  });
  test('who has something and gets nothing loses it, but what is confirmed stays', () => {
    const unmet = { allocations: [], unmet: [{ request: 'solna' }] };
    expect(kinds(unmet, part('solna', 'anna'))).toEqual(['solna gone']);
    expect(kinds(unmet, part('solna', 'anna', { status: 'confirmed' }))).toEqual(['solna same']);
    expect(kinds({ ...unmet, keep: true }, part('solna', 'anna'))).toEqual(['solna same']);
  });
  test('what lies outside its time is not looked at', () => {
    expect(kinds({ allocations: [] }, part('solna', 'anna', span('2026-10-01', '2026-10-07')))).toEqual([]);
  });
});
