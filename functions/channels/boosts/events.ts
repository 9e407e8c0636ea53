import type { Recorded } from '../../../shared/commit.ts';
import type { Ore } from '../../../shared/money.ts';
import type { ProblemCode, Refusal } from '../../../shared/problems.ts';
import type { Office, Unit } from '../../../shared/units.ts';

/** What can have happened to paid boosts. Pure. */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;

/** `owner`: the office whose channel it is. */
export type OnBoost = {
  readonly boost: string;
  readonly channel: string;
  readonly unit: Unit;
  readonly owner: Office;
  readonly amount: Ore;
};

export type BoostsEvent =
  | On<'BoostRequested', OnBoost & { audience: string; event?: string; spending: string }>
  | On<'BoostReserved', OnBoost>
  | On<'BoostPaid', OnBoost>
  /** Its money does not come. */
  | On<'BoostEnded', OnBoost & { outcome: 'refused' | 'withdrawn' }>
  /** `before`: what had been said, where this corrects it. */
  | On<'BoostMeasured', OnBoost & { reach: number; before?: number }>;

/** Whom an event concerns: who asked for it, and whose channel it is; all heads are told of the spending request. */
export const concerns = ({ unit, owner }: Recorded<BoostsEvent>): readonly Unit[] => [...new Set([owner, unit])];

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly BoostsEvent[] | Refusal<C>;
