import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { potTexts } from '../../functions/pot/texts.ts';
import { type WithTexts, withTexts } from '../../shared/texts.ts';
import { said } from '../support/pot-commands.ts';
import { play, plays, type Step } from '../support/pot-play.ts';
import type { Command } from '../support/pot-world.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));

vi.setConfig({ testTimeout: 120_000 });
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What is written in each event of a play. */
const textFields: Readonly<Record<string, string>> = {
  SpendingRequested: 'purpose',
  SpendingEdited: 'purpose',
  SpendingOpposed: 'reason',
  SpendingRefused: 'reason',
  SupplementRequested: 'reason',
  ClaimDeclined: 'reason',
  ReturnReceived: 'reason',
  PayoutReversed: 'reason',
  ReturnReversed: 'reason',
  ReceiptCorrected: 'reason',
  ReservationExtended: 'reason',
  SpendingReopened: 'reason',
  ClaimReopened: 'reason',
};

/** A claim that is declined, opened again and declined for another reason. */
const declinedTwice: readonly Command[] = [
  { do: 'submit', pick: 0, unit: 'solna', line: 'publicity', amount: 299, own: [], payee: undefined },
  { do: 'approve', pick: 0, voter: { person: 'district-head', heads: ['district'], office: 'district' } },
  { do: 'claim', pick: 0, amount: 1, office: 'district', receipt: 'F-1', own: [] },
  { do: 'decline', pick: 0 },
  { do: 'reopenClaim', pick: 0 },
  { do: 'decline', pick: 0 },
];

test('invariant 9: no stored event has a text, and with the entity is found again what each event said', async () => {
  await fc.assert(
    fc.asyncProperty(plays, async (commands) => {
      const { events, requests } = ((await play(commands)).at(-1) as Step).world;
      expect(JSON.stringify(events)).not.toContain('Annons');
      let purposes: Readonly<Record<string, string>> = {};
      withTexts(potTexts, events, { request: requests }).forEach((event, i) => {
        const { type, subject, said: field, gone } = event as WithTexts<(typeof events)[number]>;
        expect(field).toBe(textFields[type]);
        if (field === undefined) return;
        const text = (event as unknown as Readonly<Record<string, unknown>>)[field];
        // An edit may leave the purpose as it was.
        const isAsBefore = type === 'SpendingEdited' && text === purposes[subject];
        if (gone) expect(gone).toEqual({ [field]: 'replaced' });
        else expect(text).toBe(isAsBefore ? text : said({ events: events.slice(0, i) }));
        if (field === 'purpose') purposes = { ...purposes, [subject]: String(text) };
      });
    }),
    { numRuns: 200, examples: [[declinedTwice]] },
  );
});
