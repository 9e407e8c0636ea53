import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { caller } from '../../infra/local/wire.ts';
import { begunKey } from '../../functions/staff/plans/calls.ts';
import { handler } from '../../functions/staff/plans/planner.ts';
import { staffSettingsOf } from '../../functions/staff/offers.ts';
import { request } from '../../functions/staff/plans/rules.ts';
import * as solver from '../../functions/staff/plans/solver/plan.ts';
import type { Watch } from '../../functions/staff/plans/solver/watch.ts';
import type { Posed } from '../../functions/staff/plans/views.ts';
import type { StaffState } from '../../functions/staff/state.ts';
import { staffAggregate } from '../../functions/staff/store.ts';
import { changes } from '../../shared/commit.ts';
import { newId } from '../../shared/ids.ts';
import { packed } from '../../shared/packed.ts';
import { putOnce } from '../../shared/puts.ts';
import { hide } from '../../shared/queue.ts';
import { type Body, itemsOf, theStack } from '../support/stack.ts';
import { staffCampaign, weeks } from '../support/staff-api.ts';
import { position, problem, request as asked } from '../support/plan-problem.ts';
import { useTable } from '../support/table-env.ts';

/** The planner at its queue: copies of a message, a crash half-way, a solver that fails, and what nobody computes any more. */

vi.mock('../../functions/staff/plans/solver/plan.ts', { spy: true });
vi.mock('../../shared/queue.ts', { spy: true });

const { id: campaign, call, must } = staffCampaign('staff-planner');
const show = (id: string) => must('district-staff', `GET /staff/plans/${id}`);
const cancel = (id: string) => must('district-staff', `POST /staff/plans/${id}/cancellation`);
const historyOf = async (id: string) =>
  itemsOf(await call('district-staff', `GET /audit?subject=staff/plans/${id}`)).map(({ event }) => event);
const told = async (id: string) => {
  await theStack().idle();
  const inbox = itemsOf(await call('district-head', 'GET /offices/district/inbox?limit=100'));
  return inbox.filter(({ subject }) => subject === `staff/plans/${id}`).map(({ event, text }) => [event, text]);
};

const posed: Posed = {
  problem: problem([position('a')], [asked('solna'), asked('nacka'), asked('kista')]),
  beyond: [],
};

/** As the API stores a plan that was asked for, but without the event: nobody else is told to compute it. */
const askedFor = async (at = new Date().toISOString()): Promise<string> => {
  const id = newId();
  const { weights } = staffSettingsOf({});
  const before: StaffState = { draft: { id, ...weeks, keep: true, weights }, posed: packed(posed) };
  const { stored, evolve } = staffAggregate(campaign);
  const [event] = request({ id, ...weeks }, ['district']);
  const after = evolve(before, { ...(event as NonNullable<typeof event>), id: newId(), at, actor: 'district-staff' });
  for (const write of changes(before, after, stored, at).writes) if (write.kind === 'put') await putOnce(write.item);
  return id;
};

const message = (body: object): SQSRecord =>
  ({ messageId: 'm', receiptHandle: 'r', body: JSON.stringify(body) }) as SQSRecord;
const work = async (body: object): Promise<'done' | 'again'> => {
  const answer = (await handler({ Records: [message(body)] }, {} as never, () => undefined)) as SQSBatchResponse;
  return answer.batchItemFailures.length === 0 ? 'done' : 'again';
};
const compute = (plan: string) => work({ campaign, plan });

