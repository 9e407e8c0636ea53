import { describe, expect, test } from 'vitest';
import { announceMany, gathered, isBelow, pathOf, type Telling } from '../../shared/gathered.ts';
import { isAbout } from '../../shared/open-things.ts';
import type { Open } from '../../shared/waiting.ts';

/** D6: many things overdue at once are one notice to each unit, and up to three are one each. */
let last = 0;
const newId = () => `01J4Z6X9QAW7E6R5T4Y3V2B1N${last++}`;
const late = (n: number, units: readonly string[], told: object = {}): Telling => ({
  type: 'ThingEscalated',
  subject: `things/${n}`,
  units,
  told: { replyBy: `2026-08-0${n}`, ...told },
});
const some = (count: number, units: readonly string[], told?: object) =>
  Array.from({ length: count }, (_, i) => late(i + 1, units, told));

describe('given a run that finds some things overdue', () => {
  test('when they are three of a kind, then each has a notice of its own', () => {
    const into = gathered(some(3, ['district']), newId);
    expect([1, 2, 3].map((n) => into('ThingEscalated', `things/${n}`, 'district'))).toEqual(Array(3).fill(undefined));
  });

  test('when they are four, then all go into one, which counts them and names the first', () => {
    const into = gathered(some(4, ['district']), newId);
    const all = [1, 2, 3, 4].map((n) => into('ThingEscalated', `things/${n}`, 'district'));
    expect(new Set(all.map((among) => among?.id)).size).toBe(1);
    const first = ['things/1', 'things/2', 'things/3'];
    expect(all[3]).toMatchObject({ subject: 'things', count: 4, first, due: '2026-08-01' });
  });

  test('when one is of a unit of its own, then that unit has its own notice and offices have another each', () => {
    const into = gathered([...some(4, ['district', 'city-hall']), late(5, ['district', 'solna'])], newId);
    const of = (unit: string, n: number) => into('ThingEscalated', `things/${n}`, unit);
    expect(of('solna', 5)).toBeUndefined();
    expect([of('district', 5)?.count, of('city-hall', 4)?.count]).toEqual([5, 4]);
    expect(of('district', 1)?.id).not.toBe(of('city-hall', 1)?.id);
  });

  test('when a unit owns some and not others, then what it is asked is not mixed', () => {
    const own = some(4, ['district'], { owner: 'district' });
    const others = [5, 6, 7, 8].map((n) => late(n, ['district'], { owner: 'city-hall' }));
    const into = gathered([...own, ...others], newId);
    const ids = [1, 4, 5, 8].map((n) => into('ThingEscalated', `things/${n}`, 'district')?.id);
    expect([ids[0] === ids[1], ids[1] === ids[2], ids[2] === ids[3]]).toEqual([true, false, true]);
  });

  test('when some are farther on than others, then neither are they mixed', () => {
    const into = gathered([...some(4, ['solna'], { status: 'placed' }), late(5, ['solna'], { status: 'done' })], newId);
    expect(into('ThingEscalated', 'things/5', 'solna')).toBeUndefined();
    expect(into('ThingEscalated', 'things/4', 'solna')?.count).toBe(4);
  });

  test('when nobody has said so of an event before, then it has a notice of its own', () => {
    expect(gathered(some(4, ['district']), newId)('ThingEscalated', 'things/9', 'district')).toBeUndefined();
  });
});

test('the notice says how many and the first few, a letter only how many, and asks as each does', () => {
  const among = { id: newId(), subject: 'things', count: 100, first: ['things/1', 'things/2'], due: '2026-08-01' };
  const each = { action: 'decide', text: { sv: '', en: '' }, due: '2026-08-03' } as const;
  const said = announceMany(among, late(1, []), each, (subject) => ({ sv: `sak ${subject}`, en: `thing ${subject}` }));
  expect(said).toMatchObject({
    action: 'decide',
    due: '2026-08-01',
    text: {
      sv: '100 ärenden av samma slag är inte klara fast deras dag är förbi: sak things/1, sak things/2 och 98 till.',
      en: '100 things of one kind are not done although their day is past: thing things/1, thing things/2, and 98 more.',
    },
    untitled: { sv: '100 ärenden av samma slag är inte klara fast deras dag är förbi.' },
  });
});

test('of what is not past its day one is told, and that the others are alike', () => {
  const among = { id: newId(), subject: 'things', count: 30, first: ['things/1', 'things/2', 'things/3'] };
  const each = { action: 'do', text: { sv: 'Sak 2 är snart.', en: 'Thing 2 is soon.' }, due: '2026-08-03' } as const;
  const titleOf = (subject: string) => ({ sv: `sak ${subject}`, en: `thing ${subject}` });
  const due = { type: 'ThingDue', subject: 'things/2' };
  const said = announceMany(among, due, each, titleOf);
  expect(said).toMatchObject({
    action: 'do',
    text: {
      sv: 'Sak 2 är snart. Detsamma gäller 29 till: sak things/1, sak things/3 och 27 till.',
      en: 'Thing 2 is soon. The same holds for 29 more: thing things/1, thing things/3, and 27 more.',
    },
    title: { sv: '30 ärenden av samma slag' },
  });
  expect(said).not.toHaveProperty('due');
  const untitled = { sv: 'En sak är snart.', en: 'A thing is soon.' };
  const letter = announceMany(among, due, { ...each, untitled }, titleOf).untitled;
  expect(letter?.sv).toBe('En sak är snart. Detsamma gäller 29 till.');
});

test('things of several lists have the path of all those lists, and lead to what the lists have in common', () => {
  const part = (n: number) => `things/${n}/parts/${n}`;
  expect(pathOf([part(1), 'things/1/parts/2'])).toEqual({ subject: 'things/1/parts' });
  expect(pathOf([part(1), part(2)])).toEqual({ subject: 'things/parts', about: 'things' });
  // Several receipts of one request.
  expect(pathOf(['things/1', 'things/1'])).toEqual({ subject: 'things/1' });
  const all = [1, 2, 3, 4].map((n) => ({ ...late(n, ['district']), subject: part(n) }));
  const into = gathered(all, newId);
  expect(into('ThingEscalated', part(3), 'district')).toMatchObject({ count: 4, subject: 'things/parts' });
  const below = [part(1), part(1), 'things/1'].map((is, i) =>
    isBelow(is, ['things/parts', 'things/1/parts', 'things'][i] as string),
  );
  expect(below).toEqual([true, true, true]);
  expect([isBelow(part(1), 'things'), isBelow('things/1', 'things/parts'), isBelow(part(1), 'things/2/parts')]).toEqual(
    [false, false, false],
  );
});

test('it is about those below its subject whose day is past, and not about what lies below one of them', () => {
  const wait = (subject: string, due?: string) => ({ subject, due }) as Open;
  const is = (of: Open, subject = 'things') => isAbout(of, { event: 'ThingEscalated', subject }, '2026-08-04');
  expect([is(wait('things/1', '2026-08-03')), is(wait('things/1')), is(wait('things/1', '2026-08-04'))]).toEqual([
    true,
    true,
    false,
  ]);
  expect([is(wait('things/1/parts/2', '2026-08-03')), is(wait('others/1', '2026-08-03'))]).toEqual([false, false]);
  // What is not past its day is open as long as any of them is.
  expect(isAbout(wait('things/1', '2026-08-30'), { event: 'ThingDue', subject: 'things' }, '2026-08-04')).toBe(true);
  expect([is(wait('things/1', '2026-08-30'), 'things/1'), is(wait('things/1'), 'things/2')]).toEqual([true, false]);
});
