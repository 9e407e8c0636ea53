import { invalidField } from '../invalid-input.ts';
import { type Refusal, refuse, type Text } from '../problems.ts';
import type { Unit } from '../units.ts';

/**
 * What is entered can be corrected, by one convention: `POST …/{thing}/reversal` (`…/corrections` where a value is replaced)
 * with a reason, by whoever may do the original. It is an event of its own; what the original freed, blocked or promised
 * follows in the same transaction; the original stays readable, marked. Refused only where something later rests on it. A
 * reversal is final: whoever was mistaken does the thing anew. Pure.
 */

/** Something later rests on it. `detail` names it in words, `ids` for clients. */
export const restsOn = (detail: Text, ids: readonly string[]): Refusal<'rests-on'> => ({
  ...refuse('rests-on', detail),
  more: { restsOn: ids },
});

/**
 * Who declines, closes, cancels or changes what another unit owns says why; undefined where there is nothing to say.
 * To be asked after all that is refused for its state.
 */
export const reasonMissing = (
  { owner, reason }: { readonly owner: Unit; readonly reason: string | undefined },
  units: readonly Unit[],
): Refusal<'invalid-input'> | undefined =>
  reason === undefined && !units.includes(owner) ? invalidField('/reason', 'reason-for-owner') : undefined;
