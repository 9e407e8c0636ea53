import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { email, line, slug } from '../../../shared/fields.ts';
import { instant, list, removed } from '../../../shared/resources.ts';
import { personRoles } from '../contract.ts';

/** E3: an association's administrators let in their own people, and take them out. Pure. */
const ofAssociation = '/campaigns/{campaign}/associations/{association}';
const byAdministrators = { see: 'members', act: 'path-administrators' } as const;

export const associationRole = z.enum(['administrator', 'member']);
/** `secret` and `link` are there once, in the answer that made it. */
export const invitation = z.object({
  id: z.string(),
  association: slug(),
  role: associationRole,
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  expiresAt: instant(),
  createdAt: z.optional(instant()),
  secret: z.optional(z.string()),
  link: z.optional(z.string()),
});
export const associationMember = z.object({ id: z.string(), name: z.string(), role: associationRole });

const invited = { role: 'member', name: 'Robin Ek', email: 'robin@example.se' } as const;
const example = {
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1D',
  association: 'solna',
  ...invited,
  expiresAt: '2026-08-08T08:00:00.000Z',
  createdAt: '2026-08-01T08:00:00.000Z',
} as const;
const secret = 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1D.q0uHkZkqXv3dZ8mC6sYyJf2n1b7r5w9t4p0aLcVgEoI';

export const contract = {
  inviteMember: {
    ...byAdministrators,
    route: `POST ${ofAssociation}/invitations`,
    summary: 'Invite somebody to the association',
    description:
      'E3: as a member or as one of its administrators, never to an office. The link is shown this once and good for seven days, once, for whoever signs in with that address.',
    status: 201,
    body: z.strictObject({ name: line(100), email: email(), role: associationRole }),
    result: invitation,
    refusals: ['too-many-invitations'],
    example: {
      body: invited,
      result: {
        ...example,
        secret,
        link: `https://api.example.se/campaigns/val-2026/invitations/${secret}/acceptance`,
      },
    },
  },
  listInvitations: {
    ...byAdministrators,
    route: `GET ${ofAssociation}/invitations`,
    summary: 'List the open invitations of the association',
    result: z.object({ items: list(invitation) }),
    refusals: [],
    example: { result: { items: [example] } },
  },
  revokeInvitation: {
    ...byAdministrators,
    route: `DELETE ${ofAssociation}/invitations/{invitation}`,
    summary: 'Revoke an invitation',
    description: 'Its link leads nowhere from then on. Of one that is over there is nothing to revoke: 404.',
    result: removed,
    refusals: [],
    example: { result: { id: example.id } },
  },
  acceptInvitation: {
    route: 'POST /campaigns/{campaign}/invitations/{secret}/acceptance',
    see: 'oneself',
    act: 'oneself',
    summary: 'Accept an invitation',
    description:
      'By whoever has signed in with the address that is invited, and has shown that it is theirs. Of one that is over, revoked or was used there is nothing here.',
    result: personRoles,
    refusals: ['other-address', 'admin-holds-no-other-role'],
    example: {
      result: {
        id: '01M83Y8C5VMEMBER0000000001',
        memberships: [{ unit: 'solna', role: 'member' }],
        version: 1,
        createdAt: '2026-08-01T08:00:00.000Z',
        updatedAt: '2026-08-01T08:00:00.000Z',
      },
    },
  },
  listMembers: {
    ...byAdministrators,
    route: `GET ${ofAssociation}/members`,
    summary: 'List who belongs to the association',
    result: z.object({ items: list(associationMember) }),
    refusals: [],
    example: { result: { items: [{ id: '01M83Y8C5VMEMBER0000000001', name: 'Robin Ek', role: 'member' }] } },
  },
  removeMember: {
    ...byAdministrators,
    route: `DELETE ${ofAssociation}/members/{person}`,
    summary: 'Take somebody out of the association',
    description: 'An administrator may leave, too, but not the last one.',
    result: removed,
    refusals: ['last-administrator'],
    example: { result: { id: '01M83Y8C5VMEMBER0000000001' } },
  },
} as const satisfies Contract;
