import type { Membership } from '../../../shared/actor.ts';
import { addSeconds, dayOf, type Instant } from '../../../shared/calendar.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { CampaignEvent } from '../events.ts';
import { refuse } from '../problems.ts';
import type { Invitation, Login, Person } from '../state.ts';

/** Rules of letting people into an association (E3). The secret itself never comes here: only its hash. Pure. */

/** When one that is made now is over. */
export const expiryOf = (madeAt: Instant): Instant => addSeconds(madeAt, 7 * 24 * 3_600);
/** As many as are open at once: few enough to be listed, and to be looked through by whoever is to answer for them. */
export const mostInvitations = 50;

export const isOpen = ({ status, expiresAt }: Invitation, now: Instant): boolean =>
  status === 'open' && expiresAt > now;

const on = (association: Unit, invitation: string) => ({
  subject: `campaign/associations/${association}/invitations/${invitation}`,
  association,
  invitation,
});

export const invite = (
  { open }: { readonly open: readonly Invitation[] },
  { id, association, role }: { readonly id: string; readonly association: Unit; readonly role: Invitation['role'] },
  now: Instant,
): readonly CampaignEvent[] | Refusal<'too-many-invitations'> =>
  open.length >= mostInvitations
    ? refuse(
        'too-many-invitations',
        text(`Högst ${mostInvitations} åt gången; återkalla någon.`, `At most ${mostInvitations} at once; revoke one.`),
      )
    : [{ type: 'InvitationMade', ...on(association, id), role, until: dayOf(expiryOf(now)) }];

export const revokeInvitation = (
  { invitation }: { readonly invitation: Invitation },
  now: Instant,
): readonly CampaignEvent[] | Refusal<'not-found'> =>
  isOpen(invitation, now)
    ? [{ type: 'InvitationRevoked', ...on(invitation.association, invitation.id) }]
    : refuse('not-found');

const alike = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export type Acceptance = {
  readonly invitation: Invitation;
  /** Of whoever signed in, and the person that they are here already. */
  readonly login: Login | undefined;
  readonly person: Person | undefined;
};

/** Whoever may do more in the association keeps it; an invitation takes nothing away, and gives no office's role. */
export const accept = (
  { invitation, login, person }: Acceptance,
  command: { readonly newId: string; readonly hash: string; readonly verified: string | undefined },
  now: Instant,
): readonly CampaignEvent[] | Refusal<'not-found' | 'other-address' | 'admin-holds-no-other-role'> => {
  const { association, role, email = '' } = invitation;
  if (!isOpen(invitation, now) || invitation.hash !== command.hash) return refuse('not-found');
  if (command.verified === undefined || !alike(command.verified, email)) return refuse('other-address');
  const before = person?.memberships ?? [];
  if (before.some((each) => each.role === 'admin')) return refuse('admin-holds-no-other-role');
  const isAdministrator = before.some((each) => each.unit === association && each.role === 'administrator');
  const memberships: readonly Membership[] = isAdministrator
    ? before
    : [...before.filter(({ unit }) => unit !== association), { unit: association, role }];
  const id = login?.person ?? command.newId;
  return [
    { type: 'InvitationAccepted', ...on(association, invitation.id), role },
    { type: 'PersonSet', subject: `campaign/people/${id}`, person: id, memberships, units: [association] },
  ];
};

/** Nobody is left without somebody who may let others in. */
export const removeMember = (
  { person, others }: { readonly person: Person; readonly others: readonly Person[] },
  association: Unit,
): readonly CampaignEvent[] | Refusal<'not-found' | 'last-administrator'> => {
  if (!person.memberships.some(({ unit }) => unit === association)) return refuse('not-found');
  const runs = (each: Person): boolean =>
    each.memberships.some(({ unit, role }) => unit === association && role === 'administrator');
  if (runs(person) && !others.some(runs)) return refuse('last-administrator');
  const memberships = person.memberships.filter(({ unit }) => unit !== association);
  return [
    {
      type: 'MemberRemoved',
      subject: `campaign/associations/${association}`,
      association,
      person: person.id,
    },
    {
      type: 'PersonSet',
      subject: `campaign/people/${person.id}`,
      person: person.id,
      memberships,
      units: [association],
    },
  ];
};
