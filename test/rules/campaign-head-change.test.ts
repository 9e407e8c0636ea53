import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/campaign/events.ts';
import { confirmHeadChange, type PersonToSet, setPerson } from '../../functions/campaign/rules.ts';
import { declineHeadChange, escalateHeadChange, withdrawHeadChange } from '../../functions/campaign/headship/rules.ts';
import type { Details, Login, Person } from '../../functions/campaign/state.ts';
import type { Membership } from '../../shared/actor.ts';
import { isRefusal } from '../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
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
    ['by a head on another’s word', waiting, by('alex'), 'head-unconfirmed'],
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

  describe('rests on the word of who confirmed it', () => {
    const confirmed = after(waiting, confirmHeadChange(waiting, by('alex', 'county-council')));
    test('until the head of the third office confirms it, too', () => {
      expect([confirmed.person?.vouched, confirmed.login?.vouched]).toEqual(
        Array.from({ length: 2 }, () => ({ 'city-hall': 'county-council' })),
      );
      const second = confirmHeadChange(confirmed as Waiting, by('robin', 'district'));
      expect(second).toMatchObject([{ type: 'HeadChangeSeconded', changed: ['city-hall'] }]);
      const is = after(confirmed, second);
      expect([is.person, is.login].map((each) => each?.vouched)).toEqual([{}, {}].map(() => undefined));
    });

    test.each<[string, ReturnType<typeof by>, Expected<typeof confirmHeadChange>]>([
      ['who confirmed it before', by('alex', 'county-council'), 'other-office-adopts'],
      ['the office itself', by('alex', 'city-hall'), 'other-office-adopts'],
      ['the person', by('kim', 'district'), 'other-office-adopts'],
      ['a head on another’s word', by('robin'), 'head-unconfirmed'],
    ])('which is not %s', (_what, command, expected) => {
      given(confirmed as Waiting)
        .when(confirmHeadChange, command)
        .thenAsTold(expected);
    });

    test('and no longer once the headship is left; who only leaves one rests on nothing', () => {
      const state = { ...confirmed, ...known(confirmed.person) };
      const left = after(state, setKim(state, []));
      const gone = after(left, confirmHeadChange(left as Waiting, by('alex', 'district')));
      expect([gone.person?.memberships, gone.person?.vouched]).toEqual([[], undefined]);
    });
  });

  test('what was lent to a person ends when somebody else signs in as them, or they leave the office', () => {
    const staff = person([as('staff', 'district'), as('staff', 'city-hall')]);
    const leaving = after(known(staff), setKim(known(staff), [as('staff', 'district')]));
    expect([leaving.person?.standing, leaving.login?.standing]).toEqual([1, 1]);
    const other = { ...known(staff), details: moved };
    expect(after(other, setKim(other, staff.memberships)).person?.standing).toBe(1);
    const more = [...staff.memberships, as('staff', 'county-council')];
    expect(after(known(staff), setKim(known(staff), more)).person?.standing).toBeUndefined();
    const again = after(leaving, setKim({ ...leaving, ...known(leaving.person) }, staff.memberships));
    expect(again.person?.standing).toBe(1);
  });

  test.each<[string, readonly Membership[], Details, readonly Unit[]]>([
    ['another sign-in', [as('staff', 'district')], moved, offices],
    ['leaving an office', [as('member', 'solna')], kim, [...offices, 'solna']],
    ['another name', [as('staff', 'district')], { ...kim, name: 'Kim K' }, ['district']],
  ])('whatever may end a deputy’s power is told to all offices: %s', (_what, memberships, details, told) => {
    const state = { ...known(person([as('staff', 'district')])), details };
    const decision = setKim(state, memberships);
    expect(isRefusal(decision) ? [] : decision.map((event) => concerns(event, { campaign: running }))).toEqual([told]);
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

describe('D6, D8: a change of a head that nobody confirms', () => {
  const replyBy = '2018-08-05';
  const setting = { id: 'kim', memberships: [as('staff', 'district')], actorSubject: 'sub-admin', replyBy };
  const head = known(person([headOf('district')]));
  const waiting = after(head, setPerson(head, setting));
  const one = { campaign: running, person: waiting.person as Person };
  const alex = { person: 'alex', offices: ['city-hall'] as readonly Office[], reason: 'Vänta' };

  test('is declined as it would be confirmed: by a head of another office, who is not the person', () => {
    given(one)
      .when(declineHeadChange, alex)
      .then([{ type: 'HeadChangeDeclined', by: 'city-hall', changed: ['district'] }]);
    given(one)
      .when(declineHeadChange, { ...alex, offices: [] })
      .thenRefused('head-unconfirmed');
    given(one)
      .when(declineHeadChange, { ...alex, offices: ['district'] })
      .thenRefused('other-office-adopts');
    given(one)
      .when(declineHeadChange, { ...alex, person: 'kim' })
      .thenRefused('other-office-adopts');
    given({ person: head.person }).when(declineHeadChange, alex).thenRefused('nothing-to-confirm');
  });

  test('leaves everything as it was, and stays readable until there is another', () => {
    const declined = after(one, declineHeadChange(one, alex));
    expect(declined.person).toMatchObject({
      memberships: [headOf('district')],
      lastProposal: { status: 'declined', by: 'city-hall', reason: 'Vänta', offices: ['district'] },
    });
    expect(declined.person).not.toHaveProperty('pending');
    given(declined).when(declineHeadChange, alex).then([]);
    given(declined).when(withdrawHeadChange).thenRefused('nothing-to-confirm');
    const renamed = { ...head, ...declined, details: { ...kim, name: 'Kim K' } };
    const named = after(renamed, setPerson(renamed, { ...setting, memberships: [headOf('district')] }));
    expect(named.person?.lastProposal?.reason).toBe('Vänta');
    const anew = { ...head, ...declined };
    const again = after(anew, setPerson(anew, setting)).person;
    expect([again?.lastProposal, again?.pending?.replyBy]).toEqual([undefined, replyBy]);
    // What was said of the one before is kept until it is forgotten.
    expect(again?.earlierTexts).toEqual([[expect.stringMatching(/^declined-/), 'Vänta']]);
  });

  test('is withdrawn', () => {
    const withdrawn = after(one, withdrawHeadChange(one));
    expect(withdrawn.person.lastProposal).toMatchObject({ status: 'withdrawn' });
    given(withdrawn).when(withdrawHeadChange).then([]);
    given({ person: head.person }).when(withdrawHeadChange).thenRefused('nothing-to-confirm');
  });

  test('is escalated once, the day after it should have been answered', () => {
    given(one).when(escalateHeadChange, replyBy).then([]);
    const escalated = after(one, escalateHeadChange(one, '2018-08-06'));
    given(escalated).when(escalateHeadChange, '2018-08-07').then([]);
    given({ person: head.person }).when(escalateHeadChange, '2018-08-07').then([]);
  });
});
