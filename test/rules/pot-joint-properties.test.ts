import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { play, playsTogether, type Step } from '../support/pot-play.ts';
import { faultOf } from '../support/pot-witness.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));

// It takes some seconds; the machine may have more to do.
vi.setConfig({ testTimeout: 120_000 });
// The daily job logs what it did.
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('D8, E11: whoever asks alone and together gets no more past a head than the window of each allows, and none before all consent', async () => {
  let together = 0;
  await fc.assert(
    fc.asyncProperty(playsTogether, async (commands) => {
      const { world } = (await play(commands)).at(-1) as Step;
      world.events.forEach((event, i) => {
        if (event.type !== 'SpendingReserved') return;
        const before = world.events.slice(0, i);
        expect(faultOf(before, event)).toBeUndefined();
        if (!event.with || event.supplement) return;
        together++;
        const since = before.findLastIndex(
          ({ type, subject }) =>
            subject === event.subject && ['SpendingRequested', 'SpendingEdited', 'SpendingReopened'].includes(type),
        );
        const consents = before
          .slice(since)
          .flatMap((each) => (each.type === 'SpendingConsented' && each.subject === event.subject ? [each.by] : []));
        expect(consents.toSorted()).toEqual(event.with.toSorted());
      });
    }),
    { numRuns: 200 },
  );
  expect(together).toBeGreaterThan(20);
});
