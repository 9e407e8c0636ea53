import { beforeAll, describe, expect, test } from 'vitest';
import { isFirstToday, type Seen } from '../../shared/seen.ts';
import { bareCampaign } from '../support/stack.ts';
import { useTable } from '../support/table-env.ts';
import { everyItem } from '../support/whole-table.ts';

/** Somebody is counted once a day, and by the next day nobody can tell who it was. Far ahead: no other test counts then. */
describe('who is seen', () => {
  // The stack is there once somebody has a campaign in it.
  bareCampaign('seen');
  beforeAll(useTable);
  const kim = { pk: 's#0123456789', what: '0123456789', from: '203.0.113.77', like: 'Kims own browser' };
  const on = (day: number) => `2090-01-0${day}T12:00:00.000Z`;
  const first = (change: Partial<Seen> = {}, day = 1) => isFirstToday({ ...kim, ...change }, on(day));
  const marks = async (day: number) =>
    (await everyItem()).filter(({ pk, sk }) => pk === kim.pk && sk.startsWith(`seen#2090-01-0${day}#`));
  const saltNow = async () => (await everyItem()).find(({ pk }) => pk === 's#salt');

  test('counts the first time only, however many ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 40 }, () => first()));
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await first()).toBe(false);
  });

  test('counts for each thing, from each place, and for what looks otherwise there', async () => {
    expect(await first({ pk: 's#9876543210', what: '9876543210' })).toBe(true);
    expect(await first({ from: '203.0.113.78' })).toBe(true);
    expect(await first({ like: 'Another browser' })).toBe(true);
  });

  test('but from one place ten times at most, whoever they say they are', async () => {
    const asked = await Promise.all(
      Array.from({ length: 200 }, (_, i) => first({ from: 'one', like: `Browser ${i}` })),
    );
    expect(asked.filter(Boolean)).toHaveLength(10);
  });

  test('leaves digests that go with the day, and neither address nor program', async () => {
    const kept = await marks(1);
    expect(kept.length).toBeGreaterThan(2);
    const end = Date.parse('2090-01-02T23:00:00.000Z') / 1000;
    for (const mark of kept) {
      expect(Object.keys(mark).toSorted()).toEqual(['like', 'pk', 'sk', 'ttl']);
      expect(mark.ttl).toBeLessThan(end);
      expect(JSON.stringify(mark)).not.toMatch(/203\.0|Kim|browser/i);
    }
    // Of the same reader of two things nobody can tell that it is one.
    const places = (await everyItem()).filter(({ sk }) => sk.startsWith('seen#2090-01-01#')).map(({ sk }) => sk);
    expect(new Set(places).size).toBe(places.length);
  });

  test('is forgotten with the salt of the day: the next one takes its place, and counts anew', async () => {
    const [before] = [await saltNow()];
    const digests = (await marks(1)).map(({ sk }) => sk.split('#')[2]);
    expect(await first({}, 2)).toBe(true);
    const after = await saltNow();
    expect([before?.day, after?.day]).toEqual(['2090-01-01', '2090-01-02']);
    expect(after?.salt).not.toBe(before?.salt);
    expect(JSON.stringify(await everyItem())).not.toContain(String(before?.salt));
    const anew = (await marks(2)).map(({ sk }) => sk.split('#')[2]);
    expect(digests).not.toContain(anew[0]);
  });

  test('by a clock that is behind counts for the day that has begun', async () => {
    expect(await first({}, 1)).toBe(false);
    expect((await saltNow())?.day).toBe('2090-01-02');
  });
});
