import { beforeEach, describe, expect, test, vi } from 'vitest';
import { operations as funds } from '../../functions/pot/funds/commands.ts';
import { contract as fundsContract } from '../../functions/pot/funds/contract.ts';
import { operations as payments } from '../../functions/pot/payments/commands.ts';
import { contract as paymentsContract } from '../../functions/pot/payments/contract.ts';
import { operations as requests } from '../../functions/pot/requests/commands.ts';
import { reserved as reservedReads } from '../../functions/pot/store.ts';
import { contract as requestsContract } from '../../functions/pot/requests/contract.ts';
import { tend } from '../../functions/pot/requests/schedule.ts';
import { potAggregate, stored } from '../../functions/pot/store.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import { step } from '../../shared/daily.ts';
import { fetching } from '../../shared/fetching.ts';
import type { Answered, Handler, Path } from '../../shared/handler.ts';
import { inOrder } from '../../shared/reads.ts';
import { inputFor, personOf } from '../support/asking.ts';
import { claim, now, pot, potWith, request, reserved } from '../support/pot-state.ts';
import { begin, campaign } from '../support/pot-world.ts';
import { fill, queryAll, transact } from '../support/seen-table.ts';

/** Rules take for granted that what they are about is there: their commands answer 404 before, and read no further. */
vi.mock(import('../../shared/table.ts'), () => import('../support/seen-table.ts'));

const keys = stored(campaign);
const head = personOf('district-head', { district: 'head' });
const asking =
  <O extends Operation>(operation: O, handler: Handler<O>, params: Path<O>, body: Body<O>) =>
  (): Promise<Answered<O>> =>
    handler.run(inputFor(operation, head, params, body), { now, fetched: fetching() });

const onRequest = { campaign, request: request().id };
const onClaim = { ...onRequest, claim: claim().id };
const receipt = claim().receipt;
const { payOut, takeReturn, claimPayment, declineClaim } = paymentsContract;
const declining = asking(declineClaim, payments.declineClaim, onClaim, { reason: 'Oläsligt' });

beforeEach(() => {
  vi.clearAllMocks();
  fill(...begin, { ...keys.pot(), ...pot() });
});

const nothingDone = () => {
  expect(transact).not.toHaveBeenCalled();
  // The split window would be a second wave.
  expect(queryAll.mock.calls.filter(([{ index }]) => index !== undefined)).toEqual([]);
};

describe('a request that does not exist', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['edited', asking(requestsContract.editSpending, requests.editSpending, onRequest, { amount: 1 })],
    ['approved', asking(requestsContract.approveSpending, requests.approveSpending, onRequest, {})],
    ['refused', asking(requestsContract.refuseSpending, requests.refuseSpending, onRequest, { reason: 'För dyrt' })],
    ['voted on no longer', asking(requestsContract.takeBackVote, requests.takeBackVote, onRequest, undefined)],
    ['withdrawn', asking(requestsContract.withdrawSpending, requests.withdrawSpending, onRequest, undefined)],
    [
      'supplemented',
      asking(requestsContract.supplementSpending, requests.supplementSpending, onRequest, {
        amount: 1,
        reason: 'Dyrt',
      }),
    ],
    ['closed', asking(requestsContract.closeSpending, requests.closeSpending, onRequest, {})],
    ['extended', asking(requestsContract.extendSpending, requests.extendSpending, onRequest, { until: '2018-12-01' })],
    ['claimed on', asking(claimPayment, payments.claimPayment, onRequest, { amount: 1, receipt })],
    ['paid', asking(payOut, payments.payOut, onRequest, { amount: 1, paidBy: 'district', receipt })],
    ['paid back', asking(takeReturn, payments.takeReturn, onRequest, { amount: 1, reason: 'Fel antal' })],
    [
      'approved, by an id that cannot be one',
      asking(requestsContract.approveSpending, requests.approveSpending, { campaign, request: 'solna' }, {}),
    ],
  ])('cannot be %s', async (_what, ask) => {
    expect(await ask()).toMatchObject({ refused: 'not-found' });
    nothingDone();
  });

  test('cannot have a claim declined', async () => {
    expect(await declining()).toMatchObject({ refused: 'not-found' });
    nothingDone();
  });

  test('cannot be tended', async () => {
    const reads = () => inOrder(reservedReads(onRequest));
    const tended = await step(campaign, potAggregate, { reads, decide: (state) => tend(state, now) });
    expect(tended).toEqual({ done: 0, failed: 1 });
    nothingDone();
  });
});

test('a claim that does not exist cannot be declined', async () => {
  const there = reserved();
  fill(...begin, { ...keys.pot(), ...potWith(there) }, { ...keys.request(there), ...there });
  expect(await declining()).toMatchObject({ refused: 'unknown-claim' });
  nothingDone();
});

test.each(['2', '0', 'first'])('a mandate %s that does not exist cannot be adopted', async (mandate) => {
  const adopting = asking(fundsContract.adoptMandate, funds.adoptMandate, { campaign, mandate }, {});
  expect(await adopting()).toMatchObject({ refused: 'not-found' });
  nothingDone();
});
