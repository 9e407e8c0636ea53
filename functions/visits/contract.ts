import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';
import { clock, day, flag, line, office, prose, slug, ulid } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { listOf, paging } from '../../shared/paging.ts';
import { distinct, instant, list, ring, stamps, weighable } from '../../shared/resources.ts';
import { doneBy, reasonGiven } from '../../shared/reversal/resources.ts';
import { answerers, visitStatuses } from './state.ts';

/** Candidates asked to visit associations (D18). Pure. */
const path = '/campaigns/{campaign}/visits';
const one = `${path}/{visit}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations' } as const;
const own = { see: 'offices-or-target-unit', act: 'offices-or-target-unit' } as const;
const answered = { ...own, actors: 'the candidate, and an office on their behalf' } as const;

export const visitStatus = z.enum(visitStatuses);
/** Who says no: the candidate, or an office. */
export const answerer = z.enum(answerers);
const clocks = { from: clock(), to: clock() };
export const visitHours = z.object(clocks);
const hours = () =>
  z.strictObject(clocks).check(z.refine(({ from, to }) => from < to, { message: 'order', path: ['to'] }));
const wishes = () => list(day(), z.minLength(1), z.maxLength(10), distinct());
export const visit = z.object({
  id: z.string(),
  unit: slug(),
  filer: z.optional(z.string()),
  candidate: z.string(),
  /** Forgotten some days after the campaign, and so are place, topic and reasons. */
  candidateName: z.optional(z.string()),
  wishes: list(day()),
  /** Absent: the whole day. */
  hours: z.optional(visitHours),
  place: z.optional(z.string()),
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
  declinedBy: z.optional(answerer),
  declinedAt: z.optional(instant()),
  reopened: z.optional(z.object({ at: instant(), by: answerer, reason: z.optional(z.string()) })),
  changed: z.optional(doneBy),
  escalated: z.optional(z.boolean()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});

const counts = { asked: z.int(), accepted: z.int(), declined: z.int(), withdrawn: z.int() };

const body = {
  unit: 'nykvarn',
  candidate: '01M83Y8C5VKN9V3T2F4F6W6Q1K',
  wishes: ['2026-08-22', '2026-08-29'],
  hours: { from: '18:00', to: '20:00' },
  place: 'Folkets hus',
  topic: 'Skolan',
} as const;
/** An example of a visit, for the candidate's list, too. */
export const example = {
  id: 'nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1D',
  ...body,
  candidateName: 'Alva Andersson',
  filer: '01M83Y8C5VMEMBER0000000001',
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
  perAssociation: list(z.object({ unit: slug(), name: z.string(), ring, hasOwn: z.boolean(), ...counts })),
  byOwn: list(z.object({ hasOwn: z.boolean(), associations: z.int(), ...counts, acceptedPerAssociation: z.number() })),
  perRing: list(z.object({ ring, associations: z.int(), ...counts, acceptedPerAssociation: z.number() })),
});

export const contract = {
  askForVisit: {
    ...members,
    route: `POST ${path}`,
    summary: 'Ask for a visit by a candidate',
    description:
      'Associations for themselves, offices for any. D6: the answer says which office owns it and by when it is answered. D18: on days on which the candidate is free, `hours` of them or the whole day, at least `publicity.leastNoticeDays` ahead (`too-soon`, with `earliest`); a wish sooner than `publicity.noticeDays` is accepted and marked `shortNotice`. Until it is answered it takes all its wishes: nobody is asked for twice at one time (`candidate-booked`), nor for more visits than `perWeek` in a week from Monday (`candidate-week-full`). These refusals name the `days`, and up to ten that are `free` instead. The candidate’s own association is told. Who is asked is seen by the offices, the unit and the candidate only.',
    status: 201,
    body: z.strictObject({
      unit: slug(),
      candidate: ulid(),
      wishes: wishes(),
      hours: z.optional(hours()),
      place: z.optional(line(200)),
      topic: line(200),
    }),
    result: visit,
    refusals: ['too-soon', 'candidate-not-free', 'candidate-booked', 'candidate-week-full'],
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
      overdue: z.optional(flag()),
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
      'D18, D24: how many requests were accepted, declined, withdrawn or await an answer; those without a candidate of their own first, of these the ones with the fewest visits, and those that never asked too. `byOwn` compares those with and without a candidate of their own. For all to see.',
    result: visitSpread,
    refusals: [],
    example: {
      result: {
        perAssociation: [
          {
            unit: 'nykvarn',
            name: 'Nykvarn',
            ring: 'outer',
            hasOwn: false,
            asked: 1,
            accepted: 0,
            declined: 0,
            withdrawn: 0,
          },
        ],
        byOwn: [
          {
            hasOwn: false,
            associations: 1,
            asked: 1,
            accepted: 0,
            declined: 0,
            withdrawn: 0,
            acceptedPerAssociation: 0,
          },
          {
            hasOwn: true,
            associations: 0,
            asked: 0,
            accepted: 0,
            declined: 0,
            withdrawn: 0,
            acceptedPerAssociation: 0,
          },
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
    ...own,
    route: `GET ${one}`,
    summary: 'Show a request for a visit',
    result: visit,
    refusals: [],
    example: { result: example },
  },
  changeVisit: {
    ...own,
    actors: 'the unit, and offices',
    route: `PATCH ${one}`,
    summary: 'Change the days, the hours, the candidate or the place of a visit',
    description:
      'Until it has been, by the rules of a new request, as if this one had not been there. What is not named stays. Other days, hours or another candidate are asked for anew, also where it was accepted; another place is only told. An office that neither has asked nor answers for it gives a `reason`, which is in `changed`.',
    body: z
      .strictObject({
        candidate: z.optional(ulid()),
        wishes: z.optional(wishes()),
        hours: z.optional(hours()),
        place: z.optional(line(200)),
        reason: z.optional(prose(500)),
      })
      .check(z.refine(({ reason: _, ...change }) => Object.keys(change).length > 0, { message: 'nothing' })),
    result: visit,
    refusals: ['wrong-status', 'too-soon', 'candidate-not-free', 'candidate-booked', 'candidate-week-full'],
    example: { body: { hours: { from: '17:00', to: '19:00' } }, result: example },
  },
  acceptVisit: {
    ...answered,
    route: `POST ${one}/acceptances`,
    summary: 'Say on which day the visit is',
    description:
      'By the candidate, or by an office on their behalf. One of the days wished for, or another one on which they are free. An accepted visit may be moved.',
    body: z.strictObject({ day: day() }),
    result: visit,
    decisive: { VisitAccepted: true },
    refusals: ['wrong-status', 'candidate-not-free', 'candidate-booked', 'candidate-week-full'],
    example: { body: { day: '2026-08-29' }, result: accepted },
  },
  declineVisit: {
    ...answered,
    route: `POST ${one}/declines`,
    summary: 'Decline a request for a visit, or call off an accepted one',
    description: 'By the candidate, or by an office on their behalf. The days are free again.',
    body: reasonGiven,
    result: visit,
    refusals: ['wrong-status'],
    example: { body: { reason: 'Fullbokad de dagarna.' }, result: { ...example, status: 'declined' } },
  },
  reopenVisit: {
    ...answered,
    actors: 'whoever declined it; for a candidate any office, too',
    route: `POST ${one}/reopening`,
    summary: 'Open a declined request for a visit again',
    description:
      'By whoever declined it, with a reason. It is asked for again, awaits an answer by `replyBy`, and takes those of its wishes that are free still.',
    body: reasonGiven,
    result: visit,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Hon kan ändå.' },
      result: { ...example, reopened: { at: '2026-08-05T08:00:00.000Z', by: 'district', reason: 'Hon kan ändå.' } },
    },
  },
  withdrawVisit: {
    see: 'offices-or-target-unit',
    act: 'target-unit',
    actors: 'the unit',
    route: `POST ${one}/withdrawal`,
    summary: 'Withdraw a request for a visit',
    result: visit,
    refusals: ['wrong-status'],
    example: { result: { ...example, status: 'withdrawn' } },
  },
} as const satisfies Contract;
