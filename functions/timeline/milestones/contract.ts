import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, days, inForm, line, prose, slug, weighed } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import { text } from '../../../shared/problems.ts';
import * as example from '../examples.ts';
import {
  milestone,
  milestoneKind,
  milestoneState,
  milestoneWhen,
  placedMilestone,
  removedMilestone,
  subject,
} from '../resources.ts';
import { templates } from '../template.ts';

/** Milestones (D25): what is to be done by when, who sees to it, and what waits for what. Pure. */
const path = '/campaigns/{campaign}/milestones';
const one = `${path}/{milestone}` as const;
const readable = { see: 'members', act: 'members', refusals: [] } as const;
const byOffices = { see: 'members', act: 'offices' } as const;

const edge = z.strictObject({
  milestone: slug(),
  lag: z._default(days(0, 120), 0),
  workdays: z.optional(z.literal(true)),
});
const milestoneBody = z.strictObject({
  title: line(120),
  owner: slug(),
  kind: milestoneKind,
  when: z.optional(milestoneWhen),
  length: z._default(days(0, 365), 0),
  after: z._default(list(edge, z.maxLength(20)), []),
  pinned: z._default(z.boolean(), false),
  governs: z._default(
    list(
      z.strictObject({
        subject: subject(),
        field: z
          .string()
          .check(
            z.maxLength(40),
            ...inForm(/^[a-z][A-Za-z]*$/, text('Skriv fältets namn.', 'Write the name of the field.')),
          ),
      }),
      z.maxLength(10),
    ),
    [],
  ),
  remind: z._default(list(days(0, 120), z.maxLength(5)), [14, 3]),
  note: z.optional(prose(1000)),
});

export const contract = {
  setMilestone: {
    ...byOffices,
    route: `PUT ${one}`,
    summary: 'Enter a milestone, or change it',
    description:
      'By offices. `when` is a day, or days before or after `election-day`; without it the day follows from `after`, each with a `lag` in days (`workdays`: Monday to Friday without Swedish holidays). Its day is the latest of these, and of where it was pushed before: it comes later by itself, never earlier; `couldBe` says how early it could be. `pinned`, by a head, moves for nobody: what it waits for may then be in `conflict`. `governs` are days of other things that are this one’s: an order deadline moves later with it, a print run is proposed to the district office, others are told. A dropped one comes back. What is dropped is waited for no more (`warnings`).',
    query: weighed,
    body: milestoneBody,
    result: milestone,
    refusals: ['cycle', 'pinned', 'wrong-status', 'too-many-milestones'],
    example: { body: example.body, result: example.milestone },
  },
  showMilestone: {
    ...readable,
    route: `GET ${one}`,
    summary: 'Show a milestone, with its day',
    result: milestone,
    example: { result: example.milestone },
  },
  removeMilestone: {
    ...byOffices,
    route: `DELETE ${one}`,
    summary: 'Remove a milestone, or drop it',
    description:
      'By offices, a pinned one by a head. Removed while nothing was made with it; else `dropped`: it stays readable, and comes back when it is entered again. Not while others wait for it: `milestones` names them.',
    query: weighed,
    result: removedMilestone,
    decisive: { MilestoneDropped: true },
    refusals: ['in-use', 'wrong-status'],
    example: { result: { id: 'print-files', dropped: false } },
  },
  listMilestones: {
    ...readable,
    route: `GET ${path}`,
    summary: 'List the milestones by day',
    query: { owner: z.optional(slug()), state: z.optional(milestoneState), until: z.optional(day()) },
    result: z.object({ items: list(placedMilestone) }),
    example: { result: { items: [example.placed] } },
  },
  applyTemplate: {
    see: 'members',
    act: 'heads',
    route: `POST ${path}/template`,
    summary: 'Enter the milestones of a template',
    description:
      'D25. `2018` has the milestones of that campaign relative to election day, and those that its evaluation asked for: start earlier, order in time, evaluate within weeks. By a head, since some are pinned. What is there under the same id stays as it is; what would have been before today is marked `past`, and nobody is reminded of it. Offices are told once.',
    query: weighed,
    body: z.strictObject({ template: z.enum(templates) }),
    result: z.object({ items: list(placedMilestone) }),
    refusals: ['already-there', 'too-many-milestones'],
    example: { body: { template: '2018' }, result: { items: [example.placed] } },
  },
} as const satisfies Contract;