beforeAll(() => {
  useTable();
  vi.stubEnv('PLANS_URL', 'plans_url');
});
beforeEach(() => {
  vi.mocked(hide).mockReset().mockResolvedValue();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

/** The next run is as far as its first look between two rounds; it goes on when it is told to. */
const heldUp = () => {
  const reached = Promise.withResolvers<void>();
  const on = Promise.withResolvers<void>();
  const { promise: looked, resolve: goOn } = on;
  vi.mocked(solver.plan).mockImplementationOnce(async (given, clock, limits, watch) => {
    reached.resolve();
    await looked;
    vi.spyOn(Date, 'now').mockReturnValueOnce(Date.now() + 60_000);
    await (watch as Watch)({ effort: 9_000, objective: 90, bound: 100 });
    return solver.plan(given, clock, limits);
  });
  return { reached: reached.promise, goOn };
};

describe('the planner', () => {
  test('stores one draft, however many copies of its message there are', async () => {
    const plan = await askedFor();
    expect(await Promise.all([compute(plan), compute(plan), compute(plan)])).toEqual(['done', 'done', 'done']);
    expect(await compute(plan)).toBe('done');
    expect(await show(plan)).toMatchObject({ status: 'draft', version: 2, allocations: [{}, {}], unmet: [{}] });
    expect(await historyOf(plan)).toEqual(['PlanComputed']);
    expect(await told(plan)).toEqual([
      ['PlanComputed', expect.stringMatching(/^Planen från .* är beräknad och tillgodoser 2 av 3 begäranden; granska/)],
    ]);
  });

  test('begins anew with what a crash left, and who comes back then has nothing to store', async () => {
    const plan = await askedFor();
    const crashed = heldUp();
    const first = compute(plan);
    await crashed.reached;
    expect(await compute(plan)).toBe('done');
    const draft = await show(plan);
    expect(draft).toMatchObject({ status: 'draft', version: 2 });
    crashed.goOn();
    expect(await first).toBe('done');
    expect(await show(plan)).toEqual(draft);
    expect(await historyOf(plan)).toEqual(['PlanComputed']);
  });

  test('notes how far it has come and keeps the message for itself, and sees that somebody took over', async () => {
    const plan = await askedFor();
    const [slow, quick] = [heldUp(), heldUp()];
    const first = compute(plan);
    await slow.reached;
    const second = compute(plan);
    await quick.reached;
    slow.goOn();
    expect(await first).toBe('done');
    expect(await show(plan)).toMatchObject({ status: 'computing', version: 1, progress: { share: 0 } });
    vi.mocked(solver.plan).mockImplementationOnce(() => new Promise(() => {}));
    quick.goOn();
    await vi.waitUntil(async () => ((await show(plan)).progress as Body | undefined)?.share !== 0);
    expect(await show(plan)).toMatchObject({ version: 1, progress: { share: 0.2, gap: 1 / 9 } });
    expect(hide).toHaveBeenLastCalledWith('plans_url', 'r', 300);
    // That run is never heard of again; another one ends it.
    expect([await compute(plan), (await show(plan)).status]).toEqual(['done', 'draft']);
    void second;
  });

  test('goes on when it cannot note that, for nothing depends on it', async () => {
    const plan = await askedFor();
    vi.mocked(hide).mockRejectedValue(new Error('out of reach'));
    const run = heldUp();
    run.goOn();
    expect([await compute(plan), (await show(plan)).status]).toEqual(['done', 'draft']);
  });

  test('ends when the plan was cancelled meanwhile, or before it began', async () => {
    const plan = await askedFor();
    const run = heldUp();
    const computing = compute(plan);
    await run.reached;
    await cancel(plan);
    run.goOn();
    expect([await computing, await compute(plan)]).toEqual(['done', 'done']);
    expect(await show(plan)).toMatchObject({ status: 'cancelled', version: 2 });
    expect(await historyOf(plan)).toEqual(['PlanCancelled']);
  });

  test('a draft that was computed while somebody cancelled it is none', async () => {
    const plan = await askedFor();
    vi.mocked(solver.plan).mockImplementationOnce(async (given, clock, limits) => {
      await cancel(plan);
      return solver.plan(given, clock, limits);
    });
    expect([await compute(plan), (await show(plan)).status]).toEqual(['done', 'cancelled']);
  });

  test('says that a plan failed when the solver does, since it would again', async () => {
    const plan = await askedFor();
    vi.mocked(solver.plan).mockRejectedValueOnce(new Error('out of memory'));
    expect(await compute(plan)).toBe('done');
    expect(await show(plan)).toMatchObject({ status: 'failed', version: 2 });
    expect(await call('district-staff', `POST /staff/plans/${plan}/cancellation`)).toMatchObject({
      status: 409,
      body: { code: 'wrong-status', detail: 'Planen kunde inte beräknas, och inget pågår.' },
    });
    expect(await told(plan)).toEqual([
      ['PlanFailed', expect.stringMatching(/^Planen från .* kunde inte beräknas; begär den en gång till/)],
    ]);
  });

  test('lets a message come again that it could not work off, and one that is none', async () => {
    const plan = await askedFor();
    vi.stubEnv('TABLE_NAME', 'elsewhere');
    expect(await compute(plan)).toBe('again');
    useTable();
    expect([await compute(plan), (await show(plan)).status]).toEqual(['done', 'draft']);
    for (const body of [{}, { campaign, plan: 'x' }, { campaign: 'a#b', plan }, { campaign, plan, more: 1 }])
      expect(await work(body)).toBe('again');
  });

  test('has nothing to do for a plan that is not there', async () => {
    expect(await compute(newId())).toBe('done');
  });
});

describe('a plan that nobody computes any more', () => {
  test('has failed after six hours, says the daily job, and its office is told once', async () => {
    const plan = await askedFor();
    const hours = (count: number) => ({ now: new Date(Date.now() + count * 3_600_000).toISOString() });
    await theStack().invoke('staff-jobs', hours(5));
    expect(await show(plan)).toMatchObject({ status: 'computing' });
    await theStack().invoke('staff-jobs', hours(7));
    await theStack().invoke('staff-jobs', hours(7));
    expect(await show(plan)).toMatchObject({ status: 'failed', version: 2 });
    expect(await told(plan)).toHaveLength(1);
    // Its message may come after all.
    expect([await compute(plan), (await show(plan)).status]).toEqual(['done', 'failed']);
  });
});

test('the sweeper asks once more for a plan whose message got lost', async () => {
  const plan = String((await must('district-staff', 'POST /staff/plans', { ...weeks, background: true })).id);
  await theStack().idle();
  expect(await show(plan)).toMatchObject({ status: 'draft' });
  const sweep = () => theStack().invoke('sweeper', { now: new Date(Date.now() + 600_000).toISOString() });
  expect(await sweep()).toMatchObject({ missing: 0 });
  // As if the planner had never got it.
  const { endpoint, name: TableName } = theStack().table;
  const { pk, sk } = begunKey({ campaign, plan });
  await caller(endpoint, 'dynamodb')('DeleteItem', { TableName, Key: { pk: { S: pk }, sk: { S: sk } } });
  expect(await sweep()).toMatchObject({ missing: 1, unsent: 0 });
  await theStack().idle();
  expect(await sweep()).toMatchObject({ missing: 0 });
});
