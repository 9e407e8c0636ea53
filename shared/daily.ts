import { addDays, type Day, dayOf, type Instant } from './calendar.ts';
import { type EventBase, entityOf } from './commit.ts';
import { settings } from './directory.ts';
import type { Events } from './events.ts';
import { type Aggregate, carryOut } from './execute.ts';
import { fetching, readAll, readOne } from './fetching.ts';
import { gathered, type Telling } from './gathered.ts';
import { newId } from './ids.ts';
import { log } from './log.ts';
import { isRefusal, type ProblemCode, type Refusal, refuse } from './problems.ts';
import type { Reads } from './reads.ts';
import { queryAll } from './table.ts';
import { listening, telling } from './telling.ts';

/** Jobs that go through every campaign once a day. Repeating one is harmless: each step is done when its condition holds. */
export type CampaignInBrief = { readonly id: string; readonly end: Day; readonly createdAt: Instant };
/** How many steps did something, and how many could not be done. */
export type Tended = { readonly done: number; readonly failed: number };

export const inAll = (all: readonly Tended[]): Tended => ({
  done: all.reduce((sum, { done }) => sum + done, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
});

/** The Lambda entry of such a job; `now` lets it act as if it were another time. */
export const daily =
  (tend: (campaign: CampaignInBrief, now: Instant) => Promise<Tended>) =>
  async (event: { readonly now?: Instant }): Promise<Tended> => {
    const now = event.now ?? new Date().toISOString();
    const tended: Tended[] = [];
    for (const item of await queryAll({ pk: 'campaigns', prefix: '' }))
      tended.push(await tend(entityOf<CampaignInBrief>(item) as CampaignInBrief, now));
    const { done, failed } = inAll(tended);
    log.info('tended', { done, failed });
    if (failed > 0) throw new Error(`${failed} steps could not be done; the next run tries again`);
    return { done, failed };
  };

export type Step<S, A, E> = {
  /** Who is said to have done it. */
  readonly actor?: string;
  readonly reads: (now: Instant) => Reads<S, A>;
  readonly decide: (state: S, now: Instant) => readonly E[] | Refusal<ProblemCode>;
};
/** One transaction of a job or a worker: what it reads, and the rule. It failed when it was refused. */
export const step = async <S extends Told, A, E extends EventBase, Slots extends object, Told extends object>(
  campaign: string,
  aggregate: (campaign: string) => Aggregate<Slots, E, Told>,
  { actor = 'schedule', reads, decide }: Step<S, A, E>,
  isTrial?: true,
): Promise<Tended> => {
  let events = 0;
  const caller = { campaign, actor, ...(isTrial && { isTrial }) };
  const result = await carryOut(caller, aggregate(campaign) as unknown as Aggregate<S, E>, {
    load: async (now) => ({ state: (await readAll(reads(now), fetching())) ?? refuse('not-found'), version: 0 }),
    decide: (state, now) => {
      const decision = decide(state, now);
      events = isRefusal(decision) ? 0 : decision.length;
      return decision;
    },
    answer: () => ({ status: 200, body: undefined }),
  });
  return isRefusal(result) ? { done: 0, failed: 1 } : { done: Math.min(1, events), failed: 0 };
};

/**
 * Steps that each may tell of a thing: all are tried first, so that a unit has one notice of many (gathered.ts). What is
 * answered between the two is told to nobody, and the count is that of a moment ago.
 */
export const stepEach = async <S extends Told, A, E extends EventBase, Slots extends object, Told extends object>(
  campaign: string,
  aggregate: (campaign: string) => Aggregate<Slots, E, Told>,
  events: Events,
  steps: readonly Step<S, A, E>[],
): Promise<Tended> => {
  const is = aggregate(campaign);
  const tried: Telling[] = [];
  const heard = listening(is, () => events, tried);
  for (const each of steps) await step(campaign, () => heard, each, true);
  const told = telling(is, gathered(tried, newId));
  const tended: Tended[] = [];
  for (const each of steps) tended.push(await step(campaign, () => told, each));
  return inAll(tended);
};

/** So many ids at once that each may have its event, and a head beside: a transaction holds a hundred items. */
const mostTogether = 45;
export const together = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / mostTogether) }, (_, i) =>
    all.slice(i * mostTogether, (i + 1) * mostTogether),
  );

/** Invariant 9: whether it is time to forget what there is of persons, some days after the campaign. */
export const isForgettable = async (
  { id, end }: Pick<CampaignInBrief, 'id' | 'end'>,
  now: Instant,
): Promise<boolean> => {
  if (dayOf(now) <= end) return false;
  const { campaign: own } = await readOne(settings(id, (stored) => stored));
  const { personalDataDays = 180 } = (own ?? {}) as { readonly personalDataDays?: number };
  return dayOf(now) > addDays(end, personalDataDays);
};
