import { randomBytes } from 'node:crypto';
import { show } from '../../../shared/command.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { sha256 } from '../../../shared/ids.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { fresh, given, inOrder, needed } from '../../../shared/reads.ts';
import { readSecretLink } from '../../../shared/secret-link.ts';
import type { Unit } from '../../../shared/units.ts';
import { shown } from '../commands.ts';
import { campaignStart } from '../offers.ts';
import type { Invitation, Person } from '../state.ts';
import { association, command, login, person } from '../store.ts';
import { rolesOf } from '../views.ts';
import { contract } from './contract.ts';
import { accept, invite, isOpen, removeMember, revokeInvitation } from './rules.ts';
import { invitation, invitations, members, membersAfter, ofSecret } from './store.ts';

/** The operations on who belongs to an association (E3). */
type OfAssociation = { readonly campaign: string; readonly association: Unit };

const theAssociation = about({
  reads: ({ campaign: id, association: unit }: OfAssociation) => inOrder({ association: association(id, unit) }),
  target: (found) => found.association && {},
  version: () => 0,
});

const view = ({ id, association: unit, role, name, email, expiresAt, createdAt }: Invitation) => ({
  id,
  association: unit,
  role,
  ...(name !== undefined && { name }),
  ...(email !== undefined && { email }),
  expiresAt,
  createdAt,
});

/** Makes an invitation that this secret belongs to; its stored answer has neither the secret nor who is invited. */
const inviting = (newId: string, secret: string) =>
  command(contract.inviteMember, {
    about: theAssociation,
    reads: ({ params: { campaign, association: unit }, body: { name, email } }) =>
      inOrder({
        campaign: campaignStart(campaign),
        open: invitations(campaign, unit),
        invitation: fresh<Invitation>(),
        inviting: given({ name, email, hash: sha256(secret) }),
      }),
    decide: ({ open }, { params, body: { role } }, now) => {
      const stillOpen = open.filter((each) => isOpen(each, now));
      return invite({ open: stillOpen }, { id: newId, association: params.association, role }, now);
    },
    answer: (found) => {
      const { name: _, email: __, ...plain } = view(found.invitation);
      return { status: 201, body: plain };
    },
  });

/** Where the link of a letter leads: such a secret is of another form than that of whoever invites (secret-link.ts). */
type Led = { readonly association: Unit; readonly id: string };
const ledTo = async ({ campaign, secret }: { readonly campaign: string; readonly secret: string }) => {
  const link = secret.includes('.') ? undefined : await readSecretLink(secret, 'answer', new Date().toISOString());
  const [kind, association = '', id = ''] = (link?.campaign === campaign ? link.of : '').split('/');
  return kind === 'invitation' ? { association, id } : undefined;
};

export const operations: Handlers<typeof contract> = {
  inviteMember: {
    ...inviting('', ''),
    run: async (input, begun) => {
      const { params, newId, body, origin } = input;
      // 256 bits: nobody finds one by trying.
      const secret = `${params.association}.${newId}.${randomBytes(32).toString('base64url')}`;
      const done = await inviting(newId, secret).run(input, begun);
      // Added to the one answer that is not a repetition.
      if (isRefusal(done) || 'raw' in done || done.replayed) return done;
      const link = `${origin}/campaigns/${params.campaign}/invitations/${secret}/acceptance`;
      const { id, association: unit, role, expiresAt, createdAt } = done.body;
      const whom = { name: body.name, email: body.email };
      return { ...done, body: { id, association: unit, role, ...whom, expiresAt, createdAt, secret, link } };
    },
  },

  listInvitations: show(contract.listInvitations, {
    about: theAssociation,
    reads: ({ params }) => inOrder({ all: invitations(params.campaign, params.association) }),
    answer: ({ all }, _input, now) => ({
      status: 200,
      body: { items: all.filter((each) => isOpen(each, now)).map(view) },
    }),
  }),

  revokeInvitation: command(contract.revokeInvitation, {
    about: theAssociation,
    reads: ({ params }) =>
      inOrder({
        campaign: campaignStart(params.campaign),
        invitation: needed(invitation(params.campaign, params.association, params.invitation)),
      }),
    decide: (state, _input, now) => revokeInvitation(state, now),
    answer: (_found, { params }) => ({ status: 200, body: { id: params.invitation } }),
  }),

  acceptInvitation: (() => {
    const accepting = (led?: Led) =>
      command(contract.acceptInvitation, {
        reads: ({ params: { campaign, secret }, identity }) =>
          inOrder(
            {
              campaign: campaignStart(campaign),
              invitation: needed(led ? invitation(campaign, led.association, led.id) : ofSecret(campaign, secret)),
              login: login(campaign, identity.subject),
            },
            (found) => ({
              person: found.login ? needed(person(campaign, found.login.person)) : fresh<Person>(),
            }),
            (found) => {
              const { name = '', email } = found.invitation;
              const known = found.person as Person | undefined;
              const { subject } = identity;
              return {
                details: given(
                  known
                    ? { subject, name: known.name, email: known.email, phone: known.phone }
                    : { subject, name, ...(email !== undefined && { email }) },
                ),
              };
            },
          ),
        decide: (state, { params: { secret }, identity, newId }, now) =>
          accept(
            state,
            { newId, hash: (led && state.invitation.hash) ?? sha256(secret), verified: identity.email },
            now,
          ),
        answer: (state) => shown(rolesOf({ person: state.person as Person })),
      });
    return {
      ...accepting(),
      // Whoever accepts is nobody here yet: events call them by what they were.
      run: async (input, begun) => {
        const led = await ledTo(input.params);
        return accepting(led).run({ ...input, caller: { ...input.caller, actor: 'invited' } }, begun);
      },
    };
  })(),

  listMembers: show(contract.listMembers, {
    about: theAssociation,
    reads: ({ params }) => inOrder({ all: members(params.campaign, params.association) }),
    answer: ({ all }, { params }) => ({
      status: 200,
      body: {
        items: all.flatMap(({ id, name, memberships }) =>
          memberships.flatMap(({ unit, role }) =>
            unit === params.association && (role === 'member' || role === 'administrator') ? [{ id, name, role }] : [],
          ),
        ),
      },
    }),
  }),

  removeMember: command(contract.removeMember, {
    about: theAssociation,
    reads: ({ params: { campaign, association: unit, person: who } }) => {
      const guard = needed(association(campaign, unit));
      return inOrder(
        { campaign: campaignStart(campaign), association: guard, person: needed(person(campaign, who)) },
        (found) => ({
          all: membersAfter(found.association, campaign, unit),
          login: login(campaign, found.person.subject),
          details: given({
            subject: found.person.subject,
            name: found.person.name,
            email: found.person.email,
            phone: found.person.phone,
          }),
        }),
      );
    },
    decide: ({ person: who, all }, { params }) =>
      removeMember({ person: who, others: all.filter(({ id }) => id !== who.id) }, params.association),
    answer: (_found, { params }) => ({ status: 200, body: { id: params.person } }),
  }),
};
