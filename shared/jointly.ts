import type { EventBase } from './commit.ts';
import type { Aggregate } from './execute.ts';
import { bySubject } from './subjects.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- each part has a state and events of its own
type Parts = Readonly<Record<string, Aggregate<any, any>>>;
type Contra<T> = T extends unknown ? (value: T) => void : never;
/** The slots of all parts together. */
type States<P extends Parts> =
  Contra<{ [H in keyof P]: P[H] extends Aggregate<infer S, infer _E> ? S : never }[keyof P]> extends (
    value: infer S extends object,
  ) => void
    ? S
    : never;
type Events<P extends Parts> = { [H in keyof P]: P[H] extends Aggregate<infer _S, infer E> ? E : never }[keyof P];

/**
 * Several capabilities as one, by the words of their events' subjects, for what they do together or not at all: all slots
 * are stored in one transaction, and each event goes to the capability that its subject belongs to. Pure.
 * @throws when two of them keep a slot of the same name, or when an event belongs to none: bugs.
 */
export const jointly = <const P extends Parts>(byHead: P): Aggregate<States<P>, Events<P>> => {
  const slots = Object.values(byHead).flatMap(({ stored }) => Object.entries(stored));
  const names = slots.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`two capabilities keep a slot ${twice}`);
  const partOf = ({ subject }: EventBase): Parts[string] => {
    const part = bySubject<Parts[string]>(byHead, subject);
    if (!part) throw new Error(`no capability here knows ${subject.split('/')[0]}`);
    return part;
  };
  return {
    stored: Object.fromEntries(slots),
    evolve: (state, event) => partOf(event).evolve(state, event),
    concerns: (event, state) => partOf(event).concerns(event, state),
    textOf: (event) => partOf(event).textOf?.(event),
    journal: (event, before, after) => partOf(event).journal?.(event, before, after) ?? {},
  };
};
