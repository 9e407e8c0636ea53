import type { TextsOf } from '../../shared/texts.ts';
import type { staffEvents } from './events.ts';
import type { StaffRequest } from './state.ts';

/** Where staff requests keep what people wrote, also of the allocations that answer them (invariant 9). Pure. */
const ofRequest = {
  textsIn: ({ note, reason, dispute }: StaffRequest) => ({
    note,
    reason,
    ...(dispute && { [`dispute-${dispute.at}`]: dispute.reason }),
  }),
  without: ({ note: _, reason: __, dispute, ...request }: StaffRequest): StaffRequest => ({
    ...request,
    ...(dispute && { dispute: { uncovered: dispute.uncovered, at: dispute.at } }),
  }),
};
const aRequest = { in: 'requests', of: ({ request: id }: { readonly request: string }) => ({ id }) } as const;

export const staffTexts: TextsOf<typeof staffEvents> = {
  slots: { request: ofRequest, requests: ofRequest },
  events: {
    StaffRequested: { ...aRequest, field: 'note', key: () => 'note' },
    StaffRequestDeclined: { ...aRequest, field: 'reason', key: () => 'reason' },
    AllocationDisputed: { ...aRequest, field: 'reason', key: ({ at }) => `dispute-${at}` },
    AllocationCancelled: { ...aRequest, field: 'reason', key: ({ allocation }) => allocation },
  },
};
