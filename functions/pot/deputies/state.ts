import type { Day } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Keeps } from '../../../shared/texts.ts';
import type { Office } from '../../../shared/units.ts';
import type { Awaiting, Unadopted } from '../proposals/state.ts';

/** Who stands in for the head of an office. Pure. */

export type Standin = {
  readonly person: string;
  readonly from: Day;
  readonly to: Day;
  /** The standing of the person that it was lent to (shared/actor.ts): to another it does not pass. */
  readonly standing: number;
  /** On whose word alone the head rests who appointed them. */
  readonly vouchedBy?: Office;
};
/** `by`: the head who appointed; what they proposed lapses when they are head no more. */
export type PendingStandin = Standin & Awaiting & { readonly by: string };
/**
 * Who stands in for the head of an office, and who shall once a head of another office has confirmed it. Ended it is
 * emptied: nothing is deleted from the ledger's partition.
 */
export type Deputy = Entity &
  Keeps & {
    /** The office; of one where a deputy was declined. */
    readonly id?: string;
    readonly office: Office;
    readonly inForce?: Standin;
    readonly pending?: PendingStandin;
    /** Who was proposed last, and nobody confirmed. */
    readonly lastProposal?: Unadopted & Pick<Standin, 'person' | 'from' | 'to'>;
  };
/** The deputy that is there, in force or waiting, if any. */
export const standingIn = (deputy: Deputy | undefined): Deputy | undefined =>
  deputy?.inForce || deputy?.pending ? deputy : undefined;
