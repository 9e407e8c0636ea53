import fc from 'fast-check';
import type { PotEvent } from '../../functions/pot/events.ts';
import { fileFaults, mediaTypes } from '../../functions/pot/receipts/state.ts';
import { offices } from '../../shared/units.ts';
import type { Types } from './any-event.ts';

/** Any event of settlements, and of what the pot holds, as far as sentences are made of it. */
const amount = fc.integer({ min: 1, max: 1_000_000_000 });
const office = fc.constantFrom(...offices);
const some = fc.uniqueArray(office, { minLength: 1 });
const day = fc.constantFrom('2026-08-08', '2026-12-31');
const text = fc.constant('kim-secret');
const line = fc.constant('publicity');
const between = fc.record({ from: office, to: office, amount });
const correction = fc.record({ contribution: line, office, was: amount, amount, reason: text });

export const settlementEvents = {
  SettlementMade: ['pot/settlements/1', fc.record({ number: fc.constant(1), transfers: fc.array(between) })],
  SettlementEscalated: [
    'pot/settlements/1',
    fc.record({ number: fc.constant(1), replyBy: day, transfers: fc.array(between) }),
  ],
  SettlementReversed: ['pot/settlements/1', fc.record({ number: fc.constant(1), reason: text })],
  TransferPaid: ['pot/settlements/1', fc.record({ number: fc.constant(1), day }), between],
  TransferPaymentReversed: ['pot/settlements/1', fc.record({ number: fc.constant(1), reason: text }), between],
} satisfies Partial<Types<PotEvent>>;

const ending = fc.constantFrom({}, { ends: true as const });

const number = fc.constant(2);
const over = fc.record({ replyBy: day, offices: some });
const by = fc.record({ by: office });
const declined = fc.record({ by: office, reason: text });
const ofContribution = fc.record({ contribution: line, office });
const ofLine = fc.record({ line, name: line });

/** What becomes of proposals that nobody adopts. */
export const proposalEvents = {
  MandateDeclined: ['pot/mandates/2', fc.record({ number }), declined],
  MandateWithdrawn: ['pot/mandates/2', fc.record({ number }), by],
  MandateEscalated: ['pot/mandates/2', fc.record({ number }), over],
  BudgetLineDeclined: ['pot/budget-lines/publicity', ofLine, declined],
  BudgetLineWithdrawn: ['pot/budget-lines/publicity', ofLine, by],
  BudgetLineEscalated: ['pot/budget-lines/publicity', ofLine, over],
  ContributionCorrectionDeclined: ['pot', ofContribution, declined],
  ContributionCorrectionWithdrawn: ['pot', ofContribution, by],
  ContributionCorrectionEscalated: ['pot', ofContribution, over],
  DeputyDeclined: ['pot/deputies/district', fc.record({ office }), declined],
  DeputyWithdrawn: ['pot/deputies/district', fc.record({ office }), by],
  DeputyEscalated: ['pot/deputies/district', fc.record({ office }), over],
} satisfies Partial<Types<PotEvent>>;

const ofReceipt = fc.record({
  unit: fc.constant('solna'),
  by: fc.constantFrom('solna', 'district'),
  receipt: text,
  upload: text,
});
const file = fc.record({ hash: text, bytes: amount, mediaType: fc.constantFrom(...mediaTypes) });
const spending = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
export const receiptEvents = {
  ReceiptFiled: [spending, ofReceipt, file],
  ReceiptFileRefused: [spending, ofReceipt, fc.record({ reason: fc.constantFrom(...fileFaults) })],
} satisfies Partial<Types<PotEvent>>;

export const fundsEvents = {
  BudgetLineProposed: ['pot/budget-lines/publicity', fc.record({ line, name: line, amount, offices: some }), ending],
  BudgetLineSet: ['pot/budget-lines/publicity', fc.record({ line, name: line, amount, change: amount })],
  BudgetLineRetired: ['pot/budget-lines/publicity', fc.record({ line, name: line, amount, change: amount })],
  BudgetLineRemoved: ['pot/budget-lines/publicity', fc.record({ line, name: line, change: amount })],
  MandateProposed: ['pot/mandates/2', fc.record({ number: fc.constant(2), office })],
  MandateAdopted: ['pot/mandates/2', fc.record({ number: fc.constant(2), office, inForce: fc.boolean() })],
  ContributionCorrectionProposed: ['pot', correction, fc.record({ offices: some })],
  ContributionCorrected: ['pot', correction],
} satisfies Partial<Types<PotEvent>>;
