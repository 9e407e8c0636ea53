import { describe, expect, test } from 'vitest';
import { forgetPerson, type PersonToSet, setPerson } from '../../functions/campaign/rules.ts';
import type { Details, Login, Person } from '../../functions/campaign/state.ts';
import type { Membership } from '../../shared/actor.ts';
import { type Office } from '../../shared/units.ts';
import { after, running, settingUp } from '../support/campaign-state.ts';
import { type Expected, given } from '../support/given.ts';
import { stored } from '../support/pot-state.ts';

const kim: Details = { subject: 'sub-kim', name: 'Kim' };
const as = (role: Membership['role'], unit: string): Membership => ({ unit, role });
const headOf = (office: Office) => as('head', office);
const person = (memberships: readonly Membership[], change: Partial<Person> = {}): Person => ({
  ...stored,
  ...kim,
  id: 'kim',
  memberships,
  ...change,
});
const login = (who: string): Login => ({ ...stored, subject: 'sub-kim', person: who, memberships: [] });
const setKim = (state: PersonToSet, memberships: readonly Membership[], actorSubject = 'sub-admin') =>
  setPerson(state, { id: 'kim', memberships, actorSubject });
const known = <P extends Person | undefined>(is: P, campaign = running) => ({
  campaign,
  person: is,
  login: undefined as Login | undefined,
  known: new Set(['solna']),
  details: kim,
});

describe('who is in a campaign', () => {
  test.each<[string, PersonToSet, readonly Membership[], Expected<typeof setKim>]>([
    ['nobody yet', known(undefined), [], ['PersonSet']],
    ['a member of an association', known(undefined), [as('member', 'solna')], ['PersonSet']],
    ['staff of two offices', known(undefined), [as('staff', 'district'), as('staff', 'city-hall')], ['PersonSet']],
    ['an admin', known(undefined), [as('admin', 'campaign')], ['PersonSet']],
    ['the same again', known(person([as('member', 'solna')])), [as('member', 'solna')], []],
    [
      'an admin with another role',
      known(undefined),
      [as('admin', 'campaign'), as('member', 'solna')],
      'admin-holds-no-other-role',
    ],
    ['staff of an association', known(undefined), [as('staff', 'solna')], 'invalid-input'],
    ['head of an association', known(undefined), [headOf('solna' as Office)], 'invalid-input'],
    ['member of an office', known(undefined), [as('member', 'district')], 'invalid-input'],
    ['admin of an office', known(undefined), [as('admin', 'district')], 'invalid-input'],
    ['member of an association nobody knows', known(undefined), [as('member', 'nacka')], 'invalid-input'],
    ['two roles at one office', known(undefined), [headOf('district'), as('staff', 'district')], 'invalid-input'],
    ['a sign-in that somebody else has', { ...known(undefined), login: login('alex') }, [], 'subject-taken'],
    ['a sign-in that is the person’s own', { ...known(undefined), login: login('kim') }, [], ['PersonSet']],
  ])('%s', (_what, state, memberships, expected) => {
    given(state).when(setKim, memberships).thenAsTold(expected);
  });

  test.each<[string, readonly Membership[]]>([
    ['/memberships/1/role', [as('member', 'solna'), as('staff', 'solna')]],
    ['/memberships/0/unit', [as('member', 'nacka')]],
    ['/memberships/1/unit', [headOf('district'), as('staff', 'district')]],
  ])('what is wrong is named: %s', (field, memberships) => {
    given(known(undefined)).when(setKim, memberships).thenRefused('invalid-input', field);
  });

  test.each<[string, Person | undefined, readonly Membership[], Details, Expected<typeof setKim>]>([
    ['their roles', person([]), [as('member', 'solna')], kim, 'own-membership'],
    ['their sign-in', person([]), [], { ...kim, subject: 'sub-other' }, 'own-membership'],
    ['somebody else’s into their own', person([], { subject: 'sub-alex' }), [], kim, 'own-membership'],
    ['themselves into the campaign', undefined, [as('member', 'solna')], kim, 'own-membership'],
    ['their name, though', person([]), [], { ...kim, name: 'Kim K' }, ['PersonSet']],
  ])('nobody changes their own membership: %s', (_what, is, memberships, details, expected) => {
    given({ ...known(is), details })
      .when(setKim, memberships, 'sub-kim')
      .thenAsTold(expected);
  });

  test('the login follows the person; the one of a former sign-in goes', () => {
    const state = {
      ...known(person([as('member', 'solna')])),
      formerLogin: login('kim'),
      details: { ...kim, subject: 'sub-new' },
    };
    const is = after(state, setKim(state, [as('member', 'solna')]));
    expect(is.login).toMatchObject({ subject: 'sub-new', person: 'kim', memberships: [as('member', 'solna')] });
    expect(is.formerLogin).toBeUndefined();
    expect(is.person?.subject).toBe('sub-new');
  });
});

describe('GDPR art. 17: forgetting a person', () => {
  const head = person([headOf('district')]);
  const by = (actorSubject = 'sub-admin', campaignIsOver = false) => ({ actorSubject, campaignIsOver });
  test.each<[string, Parameters<typeof forgetPerson>[0], ReturnType<typeof by>, Expected<typeof forgetPerson>]>([
    ['a member', known(person([as('member', 'solna')])), by(), ['PersonForgotten']],
    ['a head while the campaign is set up', known(head, settingUp), by(), ['PersonForgotten']],
    ['a head who has not handed over', known(head), by(), 'wrong-status'],
    ['a head once the campaign is over', known(head), by('schedule', true), ['PersonForgotten']],
    ['oneself', known(person([])), by('sub-kim'), 'own-membership'],
  ])('%s', (_what, state, command, expected) => {
    given(state).when(forgetPerson, command).thenAsTold(expected);
  });

  test('takes the login with it', () => {
    const state = { ...known(person([])), login: login('kim') };
    expect(after(state, forgetPerson(state, { actorSubject: 'sub-admin', campaignIsOver: false }))).toMatchObject({
      person: undefined,
      login: undefined,
    });
  });
});
