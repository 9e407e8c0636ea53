import type { EventBase } from './commit.ts';
import type { Aggregate } from './execute.ts';

/** Capabilities by the head of their events' subjects, the path's first part. */
type Parts<E extends Readonly<Record<string, EventBase>>> = {
  // oxlint-disable-next-line typescript/no-explicit-any -- each knows its own slots, and hands all others through
  readonly [H in keyof E]: Aggregate<any, E[H]>;
};

/**
 * Several capabilities as one, for what they do together or not at all: all slots are stored in one transaction, and
 * each event goes to the capability that its subject belongs to. Pure.
 * @throws when two of them keep a slot of the same name, or when an event belongs to none: bugs.
 */
export const jointly = <S extends object, E extends Readonly<Record<string, EventBase>>>(
  parts: Parts<E>,
): Aggregate<S, E[keyof E]> => {
  const byHead = parts as Readonly<Record<string, Aggregate<S, EventBase>>>;
  const slots = Object.values(byHead).flatMap(({ stored }) => Object.entries(stored));
  const names = slots.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`two capabilities keep a slot ${twice}`);
  const partOf = ({ subject }: EventBase): Aggregate<S, EventBase> => {
    const head = subject.split('/')[0] ?? '';
    const part = Object.hasOwn(byHead, head) ? byHead[head] : undefined;
    if (!part) throw new Error(`no capability here knows ${head}`);
    return part;
  };
  return {
    stored: Object.fromEntries(slots),
    evolve: (state, event) => partOf(event).evolve(state, event),
    concerns: (event, state) => partOf(event).concerns(event, state),
    journal: (event, before, after) => partOf(event).journal?.(event, before, after) ?? {},
  };
};
