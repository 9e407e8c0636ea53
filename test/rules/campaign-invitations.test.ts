import { describe, expect, test } from 'vitest';
import { handler as signIn } from '../../functions/campaign/sign-in.ts';
import { accept, invite, isOpen, mostInvitations, removeMember } from '../../functions/campaign/invitations/rules.ts';
import type { Invitation, Person } from '../../functions/campaign/state.ts';
import type { Membership } from '../../shared/actor.ts';
import { notStored } from '../../shared/commit.ts';
import { tokenOf } from '../../shared/edge/identity.ts';

const now = '2026-08-01T08:00:00.000Z';
const open: Invitation = {
  ...notStored,
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1D',
  association: 'solna',
  role: 'member',
  name: 'Robin',
  email: 'robin@example.se',
  hash: 'h',
  status: 'open',
  expiresAt: '2026-08-08T08:00:00.000Z',
};
const person = (id: string, ...memberships: readonly Membership[]): Person => ({
  ...notStored,
  id,
  subject: id,
  name: id,
  memberships,
});
const runs: Membership = { unit: 'solna', role: 'administrator' };

describe('an invitation', () => {
  test('is good for seven days, and fifty are open at most', () => {
    const command = { id: open.id, association: 'solna', role: 'member' } as const;
    expect(invite({ open: [] }, command, now)).toMatchObject([{ type: 'InvitationMade', until: '2026-08-08' }]);
    expect(invite({ open: Array.from({ length: mostInvitations }, () => open) }, command, now)).toMatchObject({
      refused: 'too-many-invitations',
    });
    expect([isOpen(open, now), isOpen(open, open.expiresAt)]).toEqual([true, false]);
  });

  test.each([
    ['who has its address, however it is written', {}, 'Robin@Example.se', 'h', ['InvitationAccepted', 'PersonSet']],
    ['nobody whose address is not shown to be theirs', {}, undefined, 'h', 'other-address'],
    ['nobody with another address', {}, 'kim@example.se', 'h', 'other-address'],
    ['nobody with another secret', {}, 'robin@example.se', 'other', 'not-found'],
    ['nobody after seven days', { expiresAt: now }, 'robin@example.se', 'h', 'not-found'],
    ['nobody twice', { status: 'accepted' as const }, 'robin@example.se', 'h', 'not-found'],
  ])('is accepted by %s', (_, change, verified, hash, expected) => {
    const state = { invitation: { ...open, ...change }, login: undefined, person: undefined };
    const decided = accept(state, { newId: 'new', hash, verified }, now);
    expect('refused' in decided ? decided.refused : decided.map(({ type }) => type)).toEqual(expected);
  });
});

test('the last administrator cannot leave, anybody else can', () => {
  const [kim, robin] = [person('kim', runs), person('robin', { unit: 'solna', role: 'member' })];
  expect(removeMember({ person: kim, others: [robin] }, 'solna')).toMatchObject({ refused: 'last-administrator' });
  expect(removeMember({ person: robin, others: [kim] }, 'solna')).toMatchObject([{}, { memberships: [] }]);
  expect(removeMember({ person: kim, others: [person('lo', runs)] }, 'solna')).toHaveLength(2);
});

describe('an access token', () => {
  const claimsOf = (claims: object) =>
    tokenOf({
      requestContext: {
        authorizer: { jwt: { claims: { token_use: 'access', sub: 'kim', scope: 'valsam/api', ...claims } } },
      },
    } as never)?.identity.email;

  test('has the address that was shown to be theirs, and no other', () => {
    expect(claimsOf({ email: 'kim@example.se', email_verified: 'true' })).toBe('kim@example.se');
    expect(claimsOf({ email: 'kim@example.se', email_verified: 'false' })).toBeUndefined();
    expect(claimsOf({ email: 'kim@example.se' })).toBeUndefined();
  });

  test('gets it at the sign-in', async () => {
    const userAttributes = { email: 'kim@example.se', email_verified: 'true', name: 'Kim' };
    const { response } = await signIn({ request: { userAttributes } } as never);
    expect(response.claimsAndScopeOverrideDetails).toEqual({
      accessTokenGeneration: { claimsToAddOrOverride: { email: 'kim@example.se', email_verified: 'true' } },
    });
  });
});
