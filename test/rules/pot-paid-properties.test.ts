import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { netPaidOf, openClaimsOf, outstandingOf, paidOutOf } from '../../functions/pot/payments/state.ts';
import { offices } from '../../shared/units.ts';
import { play, plays, type Step } from '../support/pot-play.ts';
import type { World } from '../support/pot-world.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));

vi.setConfig({ testTimeout: 120_000 });
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The world after each command of a play, or only when all is done. */
const worlds = (which: 'each' | 'last', holds: (world: World) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(plays, async (commands) => {
      const steps = await play(commands);
      for (const { world } of which === 'each' ? steps : [steps.at(-1) as Step]) holds(world);
    }),
    { numRuns: 200 },
  );

describe('D7: what is paid', () => {
  test('is never more than what was reserved, and what came back never more than what was paid', async () => {
    await worlds('each', ({ requests }) => {
      for (const request of Object.values(requests)) {
        expect(outstandingOf(request)).toBeGreaterThanOrEqual(0);
        expect(paidOutOf(request) + request.freed).toBeLessThanOrEqual(request.amount);
        for (const office of offices) expect(netPaidOf(request, office)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  test('on one receipt is never more than its total, however its supplier is written', async () => {
    await worlds('last', ({ events }) => {
      const receipts = new Map<string, { readonly total: number; readonly paid: number }>();
      const numberOf = new Map<string, string>();
      const add = (number: string, amount: number, total?: number) => {
        const is = receipts.get(number) ?? { total: 0, paid: 0 };
        // With the first payout it has a total, and with the last one it has none.
        receipts.set(number, { total: is.paid > 0 ? is.total : (total ?? amount), paid: is.paid + amount });
      };
      for (const event of events) {
        if (event.type === 'PayoutMade') {
          numberOf.set(event.id, event.receipt.number);
          add(event.receipt.number, event.amount, event.receipt.total);
        } else if (event.type === 'PayoutReversed') add(event.receipt.number, -event.amount);
        else if (event.type === 'ReceiptCorrected') {
          const number = String(numberOf.get(event.payout));
          receipts.set(number, { total: event.total, paid: receipts.get(number)?.paid ?? 0 });
        } else continue;
        for (const { total, paid } of receipts.values()) expect(paid).toBeLessThanOrEqual(total);
      }
    });
  });

  test('settles claims one by one: as many are open as were made and not answered', async () => {
    await worlds('last', ({ requests, events }) => {
      for (const request of Object.values(requests)) {
        const happened = events.filter(({ subject }) => subject === `pot/requests/${request.id}`);
        const about = (...types: readonly string[]) =>
          happened.filter((event) => types.includes(event.type) && 'claim' in event && event.claim !== undefined)
            .length;
        const made = about('ClaimMade', 'ClaimReopened', 'PayoutReversed');
        const answered = about('ClaimWithdrawn', 'ClaimDeclined', 'PayoutMade');
        expect(openClaimsOf(request)).toBe(made - answered);
      }
    });
  });
});
