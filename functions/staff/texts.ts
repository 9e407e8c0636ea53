import { lastSet, setBy, type TextsOf } from '../../shared/texts.ts';
import type { staffEvents } from './events.ts';
import type { DoneBy, Plan, Position, StaffRequest } from './state.ts';

type Dispute = NonNullable<StaffRequest['dispute']>;
const withoutReason = <T extends Dispute | DoneBy>({ reason: _, ...rest }: T): Omit<T, 'reason'> => rest;
const unexplained = ({ settled, ...dispute }: Dispute): Dispute => ({
  ...withoutReason(dispute),
  ...(settled && { settled: withoutReason(settled) }),
});
/** What somebody did to it, by when. */
const onDone = (how: string, done: DoneBy | undefined) => (done ? { [`${how}-${done.at}`]: done.reason } : {});

/** Where staff requests keep what people wrote, also of the allocations that answer them (invariant 9). Pure. */
const ofRequest = {
  textsIn: ({ note, noteSince, reason, reasonSince, reopened, changed, dispute }: StaffRequest) => ({
    [setBy('note', noteSince)]: note,
    [setBy('reason', reasonSince)]: reason,
    ...onDone('reopened', reopened),
    ...onDone('changed', changed),
    ...(dispute && { [`dispute-${dispute.at}`]: dispute.reason, ...onDone('settled', dispute.settled) }),
  }),
  without: ({ note: _, reason: __, dispute, reopened, changed, ...request }: StaffRequest): StaffRequest => ({
    ...request,
    ...(reopened && { reopened: withoutReason(reopened) }),
    ...(changed && { changed: withoutReason(changed) }),
    ...(dispute && { dispute: unexplained(dispute) }),
  }),
};
/** What somebody did to what is another's, and nothing else. */
const ofPosition = {
  textsIn: ({ changed, consents = {} }: Position) => ({
    ...onDone('changed', changed),
    ...Object.fromEntries(Object.values(consents).map(({ at, reason }) => [`declined-${at}`, reason])),
  }),
  without: ({ changed, consents, ...position }: Position): Position => ({
    ...position,
    ...(changed && { changed: withoutReason(changed) }),
    ...(consents && {
      consents: Object.fromEntries(Object.entries(consents).map(([role, { reason: _, ...rest }]) => [role, rest])),
    }),
  }),
};
const ofPlan = {
  textsIn: ({ cancelled }: Plan) => onDone('cancelled', cancelled),
  without: ({ cancelled, ...plan }: Plan): Plan => ({
    ...plan,
    ...(cancelled && { cancelled: withoutReason(cancelled) }),
  }),
};
const aRequest = { in: 'requests', of: ({ request: id }: { readonly request: string }) => ({ id }) } as const;

export const staffTexts: TextsOf<typeof staffEvents> = {
  // Whoever sets a position has read all of them, too: one slot changes it.
  slots: { request: ofRequest, requests: ofRequest, position: ofPosition, plan: ofPlan },
  events: {
    PositionSet: {
      in: 'position',
      of: ({ position: id }) => ({ id }),
      field: 'reason',
      key: ({ at }) => `changed-${at}`,
    },
    PositionDeclined: {
      in: 'position',
      of: ({ position: id }) => ({ id }),
      field: 'reason',
      key: ({ at }) => `declined-${at}`,
    },
    PlanCancelled: { in: 'plan', of: ({ plan: id }) => ({ id }), field: 'reason', key: ({ at }) => `cancelled-${at}` },
    StaffRequested: { ...aRequest, field: 'note', key: lastSet('note') },
    StaffRequestEdited: { ...aRequest, field: 'note', key: lastSet('note') },
    StaffRequestChanged: { ...aRequest, field: 'reason', key: ({ at }) => `changed-${at}` },
    StaffRequestDeclined: { ...aRequest, field: 'reason', key: lastSet('reason') },
    StaffRequestReopened: { ...aRequest, field: 'reason', key: ({ at }) => `reopened-${at}` },
    AllocationDisputed: { ...aRequest, field: 'reason', key: ({ at }) => `dispute-${at}` },
    DisputeSettled: { ...aRequest, field: 'reason', key: ({ at }) => `settled-${at}` },
    StaffAllocated: { ...aRequest, field: 'reason', key: ({ id }) => `allocated-${id}` },
    AllocationCancelled: { ...aRequest, field: 'reason', key: ({ allocation }) => allocation },
  },
};
