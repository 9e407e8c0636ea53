import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { rowOf, verify } from '../../functions/pot/ledger/replay.ts';
import { outstandingOf, paidOutOf, returnedOf, totals } from '../../functions/pot/state.ts';
import { isRefusal } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { play, plays, type Step, step } from '../support/pot-play.ts';
import { outcome } from '../support/pot-state.ts';
import { faultOf } from '../support/pot-witness.ts';
import { type Voter, voters, type World } from '../support/pot-world.ts';

const often = { numRuns: 200 };
// Each takes a second; the machine may have more to do.
vi.setConfig({ testTimeout: 60_000 });

/** Any sequence of commands, from a pot with money, two lines and a mandate in force. */
const always = (holds: (step: Step, before: World | undefined) => void): void =>
  fc.assert(
    fc.property(plays, (commands) => {
      const steps = play(commands);
      steps.forEach((each, i) => holds(each, steps[i - 1]?.world));
    }),
    often,
  );
/** The same, looked at only when all is done. */
const inTheEnd = (holds: (world: World) => void): void =>
  fc.assert(
    fc.property(plays, (commands) => holds((play(commands).at(-1) as Step).world)),
    often,
  );

const sum = (amounts: readonly (number | undefined)[]): number => amounts.reduce<number>((a, b) => a + (b ?? 0), 0);

test('the commands reach everything that can happen to a pot, and most ways to be refused', () => {
  const steps = fc.sample(plays, { numRuns: 200, seed: 1 }).flatMap(play);
  const seen = steps.flatMap(({ decision }) => (decision ? outcome(decision) : []));
  expect([...new Set(seen)].filter((name) => /^[A-Z]/.test(name)).sort()).toEqual([
    'BudgetLineProposed',
    'BudgetLineSet',
    'ClaimDeclined',
    'ClaimMade',
    'ContributionMade',
    'DecisionEscalated',
    'MandateAdopted',
    'MandateProposed',
    'PayoutMade',
    'ReservationExtended',
    'ReservationReminded',
    'ReturnReceived',
    'SpendingApproved',
    'SpendingClosed',
    'SpendingEdited',
    'SpendingOpposed',
    'SpendingRefused',
    'SpendingRequested',
    'SpendingReserved',
    'SpendingWithdrawn',
    'SupplementRequested',
    'VoteTakenBack',
  ]);
  expect(seen).toEqual(
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
      'supplement-pending',
      'wrong-status',
    ]),
  );
});

describe('invariant 1: the pot', () => {
  test('is never overspent, and nothing in it is negative', () => {
    always(({ world: { pot } }) => {
      expect(totals(pot).available).toBeGreaterThanOrEqual(0);
      for (const line of Object.values(pot.lines)) {
        expect(Math.min(line.reserved, line.paid)).toBeGreaterThanOrEqual(0);
        expect(line.reserved + line.paid).toBeLessThanOrEqual(line.amount);
      }
      for (const office of offices) expect(pot.paidBy[office] ?? 0).toBeGreaterThanOrEqual(0);
      expect(sum(Object.values(pot.lines).map(({ amount }) => amount))).toBeLessThanOrEqual(totals(pot).contributed);
    });
  });

  test('holds on each line what its requests have outstanding and paid', () => {
    always(({ world: { pot, requests } }) => {
      for (const [id, line] of Object.entries(pot.lines)) {
        const on = Object.values(requests).filter(({ budgetLine }) => budgetLine === id);
        expect(line.reserved).toBe(sum(on.map(outstandingOf)));
        expect(line.paid).toBe(sum(on.map((request) => paidOutOf(request) - returnedOf(request))));
      }
    });
  });

  test('has the balances that the postings of its ledger sum to', () => {
    inTheEnd(({ pot, journal }) => {
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
      expect(verify(pot, journal.map(rowOf))).toMatchObject({ balanced: true, matchesBalances: true });
    });
  });

  test('has a ledger whose entries are numbered without gaps and chained by hash', () => {
    inTheEnd(({ pot, journal }) => {
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
  test('is made only with the approvals that the mandate then in force demands', () => {
    always(({ world, decision = [] }, before) => {
      if (isRefusal(decision) || !before) return;
      for (const event of world.events.slice(before.events.length))
        if (event.type === 'SpendingReserved') expect(faultOf(before.events, event)).toBeUndefined();
    });
  });

  test('comes of every request and supplement that all three heads approve, unless the money is not there', () => {
    const heads = fc.shuffledSubarray(voters.slice(0, 3) as Voter[], { minLength: 3 });
    fc.assert(
      fc.property(plays, heads, (commands, voting) => {
        let { world } = play(commands).at(-1) as Step;
        const open = Object.values(world.requests)
          .map((request, pick) => ({ ...request, pick }))
          .filter(({ status, supplement }) => status === 'submitted' || (status === 'reserved' && supplement));
        for (const { id, pick, budgetLine, amount, supplement } of open) {
          const answers: unknown[] = [];
          for (const voter of voting) {
            const { world: next, decision } = step(world, { do: 'approve', pick, voter });
            world = next;
            answers.push(decision && outcome(decision));
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

describe('D7: what is paid', () => {
  test('is never more than what was reserved, and what came back never more than what was paid', () => {
    always(({ world: { requests } }) => {
      for (const request of Object.values(requests)) {
        expect(outstandingOf(request)).toBeGreaterThanOrEqual(0);
        expect(paidOutOf(request) + request.freed).toBeLessThanOrEqual(request.amount);
        expect(request.openClaims).toBeGreaterThanOrEqual(0);
        for (const office of offices)
          expect(request.returned[office] ?? 0).toBeLessThanOrEqual(request.paidOut[office] ?? 0);
      }
    });
  });

  test('on one receipt is never more than its total, however its supplier is written', () => {
    inTheEnd(({ events }) => {
      const paid = new Map<string, { readonly total: number; readonly paid: number }>();
      for (const event of events) {
        if (event.type !== 'PayoutMade') continue;
        const is = paid.get(event.receipt.number) ?? { total: event.receipt.total ?? event.amount, paid: 0 };
        paid.set(event.receipt.number, { ...is, paid: is.paid + event.amount });
      }
      for (const { total, paid: all } of paid.values()) expect(all).toBeLessThanOrEqual(total);
    });
  });

  test('settles claims one by one: as many are open as were made and not answered', () => {
    inTheEnd(({ requests, claims }) => {
      for (const { id, openClaims } of Object.values(requests))
        expect(openClaims).toBe(Object.values(claims).filter((c) => c.request === id && c.status === 'open').length);
    });
  });
});
