import { randomUUID } from 'node:crypto';
import type { Instant } from './calendar.ts';
import { type Attempt, attemptOf } from './attempt.ts';
import { type EventBase, type JournalPart, placeOf, type Recorded, type Stored } from './commit.ts';
import type { Letter } from './letters.ts';
import { type Answer, type Idempotency, type Kept, storedAnswer } from './idempotency.ts';
import type { Numbered } from './retold.ts';
import { keyText } from './ids.ts';
import { countLost } from './meter.ts';
import { tooMuch } from './item-size.ts';
import { isRefusal, type ProblemCode, type Refusal, refuse, text } from './problems.ts';
import type { TransactOutcome } from './outcome.ts';
import { type Fetched, fetching, type Items } from './fetching.ts';
import { asStored, oversized, transact, type Write } from './table.ts';
import { inTurn, isQueued, passed, type Written } from './turns.ts';
import type { Unit } from './units.ts';

/** What a capability says once about its states and events. All of it is pure. */
export type Aggregate<S extends object, E extends EventBase, Told extends object = object> = {
  readonly stored: Stored;
  readonly evolve: (state: S, event: Recorded<E>) => S;
  /** Whom an event concerns: they are told. `Told` is what this depends on, so that every command reads it. */
  readonly concerns: (event: Recorded<E>, state: S & Told) => readonly Unit[];
  /** The field of an event that is a free text: its entity keeps it, and its item does not (texts.ts). */
  readonly textOf?: (event: E) => string | undefined;
  /** Further attributes of the event's item (a ledger's row). */
  readonly journal?: (event: Recorded<E>, before: S, after: S) => JournalPart;
  /** Letters that go out because of an event, to whom no notice goes (letters.ts): what was before it, and after it. */
  readonly letters?: (event: Recorded<E>, before: S, after: S) => readonly Letter[];
  /** What an answer was made of, from the events of its subject alone (about.ts); texts as they are `now`. */
  readonly retell?: (events: readonly Numbered<E>[], now: S) => S;
};

/** An attempt that has begun: its moment, and what is fetched so far. */
export type Begun = { readonly now: Instant; readonly fetched: Fetched };

/** Who asks, about which campaign, under which conditions. */
export type Caller = {
  readonly campaign: string;
  readonly actor: string;
  readonly ifMatch?: number;
  readonly idempotency?: Idempotency;
  /** It is only tried (`?dryRun=true`): judged and answered as it would be, and nothing is written or waited for. */
  readonly isTrial?: true;
};

/** What an attempt has loaded: the answer given before under the same key, or the state, or why there is none. */
export type Loading<S, C extends ProblemCode> = {
  readonly replay?: Kept | undefined;
  readonly state: S | Refusal<C>;
  /** The version that `If-Match` speaks of; 0 for what is not there. */
  readonly version: number;
  /** The subject whose events tell what is answered, so that no answer is stored. */
  readonly retold?: string | undefined;
};

export type Work<S extends object, E extends EventBase, C extends ProblemCode, B> = {
  /** Reads what the decision needs, consistently. Called anew after each conflict, with nothing fetched yet. */
  readonly load: (now: Instant, fetched: Fetched) => Promise<Loading<S, C>>;
  readonly decide: (state: S, now: Instant) => readonly E[] | Refusal<C>;
  readonly answer: (state: S, now: Instant) => Answer<B>;
};

export type Done<B> = Answer<B> & { readonly replayed?: true };
/** What any command may be refused with, whatever its rules. */
export type ExecuteCode = 'idempotency-key-reused' | 'changed-meanwhile' | 'too-large' | 'busy';

/** How long conflicts are worked off before the caller is asked to come back: below the function's time limit. */
const budgetMillis = 15_000;
/** Before another try: fewer tries in all than the usual doubling (measured). */
const pause = () => passed(20 + Math.random() * 380);

const replayed = <B>(kept: Kept): Done<B> | Refusal<'idempotency-key-reused'> =>
  kept.same ? { ...(kept.answer as Answer<B>), replayed: true } : refuse('idempotency-key-reused');

/**
 * Sends one transaction. When no answer comes it may be committed or not: only the very same one is sent again, under
 * the same token, and its own event tells in the end what became of it.
 */
const settle = async (
  attempt: Attempt<unknown>,
  deadline: number,
  met: Parameters<typeof transact>[2],
): Promise<TransactOutcome> => {
  const token = randomUUID();
  let outcome = await transact(attempt.writes, token, met);
  let doubtful = outcome === 'unknown';
  while (outcome === 'unknown' || (doubtful && outcome !== 'committed')) {
    if (await attempt.isThere()) return 'committed';
    if (outcome === 'condition-failed') return outcome;
    if (Date.now() > deadline) return 'unknown';
    await pause();
    outcome = await transact(attempt.writes, token, met);
    doubtful = true;
  }
  return outcome;
};

