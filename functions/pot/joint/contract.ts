import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { prose } from '../../../shared/fields.ts';
import * as example from '../examples.ts';
import { spendingRequest } from '../resources.ts';

/** What several associations ask for together (E11): each says yes or no to its share. Pure. */
const one = '/campaigns/{campaign}/pot/requests/{request}/partners/{association}';
const answered = {
  see: 'offices-or-target-unit',
  act: 'target-unit',
  result: spendingRequest,
  refusals: ['wrong-status'],
} as const;

export const contract = {
  consentToSpending: {
    ...answered,
    route: `POST ${one}/consents`,
    summary: 'Consent to one’s share of a joint request',
    description:
      'E11: once every partner has, the heads are asked, with a `replyBy` of their own. An edit or a reopening asks the partners anew.',
    example: { result: example.jointRequest },
  },
  declineSpendingShare: {
    ...answered,
    route: `POST ${one}/declines`,
    decisive: { SpendingDeclined: true },
    summary: 'Decline one’s share of a joint request',
    description: 'E11: until it is decided. The request is withdrawn then, and all are told; who asked may ask anew.',
    body: z.strictObject({ reason: prose(500) }),
    example: {
      body: { reason: 'Vi har inga pengar till det.' },
      result: { ...example.jointRequest, status: 'withdrawn', endedBy: 'solna' },
    },
  },
} as const satisfies Contract;
