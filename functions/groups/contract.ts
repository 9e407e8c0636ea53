import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';
import { day, line, prose, slug, ulid } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { listOf, paging } from '../../shared/paging.ts';
import { distinct, instant, list, officeId, removedOrRetired, stamps, weighable } from '../../shared/resources.ts';
import { reasonGiven } from '../../shared/reversal/resources.ts';
import * as example from './examples.ts';
import { assignmentStatuses } from './state.ts';

/** E2: who leads, who runs the week, what they are there for, and what they have decided. Pure. */
const path = '/campaigns/{campaign}/groups';
const one = `${path}/{group}` as const;
const decisionPath = `${one}/decisions/{decision}` as const;
const readable = { see: 'members', act: 'members', refusals: [] } as const;
const byHeads = { see: 'members', act: 'heads' } as const;
const byMembers = { see: 'members', act: 'members', actors: 'members of the group' } as const;
const byOwners = { see: 'members', act: 'members', actors: 'members of the group, and whoever sees to it' } as const;

/** `id` for offices only. */
export const groupPerson = z.object({ id: z.optional(z.string()), name: z.string() });
export const groupAssignment = z.object({
  id: z.string(),
  group: z.string(),
  number: z.int(),
  text: z.optional(z.string()),
  status: z.enum(assignmentStatuses),
  adoptions: list(z.object({ office: officeId, at: instant() })),
  inForceAt: z.optional(instant()),
  /** D6: by when the heads of all three have adopted it. */
  replyBy: z.optional(day()),
  escalated: z.optional(z.boolean()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
});
export const group = z.object({
  id: z.string(),
  name: z.string(),
  members: list(groupPerson),
  /** In force, and what is proposed to take its place. */
  assignment: z.optional(groupAssignment),
  proposedAssignment: z.optional(groupAssignment),
  retired: z.optional(z.boolean()),
  ...stamps,
  ...weighable,
});
export const groupDecision = z.object({
  id: z.string(),
  group: z.string(),
  text: z.optional(z.string()),
  owner: z.optional(slug()),
  person: z.optional(groupPerson),
  due: day(),
  status: z.enum(['open', 'done']),
  overdue: z.optional(z.boolean()),
  correctedAt: z.optional(instant()),
  doneAt: z.optional(instant()),
  reopened: z.optional(z.object({ at: instant(), reason: z.optional(z.string()) })),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
});

const members = () => list(ulid(), z.maxLength(50), distinct());
const ownerFields = { owner: z.optional(slug()), person: z.optional(ulid()) };
const notEmpty = z.refine<object>((body) => Object.keys(body).length > 0, 'nothing');

export const contract = {
  createGroup: {
    ...byHeads,
    route: `POST ${path}`,
    summary: 'Make a group, such as the leadership or the operative group',
    description: 'E2. Its members are people of the campaign; all of the campaign read who they are.',
    status: 201,
    body: z.strictObject({ name: line(100), members: z._default(members(), []) }),
    result: group,
    refusals: [],
    example: { body: { name: 'Ledningsgruppen', members: [example.person.id] }, result: example.group },
  },
  listGroups: {
    ...readable,
    route: `GET ${path}`,
    summary: 'List the groups',
    result: z.object({ items: list(group) }),
    example: { result: { items: [example.group] } },
  },
  showGroup: {
    ...readable,
    route: `GET ${one}`,
    summary: 'Show a group, and what it is there for',
    result: group,
    example: { result: example.groupWithAssignment },
  },
  changeGroup: {
    ...byHeads,
    route: `PATCH ${one}`,
    summary: 'Change a group’s name or members',
    description: 'A retired group comes back.',
    body: z.strictObject({ name: z.optional(line(100)), members: z.optional(members()) }).check(notEmpty),
    result: group,
    refusals: [],
    example: { body: { members: [] }, result: { ...example.group, members: [] } },
  },
  endGroup: {
    ...byHeads,
    route: `DELETE ${one}`,
    summary: 'Remove a group, or retire it',
    description:
      'Removed while nothing was proposed or decided in it, else retired: it stays readable, and decides nothing new.',
    result: removedOrRetired,
    decisive: { GroupEnded: true },
    refusals: [],
    example: { result: { id: example.group.id, retired: false } },
  },
  proposeAssignment: {
    ...byHeads,
    route: `POST ${one}/assignments`,
    summary: 'Propose what a group is there for',
    description:
      'E2: a text. Proposing adopts for the offices that one heads; it is in force once the heads of all three have adopted it. A new proposal replaces an open one.',
    status: 201,
    body: z.strictObject({ text: prose(5000) }),
    result: groupAssignment,
    refusals: ['wrong-status', 'head-unconfirmed'],
    example: { body: { text: example.assignment.text }, result: example.assignment },
  },
  listAssignments: {
    ...readable,
    route: `GET ${one}/assignments`,
    summary: 'List the versions of what a group is there for',
    query: paging,
    result: listOf(groupAssignment),
    example: { result: { items: [example.assignment] } },
  },
  adoptAssignment: {
    ...byHeads,
    route: `POST ${one}/assignments/{assignment}/adoptions`,
    summary: 'Adopt what a group is there for',
    result: groupAssignment,
    decisive: { AssignmentAdopted: true },
    refusals: ['wrong-status', 'head-unconfirmed'],
    example: { result: example.assignment },
  },
  makeDecision: {
    ...byMembers,
    route: `POST ${one}/decisions`,
    summary: 'Write down a decision, who sees to it and by when',
    description:
      'E2: `owner` is a unit, or else `person` one of the campaign’s people; they are told, and once the day is past told again.',
    status: 201,
    body: z.strictObject({ text: prose(2000), ...ownerFields, due: day() }),
    result: groupDecision,
    refusals: ['wrong-status'],
    example: {
      body: { text: example.decision.text, owner: 'district', due: example.decision.due },
      result: example.decision,
    },
  },
  listDecisions: {
    ...readable,
    route: `GET ${one}/decisions`,
    summary: 'List what a group has decided, the newest first',
    query: paging,
    result: listOf(groupDecision),
    example: { result: { items: [example.decision] } },
  },
  changeDecision: {
    ...byMembers,
    route: `PATCH ${decisionPath}`,
    summary: 'Correct a decision that is not carried out',
    description: 'What is not named stays; a new owner takes the place of whoever it was.',
    body: z.strictObject({ text: z.optional(prose(2000)), ...ownerFields, due: z.optional(day()) }).check(notEmpty),
    result: groupDecision,
    refusals: ['wrong-status'],
    example: { body: { due: '2026-08-20' }, result: { ...example.decision, due: '2026-08-20' } },
  },
  completeDecision: {
    ...byOwners,
    route: `POST ${decisionPath}/completion`,
    summary: 'Say that a decision is carried out',
    result: groupDecision,
    refusals: [],
    example: { result: { ...example.decision, status: 'done', doneAt: '2026-08-14T08:00:00.000Z' } },
  },
  reopenDecision: {
    ...byOwners,
    route: `POST ${decisionPath}/reopening`,
    summary: 'Say that a decision is not carried out after all',
    body: reasonGiven,
    result: groupDecision,
    refusals: ['wrong-status'],
    example: { body: { reason: 'En affisch saknas.' }, result: example.decision },
  },
} as const satisfies Contract;
