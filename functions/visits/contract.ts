import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';
import { day, line, office, prose, slug } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { listOf, paging } from '../../shared/paging.ts';
import { list, ring, stamps } from '../../shared/resources.ts';
import { visitStatuses } from './state.ts';

/** Candidates asked to visit associations (D18). Pure. */
const path = '/campaigns/{campaign}/visits';
const one = `${path}/{visit}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations' } as const;
const byOffices = { see: 'offices-or-target-unit', act: 'offices' } as const;

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

export const visitStatus = z.enum(visitStatuses);
export const visit = z.object({
  id: z.string(),
  unit: slug(),
  filer: z.optional(z.string()),
  /** Forgotten some days after the campaign. */
  candidate: z.optional(z.string()),
  wishes: list(day()),
  /** Forgotten some days after the campaign, too, and so is the reason. */
  topic: z.optional(z.string()),
  status: visitStatus,
  owner: office(),
  replyBy: day(),
  shortNotice: z.boolean(),
  earliest: day(),
  day: z.optional(day()),
  /** Whether that is one of the days wished for. */
  wished: z.optional(z.boolean()),
  reason: z.optional(z.string()),
  escalated: z.optional(z.boolean()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
});

const counts = { asked: z.int(), accepted: z.int(), declined: z.int(), withdrawn: z.int() };

const body = {
  unit: 'nykvarn',
  candidate: 'Kandidat Andersson',
  wishes: ['2026-08-22', '2026-08-29'],
  topic: 'Skolan',
} as const;
const example = {
  id: 'nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1D',
  ...body,
  filer: 'association-nykvarn',
  status: 'asked',
  owner: 'district',
  replyBy: '2026-08-06',
  shortNotice: false,
  earliest: '2026-08-08',
  version: 1,
  createdAt: '2026-08-01T08:00:00.000Z',
  updatedAt: '2026-08-01T08:00:00.000Z',
} as const;
const accepted = { ...example, status: 'accepted', day: '2026-08-29', wished: true } as const;

export const visitSpread = z.object({
  perAssociation: list(z.object({ unit: slug(), name: z.string(), ring, ...counts })),
  perRing: list(z.object({ ring, associations: z.int(), ...counts, acceptedPerAssociation: z.number() })),
});

export const contract = {
  askForVisit: {
    ...members,
    route: `POST ${path}`,
    summary: 'Ask for a visit by a candidate',
    description:
      'Associations for themselves, offices for any. D6: the answer says which office owns it and by when it is answered. D18: a wish sooner than the agreed notice is accepted and marked `shortNotice`; `earliest` is the earliest that is not. Who is asked is seen by the offices and the unit only, and forgotten some days after the campaign.',
    status: 201,
    body: z.strictObject({
      unit: slug(),
      candidate: line(100),
      wishes: list(day()).check(z.minLength(1), z.maxLength(10), z.refine(isUnique, 'twice')),
      topic: line(200),
    }),
    result: visit,
    refusals: [],
    example: { body, result: example },
  },
  listVisits: {
    ...members,
    route: `GET ${path}`,
    summary: 'List requests for visits',
    description:
      'Offices see all, associations their own. By unit and newest first. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    query: {
      ...paging,
      status: z.optional(visitStatus),
      unit: z.optional(slug()),
      owner: z.optional(office()),
    },
    result: listOf(visit),
    refusals: [],
    example: { result: { items: [example] } },
  },
  showVisitSpread: {
    ...members,
    route: `GET ${path}/spread`,
    summary: 'Show how visits are spread over associations and rings',
    description:
      'D18, D24: how many requests were accepted, declined, withdrawn or await an answer; those with the fewest visits first, and those that never asked too. For all to see.',
    result: visitSpread,
    refusals: [],
    example: {
      result: {
        perAssociation: [
          { unit: 'nykvarn', name: 'Nykvarn', ring: 'outer', asked: 1, accepted: 0, declined: 0, withdrawn: 0 },
        ],
        perRing: [
          {
            ring: 'inner',
            associations: 0,
            asked: 0,
            accepted: 0,
            declined: 0,
            withdrawn: 0,
            acceptedPerAssociation: 0,
          },
          {
            ring: 'outer',
            associations: 1,
            asked: 1,
            accepted: 0,
            declined: 0,
            withdrawn: 0,
            acceptedPerAssociation: 0,
          },
        ],
      },
    },
  },
  showVisit: {
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    route: `GET ${one}`,
    summary: 'Show a request for a visit',
    result: visit,
    refusals: [],
    example: { result: example },
  },
  acceptVisit: {
    ...byOffices,
    route: `POST ${one}/acceptances`,
    summary: 'Say on which day the visit is',
    description: 'One of the days wished for, or another one. An accepted visit may be moved.',
    body: z.strictObject({ day: day() }),
    result: visit,
    refusals: ['wrong-status'],
    example: { body: { day: '2026-08-29' }, result: accepted },
  },
  declineVisit: {
    ...byOffices,
    route: `POST ${one}/declines`,
    summary: 'Decline a request for a visit, or call off an accepted one',
    body: z.strictObject({ reason: prose(500) }),
    result: visit,
    refusals: ['wrong-status'],
    example: { body: { reason: 'Fullbokad de dagarna.' }, result: { ...example, status: 'declined' } },
  },
  withdrawVisit: {
    see: 'offices-or-target-unit',
    act: 'target-unit',
    route: `POST ${one}/withdrawal`,
    summary: 'Withdraw a request for a visit',
    result: visit,
    refusals: ['wrong-status'],
    example: { result: { ...example, status: 'withdrawn' } },
  },
} as const satisfies Contract;
