import { type Signal, signal } from '@preact/signals';
import { callAny } from './call.ts';
import type { Answer, Ask, Route } from './contract.ts';
import type { Failure } from './failure.ts';
import { language } from './language.ts';

/** What was read of the API, by what was asked: shown at once while it is asked for anew. Kept in memory alone. */
export type Held<T> = {
  readonly value?: T;
  readonly etag?: string | undefined;
  /** The last time it was asked for; `value` may be older. */
  readonly failure?: Failure;
  readonly isAsking: boolean;
};
type Entry = { readonly held: Signal<Held<unknown>>; readonly ask: () => Promise<void> };
const entries = new Map<string, Entry>();

const entryFor = (route: string, asked: object): Entry => {
  const key = JSON.stringify([route, asked, language.value]);
  const found = entries.get(key);
  if (found) return found;
  const held: Signal<Held<unknown>> = signal({ isAsking: false });
  const ask = async (): Promise<void> => {
    if (held.peek().isAsking) return;
    held.value = { ...held.peek(), isAsking: true };
    const called = await callAny(route, asked, { ifNoneMatch: held.peek().etag });
    const { failure: _, ...before } = held.peek();
    if ('unchanged' in called) held.value = { ...before, isAsking: false };
    else if ('failure' in called) held.value = { ...before, failure: called.failure, isAsking: false };
    else held.value = { ...called, isAsking: false };
  };
  const made = { held, ask };
  entries.set(key, made);
  void ask();
  return made;
};

/** What is held of it, for a component to show: it is shown anew when that changes. */
export const read = <R extends Route>(route: R, asked: Ask<R>): Held<Answer<R>> =>
  entryFor(route, asked).held.value as Held<Answer<R>>;
/** Asks anew, unless that is under way; what has not changed costs no more than a 304. */
export const refresh = <R extends Route>(route: R, asked: Ask<R>): Promise<void> => entryFor(route, asked).ask();
/** After a command: all that was read may say something else now. */
export const refreshAll = (): Promise<unknown> => Promise.all([...entries.values()].map(({ ask }) => ask()));
export const forgetAll = (): void => entries.clear();
/** The same of a route that is known by its name only. */
export const readAny = (route: string, asked: object): Held<unknown> => entryFor(route, asked).held.value;
export const refreshAny = (route: string, asked: object): Promise<void> => entryFor(route, asked).ask();
/** The same of whatever a link of the API's own leads to, which only its answer tells what it is. */
export const readLink = (link: string): Held<unknown> => entryFor(`GET ${link}`, {}).held.value;
export const refreshLink = (link: string): Promise<void> => entryFor(`GET ${link}`, {}).ask();
