import type { Ore } from '../../shared/money.ts';
import { type Office, offices } from '../../shared/units.ts';
import type { Judgement, Pot, Reservation, Tier, Vote } from './state.ts';

/** How the mandate in force judges a spending (D7, D8). Pure. */

/**
 * D8: the tier whose number of heads is the smallest that covers the amount together with what counts with it: the
 * reservations of the split window that needed as many heads or fewer. So a purchase cannot be split under a threshold,
 * and one large approved purchase does not burden the small ones after it.
 */
export const tierFor = (tiers: readonly Tier[], amount: Ore, window: readonly Reservation[]): Tier => {
  const covering = tiers.find(({ upTo, heads }) => {
    const burden = window.reduce((total, other) => total + (other.heads <= heads ? other.amount : 0), 0);
    return upTo === null || amount + burden <= upTo;
  });
  return covering ?? (tiers.at(-1) as Tier);
};

/** D8: of the approvals at least one is from outside the requester's own offices, unless the tier lets them alone. */
const satisfiedBy = (tier: Tier, own: readonly Office[], voting: readonly Office[]) => {
  const outside = voting.some((office) => !own.includes(office));
  // Somebody who belongs to all three offices has no outside: then the whole leadership group decides.
  const all = voting.length === offices.length;
  const otherOffice = !(tier.ownOffice === true || outside || all);
  const heads = Math.max(tier.heads - voting.length, otherOffice ? 1 : 0, 0);
  return { heads, otherOffice };
};

const officesOf = (votes: readonly Vote[]): readonly Office[] => [...new Set(votes.map(({ office }) => office))];

export type Case = {
  readonly amount: Ore;
  readonly own: readonly Office[];
  readonly approvals: readonly Vote[];
  readonly refusals: readonly Vote[];
};

export type Verdict = Judgement & {
  /** Enough have approved. */
  readonly approved: boolean;
  /** The heads who have not refused cannot reach what is needed. */
  readonly hopeless: boolean;
};

/** Judges anew under the mandate in force; without one nothing can be decided. */
export const judge = (
  pot: Pot,
  { amount, own, approvals, refusals }: Case,
  window: readonly Reservation[],
): Verdict => {
  if (!pot.mandate)
    return { headsNeeded: null, missing: { heads: 1, otherOffice: false }, approved: false, hopeless: false };
  const tier = tierFor(pot.mandate.tiers, amount, window);
  const missing = satisfiedBy(tier, own, officesOf(approvals));
  const left = offices.filter((office) => !refusals.some((vote) => vote.office === office));
  return {
    headsNeeded: tier.heads,
    missing,
    approved: missing.heads === 0,
    hopeless: satisfiedBy(tier, own, left).heads > 0,
  };
};

export const judgement = ({ headsNeeded, missing }: Verdict): Judgement => ({ headsNeeded, missing });
