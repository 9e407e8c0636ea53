import * as fc from 'fast-check';
import type { PotEvent } from '../../functions/pot/events.ts';
import { evolve } from '../../functions/pot/evolve.ts';
import { entryOf } from '../../functions/pot/ledger/chain.ts';
import type { Journaled } from '../../functions/pot/ledger/replay.ts';
import { emptyPot, type Pot } from '../../functions/pot/state.ts';
import type { Recorded } from '../../shared/commit.ts';
import { type Office, offices } from '../../shared/units.ts';

/** Histories of a pot, made the way the product makes them: each event evolves the pot and becomes an entry. */

export const lines = ['posters', 'radio'] as const;
const request = 'solna.01J0000000000000000000000A';
const spending = { subject: `pot/requests/${request}`, unit: 'solna' };

export const contribution = (office: Office, amount: number): PotEvent => ({
  type: 'ContributionMade',
  subject: 'pot',
  office,
  amount,
});
export const contributionCorrected = (office: Office, was: number, amount: number): PotEvent => ({
  type: 'ContributionCorrected',
  subject: 'pot',
  contribution: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  office,
  was,
  amount,
});
export const lineSet = (line: string, amount: number, change = amount): PotEvent => ({
  type: 'BudgetLineSet',
  subject: `pot/budget-lines/${line}`,
  line,
  name: `Post ${line}`,
  amount,
  change,
});
export const reservation = (line: string, amount: number): PotEvent => ({
  type: 'SpendingReserved',
  ...spending,
  office: 'district',
  amount,
  seen: 1,
  line,
  heads: 1,
});
export const closure = (line: string, freed: number): PotEvent => ({
  type: 'SpendingClosed',
  ...spending,
  line,
  freed,
});
export const payout = (
  line: string,
  office: Office,
  amount: number,
  supplier = 'Åkes Tryckeri',
  number = 'F-1',
): PotEvent => ({
  type: 'PayoutMade',
  ...spending,
  line,
  office,
  amount,
  receipt: { supplier, number, date: '2018-08-20' },
  receiptId: `${supplier}|${number}`,
});
export const giveBack = (line: string, office: Office, amount: number, reason = 'Fel antal'): PotEvent => ({
  type: 'ReturnReceived',
  ...spending,
  line,
  office,
  amount,
  reason,
});

const transfer = { from: 'city-hall', to: 'district' } as const;
export const settlement = (amount: number, number = 1): PotEvent => ({
  type: 'SettlementMade',
  subject: `pot/settlements/${number}`,
  number,
  total: amount,
  offices: [],
  transfers: [{ ...transfer, amount }],
});
export const settlementReversed = (amount: number, number = 1): PotEvent => ({
  type: 'SettlementReversed',
  subject: `pot/settlements/${number}`,
  number,
  transfers: [{ ...transfer, amount }],
  reason: 'För tidigt',
});
const onTransfer = (amount: number) => ({
  subject: 'pot/settlements/1',
  number: 1,
  transfer: '1',
  ...transfer,
  amount,
});
export const paid = (amount: number): PotEvent => ({ type: 'TransferPaid', ...onTransfer(amount), day: '2018-08-01' });
export const paymentReversed = (amount: number): PotEvent => ({
  type: 'TransferPaymentReversed',
  ...onTransfer(amount),
  payment: 1,
  reason: 'Fel belopp',
});

export type History = { readonly pot: Pot; readonly journal: readonly Journaled[] };

/** `at` of the i-th event; one every seven hours, unless told. */
const everySevenHours = (i: number): string => new Date(Date.UTC(2018, 6, 30) + i * 7 * 3_600_000).toISOString();

export const historyOf = (events: readonly PotEvent[], at: (i: number) => string = everySevenHours): History => {
  let pot = emptyPot;
  const journal: Journaled[] = [];
  events.forEach((event, i) => {
    const recorded: Recorded<PotEvent> = { ...event, id: String(i), at: at(i), actor: 'district-head' };
    const ledger = entryOf(pot.ledger, recorded);
    if (ledger) journal.push({ ...recorded, ledger });
    pot = evolve({ pot }, recorded).pot;
  });
  return { pot, journal };
};

const amount = fc.integer({ min: 1, max: 1_000_000_000 });
const anyOffice = fc.constantFrom(...offices);
const anyLine = fc.constantFrom(...lines);

/** Any movements on lines that exist; whether they may happen is the rules' affair, not the ledger's. */
export const histories: fc.Arbitrary<History> = fc
  .array(
    fc.oneof(
      fc.tuple(anyOffice, amount).map(([office, each]) => contribution(office, each)),
      fc.tuple(anyOffice, amount, amount).map(([office, was, each]) => contributionCorrected(office, was, each)),
      fc.tuple(anyLine, amount).map(([line, each]) => reservation(line, each)),
      fc.tuple(anyLine, amount).map(([line, each]) => closure(line, each)),
      fc.tuple(anyLine, anyOffice, amount).map(([line, office, each]) => payout(line, office, each)),
      fc.tuple(anyLine, anyOffice, amount).map(([line, office, each]) => giveBack(line, office, each)),
      fc
        .tuple(fc.constantFrom(settlement, settlementReversed, paid, paymentReversed), amount)
        .map(([make, each]) => make(each)),
      fc.constant<PotEvent>({ type: 'ReservationReminded', ...spending, expires: '2018-09-30' }),
    ),
    { maxLength: 25 },
  )
  .map((events) => historyOf([...lines.map((line) => lineSet(line, 5_000_000)), ...events]));
