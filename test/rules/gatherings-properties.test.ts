import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fromListed, isListed, listedKey, listedOf, noListing } from '../../functions/gatherings/listing.ts';
import { play, type Played, someId, steps, type World, written } from '../support/gatherings-play.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));
// Each takes some seconds; the machine may have more to do.
vi.setConfig({ testTimeout: 120_000 });

/** Random commands on a few events; what is listed of them is held against what they say of themselves. */
const sorted = (values: readonly string[]) => [...values].sort();

describe('whatever is registered, changed, published and cancelled', () => {
  const always = (numRuns: number, holds: (played: Played) => void): Promise<void> =>
    fc.assert(
      fc.asyncProperty(steps, async (all) => {
        for (const played of await play(all)) {
          if (played.isRefused) expect(played.after.stored).toBe(played.before.stored);
          holds(played);
        }
      }),
      { numRuns },
    );

  test('what is listed is exactly what is public and has been published, as it now is', async () => {
    let listed = 0;
    await always(200, ({ after: { gatherings, listed: rows } }) => {
      const shown = Object.values(gatherings).filter(
        (each) => each.visibility === 'public' && each.publishedAt !== undefined,
      );
      listed += shown.length;
      expect(sorted(Object.keys(rows))).toEqual(sorted(shown.map(listedKey)));
      for (const each of shown) {
        const row = rows[listedKey(each)];
        const cancelled = each.status === 'cancelled';
        expect(row && fromListed(row)).toEqual({ ...listedOf(each), isCancelled: cancelled });
        expect(row?.key).toBe(listedKey(each));
      }
    });
    expect(listed).toBeGreaterThan(1000);
  });

  test('the head of the listing rises exactly when something of it changes', async () => {
    let rises = 0;
    const rowsOf = ({ listed }: World) => sorted(Object.values(listed).map(({ key, row }) => `${key} ${row}`));
    await always(200, ({ before, after }) => {
      const isSame = JSON.stringify(rowsOf(before)) === JSON.stringify(rowsOf(after));
      expect(after.listing.changes - before.listing.changes).toBe(isSame ? 0 : 1);
      rises += isSame ? 0 : 1;
    });
    expect(rises).toBeGreaterThan(200);
  });

  test('the sequence rises by one with each change that those outside see, and never falls', async () => {
    let rises = 0;
    await always(200, ({ before, after, now }) => {
      for (const is of Object.values(after.gatherings)) {
        const was = before.gatherings[is.id];
        if (!was || was.version === is.version) continue;
        const { sequence: _, changedAt: __, ...old } = listedOf(was);
        const { sequence: ___, changedAt: ____, ...next } = listedOf(is);
        const isSeen = JSON.stringify(old) !== JSON.stringify(next) || was.visibility !== is.visibility;
        const rose = was.publishedAt !== undefined && isSeen ? 1 : 0;
        expect(is.sequence - was.sequence).toBe(rose);
        const isNew = is.publishedAt !== was.publishedAt;
        expect(is.changedAt).toBe(rose || isNew ? now : was.changedAt);
        rises += rose;
      }
    });
    expect(rises).toBeGreaterThan(200);
  });

  test('one transaction holds it: the event, at most two rows, the head, and whose turn it is', async () => {
    await always(100, ({ before, after }) => {
      const items = written(before, after);
      expect(items.length).toBeLessThanOrEqual(4);
      const heads = items.filter(({ sk }) => sk === 'head');
      expect(heads.length).toBe(after.listing.version === before.listing.version ? 0 : 1);
    });
  });
});

test('members only is never listed, whatever else it is', async () => {
  const id = someId;
  const worlds = await play([
    { do: 'register', id, visibility: 'members' },
    { do: 'publish', id },
    { do: 'change', id, said: { visibility: 'public' } },
    { do: 'change', id, said: { visibility: 'members' } },
  ]);
  const [, published, open, closed] = worlds.map(({ after }) => after) as [World, World, World, World];
  const { gatherings, listed, listing } = published;
  expect([gatherings[id]?.status, listed, listing]).toEqual(['published', {}, noListing]);
  expect(Object.values(open.listed)).toHaveLength(1);
  expect([closed.listed, closed.listing.changes]).toEqual([{}, 2]);
  expect(Object.values(open.gatherings).every(isListed)).toBe(true);
});
