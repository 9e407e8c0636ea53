import type { Instant } from '../../../shared/calendar.ts';
import { pdfFaults } from '../../../shared/uploads/faults.ts';
import type { Claim, Payout } from '../payments/state.ts';
import type { SpendingRequest } from '../state.ts';

/** The file of a receipt: a PDF or a picture. It lies apart, and what is known of it with the claim or the payout. Pure. */

export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof mediaTypes)[number];
/** Why what was uploaded does not become the file; `answered`: the claim was, or the payout taken back, before it came. */
export const fileFaults = [
  'too-large',
  'not-a-receipt',
  ...pdfFaults.filter((each) => each !== 'not-a-pdf'),
  'answered',
] as const;
export type FileFault = (typeof fileFaults)[number];

export type ReceiptFile = {
  readonly upload: string;
  readonly at: Instant;
  /** SHA-256 of its bytes, which is also where they lie. */
  readonly hash: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
};
export type Filed = {
  readonly file?: ReceiptFile;
  /** What became of the last upload that was not accepted. */
  readonly fileFault?: { readonly upload: string; readonly at: Instant; readonly reason: FileFault };
};

/** The claim or the payout that a receipt belongs to. */
export type Holder = { readonly claim: Claim } | { readonly payout: Payout };
export const holderIn = ({ claims, payouts }: SpendingRequest, id: string): Holder | undefined => {
  const claim = claims.find((each) => each.id === id);
  if (claim) return { claim };
  const payout = payouts.find((each) => each.id === id);
  return payout && { payout };
};
export const heldBy = (holder: Holder): Claim | Payout => ('claim' in holder ? holder.claim : holder.payout);

/** The file of a receipt; of a payout that has none of its own, that of the claim which it answered. */
export const fileOf = (request: SpendingRequest, id: string): ReceiptFile | undefined => {
  const holder = holderIn(request, id);
  if (!holder) return undefined;
  const own = heldBy(holder).file;
  if (own || 'claim' in holder) return own;
  return request.claims.find((each) => each.id === holder.payout.claim)?.file;
};

/** Until the end of the seventh year after the one it came in, as bookkeeping demands (Bokföringslagen 7 kap. 2 §). */
export const keptUntil = (at: Instant): string => `${Number(at.slice(0, 4)) + 7}-12-31`;
