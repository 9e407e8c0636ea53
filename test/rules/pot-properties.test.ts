import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { operations as ledgerOperations } from '../../functions/pot/ledger/commands.ts';
import { contract as ledgerContract } from '../../functions/pot/ledger/contract.ts';
import { netPaidOf, outstandingOf } from '../../functions/pot/payments/state.ts';
import { totals } from '../../functions/pot/state.ts';
import { journaled } from '../../functions/pot/ledger/store.ts';
import { pot as potAt } from '../../functions/pot/store.ts';
import { fetching, readAll } from '../../shared/fetching.ts';
import { inOrder } from '../../shared/reads.ts';
import { offices } from '../../shared/units.ts';
import { inputFor, personOf } from '../support/asking.ts';
import { play, plays, type Step, step } from '../support/pot-play.ts';
import { faultOf } from '../support/pot-witness.ts';
import { campaign, type Voter, voters, type World } from '../support/pot-world.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));

const often = { numRuns: 200 };
// Each takes some seconds; the machine may have more to do.
vi.setConfig({ testTimeout: 120_000 });
// The daily job logs what it did.
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Any sequence of commands, from a pot with money, two lines and a mandate in force. */
const always = (holds: (step: Step, before: World | undefined) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(plays, async (commands) => {
      const steps = await play(commands);
      steps.forEach((each, i) => holds(each, steps[i - 1]?.world));
    }),
    often,
  );
/** The same, looked at only when all is done: the table is then as the world is. */
const inTheEnd = (holds: (world: World) => Promise<void> | void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(plays, async (commands) => holds(((await play(commands)).at(-1) as Step).world)),
    often,
  );
/** The ledger as the product reads it. */
const journalNow = async () => {
  const read = await readAll(
    inOrder({ pot: potAt(campaign) }, (found) => ({ journal: journaled(found.pot, campaign) })),
    fetching(),
  );
  return read?.journal ?? [];
};

const sum = (amounts: readonly (number | undefined)[]): number => amounts.reduce<number>((a, b) => a + (b ?? 0), 0);

test('the commands reach everything that can happen to a pot, and most ways to be refused', async () => {
  const happened = new Set<string>();
  const refused = new Set<string>();
  for (const commands of fc.sample(plays, { numRuns: 400, seed: 1 })) {
    const steps = await play(commands);
    for (const { type } of steps.at(-1)?.world.events ?? []) happened.add(type);
    for (const each of steps) if (each.refused !== undefined) refused.add(each.refused);
  }
  expect([...happened].sort()).toEqual([
    'BudgetLineEscalated',
    'BudgetLineProposed',
    'BudgetLineSet',
    'ClaimCorrected',
    'ClaimDeclined',
    'ClaimEscalated',
    'ClaimMade',
    'ClaimReopened',
    'ClaimWithdrawn',
    'ContributionMade',
    'DecisionEscalated',
    'LedgerAnchored',
    'MandateAdopted',
    'MandateEscalated',
    'MandateProposed',
    'PayoutMade',
    'PayoutReversed',
    'ReceiptCorrected',
    'ReservationExtended',
    'ReservationReminded',
    'ReturnReceived',
    'ReturnReversed',
    'SpendingApproved',
    'SpendingClosed',
    'SpendingEdited',
    'SpendingOpposed',
    'SpendingRefused',
    'SpendingReopened',
    'SpendingRequested',
    'SpendingReserved',
    'SpendingWithdrawn',
    'SupplementRequested',
    'VoteTakenBack',
  ]);
  expect([...refused]).toEqual(
    expect.arrayContaining([
      'already-approved',
      'already-paid',
      'below-committed',
      'duplicate-receipt',
      'exceeds-contributions',
      'exceeds-outstanding',
      'exceeds-paid',
      'insufficient-funds',
      'nothing-to-take-back',
      'other-office-adopts',
      'rests-on',
      'supplement-pending',
      'wrong-status',
    ]),
  );
});

