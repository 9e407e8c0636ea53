import type { Instant } from './calendar.ts';
import { changes, type EventBase, eventItem, eventKey, type Recorded } from './commit.ts';
import type { Aggregate, Caller, Work } from './execute.ts';
import { type Answer, answerItem, keyedBy } from './idempotency.ts';
import { newId } from './ids.ts';
import { letterItems } from './letters.ts';
import { get, type Write } from './table.ts';

/** What a decision would write, and what is answered once it is written. */
export type Attempt<B> = {
  readonly writes: readonly Write[];
  readonly answer: Answer<B>;
  readonly isThere: () => Promise<boolean>;
};

/** What an event is folded into must have been read: else its write would demand that nothing is there. */
const demandRead = <S extends object, E extends EventBase>(
  { stored }: Aggregate<S, E>,
  before: S,
  next: S,
  event: E,
) => {
  const unread = Object.entries(next).find(
    ([slot, is]) => is !== undefined && Object.hasOwn(stored, slot) && !Object.hasOwn(before, slot),
  );
  if (unread) throw new Error(`${event.type} is folded into ${unread[0]}, which the command has not read`);
};

/** Folds the events into the state and lists everything that one transaction must write. */
export const attemptOf = <S extends object, E extends EventBase, B>(
  caller: Caller,
  aggregate: Aggregate<S, E>,
  command: Pick<Work<S, E, never, B>, 'answer'>,
  { state: before, retold }: { readonly state: S; readonly retold?: string | undefined },
  events: readonly E[],
  now: Instant,
): Attempt<B> => {
  const recorded = events.map((event): Recorded<E> => ({ ...event, id: newId(), at: now, actor: caller.actor }));
  const { idempotency } = caller;
  const carrier = idempotency && recorded.find(({ subject }) => subject === retold);
  if (idempotency && retold !== undefined && !carrier)
    throw new Error(`nothing happened to ${retold}, whose events were to carry the key`);
  const eventWrites: Write[] = [];
  let after = before;
  for (const event of recorded) {
    const next = aggregate.evolve(after, event);
    demandRead(aggregate, before, next, event);
    const concerns = aggregate.concerns(event, next);
    const journal = {
      ...aggregate.journal?.(event, after, next),
      ...(event === carrier && idempotency && { keyed: keyedBy(idempotency) }),
    };
    const item = eventItem(caller.campaign, event, concerns, journal, aggregate.textOf?.(event));
    const letters = letterItems(caller.campaign, event, aggregate.letters?.(event, after, next) ?? []);
    eventWrites.push(...[item, ...letters].map((each) => ({ kind: 'put', item: each, expected: 0 }) as const));
    after = next;
  }
  const { state, writes } = changes(before, after, aggregate.stored, now);
  const answer = command.answer(state, now);
  const first = recorded[0] as Recorded<E>;
  return {
    answer,
    writes: [
      ...writes,
      ...eventWrites,
      ...(idempotency && !carrier
        ? [{ kind: 'put', item: answerItem(idempotency, answer, Date.parse(now)), expected: 0 } as const]
        : []),
    ],
    isThere: async () => (await get(eventKey(caller.campaign, first))) !== undefined,
  };
};
