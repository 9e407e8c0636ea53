import type { Recorded } from '../../shared/commit.ts';
import { lastSet, setBy, type TextsOf } from '../../shared/texts.ts';
import type { PotEvent, potEvents } from './events.ts';
import { requestIn } from './requests/case.ts';
import type { Contribution, Mandate } from './funds/state.ts';
import type { Payout } from './payments/state.ts';
import type { Unadopted } from './proposals/state.ts';
import type { Settlement } from './settlements/state.ts';
import type { SpendingRequest, Vote } from './state.ts';

/** Where the pot's entities keep what its events say in people's own words (invariant 9). Pure. */

/** What is said once on each version of a request is known by that version. */
const onVersion = (version: number | string): string => `on-${version}`;
const byVote = (votes: readonly Vote[]) => votes.map(({ version, reason }) => [onVersion(version), reason] as const);
const withoutReasons = <T extends { readonly reason?: string }>(all: readonly T[]) =>
  all.map(({ reason: _, ...rest }) => rest as T);

/** And what is said once of a return, or when either it or a payout is reversed, by its id. */
type Once = 'return' | 'reversed';
const ofOne = (what: Once, id: string): string => `${what}-${id}`;
const byId = (what: Once, all: readonly { readonly id: string; readonly reason?: string }[]) =>
  all.map(({ id, reason }) => [ofOne(what, id), reason] as const);
type Reversible = Pick<Payout, 'id' | 'reversed'>;
const byReversal = (all: readonly Reversible[]) =>
  all.map(({ id, reversed }) => [ofOne('reversed', id), reversed?.reason] as const);
const withoutReversals = <T extends Reversible>(all: readonly T[]): readonly T[] =>
  all.map((each) => (each.reversed ? { ...each, reversed: { at: each.reversed.at } } : each));

const ofRequest = {
  textsIn: ({ purpose, purposeSince, refusals, supplement, payouts, returns, claims }: SpendingRequest) => ({
    [setBy('purpose', purposeSince)]: purpose,
    ...Object.fromEntries([
      ...byVote([...refusals, ...(supplement?.refusals ?? [])]),
      ...byId('return', returns),
      ...claims.map(({ reasonSince, reason }) => [setBy('claim', reasonSince), reason] as const),
      ...byReversal([...payouts, ...returns]),
      ...(supplement ? [[onVersion(supplement.seen), supplement.reason] as const] : []),
    ]),
  }),
  without: ({ purpose: _, ...request }: SpendingRequest): SpendingRequest => {
    const { refusals, supplement, payouts, returns, claims } = request;
    const [asked] = withoutReasons(supplement ? [supplement] : []);
    return {
      ...request,
      refusals: withoutReasons(refusals),
      payouts: withoutReversals(payouts),
      returns: withoutReversals(withoutReasons(returns)),
      claims: withoutReasons(claims),
      ...(asked && { supplement: { ...asked, refusals: withoutReasons(asked.refusals) } }),
    };
  },
};

const onPayment = (voucher: number): string => `payment-${voucher}`;
const unexplained = <T extends { readonly reason?: string }>({ reason: _, ...rest }: T): Omit<T, 'reason'> => rest;
const ofSettlement = {
  textsIn: ({ reversed, transfers }: Settlement) => ({
    reason: reversed?.reason,
    ...Object.fromEntries(
      transfers.flatMap(({ payments }) => payments).map((paid) => [onPayment(paid.voucher), paid.reversed?.reason]),
    ),
  }),
  without: ({ reversed, transfers, ...settlement }: Settlement): Settlement => ({
    ...settlement,
    ...(reversed && { reversed: unexplained(reversed) }),
    transfers: transfers.map(({ payments, ...transfer }) => ({
      ...transfer,
      payments: payments.map((paid) => (paid.reversed ? { ...paid, reversed: unexplained(paid.reversed) } : paid)),
    })),
  }),
};
/** Why it was declined, by the event that said so. */
const onDecline = (last: Unadopted | undefined) => ({ [setBy('declined', last?.id)]: last?.reason });
const declined = ({ id }: { readonly id: string }): string => setBy('declined', id);
type Proposable = { readonly lastProposal?: Unadopted };
const ofProposal = {
  textsIn: ({ lastProposal }: Proposable) => onDecline(lastProposal),
  without: ({ lastProposal, ...rest }: Proposable): Proposable => ({
    ...rest,
    ...(lastProposal && { lastProposal: unexplained(lastProposal) }),
  }),
};
const aCorrection = {
  in: 'contribution',
  of: ({ contribution: id }: { readonly contribution: string }) => ({ id }),
  field: 'reason',
  key: ({ id }: { readonly id: string }) => setBy('reason', id),
} as const;
const aSettlement = {
  in: 'settlement',
  of: ({ number }: { readonly number: number }) => ({ id: String(number) }),
  field: 'reason',
} as const;

