import type { Method } from '../contract.ts';
import { type Refusal, refuse, text } from '../problems.ts';
import { scope, type Token } from './identity.ts';

/**
 * How much one token may ask. Each instance of a function counts for itself, in memory: no units, and no round trip. So the
 * limit is approximate: who asks many things at once is counted by several instances. What is refused is answered in a
 * millisecond, and few instances answer many of those: it is what reaches the table that is limited.
 *
 * A bucket holds what may be asked within twenty seconds, and fills evenly. What changes something counts five times: it
 * makes others wait, and is told to everybody concerned. A machine may ask ten times as much as a person.
 */
type Bucket = { readonly left: number; readonly at: number };
export type Asking = { readonly subject: string; readonly isMachine: boolean; readonly method: Method };

const secondsHeld = 20;
const weightOf = (method: Method): number => (method === 'GET' ? 1 : 5);
const machineFactor = 10;
/** So many are remembered; of more the one who asked longest ago is forgotten, whose bucket is full again. */
const mostSubjects = 10_000;

/** Counts from now on. `now` is in milliseconds, and never falls. */
export const counter = () => {
  const buckets = new Map<string, Bucket>();
  /** How many whole seconds to wait before asking that; 0 to go on, which is then counted. `rate` is in requests a second. */
  return ({ subject, isMachine, method }: Asking, rate: number, now: number): number => {
    const perSecond = isMachine ? machineFactor * rate : rate;
    const [full, weight] = [secondsHeld * perSecond, weightOf(method)];
    const { left, at } = buckets.get(subject) ?? { left: full, at: now };
    const filled = Math.min(full, left + ((now - at) / 1000) * perSecond);
    const lacking = Math.min(weight, full) - filled;
    buckets.delete(subject);
    buckets.set(subject, { left: lacking > 0 ? filled : filled - weight, at: now });
    if (buckets.size > mostSubjects) buckets.delete(buckets.keys().next().value as string);
    return lacking > 0 ? Math.max(1, Math.ceil(lacking / perSecond)) : 0;
  };
};

const secondsToWait = counter();

/** A refusal where the token has asked too much of this instance. `REQUESTS_PER_SECOND` is set at deployment; without it all pass. */
export const tooOften = (
  { identity: { subject }, scopes }: Token,
  method: Method,
): Refusal<'too-many-requests'> | undefined => {
  const { REQUESTS_PER_SECOND: rate } = process.env;
  if (rate === undefined) return undefined;
  const isMachine = !scopes.includes(scope);
  const wait = secondsToWait({ subject, isMachine, method }, Number(rate), performance.now());
  if (wait === 0) return undefined;
  return {
    ...refuse('too-many-requests', text(`Försök igen om ${wait} s.`, `Try again in ${wait} s.`)),
    retryAfter: wait,
  };
};
