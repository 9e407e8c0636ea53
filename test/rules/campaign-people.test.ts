import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/campaign/events.ts';
import { confirmHeadChange, forgetPerson, type PersonToSet, setPerson } from '../../functions/campaign/rules.ts';
import type { Details, Login, Person } from '../../functions/campaign/state.ts';
import type { Membership } from '../../shared/actor.ts';
import { isRefusal } from '../../shared/problems.ts';
import { type Office, offices } from '../../shared/units.ts';
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

describe('D8: a change of an office’s head', () => {
  const head = person([headOf('district')]);
  const both = ['PersonSet', 'HeadChangeProposed'] as const;
  const moved = { ...kim, subject: 'sub-new' };
  test.each<[string, PersonToSet, readonly Membership[], Details, Expected<typeof setKim>]>([
    [
      'holds at once while the campaign is set up',
      known(undefined, settingUp),
      [headOf('district')],
      kim,
      ['PersonSet'],
    ],
    ['waits once a mandate is in force', known(undefined), [headOf('district')], kim, both],
    ['who ceases to be head waits, too', known(head), [], kim, both],
    ['another sign-in of a head, too', known(head), [headOf('district')], moved, both],
    ['another office’s instead', known(head), [headOf('city-hall')], kim, both],
    [
      'a head becomes staff elsewhere, too',
      known(head),
      [headOf('district'), as('staff', 'city-hall')],
      kim,
      ['PersonSet'],
    ],
    ['a head’s name', known(head), [headOf('district')], { ...kim, name: 'Kim K' }, ['PersonSet']],
  ])('%s', (_what, state, memberships, details, expected) => {
    given({ ...state, details })
      .when(setKim, memberships)
      .thenAsTold(expected);
  });

  test('meanwhile everything stays as it is; of a new person all but the headship holds', () => {
    const leaving = after(known(head), setKim(known(head), [as('member', 'solna')]));
    expect(leaving.person).toMatchObject({ memberships: [headOf('district')], pending: { offices: ['district'] } });
    const coming = after(known(undefined), setKim(known(undefined), [headOf('district'), as('member', 'solna')]));
    expect(coming.login?.memberships).toEqual([as('member', 'solna')]);
    const state = { ...known(head), details: moved };
    expect(after(state, setKim(state, [headOf('district')])).person).toMatchObject({
      subject: 'sub-kim',
      pending: { subject: 'sub-new' },
    });
  });

  test('the same proposal again changes nothing; setting what holds takes it back', () => {
    const waiting = after(known(head), setKim(known(head), []));
    given(waiting).when(setKim, []).then([]);
    const { person: is } = after(waiting, setKim(waiting, [headOf('district')]));
    expect(is).not.toHaveProperty('pending');
    expect(is?.memberships).toEqual([headOf('district')]);
  });

  const pending = {
    subject: 'sub-new',
    memberships: [headOf('city-hall')],
    offices: ['district', 'city-hall'],
  } as const;
  const waiting = known(person([headOf('district')], { pending }));
  type Waiting = Parameters<typeof confirmHeadChange>[0];
  const by = (who: string, ...offices: readonly Office[]) => ({ person: who, offices });
  test.each<[string, Waiting, ReturnType<typeof by>, Expected<typeof confirmHeadChange>]>([
    ['by the head of another office', waiting, by('alex', 'county-council'), ['HeadChangeConfirmed']],
    ['by who heads another office besides', waiting, by('alex', 'district', 'county-council'), ['HeadChangeConfirmed']],
    ['by the head of an office whose head changes', waiting, by('alex', 'district'), 'other-office-adopts'],
    ['by the person in question', waiting, by('kim', 'county-council'), 'other-office-adopts'],
    ['by no head', waiting, by('alex'), 'other-office-adopts'],
    [
      'of a sign-in that was taken meanwhile',
      { ...waiting, login: login('robin') },
      by('alex', 'county-council'),
      'subject-taken',
    ],
    ['none waits', known(head), by('alex', 'county-council'), 'nothing-to-confirm'],
  ])('is confirmed %s', (_what, state, command, expected) => {
    given(state).when(confirmHeadChange, command).thenAsTold(expected);
  });

  test('is told to all offices when it is proposed, and when it is confirmed', () => {
    const decisions = [setKim(known(head), []), confirmHeadChange(waiting, by('alex', 'county-council'))];
    const told = decisions.flatMap((each) => (isRefusal(each) ? [] : each.filter(({ type }) => type !== 'PersonSet')));
    const campaign = { startedAt: '2018-06-01T10:00:00.000Z' };
    expect(told.map((event) => concerns(event, { campaign }))).toEqual([offices, offices]);
  });

  test('takes effect when it is confirmed, sign-in and roles together', () => {
    const is = after(waiting, confirmHeadChange(waiting, by('alex', 'county-council')));
    expect(is.person).toMatchObject({ subject: 'sub-new', memberships: [headOf('city-hall')] });
    expect(is.person).not.toHaveProperty('pending');
    expect(is.login).toMatchObject({ subject: 'sub-new', person: 'kim', memberships: [headOf('city-hall')] });
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
