import { signal } from '@preact/signals';
import { announce } from './announce.ts';
import { callAny, type Called } from './call.ts';
import { refreshAll } from './data.ts';
import { kept } from './device.ts';
import type { Failure } from './failure.ts';
import { subject } from './session.ts';

/**
 * Commands that are on their way. Each is kept on the device, with its idempotency key, before it is sent, and goes once Valsam has
 * said yes or no. What got neither waits, and is sent again under the same key, so that it has one effect however often it is sent.
 */
export type Command = {
  readonly route: string;
  readonly ask: { readonly path?: Readonly<Record<string, string>>; readonly query?: object; readonly body?: object };
  /** The ETag of what the person saw. */
  readonly ifMatch?: string | undefined;
  /** What it is, in the person's words: `Beställning till Solna`. */
  readonly title: string;
  /** It decides something or moves money: after a while it is asked about, never sent silently. */
  readonly decides?: boolean;
  /** Where it was typed, and the draft that it came from: both are given back after a no. */
  readonly from?: { readonly at: string; readonly draft: string; readonly values: string };
};
export type Unsent = Command & {
  readonly key: string;
  readonly owner: string;
  /** When the person pressed, in ms. */
  readonly at: number;
  /** It got no answer; another tab may send it, too. */
  readonly waits?: true;
  /** Valsam said no after it had waited. */
  readonly refused?: Failure;
};

const minute = 60_000;
/** After that the balance may have moved, and a person decides anew. */
const decisionsKeep = 15 * minute;
/** As long as Valsam remembers an answer. */
const keysKeep = 7 * 24 * 60 * minute;
/** No answer takes longer: what is older and still here was left behind by a page that is gone. */
const answersTake = minute;

const prefix = 'unsent.';
const all = signal<readonly Unsent[]>([]);
const load = (): void => {
  all.value = kept
    .names(prefix)
    .flatMap((name) => JSON.parse(kept.read(name) ?? '[]') as Unsent | [])
    .toSorted((a, b) => a.at - b.at);
};
const keep = (one: Unsent): void => {
  kept.write(prefix + one.key, JSON.stringify(one));
  load();
};
export const drop = ({ key }: Unsent): void => {
  kept.forget(prefix + key);
  load();
};
const isLeftBehind = ({ waits, at }: Unsent): boolean => waits === true || Date.now() - at > answersTake;

/** What of the person who is signed in waits or was refused; what another left on this device is not shown, and never sent. */
export const unsent = (): readonly Unsent[] =>
  all.value.filter((one) => one.owner === subject.value && (one.refused !== undefined || isLeftBehind(one)));
/** Too old to be sent without asking. */
export const mustBeAsked = ({ decides, at }: Unsent): boolean => Date.now() - at > (decides ? decisionsKeep : keysKeep);

/** Neither yes nor no: nobody knows whether it got there, or it did not, and may later. */
export const isOpen = ({ status, code }: Failure): boolean =>
  status === 0 || (status === 401 && code !== 'sign-in-again') || status === 429 || status >= 500;

const attempt = async (one: Unsent): Promise<Called<unknown>> => {
  const called = await callAny(one.route, one.ask, {
    ifMatch: one.ifMatch,
    ...(one.route.startsWith('POST ') && { key: one.key }),
  });
  if (!('failure' in called)) drop(one);
  else if (isOpen(called.failure)) keep({ ...one, waits: true });
  return called;
};

/** Sends it. After a no it is gone, and the screen says why; without an answer it waits. */
export const send = async (command: Command): Promise<Called<unknown>> => {
  const one: Unsent = { ...command, key: crypto.randomUUID(), owner: subject.peek() ?? '', at: Date.now() };
  keep(one);
  const called = await attempt(one);
  if ('failure' in called && !isOpen(called.failure)) drop(one);
  return called;
};

/** Sends one that has waited, now that the person wants it or the net is back. True unless Valsam still does not answer. */
export const sendAgain = async (one: Unsent): Promise<boolean> => {
  const { refused: _, ...again } = one;
  const called = await attempt(again);
  if ('failure' in called) {
    if (isOpen(called.failure)) return false;
    keep({ ...again, refused: called.failure });
    if (one.from) kept.write(one.from.draft, one.from.values);
    announce(`${one.title}: ${called.failure.title} ${called.failure.detail}`);
  } else announce(one.title);
  void refreshAll();
  return true;
};

const isWaiting = (one: Unsent): boolean => one.refused === undefined && !mustBeAsked(one);
const flush = async (): Promise<void> => {
  load();
  for (const one of unsent().filter(isWaiting))
    // Another tab may have sent it meanwhile.
    if (kept.read(prefix + one.key) !== null && !(await sendAgain(one))) return;
};
/** Of all tabs one sends. */
const sendWaiting = async (): Promise<void> => {
  if (!('locks' in navigator)) await flush();
  else await navigator.locks.request('valsam.unsent', { ifAvailable: true }, (lock) => (lock ? flush() : undefined));
};

/** Between two tries, in ms: a net that is said to be back is often not, and a server that is busy is not helped by more. */
const pauses = [5_000, 10_000, 20_000, 40_000, minute] as const;
/** From now on what waits is sent as soon as that is possible. */
export const watchUnsent = (): void => {
  let tried = 0;
  let next = 0;
  const look = async (): Promise<void> => {
    // What was to be sent may have become what must be asked about.
    if (unsent().length > 0) load();
    if (Date.now() < next || subject.peek() === undefined || !navigator.onLine || !unsent().some(isWaiting)) return;
    next = Date.now() + (pauses[tried] ?? minute);
    tried += 1;
    await sendWaiting();
  };
  const anew = (): void => {
    [tried, next] = [0, 0];
    void look();
  };
  load();
  addEventListener('storage', load);
  addEventListener('online', anew);
  addEventListener('focus', anew);
  setInterval(() => void look(), pauses[0]);
  subject.subscribe(anew);
};
