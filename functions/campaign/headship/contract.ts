import type { Contract } from '../../../shared/contract.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import { personRoles } from '../contract.ts';

/** How the change of an office head ends that nobody confirms: declined, or withdrawn (D6, D8). Pure. */
const path = '/campaigns/{campaign}/people/{person}';
const memberships = [{ unit: 'city-hall', role: 'staff' }] as const;
const changed = { memberships: [{ unit: 'city-hall', role: 'head' }], offices: ['city-hall'] } as const;
const kept = {
  id: '01M83Y8C5VMEMBER0000000001',
  memberships,
  version: 3,
  createdAt: '2026-08-01T08:00:00.000Z',
  updatedAt: '2026-08-05T08:00:00.000Z',
} as const;
const at = '2026-08-05T08:00:00.000Z';
const reason = 'Vi vill träffas först.';

export const contract = {
  declineHeadChange: {
    see: 'offices-or-admin',
    act: 'heads',
    route: `POST ${path}/declines`,
    summary: 'Decline the pending change of an office head, with a reason',
    description:
      'D8: by a head of another office, as it would be confirmed. Everything stays as it is; the proposal stays readable in `lastProposal`, and can be made anew.',
    body: reasonGiven,
    result: personRoles,
    refusals: ['nothing-to-confirm', 'other-office-adopts', 'head-unconfirmed'],
    example: {
      body: { reason },
      result: { ...kept, lastProposal: { status: 'declined', at, by: 'district', reason, ...changed } },
    },
  },
  withdrawHeadChange: {
    see: 'offices-or-admin',
    act: 'admin',
    route: `POST ${path}/withdrawal`,
    summary: 'Withdraw the pending change of an office head',
    description: 'Everything stays as it is.',
    result: personRoles,
    refusals: ['nothing-to-confirm'],
    example: { result: { ...kept, lastProposal: { status: 'withdrawn', at, ...changed } } },
  },
} as const satisfies Contract;