describe('invariant 1: the pot', () => {
  test('is never overspent, and nothing in it is negative', async () => {
    await always(({ world: { pot } }) => {
      expect(totals(pot).available).toBeGreaterThanOrEqual(0);
      for (const line of Object.values(pot.lines)) {
        expect(Math.min(line.reserved, line.paid)).toBeGreaterThanOrEqual(0);
        expect(line.reserved + line.paid).toBeLessThanOrEqual(line.amount);
      }
      for (const office of offices) expect(pot.paidBy[office] ?? 0).toBeGreaterThanOrEqual(0);
      expect(sum(Object.values(pot.lines).map(({ amount }) => amount))).toBeLessThanOrEqual(totals(pot).contributed);
    });
  });

  test('holds on each line what its requests have outstanding and paid', async () => {
    await always(({ world: { pot, requests } }) => {
      for (const [id, line] of Object.entries(pot.lines)) {
        const on = Object.values(requests).filter(({ budgetLine }) => budgetLine === id);
        expect(line.reserved).toBe(sum(on.map(outstandingOf)));
        expect(line.paid).toBe(sum(on.map((request) => netPaidOf(request))));
      }
    });
  });

  test('has available what was contributed, less what is outstanding and paid net, whatever was reversed', async () => {
    await always(({ world: { pot, requests } }) => {
      const all = Object.values(requests);
      const contributed = sum(Object.values(pot.contributed));
      const used = sum(all.map(outstandingOf)) + sum(all.map((request) => netPaidOf(request)));
      expect(totals(pot).available).toBe(contributed - used);
    });
  });

  test('has the balances that the postings of its ledger sum to', async () => {
    await inTheEnd(async ({ pot, now }) => {
      const journal = await journalNow();
      const balance = (account: RegExp): number =>
        sum(
          journal
            .flatMap(({ ledger }) => ledger.postings)
            .flatMap((each) => (account.test(each.account) ? each.amount : [])),
        );
      expect(totals(pot)).toEqual({
        contributed: 0 - balance(/^contributed:/),
        reserved: balance(/^reserved:/),
        paid: balance(/^paid:/),
        available: balance(/^available$/),
      });
      const { verifyLedger } = ledgerOperations;
      const who = personOf('district-staff', { district: 'staff' });
      const asked = inputFor(ledgerContract.verifyLedger, who, { campaign }, undefined);
      const answer = await verifyLedger.run(asked, { now, fetched: fetching() });
      expect(answer).toMatchObject({
        status: 200,
        body: { entries: journal.length, balanced: true, matchesBalances: true },
      });
    });
  });

  test('has a ledger whose entries are numbered without gaps and chained by hash', async () => {
    await inTheEnd(async ({ pot }) => {
      const journal = await journalNow();
      let head = { seq: 0, hash: '0'.repeat(64) };
      for (const { at, actor, type, subject, ledger } of journal) {
        const { seq, hash, previousHash } = ledger;
        const postings = ledger.postings.map(({ account, amount }) => ({ account, amount }));
        expect({ seq, previousHash }).toEqual({ seq: head.seq + 1, previousHash: head.hash });
        // The keys in the order of the alphabet, as canonical JSON has them.
        const said = JSON.stringify({ actor, at, event: type, postings, previousHash, seq, subject });
        expect(hash).toBe(createHash('sha256').update(said).digest('hex'));
        head = { seq, hash };
      }
      expect(pot.ledger).toEqual(head);
    });
  });
});

describe('invariant 2: a reservation', () => {
  test('is made only with the approvals that the mandate then in force demands', async () => {
    await always(({ world }, before) => {
      if (!before) return;
      for (const event of world.events.slice(before.events.length))
        if (event.type === 'SpendingReserved') expect(faultOf(before.events, event)).toBeUndefined();
    });
  });

  test('comes of every request and supplement that all three heads approve, unless the money is not there', async () => {
    const heads = fc.shuffledSubarray(voters.slice(0, 3) as Voter[], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(plays, heads, async (commands, voting) => {
        let { world } = (await play(commands)).at(-1) as Step;
        const open = Object.values(world.requests)
          .map((request, pick) => ({ ...request, pick }))
          .filter(({ status, supplement }) => status === 'submitted' || (status === 'reserved' && supplement));
        for (const { id, pick, budgetLine, amount, supplement } of open) {
          const answers: unknown[] = [];
          for (const voter of voting) {
            const { world: next, refused } = await step(world, { do: 'approve', pick, voter });
            world = next;
            answers.push(refused);
          }
          const is = world.requests[id];
          const line = world.pot.lines[budgetLine];
          const left = Math.min(line ? line.amount - line.reserved - line.paid : 0, totals(world.pot).available);
          if (is?.status === 'reserved' && !is.supplement) continue;
          expect(answers).toContain('insufficient-funds');
          expect(supplement?.amount ?? amount).toBeGreaterThan(left);
        }
      }),
      often,
    );
  });
});
