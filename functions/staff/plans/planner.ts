import type { SQSHandler } from 'aws-lambda';
import { step } from '../../../shared/daily.ts';
import { env } from '../../../shared/env.ts';
import { readOne } from '../../../shared/fetching.ts';
import { newId } from '../../../shared/ids.ts';
import { log } from '../../../shared/log.ts';
import { packed, unpacked } from '../../../shared/packed.ts';
import { putOnce, setWhile } from '../../../shared/puts.ts';
import { hide } from '../../../shared/queue.ts';
import { given, inOrder, needed } from '../../../shared/reads.ts';
import { messageFrom, oneByOne } from '../../../shared/worker.ts';
import type { Decision } from '../events.ts';
import type { Plan, Progress } from '../state.ts';
import { plan as planAt, planInput, planKey, staffAggregate } from '../store.ts';
import { begunKey, type ToCompute, toComputeSchema } from './calls.ts';
import { fail, finish } from './rules.ts';
import { limitsFor, plan as solved } from './solver/plan.ts';
import type { PlanProblem, PlanResult } from './solver/problem.ts';
import type { SoFar, Watch } from './solver/watch.ts';
import { computedOf, type Posed } from './views.ts';

/** How often is stored how far a plan has come, in ms; it costs one write. A cancellation is seen as often. */
const noteEveryMillis = 2_000;
/** So long nobody else gets the message after somebody was last heard to be at it, in seconds. No round takes nearly as long. */
const ownSeconds = 300;
/** Longer than a queue keeps a message, and the sweeper looks back. */
const keptSeconds = 20 * 86_400;

/** Somebody cancelled the plan, has finished it, or has begun anew with it: there is nothing left to do. */
const over = new Error('over');

const isComputing = { status: 'computing' } as const satisfies Partial<Plan>;

/** What does no harm when it fails: nothing depends on it. */
const attempted = async (what: Promise<unknown>): Promise<unknown> => {
  try {
    return await what;
  } catch (error) {
    return log.warn('a planner could not say that it is at work', { error: String(error) });
  }
};
/** The queue's own time is that of the longest plan: a crash is to cost less. */
const keepFor = (receipt: string) => attempted(hide(env('PLANS_URL'), receipt, ownSeconds));

/**
 * Notes how far this run has come. Only the last one that began with a plan goes on, so that two copies of a message do
 * the work once.
 * @throws `over`.
 */
const noting = ({ campaign, plan }: ToCompute, run: string, most: number, receipt: string) => {
  let noted = Date.now();
  return async ({ effort, objective, bound }: SoFar): Promise<void> => {
    if (Date.now() - noted < noteEveryMillis) return;
    noted = Date.now();
    const gap = (bound - objective) / Math.max(1, Math.abs(objective));
    const share = Math.min(1, Math.round((100 * effort) / most) / 100);
    const progress: Progress = { share, gap, at: new Date(noted).toISOString() };
    await keepFor(receipt);
    if ((await attempted(setWhile(planKey(campaign, plan), { ...isComputing, run }, { progress }))) === false)
      throw over;
  };
};

/** One step of the plan's life. @throws when it could not be taken: the message then comes again. */
const take = async (
  { campaign, plan }: ToCompute,
  result: Uint8Array | undefined,
  decide: (state: { readonly plan: Plan }) => Decision<never>,
): Promise<void> => {
  const { failed } = await step(campaign, staffAggregate, {
    actor: 'planner',
    reads: () => inOrder({ plan: needed(planAt(campaign, plan)), result: given(result) }),
    decide,
  });
  if (failed > 0) throw new Error(`the plan ${plan} could not be stored`);
};

/** The planner's answer, or undefined when the solver cannot find one: with the same problem it never will. */
const answerTo = async (problem: PlanProblem, watch: Watch) => {
  try {
    return await solved(problem, () => performance.now(), limitsFor(problem), watch);
  } catch (error) {
    if (error === over) throw error;
    log.error('the solver failed', error);
    return undefined;
  }
};

const countsOf = ({ problem }: Posed, { unmet }: PlanResult) => {
  const asked = problem.requests.length;
  return { asked, met: asked - unmet.length };
};

/**
 * Computes one plan and stores its draft, once, however often the message comes: whoever begins takes it over from who
 * began before, and begins anew, since the same problem gives the same plan.
 */
const compute = async (message: ToCompute, receipt: string): Promise<void> => {
  const { campaign, plan } = message;
  const run = newId();
  await keepFor(receipt);
  await putOnce({ ...begunKey(message), ttl: Math.floor(Date.now() / 1000) + keptSeconds });
  if (!(await setWhile(planKey(campaign, plan), isComputing, { run }))) return log.info('over before', { plan });
  const input = await readOne(planInput(campaign, plan));
  if (!input) throw new Error(`there is nothing to compute ${plan} from`);
  const posed = unpacked<Posed>(input.posed);
  const result = await answerTo(posed.problem, noting(message, run, limitsFor(posed.problem).effort, receipt));
  if (!result) return take(message, undefined, fail);
  const draft = packed(computedOf(posed.problem, result, posed.beyond));
  await take(message, draft, (state) => finish(state, countsOf(posed, result)));
  const { effort, gap, seconds, fuse } = result;
  log.info('computed', { plan, effort, gap, seconds, fuse });
};

/** The function `staff-planner`: queue of plans -> a draft of each, and word of it to those who asked. */
export const handler: SQSHandler = oneByOne(async ({ body, receiptHandle }) => {
  try {
    await compute(messageFrom(toComputeSchema, body), receiptHandle);
  } catch (error) {
    if (error !== over) throw error;
    log.info('over meanwhile');
  }
});
