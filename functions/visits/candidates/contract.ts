import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, days, email, line, prose, slug, ulid } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { instant, list, removed, removedOrRetired, stamps, weighable } from '../../../shared/resources.ts';
import { example as visitExample, visit, visitHours, visitStatus } from '../contract.ts';

/** Candidates (D18): people with free days, conditions and a load of their own. Pure. */
const path = '/campaigns/{campaign}/candidates';
const one = `${path}/{candidate}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations' } as const;
const byOffices = { see: 'offices-or-associations', act: 'offices' } as const;
const oneself = { ...members, actors: 'the candidate, and offices' } as const;
const own = {
  see: 'offices-or-target-unit',
  act: 'offices-or-target-unit',
  actors: 'the candidate, and offices',
} as const;

const freeDays = () => list(z.strictObject({ from: day(), to: z.optional(day()) }), z.maxLength(100));
const perWeek = () => days(1, 21);
export const candidateEntry = z.strictObject({
  name: line(100),
  association: z.optional(slug()),
  person: z.optional(ulid()),
  email: z.optional(email()),
  free: freeDays(),
  perWeek: z._default(perWeek(), 3),
  conditions: z.optional(prose(500)),
});

export const candidateFeed = z.object({ id: z.string(), openedAt: instant() });
export const candidateFeedWithAddress = z.extend(candidateFeed, { url: z.optional(z.string()) });
const freeSpan = z.object({ from: day(), to: day() });
export const candidate = z.object({
  id: z.string(),
  /** Forgotten some days after the campaign, and so are conditions and person. */
  name: z.optional(z.string()),
  association: z.optional(slug()),
  /** For the offices and the candidate, and so are address and feeds. */
  person: z.optional(z.string()),
  email: z.optional(z.string()),
  free: list(freeSpan),
  perWeek: z.int(),
  conditions: z.optional(z.string()),
  /** By which visits: for the offices, the candidate, and whose they are. */
  booked: list(
    z.object({
      days: list(day()),
      hours: z.optional(visitHours),
      visit: z.optional(z.string()),
      unit: z.optional(slug()),
    }),
  ),
  feeds: z.optional(list(candidateFeed)),
  /** Since when they take no more visits; entered again, they do. */
  retired: z.optional(instant()),
  ...stamps,
  ...weighable,
});

const body = {
  name: 'Alva Andersson',
  association: 'solna',
  email: 'alva@example.org',
  free: [{ from: '2026-08-15', to: '2026-08-30' }, { from: '2026-09-05' }],
  perWeek: 2,
  conditions: 'Resan betald; kommer gärna med tåg.',
} as const;
const example = {
  id: visitExample.candidate,
  ...body,
  free: [body.free[0], { from: '2026-09-05', to: '2026-09-05' }],
  booked: [{ days: visitExample.wishes, hours: visitExample.hours, visit: visitExample.id, unit: visitExample.unit }],
  feeds: [{ id: '01M83Y8C5VKN9V3T2F4F6W6Q1M', openedAt: '2026-08-01T08:00:00.000Z' }],
  version: 2,
  createdAt: '2026-08-01T08:00:00.000Z',
  updatedAt: '2026-08-01T08:00:00.000Z',
} as const;

export const contract = {
  enterCandidate: {
    ...byOffices,
    route: `POST ${path}`,
    summary: 'Enter a candidate',
    description:
      'D18: with days on which they are free (`free`: from and to, one day without `to`), the most visits in a week from Monday to Sunday, and their conditions. `association` says whose candidate it is, and is told of what they are asked for. `person` links them to somebody in the campaign, who then answers for themselves. `email` is for whoever has no sign-in: what they are asked for is written to them, with a link that shows it and how to answer. Name, person, address and conditions are forgotten some days after the campaign.',
    status: 201,
    body: candidateEntry,
    result: candidate,
    refusals: [],
    example: { body, result: { ...example, booked: [], feeds: [], version: 1 } },
  },
  listCandidates: {
    ...members,
    route: `GET ${path}`,
    summary: 'List candidates, or those who can be asked for a day',
    description:
      '`freeOn` leaves those who are free on that day, have no visit then, and take more in its week. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    query: { ...paging, association: z.optional(slug()), freeOn: z.optional(day()) },
    result: listOf(candidate),
    refusals: [],
    example: { result: { items: [example] } },
  },
  showCandidate: {
    ...members,
    route: `GET ${one}`,
    summary: 'Show a candidate, with what they are booked for',
    result: candidate,
    refusals: [],
    example: { result: example },
  },
  setCandidate: {
    ...byOffices,
    route: `PUT ${one}`,
    summary: 'Enter a candidate anew',
    description:
      'What is not named is gone. Days that visits are on can be taken away once these are declined or moved (`rests-on`, naming them). Who was retired takes visits again.',
    status: 200,
    body: candidateEntry,
    result: candidate,
    refusals: ['rests-on'],
    example: { body, result: example },
  },
  changeCandidate: {
    ...oneself,
    route: `PATCH ${one}`,
    summary: 'Change a candidate',
    description: 'What is not named stays. Candidates change their own days, load and conditions; offices all of it.',
    body: z
      .strictObject({
        name: z.optional(line(100)),
        association: z.optional(slug()),
        person: z.optional(ulid()),
        email: z.optional(email()),
        free: z.optional(freeDays()),
        perWeek: z.optional(perWeek()),
        conditions: z.optional(prose(500)),
      })
      .check(z.refine((change) => Object.keys(change).length > 0, { message: 'nothing' })),
    result: candidate,
    refusals: ['rests-on'],
    example: { body: { free: body.free }, result: example },
  },
  removeCandidate: {
    ...byOffices,
    route: `DELETE ${one}`,
    summary: 'Remove a candidate, or retire them',
    description:
      'Removed while nobody has asked for them; else they are `retired`: they take no more visits, and come back when they are entered again. Visits that there are stay. Their calendars end.',
    result: removedOrRetired,
    decisive: { CandidateRemoved: true },
    refusals: [],
    example: { result: { id: example.id, retired: true } },
  },
  listCandidateVisits: {
    ...own,
    route: `GET ${one}/visits`,
    summary: 'List what a candidate is asked for',
    description:
      'By unit, whatever became of it. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    query: { ...paging, status: z.optional(visitStatus) },
    result: listOf(visit),
    refusals: [],
    example: { result: { items: [visitExample] } },
  },
  openCandidateFeed: {
    ...own,
    route: `POST ${one}/feeds`,
    summary: 'Open a calendar feed of a candidate’s visits',
    description:
      '`url` holds a secret and is shown this once: it is stored nowhere. So an answer repeated under an `Idempotency-Key` lacks it; revoke that feed then, and open another. An office opens one for a candidate who has no sign-in.',
    status: 201,
    result: candidateFeedWithAddress,
    refusals: ['too-many-feeds'],
    example: {
      result: {
        ...example.feeds[0],
        url: `https://valsam.example/feeds/val-2026.${example.id}.q2v6rY0mFZ1m1a2Q7xJr8c0B5dE3hT4uK9sL6wNpVzA/visits.ics`,
      },
    },
  },
  revokeCandidateFeed: {
    ...own,
    route: `DELETE ${one}/feeds/{feed}`,
    summary: 'Revoke a calendar feed at once',
    result: removed,
    refusals: [],
    example: { result: { id: example.feeds[0].id } },
  },
} as const satisfies Contract;
