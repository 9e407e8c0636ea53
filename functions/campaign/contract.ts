import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';
import { day, email, line, phone, slug } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { listOf, paging } from '../../shared/paging.ts';
import { offices } from '../../shared/units.ts';
import { instant, list, officeId, ring, stamps, weighable } from '../../shared/resources.ts';

/** Setting up a campaign: done by an administrator, read by those it is for. Pure. */
const shown = { version: 1, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-01T08:00:00.000Z' };

export const campaignBody = z.strictObject({ name: line(100), start: day(), electionDay: day(), end: day() });
export const campaign = z.object({
  id: slug(),
  name: z.string(),
  start: day(),
  electionDay: day(),
  end: day(),
  startedAt: z.optional(instant()),
  /** What was entered then was told once to each unit. */
  imports: z.optional(list(z.object({ from: instant(), until: instant(), done: z.optional(z.boolean()) }))),
  ...stamps,
  ...weighable,
});

export const office = z.object({ id: slug(), name: z.string(), ...stamps, ...weighable });
export const associationKind = z.enum(['municipality', 'city-district', 'branch']);
const associationFields = {
  name: line(100),
  kind: associationKind,
  ring,
  neighbourGroup: z.optional(z.nullable(slug())),
  priorityArea: z.boolean(),
};
/** `confirmedBy`: entered after the first mandate, and given money only when a head has confirmed it; absent once two have. */
export const association = z.object({
  id: slug(),
  ...associationFields,
  confirmedBy: z.optional(z.enum(['nobody', ...offices])),
  /** D6: by when two offices have confirmed it. */
  replyBy: z.optional(day()),
  escalated: z.optional(z.boolean()),
  ...stamps,
  ...weighable,
});

export const role = z.enum(['head', 'staff', 'administrator', 'member', 'admin']);
export const membership = z.strictObject({ unit: slug(), role });
export const personBody = z.strictObject({
  subject: line(128),
  name: line(100),
  email: z.optional(email()),
  phone: z.optional(phone()),
  memberships: list(membership, z.maxLength(20)),
});
const memberships = list(membership);
/** Headships that rest on one other office's word, until the third confirms them, too. */
const vouched = { vouched: z.optional(z.partialRecord(officeId, officeId)) };
const change = { memberships, offices: list(slug()) };
const pending = { ...change, replyBy: z.optional(day()), escalated: z.optional(z.boolean()) };
/** How the last change of a head ended that nobody confirmed; `by`: the office that declined it. */
export const endedHeadChange = z.object({
  status: z.enum(['declined', 'withdrawn']),
  at: instant(),
  by: z.optional(officeId),
  reason: z.optional(z.string()),
  ...change,
});
export const person = z.object({
  id: z.string(),
  subject: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  memberships,
  ...vouched,
  pending: z.optional(z.object({ subject: z.string(), ...pending })),
  lastProposal: z.optional(endedHeadChange),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});
/** A person's roles, without who it is: answers to keys are kept for some days, and what is kept is not erased sooner. */
export const personRoles = z.object({
  id: z.string(),
  memberships,
  ...vouched,
  pending: z.optional(z.object(pending)),
  lastProposal: z.optional(endedHeadChange),
  ...stamps,
});

const path = '/campaigns/{campaign}';
const byAdmin = { see: 'members', act: 'admin', refusals: [] } as const;
const forMembers = { see: 'members', act: 'members', refusals: [] } as const;
const forOffices = { see: 'offices-or-admin', act: 'offices-or-admin', refusals: [] } as const;

const headChange =
  'D8: admin holds no other role, nobody changes their own. With a mandate in force a change of a head waits in `pending` until a head of another office confirms it, who is asked to by `replyBy`.';

const example = {
  campaign: { name: 'Valrörelsen 2026', start: '2026-04-28', electionDay: '2026-09-13', end: '2026-10-04' },
  office: { name: 'Stadshuskansliet' },
  association: { name: 'Solna', kind: 'municipality', ring: 'inner', neighbourGroup: 'norrort', priorityArea: true },
  person: { subject: 'association-solna', name: 'Solna S-förening', memberships: [{ unit: 'solna', role: 'member' }] },
} as const;
const personId = '01M83Y8C5VMEMBER0000000001';
const shownPerson = { id: personId, ...example.person, ...shown };
const shownRoles = { id: personId, memberships: example.person.memberships, ...shown };

export const contract = {
  setCampaign: {
    ...byAdmin,
    route: `PUT ${path}`,
    summary: 'Set up a campaign, or change its name and days',
    body: campaignBody,
    result: campaign,
    example: { body: example.campaign, result: { id: 'val-2026', ...example.campaign, ...shown } },
  },
  showCampaign: {
    ...forMembers,
    route: `GET ${path}`,
    summary: 'Show the campaign',
    result: campaign,
    example: { result: { id: 'val-2026', ...example.campaign, ...shown } },
  },
  setOffice: {
    ...byAdmin,
    route: `PUT ${path}/offices/{office}`,
    summary: 'Enter an office: district, city-hall or county-council',
    body: z.strictObject({ name: line(100) }),
    result: office,
    example: { body: example.office, result: { id: 'city-hall', ...example.office, ...shown } },
  },
  showOffice: {
    ...forMembers,
    route: `GET ${path}/offices/{office}`,
    summary: 'Show an office',
    result: office,
    example: { result: { id: 'city-hall', ...example.office, ...shown } },
  },
  listOffices: {
    ...forMembers,
    route: `GET ${path}/offices`,
    summary: 'List the offices',
    query: paging,
    result: listOf(office),
    example: { result: { items: [{ id: 'city-hall', ...example.office, ...shown }] } },
  },
  setAssociation: {
    ...byAdmin,
    route: `PUT ${path}/associations/{association}`,
    summary: 'Enter an association',
    body: z.strictObject(associationFields),
    result: association,
    example: { body: example.association, result: { id: 'solna', ...example.association, ...shown } },
  },
  confirmAssociation: {
    ...forMembers,
    route: `POST ${path}/associations/{association}/confirmations`,
    act: 'heads',
    needsIfMatch: true,
    summary: 'Confirm an association that was entered after the first mandate',
    description:
      'D8: with the first head’s word it can be given money, but not by the vote of that office alone; with that of a second office like any other.',
    result: association,
    decisive: { AssociationConfirmed: true },
    refusals: ['nothing-to-confirm', 'other-office-adopts', 'head-unconfirmed'],
    example: { result: { id: 'solna', ...example.association, confirmedBy: 'district', ...shown } },
  },
  showAssociation: {
    ...forMembers,
    route: `GET ${path}/associations/{association}`,
    summary: 'Show an association',
    result: association,
    example: { result: { id: 'solna', ...example.association, ...shown } },
  },
  listAssociations: {
    ...forMembers,
    route: `GET ${path}/associations`,
    summary: 'List the associations',
    query: paging,
    result: listOf(association),
    example: { result: { items: [{ id: 'solna', ...example.association, ...shown }] } },
  },
  enterPerson: {
    ...forOffices,
    route: `POST ${path}/people`,
    act: 'admin',
    waits: true,
    summary: 'Enter a person and their roles',
    description: `The id is made, and says nothing of who it is. ${headChange}`,
    status: 201,
    body: personBody,
    result: personRoles,
    refusals: ['admin-holds-no-other-role', 'own-membership', 'subject-taken'],
    example: { body: example.person, result: shownRoles },
  },
  setPerson: {
    ...forOffices,
    route: `PUT ${path}/people/{person}`,
    act: 'admin',
    summary: 'Change a person and their roles',
    description: headChange,
    status: 200,
    waits: true,
    body: personBody,
    result: person,
    refusals: ['admin-holds-no-other-role', 'own-membership', 'subject-taken'],
    example: { body: example.person, result: shownPerson },
  },
  showPerson: {
    ...forOffices,
    route: `GET ${path}/people/{person}`,
    summary: 'Show a person',
    result: person,
    example: { result: shownPerson },
  },
  listPeople: {
    ...forOffices,
    route: `GET ${path}/people`,
    summary: 'List the people',
    query: paging,
    result: listOf(person),
    example: { result: { items: [shownPerson] } },
  },
  confirmHeadChange: {
    ...forOffices,
    route: `POST ${path}/people/{person}/confirmations`,
    act: 'heads',
    needsIfMatch: true,
    summary: 'Confirm the pending change of an office head',
    description:
      'D8: by a head of another office; then it is in effect. Until the head of the third office confirms it, too, their votes are one with those of the office that did (`vouched`).',
    needsFresh: true,
    result: personRoles,
    decisive: { HeadChangeConfirmed: true },
    refusals: ['nothing-to-confirm', 'other-office-adopts', 'head-unconfirmed', 'subject-taken'],
    example: { result: shownRoles },
  },
} as const satisfies Contract;
