import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { list, named, officeId } from '../../../shared/resources.ts';
import { campaign, role } from '../contract.ts';

/** Who somebody is, and where: the first that a client asks for once somebody has signed in. Pure. */

/** One campaign that somebody is in. `unitName`: where the unit has been entered; administrators are of none. */
export const ownCampaign = z.object({
  id: z.string(),
  name: z.string(),
  person: named,
  memberships: list(z.object({ unit: z.string(), role, unitName: z.optional(z.string()) })),
  /** As head or as deputy, today. */
  actingFor: list(officeId),
  vouched: z.optional(z.partialRecord(officeId, officeId)),
});

export const oneself = z.object({ subject: z.string(), campaigns: list(ownCampaign) });

export const contract = {
  showOneself: {
    route: 'GET /me',
    summary: 'Show who one is, and in which campaigns',
    description: '`actingFor`: the offices one acts for today, as head or deputy (D8).',
    see: 'oneself',
    act: 'oneself',
    result: oneself,
    refusals: [],
    example: {
      result: {
        subject: 'district-head',
        campaigns: [
          {
            id: 'val-2026',
            name: 'Valrörelsen 2026',
            person: { id: '01M83Y8C5VHEAD000000000001', name: 'Kim Holm' },
            memberships: [{ unit: 'district', role: 'head', unitName: 'Distriktskansliet' }],
            actingFor: ['district'],
          },
        ],
      },
    },
  },
  listCampaigns: {
    route: 'GET /campaigns',
    summary: 'List the campaigns that one is in',
    description: 'An administrator by the token’s group sees all.',
    see: 'oneself',
    act: 'oneself',
    result: z.object({ items: list(campaign) }),
    refusals: [],
    example: {
      result: {
        items: [
          {
            id: 'val-2026',
            name: 'Valrörelsen 2026',
            start: '2026-04-28',
            electionDay: '2026-09-13',
            end: '2026-10-04',
            version: 1,
            createdAt: '2026-08-01T08:00:00.000Z',
            updatedAt: '2026-08-01T08:00:00.000Z',
          },
        ],
      },
    },
  },
} as const satisfies Contract;
