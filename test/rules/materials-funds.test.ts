import { runWaits } from '../../functions/materials/waiting.ts';
import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/materials/events.ts';
import { placeOrder } from '../../functions/materials/orders/rules.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { demandsOf } from '../../functions/materials/runs/proposals.ts';
import { arrive, orderRun, fundsDecided, moveRun } from '../../functions/materials/runs/rules.ts';
import type { Run } from '../../functions/materials/state.ts';
import { viewRun } from '../../functions/materials/views.ts';
import type { Funds } from '../../functions/pot/funding.ts';
import { isRefusal } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  context,
  line,
  orderIdOf,
  placed,
  reader,
  runIdOf,
  runIn,
  sourcesIn,
  stateOf,
  wish,
  onRun,
  type World,
} from '../support/materials-cases.ts';

/** A print run that waits for money from the pot (D7, invariant 4). */
const id = runIdOf(9);
const request = 'district.01J0000000000000000000000A';
const ordered = (state: World, spending?: string) =>
  after(
    state,
    orderRun(
      state,
      { id, item: 'folder', language: 'sv', quantity: 100, deliveredBy: '2018-08-15', ...(spending && { spending }) },
      context.today,
    ),
  );
const awaiting = ordered(placed(stateOf()), request);
const funds = (status: Funds['status'], is: Funds['funds']): Funds => ({ status, funds: is });
const followed = (state: World, decided: Funds | undefined) =>
  giving(state, fundsDecided({ ...onRun(state, id), decided }), context.today);
const granted = funds('reserved', 'granted');
const confirmed = after(awaiting, followed(awaiting, granted));
const cancelled = after(awaiting, followed(awaiting, funds('refused', 'denied')));
const arrived = after(confirmed, arrive(onRun(confirmed, id), context.today));
const withdrawn = after(confirmed, followed(confirmed, funds('withdrawn', 'denied')));

describe('a print run that awaits funds', () => {
  test('is promised to nobody', () => {
    expect(awaiting.stocks.folder?.editions.sv?.runs).toBeUndefined();
    expect(sourcesIn(placed(awaiting, { unit: 'solna' }, 2), orderIdOf('solna', 2))).toEqual(['waiting 100']);
    const whole = wish({ acceptPartial: false });
    given(awaiting)
      .when(placeOrder, { id: orderIdOf('nacka', 2), wish: whole, days: 10 }, context.today)
      .thenRefused('insufficient-stock');
  });

  test('is coming, as far as demand is concerned', () => {
    const asked = { overPrintPercent: 0, prices: [] };
    const [demand] = demandsOf({ ...awaiting, awaiting: awaiting.runs }, context, asked);
    expect(demand).toMatchObject({ waiting: 100, coming: 100, awaitingFunds: 100, open: 0 });
    const [after] = demandsOf({ ...cancelled, awaiting: {} }, context, asked);
    expect(after).toMatchObject({ waiting: 100, coming: 0, awaitingFunds: 0, open: 100 });
  });

  test('can be moved, and tells no association', () => {
    const { decision, then } = given(onRun(awaiting, id)).when(moveRun, '2018-08-22', context.today);
    then([{ type: 'PrintRunMoved', units: [] }]);
    const moved = after(awaiting, decision);
    expect([runIn(moved, id).deliveredBy, moved.stocks]).toEqual(['2018-08-22', awaiting.stocks]);
  });

  test('cannot arrive', () => {
    given(onRun(awaiting, id)).when(arrive, context.today).thenRefused('wrong-status');
  });

  test('is promised from when its money is reserved on, and arrives like any other', () => {
    expect(sourcesIn(confirmed)).toEqual(['print-run 100 2018-08-15']);
    expect(sourcesIn(placed(confirmed, { unit: 'solna' }, 2), orderIdOf('solna', 2))).toEqual(['waiting 100']);
    const [more] = [placed(ordered(stateOf()), { unit: 'solna' }, 2)];
    expect(sourcesIn(more, orderIdOf('solna', 2))).toEqual(['print-run 100 2018-08-15']);
    expect(sourcesIn(arrived)).toEqual(['stock 100 district']);
  });

  test('is shown with the request that pays, to offices alone', () => {
    expect(viewRun(runIn(awaiting, id), { today: '2018-08-20' }, reader)).toMatchObject({
      status: 'awaiting-funds',
      spending: { request, status: 'submitted' },
    });
    const others = viewRun(runIn(awaiting, id), { today: '2018-08-20' }, { forOffices: false, units: ['nacka'] });
    expect(others).not.toHaveProperty('spending');
  });
});