/** Nothing lies anywhere then, nor is what is shown of any version that could be built on. */
const tried = <B>({ body }: Answer<B>): Answer<B> => ({ status: 200, body });

/** Somebody else was faster. */
type Lost = {
  readonly lost: true;
  /** The entities as far as they are known by now. */
  readonly known?: Items;
};

/** Loads, decides and commits once; `taken` when it went by entities that it had not read and does not write. */
const tryOnce = async <S extends object, E extends EventBase, C extends ProblemCode, B>(
  caller: Caller,
  aggregate: Aggregate<S, E>,
  work: Work<S, E, C, B>,
  deadline: number,
  { now, fetched }: Begun,
  written: Written = new Map(),
): Promise<Done<B> | Refusal<C | ExecuteCode> | Lost | 'taken'> => {
  const { replay, state: before, version, retold } = await work.load(now, fetched);
  if (replay) return replayed<B>(replay);
  if (isRefusal(before)) return before;
  const stale = caller.ifMatch !== undefined && version !== caller.ifMatch;
  const decision = stale
    ? refuse('changed-meanwhile', text(`Gällande version är ${version}.`, `The version now is ${version}.`))
    : work.decide(before, now);
  const taken = fetched.taken();
  if (isRefusal(decision) || decision.length === 0) {
    if (taken.size > 0) return 'taken';
    // A twin may have won between the look at its key and the load: then its answer is ours, whatever we would decide.
    const won = retold === undefined && caller.idempotency && (await storedAnswer(caller.idempotency));
    if (won) return replayed<B>(won);
    if (isRefusal(decision)) return decision;
    return caller.isTrial ? tried(work.answer(before, now)) : work.answer(before, now);
  }
  const attempt = attemptOf(caller, aggregate, work, { state: before, retold }, decision, now);
  if (caller.isTrial) {
    const [large] = oversized(attempt.writes);
    return large ? tooMuch(decision[0]?.subject ?? '', large) : tried(attempt.answer);
  }
  const entities = new Map(fetched.entities());
  const writes = new Map(attempt.writes.map((write) => [keyText(placeOf(write)), write]));
  if ([...taken].some((key) => !writes.has(key))) return 'taken';

  const inTheWay: Write[] = [];
  const outcome = await settle(attempt, deadline, (write, item) => {
    inTheWay.push(write);
    const key = keyText(placeOf(write));
    entities.delete(key);
    written.delete(key);
    if (item) entities.set(key, item);
  });
  if (outcome === 'too-large') return tooMuch(decision[0]?.subject ?? '', inTheWay[0] as Write);
  // What it only read would have to be read again anyhow.
  const isAllWritten = [...entities.keys()].every((key) => writes.has(key));
  const mayTake = outcome === 'condition-failed' && isAllWritten;
  if (outcome !== 'committed') return { lost: true, ...(mayTake && { known: entities }) };
  for (const [key, write] of writes)
    if (entities.has(key)) written.set(key, write.kind === 'put' ? asStored(write.item) : undefined);
  return attempt.answer;
};

/**
 * Loads, decides, commits; loads again after a conflict. Never a lost update, never two effects of one request.
 *
 * @param begun what the edge has read already: the first attempt goes on from there.
 * @returns the answer, or a refusal: the rules' own, `changed-meanwhile` (If-Match), `idempotency-key-reused`, or `busy`
 *   when conflicts did not end within 15 seconds.
 */
export const carryOut = async <S extends object, E extends EventBase, C extends ProblemCode, B>(
  caller: Caller,
  aggregate: Aggregate<S, E>,
  work: Work<S, E, C, B>,
  begun?: Begun,
): Promise<Done<B> | Refusal<C | ExecuteCode>> => {
  const deadline = Date.now() + budgetMillis;
  const attempt = async (known?: Items, written?: Written) => {
    const next: Begun = { now: new Date().toISOString(), fetched: fetching(known) };
    return tryOnce(caller, aggregate, work, deadline, next, written);
  };
  let outcome: Awaited<ReturnType<typeof attempt>>;
  if (isQueued(caller.campaign) && !caller.isTrial) outcome = { lost: true };
  else outcome = begun ? await tryOnce(caller, aggregate, work, deadline, begun) : await attempt();
  while (typeof outcome === 'object' && 'lost' in outcome && Date.now() < deadline) {
    countLost();
    const { known } = outcome;
    outcome = await inTurn(caller.campaign, async (written) => {
      const first = known && (await attempt(new Map([...known, ...written]), written));
      return first === undefined || first === 'taken' ? attempt(undefined, written) : first;
    });
    if (typeof outcome === 'object' && 'lost' in outcome) await pause();
  }
  return outcome === 'taken' || 'lost' in outcome ? refuse('busy') : outcome;
};
