import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { list } from '../../../shared/resources.ts';
import { unitContact } from '../contacts/contract.ts';
import { person } from '../contract.ts';

/** What is stored of people, for themselves (GDPR, articles 15 and 20). Pure. */
export const ownData = z.object({
  subject: z.string(),
  campaigns: list(
    z.object({
      id: z.string(),
      name: z.string(),
      person,
      contacts: list(unitContact),
      /** By what it is of; `history` is what they did, and what was done with them. */
      stored: z.record(z.string(), list(z.record(z.string(), z.unknown()))),
    }),
  ),
});

const id = '01M83Y8C5VMEMBER0000000001';
const at = '2026-08-01T08:00:00.000Z';
const subject = 'association-solna';

export const contract = {
  exportOwnData: {
    route: 'GET /me/export',
    summary: 'Export what is stored of oneself',
    description:
      'Of all campaigns that one is in: details, memberships, votes, what one asked for and read, and what one did (`history`), with one’s own words. Nothing of anybody else, no secrets and no digests.',
    see: 'oneself',
    act: 'oneself',
    result: ownData,
    refusals: [],
    example: {
      result: {
        subject,
        campaigns: [
          {
            id: 'val-2026',
            name: 'Valrörelsen 2026',
            person: {
              id,
              subject,
              name: 'Kim Holm',
              memberships: [{ unit: 'solna', role: 'member' }],
              version: 1,
              createdAt: at,
              updatedAt: at,
            },
            contacts: [],
            stored: {
              readNotices: [{ id: '01M83Y8C5VKN9V3T2F4F6W6Q1D', inbox: 'solna', at, event: 'SpendingReserved' }],
            },
          },
        ],
      },
    },
  },
} as const satisfies Contract;
