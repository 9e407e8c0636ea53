import type { Office, Unit } from '../../../shared/units.ts';
import { refuse as no, type Refusal, text } from '../../../shared/problems.ts';
import type { PotEvent } from '../events.ts';
import { refuse } from '../problems.ts';
import { on } from '../requests/case.ts';
import type { SpendingRequest } from '../state.ts';
import { type FileFault, heldBy, type Holder, holderIn, type MediaType } from './state.ts';

/** Rules of the file that a receipt has. Pure. */

/** Whose it is: the unit's that handed it in, or the office's that paid. */
export const handerIn = ({ unit }: SpendingRequest, holder: Holder): Unit =>
  'claim' in holder ? unit : holder.payout.office;

/** A claim has its file until it is answered, so that nobody changes what was paid on; then it is the payout's. */
export const checkOpen = (holder: Holder): Refusal<'unknown-claim' | 'wrong-status'> | undefined => {
  if ('claim' in holder) return holder.claim.status === 'open' ? undefined : refuse('unknown-claim');
  return holder.payout.reversed
    ? no('wrong-status', text('Utbetalningen är tillbakatagen.', 'The payout is reversed.'))
    : undefined;
};

/** What the check says of an uploaded file. */
export type Verdict =
  | { readonly refused: FileFault }
  | { readonly accepted: { readonly hash: string; readonly bytes: number; readonly mediaType: MediaType } };
export type Uploaded = { readonly receipt: string; readonly upload: string };

/** Whether that upload is decided, or a later one is there. */
export const isDecided = (request: SpendingRequest, { receipt, upload }: Uploaded): boolean => {
  const holder = holderIn(request, receipt);
  if (!holder) return true;
  const { file, fileFault } = heldBy(holder);
  return upload <= (file?.upload ?? '') || upload <= (fileFault?.upload ?? '');
};

/** So a repeated check changes nothing; the newest upload is the file. */
export const decideFile = (
  { request }: { readonly request: SpendingRequest },
  { receipt, upload }: Uploaded,
  verdict: Verdict,
): readonly PotEvent[] => {
  const holder = holderIn(request, receipt);
  if (!holder || isDecided(request, { receipt, upload })) return [];
  const of = { ...on(request), receipt, upload, by: handerIn(request, holder) };
  return 'refused' in verdict
    ? [{ type: 'ReceiptFileRefused', ...of, reason: verdict.refused }]
    : [{ type: 'ReceiptFiled', ...of, ...verdict.accepted }];
};

/** Whether somebody of these units hands it in. */
export const isHander = (
  holder: Holder,
  { offices, isOwn }: { readonly offices: readonly Office[]; readonly isOwn: boolean },
): boolean => ('claim' in holder ? isOwn : offices.includes(holder.payout.office));