describe('D7: what becomes of the money decides', () => {
  const isOf = (state: World): Run['status'] => runIn(state, id).status;
  test.each<[string, World, Funds, Expected<typeof followed>, Run['status'], string]>([
    ['it is not decided', awaiting, funds('submitted', 'awaited'), [], 'awaiting-funds', 'submitted'],
    ['it is reserved', awaiting, granted, ['PrintRunConfirmed', 'CopiesPromised'], 'confirmed', 'reserved'],
    [
      'it was reserved, paid and closed before anybody looked',
      awaiting,
      funds('closed', 'granted'),
      ['PrintRunConfirmed', 'CopiesPromised'],
      'confirmed',
      'closed',
    ],
    ['it is refused', awaiting, funds('refused', 'denied'), ['PrintRunCancelled'], 'cancelled', 'refused'],
    ['it is withdrawn', awaiting, funds('withdrawn', 'denied'), ['PrintRunCancelled'], 'cancelled', 'withdrawn'],
    [
      'it was reserved and closed unpaid before anybody looked',
      awaiting,
      funds('closed', 'denied'),
      ['PrintRunCancelled'],
      'cancelled',
      'closed',
    ],
    ['it is looked at again', confirmed, granted, [], 'confirmed', 'reserved'],
    [
      'it is withdrawn after all',
      confirmed,
      funds('withdrawn', 'denied'),
      ['PrintRunFundsEnded'],
      'confirmed',
      'withdrawn',
    ],
    ['its reservation runs out', confirmed, funds('closed', 'denied'), ['PrintRunFundsEnded'], 'confirmed', 'closed'],
    ['it is paid and closed', confirmed, funds('closed', 'granted'), ['PrintRunFundsEnded'], 'confirmed', 'closed'],
    ['that is looked at again', withdrawn, funds('withdrawn', 'denied'), [], 'confirmed', 'withdrawn'],
    [
      'it is withdrawn after the arrival',
      arrived,
      funds('withdrawn', 'denied'),
      ['PrintRunFundsEnded'],
      'arrived',
      'withdrawn',
    ],
    ['it comes to nothing once more', cancelled, funds('refused', 'denied'), [], 'cancelled', 'refused'],
    ['an answer comes that was overtaken', cancelled, granted, [], 'cancelled', 'refused'],
  ])('%s', (_what, state, decided, expected, status, spending) => {
    const { decision, thenAsTold } = given(state).when(followed, decided);
    thenAsTold(expected);
    const then = after(state, decision);
    expect([isOf(then), runIn(then, id).spending]).toMatchObject([status, { request, status: spending }]);
  });

  test('a run without a cost has nobody to follow, and one whose request is not there neither', () => {
    const without = ordered(stateOf());
    expect(isOf(without)).toBe('confirmed');
    given(without).when(followed, granted).thenRefused('not-found');
    given(awaiting).when(followed, undefined).thenRefused('not-found');
  });

  test.each<[string, Funds, boolean]>([
    ['withdrawn', funds('withdrawn', 'denied'), true],
    ['closed unpaid', funds('closed', 'denied'), true],
    ['closed in good order', funds('closed', 'granted'), false],
  ])('D6: while it is printed and its money is %s, it waits for the district office', (_what, decided, waits) => {
    const run = runIn(after(confirmed, followed(confirmed, decided)), id);
    expect(runWaits(run).some(({ kind }) => kind === 'unfunded')).toBe(waits);
  });

  test.each<[string, Funds, readonly string[]]>([
    ['withdrawn', funds('withdrawn', 'denied'), ['district']],
    ['closed unpaid', funds('closed', 'denied'), ['district']],
    ['closed in good order', funds('closed', 'granted'), []],
  ])('the money of a confirmed run is %s: told to whom it makes work', (_what, decided, told) => {
    const decision = followed(confirmed, decided);
    if (isRefusal(decision)) throw new Error(decision.refused);
    expect(decision.map((event) => concerns(event as Parameters<typeof concerns>[0]))).toEqual([told]);
  });

  test('the offices are told that it is ordered, and what came of it', () => {
    for (const decision of [
      orderRun(stateOf(), { id, ...line(1), deliveredBy: '2018-08-15', spending: request }, context.today),
      followed(awaiting, granted),
      followed(awaiting, funds('refused', 'denied')),
    ]) {
      if (isRefusal(decision)) throw new Error(decision.refused);
      expect(concerns(decision[0] as Parameters<typeof concerns>[0])).toEqual(offices);
    }
  });
});
