import type { Recorded } from '../../shared/commit.ts';
import { lastSet, setBy, type TextsOf } from '../../shared/texts.ts';
import type { PotEvent, potEvents } from './events.ts';
import { requestIn } from './requests/case.ts';
import type { Claim, Contribution, SpendingRequest, Vote } from './state.ts';

/** Where the pot's entities keep what its events say in people's own words (invariant 9). Pure. */

/** What is said once on each version of a request is known by that version. */
const onVersion = (version: number | string): string => `on-${version}`;
const byVote = (votes: readonly Vote[]) => votes.map(({ version, reason }) => [onVersion(version), reason] as const);
const withoutReasons = <T extends { readonly reason?: string }>(all: readonly T[]) =>
  all.map(({ reason: _, ...rest }) => rest as T);

const ofRequest = {
  textsIn: ({ purpose, purposeSince, refusals, supplement, returns }: SpendingRequest) => ({
    [setBy('purpose', purposeSince)]: purpose,
    ...Object.fromEntries([
      ...byVote([...refusals, ...(supplement?.refusals ?? [])]),
      ...Object.entries(returns).map(([version, [, , reason]]) => [onVersion(version), reason] as const),
      ...(supplement ? [[onVersion(supplement.seen), supplement.reason] as const] : []),
    ]),
  }),
  without: ({ purpose: _, refusals, supplement, returns, ...request }: SpendingRequest): SpendingRequest => {
    const [asked] = withoutReasons(supplement ? [supplement] : []);
    return {
      ...request,
      refusals: withoutReasons(refusals),
      returns: Object.fromEntries(
        Object.entries(returns).map(([id, [office, amount]]) => [id, [office, amount] as const]),
      ),
      ...(asked && { supplement: { ...asked, refusals: withoutReasons(asked.refusals) } }),
    };
  },
};

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
      textsIn: ({ note }: Contribution) => ({ note }),
      without: ({ note: _, ...rest }: Contribution) => rest,
    },
    request: ofRequest,
    claim: {
      textsIn: ({ reason }: Claim) => ({ reason }),
      without: ({ reason: _, ...rest }: Claim) => rest,
    },
  },
  events: {
    ContributionMade: { in: 'contribution', of: ({ id }) => ({ id }), field: 'note', key: () => 'note' },
    SpendingRequested: { ...aRequest, field: 'purpose', key: lastSet('purpose') },
    SpendingEdited: { ...aRequest, field: 'purpose', key: lastSet('purpose') },
    SpendingOpposed: aReason,
    SpendingRefused: aReason,
    SupplementRequested: aReason,
    ClaimDeclined: {
      in: 'claim',
      of: ({ subject, claim: id }) => ({ request: requestIn(subject), id }),
      field: 'reason',
      key: () => 'reason',
    },
    ReturnReceived: aReason,
  },
};
