import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';
import { day, flag, office, slug, weighed } from '../../shared/fields.ts';
import { listOf, paging } from '../../shared/paging.ts';
import { reasonGiven } from '../../shared/reversal/resources.ts';
import * as example from './examples.ts';
import {
  gathering,
  gatheringChange,
  gatheringDecline,
  gatheringInFull,
  gatheringRegistration,
  gatheringResultsBody,
  gatheringStatus,
  gatheringWithClashes,
} from './resources.ts';

/** The campaign's events, from draft to what came of them (D15). Pure. */
const path = '/campaigns/{campaign}/events';
const one = `${path}/{event}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations' } as const;
const byOrganiser = { see: 'offices-or-associations', act: 'offices-or-target-unit' } as const;

const radar =
  '`clashes` are other events in overlapping hours, of the same area or for the same audience: warnings, never a refusal.';

export const contract = {
  registerEvent: {
    ...members,
    route: `POST ${path}`,
    summary: 'Register an event, as a draft or submitted at once',
    description: `Offices for any, an association for itself, alone or with others: each organiser may change it. With \`submit\` it is submitted in the same step, as by \`submissions\`. Times are those of clocks in Stockholm, within the campaign, at most 31 days apart. Either \`place\` or \`online\`. Who is asked (\`contact\`) is shown to offices and organisers only, unless it is \`public\`, and forgotten after the campaign. ${radar}`,
    status: 201,
    query: weighed,
    body: gatheringRegistration,
    result: gatheringWithClashes,
    refusals: [],
    example: { body: { ...example.eventBody, submit: true }, result: example.eventWithClashes },
  },
  listEvents: {
    ...members,
    route: `GET ${path}`,
    summary: 'List events by when they begin',
    description:
      'Offices see all, associations those that they organise and those that have been published. With `gaps` those that are not wholly written in a language that they are held in. `from` and `to` are days: events that lie in that time, at least in part. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    query: {
      ...paging,
      from: z.optional(day()),
      to: z.optional(day()),
      status: z.optional(gatheringStatus),
      unit: z.optional(slug()),
      area: z.optional(slug()),
      kind: z.optional(slug()),
      gaps: z.optional(flag()),
      owner: z.optional(office()),
      overdue: z.optional(flag()),
    },
    result: listOf(gathering),
    refusals: [],
    example: { result: { items: [example.event] } },
  },
  showEvent: {
    ...members,
    route: `GET ${one}`,
    summary: 'Show an event with its clashes and its history',
    result: gatheringInFull,
    refusals: [],
    example: { result: example.eventInFull },
  },
  changeEvent: {
    ...byOrganiser,
    route: `PATCH ${one}`,
    summary: 'Change an event that is neither cancelled nor held',
    description: `What is given takes the place of what was, whole; null takes away what may be left out; \`place\` takes the place of \`online\` and the other way round. Of a published event \`sequence\` rises, unless only \`cost\`, \`hours\` or \`expectedReach\` change. One that is no longer public leaves the public list and the feeds. An office that neither organises it nor answers for it, where another office does, gives a \`reason\`. ${radar}`,
    body: gatheringChange,
    result: gatheringWithClashes,
    refusals: ['wrong-status'],
    example: { body: { endsAt: '2026-08-22T18:00', description: null }, result: example.eventWithClashes },
  },
  submitEvent: {
    ...byOrganiser,
    route: `POST ${one}/submissions`,
    summary: 'Submit a draft, so that an office publishes it',
    description: 'D6: the answer says which office owns it, and by when it is decided on.',
    result: gatheringWithClashes,
    refusals: ['wrong-status'],
    example: { result: example.eventWithClashes },
  },
  declineEvent: {
    see: 'offices-or-associations',
    act: 'offices',
    route: `POST ${one}/declines`,
    summary: 'Decline a submitted event, or send it back to be changed',
    description:
      'D6: by an office, with a reason that the organisers and all offices read. With `back` it is a draft again, which the organisers may change and submit anew; else it ends, and the office that declined it may reopen it.',
    body: gatheringDecline,
    result: gathering,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Lokalen är bokad för valvakan; välj en annan kväll.', back: true },
      result: { ...example.event, status: 'draft', reason: 'Lokalen är bokad för valvakan; välj en annan kväll.' },
    },
  },
  reopenEvent: {
    see: 'offices-or-associations',
    act: 'offices',
    route: `POST ${one}/reopening`,
    summary: 'Reopen a declined event',
    description: 'By the office that declined it, with a reason: it awaits an answer again, by a new day.',
    body: reasonGiven,
    result: gathering,
    refusals: ['wrong-status', 'not-allowed'],
    example: {
      body: { reason: 'Valvakan är flyttad.' },
      result: { ...example.event, reason: 'Valvakan är flyttad.', replyBy: '2026-08-10' },
    },
  },
  publishEvent: {
    ...byOrganiser,
    route: `POST ${one}/publication`,
    summary: 'Publish an event, or publish a cancelled one again',
    description: `An office at once, whosever it is: of a submitted one that is the approval. An association its own only if the settings say so (\`publicity.associationsPublish\`). One that has been may be published too, so that it can be said what came of it. ${radar}`,
    result: gatheringWithClashes,
    decisive: { EventPublished: true },
    refusals: ['wrong-status'],
    example: { result: { ...example.eventWithClashes, status: 'published', publishedAt: example.event.changedAt } },
  },
  cancelEvent: {
    ...byOrganiser,
    route: `POST ${one}/cancellation`,
    summary: 'Cancel an event',
    description: 'One’s own needs no approval. One that has been published stays in the feeds, and they say so.',
    body: reasonGiven,
    result: gathering,
    decisive: { EventCancelled: true },
    refusals: ['wrong-status'],
    example: { body: { reason: 'Storm är utlovad.' }, result: { ...example.event, status: 'cancelled' } },
  },
  reportResults: {
    ...byOrganiser,
    route: `POST ${one}/results`,
    summary: 'Say what came of an event: people reached, of them those who were there, what it cost and took',
    description:
      'D15, E1: of a published one, once it has begun; `hours` are those that it took, of the employed and of volunteers. Said again, it takes the place of what was said.',
    body: gatheringResultsBody,
    result: gathering,
    refusals: ['wrong-status', 'too-soon'],
    example: { body: example.results, result: { ...example.event, status: 'held', results: example.results } },
  },
  reverseResults: {
    ...byOrganiser,
    route: `POST ${one}/results/reversal`,
    summary: 'Take back what was said came of an event',
    description:
      'By whoever may say it: it is published as before, counts nowhere, and what came of it can be said anew. What was said stays readable in `reversedResults`, with the reason.',
    body: reasonGiven,
    result: gathering,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Siffrorna gällde festen i Huvudsta.' },
      result: { ...example.event, status: 'published', reversedResults: example.reversedResults },
    },
  },
} as const satisfies Contract;
