import type { Confirmed } from '../../shared/directory.ts';
import type { Ore } from '../../shared/money.ts';
import { type Office, offices } from '../../shared/units.ts';
import { apart, type Hand } from './hands.ts';
import type { Judgement, Pot, Reservation, Tier } from './state.ts';

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

export type Case = {
  readonly amount: Ore;
  readonly own: readonly Office[];
  /** Who has confirmed the unit that asks: the word of one office alone is no second hand beside its own vote. */
  readonly confirmed: Confirmed;
  readonly approving: readonly Hand[];
  readonly refusing: readonly Office[];
};

/** D8: of the approvals at least one is from outside the requester's own offices, unless the tier lets them alone. */
const satisfiedBy = (tier: Tier, { own, confirmed }: Case, approving: readonly Hand[]) => {
  const hands = apart(approving);
  const outside = (inside: readonly (Office | Confirmed)[]) =>
    hands.some((hand) => !hand.some((office) => inside.includes(office)));
  // Somebody who belongs to all three offices has no outside: then the whole leadership group decides.
  const all = hands.length === offices.length;
  const otherOffice = !(
    (tier.ownOffice === true || outside(own) || all) &&
    (confirmed === 'both' || outside([confirmed]))
  );
  const heads = Math.max(tier.heads - hands.length, otherOffice ? 1 : 0, 0);
  return { heads, otherOffice };
};

export type Verdict = Judgement & {
  /** Enough have approved. */
  readonly approved: boolean;
  /** The heads who have not refused cannot reach what is needed. */
  readonly hopeless: boolean;
};

/** Judges anew under the mandate in force; without one nothing can be decided. */
export const judge = (pot: Pot, open: Case, window: readonly Reservation[]): Verdict => {
  if (!pot.mandate)
    return { headsNeeded: null, missing: { heads: 1, otherOffice: false }, approved: false, hopeless: false };
  const tier = tierFor(pot.mandate.tiers, open.amount, window);
  const missing = satisfiedBy(tier, open, open.approving);
  const left = offices.filter((office) => !open.refusing.includes(office)).map((office) => [office]);
  return {
    headsNeeded: tier.heads,
    missing,
    approved: missing.heads === 0,
    hopeless: satisfiedBy(tier, open, left).heads > 0,
  };
};

export const judgement = ({ headsNeeded, missing }: Verdict): Judgement => ({ headsNeeded, missing });
