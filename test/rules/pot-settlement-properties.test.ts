import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { settle } from '../../functions/pot/settlements/reckoning.ts';
import { offices } from '../../shared/units.ts';
import { play, playsWithSettlements, type Step } from '../support/pot-play.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));

vi.setConfig({ testTimeout: 120_000 });
// The daily job logs what it did.
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Any sequence of commands, from a pot with money, two lines and a mandate in force. */
const always = (holds: (step: Step) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(playsWithSettlements, async (commands) => (await play(commands)).forEach(holds)),
    { numRuns: 200 },
  );
const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

describe('D7: what is settled', () => {
  test('is what settlements that stand have said, whatever is paid and corrected between them', async () => {
    await always(({ world: { pot, settlements }, command, refused }) => {
      for (const office of offices) {
        const said = settlements
          .filter(({ reversed }) => !reversed)
          .flatMap(({ transfers }) => transfers)
          .map(({ from, to, amount }) => (to === office ? amount : from === office ? -amount : 0));
        expect(pot.settled?.[office] ?? 0).toBe(sum(said));
      }
      if (command.do === 'settle') expect(settle(pot).transfers).toEqual([]);
      if (command.do === 'settle' && refused !== undefined) expect(refused).toBe('nothing-to-settle');
    });
  });

  test('and whatever can happen to it does', async () => {
    const seen = new Set<string | undefined>();
    await always(({ world, refused }) => {
      seen.add(refused);
      for (const { type } of world.events) seen.add(type);
    });
    for (const what of ['SettlementMade', 'SettlementReversed', 'TransferPaid', 'TransferPaymentReversed', 'rests-on'])
      expect(seen).toContain(what);
  });

  test('is paid once: of what stands and is paid nothing is reversed', async () => {
    await always(({ world: { settlements } }) => {
      for (const { reversed, transfers } of settlements) {
        const paid = transfers.map(({ payments }) => payments.filter((each) => !each.reversed).length);
        expect(Math.max(...paid)).toBeLessThanOrEqual(reversed ? 0 : 1);
      }
    });
  });
});
