import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';
import { day, email, line, phone, slug } from '../../shared/fields.ts';
import { listOf, paging } from '../../shared/paging.ts';
import { instant, list, removed, ring, stamps } from '../../shared/resources.ts';

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
  ...stamps,
});

export const office = z.object({ id: slug(), name: z.string(), ...stamps });
export const associationKind = z.enum(['municipality', 'city-district', 'branch']);
const associationFields = {
  name: line(100),
  kind: associationKind,
  ring,
  neighbourGroup: z.optional(z.nullable(slug())),
  priorityArea: z.boolean(),
};
export const association = z.object({ id: slug(), ...associationFields, ...stamps });

export const membership = z.strictObject({ unit: slug(), role: z.enum(['head', 'staff', 'member', 'admin']) });
const memberships = list(membership);
export const personBody = z.strictObject({
  subject: line(128),
  name: line(100),
  email: z.optional(email()),
  phone: z.optional(phone()),
  memberships: memberships.check(z.maxLength(20)),
});
export const person = z.object({
  id: slug(),
  subject: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  memberships,
  pending: z.optional(z.object({ subject: z.string(), memberships, offices: list(slug()) })),
  ...stamps,
});

const path = '/campaigns/{campaign}';
const byAdmin = { see: 'members', act: 'admin', refusals: [] } as const;
const forMembers = { see: 'members', act: 'members', refusals: [] } as const;
const forOffices = { see: 'offices-or-admin', act: 'offices-or-admin', refusals: [] } as const;

const example = {
  campaign: { name: 'Valrörelsen 2026', start: '2026-04-28', electionDay: '2026-09-13', end: '2026-10-04' },
  office: { name: 'Stadshuskansliet' },
  association: { name: 'Solna', kind: 'municipality', ring: 'inner', neighbourGroup: 'norrort', priorityArea: true },
  person: { subject: 'association-solna', name: 'Solna S-förening', memberships: [{ unit: 'solna', role: 'member' }] },
} as const;
const shownPerson = { id: 'association-solna', ...example.person, ...shown };

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
  setPerson: {
    ...forOffices,
    route: `PUT ${path}/people/{person}`,
    act: 'admin',
    summary: 'Enter a person and their roles',
    description:
      'D8: admin holds no other role, nobody changes their own. With a mandate in force a change of a head waits in `pending` until a head of another office confirms it.',
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
  forgetPerson: {
    ...forOffices,
    route: `DELETE ${path}/people/{person}`,
    act: 'admin',
    summary: 'Forget a person: everything known of them is deleted',
    result: removed,
    refusals: ['own-membership', 'wrong-status'],
    example: { result: { id: 'association-solna' } },
  },
  confirmHeadChange: {
    ...forOffices,
    route: `POST ${path}/people/{person}/confirmations`,
    act: 'heads',
    summary: 'Confirm the pending change of an office head',
    description: 'D8: by a head of another office.',
    result: person,
    refusals: ['nothing-to-confirm', 'other-office-adopts', 'subject-taken'],
    example: { result: shownPerson },
  },
} as const satisfies Contract;
