import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { historyEntry } from '../../../shared/resources.ts';

/** The history of anything. Pure. */
export const pastEvent = z.extend(historyEntry, { subject: z.string() });

const subject = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';

export const contract = {
  listHistory: {
    route: 'GET /campaigns/{campaign}/audit',
    summary: 'The history of anything',
    description:
      'Oldest first. The subject is the path below the campaign, such as `pot` or `pot/requests/{request}`; of bikes and cabins `assets/{asset}` and `assets/bookings/{booking}`. Offices see everything; an association what concerns it, without the names of others.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: { ...paging, subject: z.string().check(z.minLength(1), z.maxLength(500)) },
    result: listOf(pastEvent),
    refusals: [],
    example: {
      result: {
        items: [
          {
            id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
            at: '2026-08-03T08:00:00.000Z',
            actor: '01M83Y8C5VMEMBER0000000001',
            event: 'SpendingRequested',
            subject,
            data: { unit: 'solna', budgetLine: 'publicity', amount: 1_200_000, replyBy: '2026-08-08' },
          },
        ],
      },
    },
  },
} as const satisfies Contract;