const aRequest = {
  in: 'request',
  of: ({ subject }: Recorded<PotEvent>) => ({ id: requestIn(subject) }),
} as const;
const aReason = {
  ...aRequest,
  field: 'reason',
  key: ({ seen }: { readonly seen: number }) => onVersion(seen),
} as const;

export const potTexts: TextsOf<typeof potEvents> = {
  slots: {
    contribution: {
      textsIn: ({ note, pending, corrections = [], lastProposal }: Contribution) => ({
        note,
        ...onDecline(lastProposal),
        ...Object.fromEntries(
          [...(pending ? [pending] : []), ...corrections].map(({ id, reason }) => [setBy('reason', id), reason]),
        ),
      }),
      without: ({ note: _, pending, corrections, lastProposal, ...rest }: Contribution): Contribution => ({
        ...rest,
        ...(lastProposal && { lastProposal: unexplained(lastProposal) }),
        ...(pending && { pending: unexplained(pending) }),
        ...(corrections && { corrections: corrections.map(unexplained) }),
      }),
    },
    mandate: {
      textsIn: ({ ended }: Mandate) => onDecline(ended),
      without: ({ ended, ...mandate }: Mandate): Mandate => ({
        ...mandate,
        ...(ended && { ended: unexplained(ended) }),
      }),
    },
    lineChange: ofProposal,
    deputy: ofProposal,
    settlement: ofSettlement,
    request: ofRequest,
  },
  events: {
    ContributionMade: { in: 'contribution', of: ({ id }) => ({ id }), field: 'note', key: () => 'note' },
    ContributionCorrectionProposed: aCorrection,
    ContributionCorrected: aCorrection,
    ContributionCorrectionDeclined: { ...aCorrection, key: declined },
    MandateDeclined: { in: 'mandate', of: ({ number }) => ({ id: String(number) }), field: 'reason', key: declined },
    BudgetLineDeclined: { in: 'lineChange', of: ({ line: id }) => ({ id }), field: 'reason', key: declined },
    DeputyDeclined: { in: 'deputy', of: ({ office: id }) => ({ id }), field: 'reason', key: declined },
    SettlementReversed: { ...aSettlement, key: () => 'reason' },
    TransferPaymentReversed: { ...aSettlement, key: ({ payment }) => onPayment(payment) },
    SpendingRequested: { ...aRequest, field: 'purpose', key: lastSet('purpose') },
    SpendingEdited: { ...aRequest, field: 'purpose', key: lastSet('purpose') },
    SpendingOpposed: aReason,
    SpendingRefused: aReason,
    SupplementRequested: aReason,
    SpendingReopened: { ...aRequest, field: 'reason', key: ({ id }) => `reopened-${id}` },
    ClaimReopened: { ...aRequest, field: 'reason', key: ({ id }) => `reopened-${id}` },
    ClaimDeclined: { ...aRequest, field: 'reason', key: ({ id }) => setBy('claim', id) },
    ReturnReceived: { ...aRequest, field: 'reason', key: ({ id }) => ofOne('return', id) },
    PayoutReversed: { ...aRequest, field: 'reason', key: ({ payout }) => ofOne('reversed', payout) },
    ReturnReversed: { ...aRequest, field: 'reason', key: ({ returned }) => ofOne('reversed', returned) },
    // No field of the request says these.
    SpendingClosed: { ...aRequest, field: 'reason', key: ({ id }) => `closed-${id}` },
    SpendingDeclined: { ...aRequest, field: 'reason', key: ({ id }) => `share-declined-${id}` },
    ReservationExtended: { ...aRequest, field: 'reason', key: ({ id }) => `extended-${id}` },
    ReceiptCorrected: { ...aRequest, field: 'reason', key: ({ id }) => `corrected-${id}` },
  },
};
