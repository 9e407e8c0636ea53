import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, office } from '../../../shared/fields.ts';
import { daysOf } from '../../../shared/weeks.ts';
import { list, ring } from '../../../shared/resources.ts';
import { ringAverage } from '../../../shared/rings.ts';
import { figureNames } from './rules.ts';
import { freeExtent } from '../resources.ts';
import * as example from './examples.ts';

/** What staff does for whom, and what it costs to look after (D1, D4, D24). In full-time weeks, to hundredths. Pure. */
const path = '/campaigns/{campaign}/staff';
const offices = { see: 'offices', act: 'offices', refusals: [] } as const;

const span = { from: day(), to: day() };
const weeks = () => z.number();

const figures = {
  requests: z.int(),
  asked: weeks(),
  given: weeks(),
  confirmed: weeks(),
  shortNotice: weeks(),
  shares: weeks(),
  own: weeks(),
};
const sums = { associations: z.int(), asking: z.int(), ...figures };

export const staffLoad = z.object({
  ...span,
  perOffice: list(
    z.object({ office: office(), supervision: weeks(), administration: weeks(), total: weeks(), asked: weeks() }),
  ),
  unfairness: z.number(),
  next: office(),
});

export const staffCoverage = z.object({
  ring: list(z.object({ ring, ...sums })),
  priority: list(z.object({ priorityArea: z.boolean(), ...sums })),
  perAssociation: list(z.object({ unit: z.string(), name: z.string(), ring, priorityArea: z.boolean(), ...figures })),
  average: list(ringAverage(figureNames)),
});

export const staffCapacity = z.object({
  week: z.string(),
  ...span,
  free: weeks(),
  positions: list(
    z.object({
      id: z.string(),
      title: z.string(),
      employer: z.string(),
      supervisor: office(),
      plannable: z.boolean(),
      free: list(freeExtent),
    }),
  ),
});

export const contract = {
  showStaffLoad: {
    ...offices,
    route: `GET ${path}/load`,
    summary: 'How much supervision and administration each office bears',
    description:
      'D4: a position counts with its whole extent within `from` to `to` (default: the campaign). `unfairness` is (most - least) / mean of the three totals: 0 is even, 3 is all at one office. `next` is the office with the least, which should take the next position. `asked` is what the office was named for and has not accepted; what it declined is with whoever employs.',
    query: { from: z.optional(day()), to: z.optional(day()) },
    result: staffLoad,
    example: { result: example.load },
  },
  showStaffCoverage: {
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    refusals: [],
    route: `GET ${path}/coverage`,
    summary: 'What each association asked for and got, by ring and priority area',
    description:
      'D24: associations that asked for nothing are listed too. `asked` is all but what was withdrawn, `given` the allocations, `confirmed` and `shortNotice` (D5) what of them is so; `shares` are parts of others’ positions from the start, `own` is what the association employs itself. `average` is of an association of the ring. An association reads its own row and that of its ring.',
    result: staffCoverage,
    example: { result: example.coverage },
  },
  showStaffCapacity: {
    ...offices,
    route: `GET ${path}/capacity`,
    summary: 'What is free of each position in a week',
    description:
      'D1: `week` is `YYYY-Www` as ISO 8601 numbers them, Monday to Sunday, so that a week may begin in the year before. `free` lists percent of full time by days; together in full-time weeks.',
    query: { week: z.string().check(z.refine((week) => daysOf(week) !== undefined, 'week')) },
    result: staffCapacity,
    example: { result: example.capacity },
  },
} as const satisfies Contract;
