import { describe, expect, test } from 'vitest';
import { evolve } from '../../functions/groups/evolve.ts';
import { concerns, type GroupsEvent } from '../../functions/groups/events.ts';
import {
  adopt,
  change,
  complete,
  decide,
  endGroup,
  escalateAssignment,
  forgetMember,
  propose,
  remind,
  reopen,
  setGroup,
} from '../../functions/groups/rules.ts';
import type { Assignment, Group, GroupDecision, GroupsState } from '../../functions/groups/state.ts';
import { viewAssignment } from '../../functions/groups/views.ts';
import { announce } from '../../functions/groups/words.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { type Office, offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import { now, stored } from '../support/pot-state.ts';

/** E2: groups with an assignment that all offices know, and decisions that somebody sees to by a day. */
const today = '2026-08-01';
const group: Group = { ...stored, id: 'g', name: 'Ledningsgruppen', members: ['kim'], assignments: 0 };
const decision: GroupDecision = {
  ...stored,
  id: 'd',
  group: 'g',
  text: 'Affischer',
  owner: 'district',
  due: '2026-08-10',
  status: 'open',
};
const known = { people: new Set(['kim', 'robin']), isUnit: true };
const after = <S extends GroupsState>(state: S, decided: readonly GroupsEvent[] | Refusal, actor = 'kim'): S => {
  if (isRefusal(decided)) throw new Error(`refused: ${decided.refused}`);
  return decided.reduce((is, event) => evolve(is, { ...event, id: 'e', at: now, actor }) as S, state);
};

describe('a group', () => {
  const set = (is: Group | undefined, name: string, members: readonly string[]) =>
    setGroup({ group: is, people: new Set(['kim', 'robin']) }, { id: 'g', name, members });
  test.each<[string, Group | undefined, string, readonly string[], Expected<typeof setGroup>]>([
    ['is made', undefined, 'Ledningsgruppen', ['kim'], ['GroupSet']],
    ['is made without members', undefined, 'Ledningsgruppen', [], ['GroupSet']],
    [
      'has people of the campaign only',
      undefined,
      'Ledningsgruppen',
      ['kim', 'alex'],
      'invalid-input /members/1 unknown',
    ],
    ['gets another member', group, group.name, ['kim', 'robin'], ['GroupSet']],
    ['keeps who was in it before', { ...group, members: ['alex'] }, group.name, ['alex', 'kim'], ['GroupSet']],
    ['is so already', group, group.name, group.members, []],
    ['comes back', { ...group, retired: true }, group.name, group.members, ['GroupSet']],
  ])('%s', (_what, is, name, members, expected) => {
    given(is)
      .when(() => set(is, name, members))
      .thenAsTold(expected);
  });

  test('is removed while unused, else retired, and comes back when it is set again', () => {
    given({ group })
      .when(endGroup)
      .then([{ type: 'GroupEnded', retired: false }]);
    given({ group: { ...group, decided: true } as const })
      .when(endGroup)
      .then([{ retired: true }]);
    const used = { group: { ...group, assignments: 1 } };
    const ended = after(used, endGroup(used));
    expect(ended.group.retired).toBe(true);
    given(ended).when(endGroup).then([]);
    expect(after(ended, set(ended.group, 'Ny', [])).group).not.toHaveProperty('retired');
    expect(after({ group }, endGroup({ group })).group).toBeUndefined();
  });

  test('lets go of who is forgotten', () => {
    expect(after({ group }, forgetMember({ group }, 'kim')).group.members).toEqual([]);
    given({ group }).when(forgetMember, 'alex').then([]);
  });
});

describe('what it is there for', () => {
  type State = { readonly group: Group; readonly assignment: Assignment };
  const proposed = (is = group, own: readonly Office[] = ['district']): State =>
    after({ group: is } as State, propose({ group: is }, { offices: own, text: 'Att leda' }));
  const by = (state: State, office: Office) => after(state, adopt(state, { offices: [office] }), office);
  const statusOf = ({ assignment, group: is }: State) => viewAssignment(assignment, is).status;

  test('is in force once all three offices have adopted it', () => {
    const one = proposed();
    const two = by(one, 'city-hall');
    const three = by(two, 'county-council');
    expect([one, two, three].map(statusOf)).toEqual(['proposed', 'proposed', 'adopted']);
    expect(three.group).toMatchObject({ inForce: 1, assignments: 1 });
    expect(three.group).not.toHaveProperty('proposed');
    expect(three.assignment.inForceAt).toBe(now);
    given(three)
      .when(adopt, { offices: ['district'] })
      .then([]);
  });

  test('is adopted for an office once, and by heads who lean on nobody’s word', () => {
    given(proposed())
      .when(adopt, { offices: ['district'] })
      .then([]);
    given(proposed()).when(adopt, { offices: [] }).thenRefused('head-unconfirmed');
    given({ group }).when(propose, { offices: [], text: 'x' }).thenRefused('head-unconfirmed');
    given({ group: { ...group, retired: true } as const })
      .when(propose, { offices: ['district'], text: 'x' })
      .thenRefused('wrong-status');
  });

  describe('D6: by a day', () => {
    const due = after(
      { group } as State,
      propose({ group }, { offices: ['district'], text: 'x', replyBy: '2026-08-06' }),
    );
    const overdue = (state: State, day: string) => escalateAssignment(state, day);
    test('what not all three have adopted by then is told once, with who has', () => {
      expect(overdue(due, '2026-08-06')).toEqual([]);
      given(by(due, 'city-hall'))
        .when(escalateAssignment, '2026-08-07')
        .then([{ offices: ['district', 'city-hall'], replyBy: '2026-08-06' }]);
      expect(overdue(after(due, overdue(due, '2026-08-07')), '2026-08-08')).toEqual([]);
    });
    test('what is in force, or replaced by a later one, waits no more', () => {
      expect(overdue(by(by(due, 'city-hall'), 'county-council'), '2026-08-07')).toEqual([]);
      expect(overdue({ ...due, group: proposed(due.group).group }, '2026-08-07')).toEqual([]);
      const all = propose({ group }, { offices, text: 'x', replyBy: '2026-08-06' });
      expect(after({ group } as State, all).assignment).not.toHaveProperty('replyBy');
    });
    test('whoever has not adopted it is to decide', () => {
      const [event] = overdue(due, '2026-08-07');
      const said = (unit: string) => announce(event as never, unit, (each) => each).action;
      expect(['city-hall', 'district'].map(said)).toEqual(['decide', 'know']);
    });
  });

  test('is replaced by a later one, and what was proposed before it by the proposal', () => {
    const first = proposed();
    const second = proposed(first.group);
    expect(statusOf({ group: second.group, assignment: first.assignment })).toBe('replaced');
    given({ group: second.group, assignment: first.assignment })
      .when(adopt, { offices: ['city-hall'] })
      .thenRefused('wrong-status');
    const inForce = proposed(second.group, offices);
    expect(statusOf(inForce)).toBe('adopted');
    expect(statusOf({ group: inForce.group, assignment: second.assignment })).toBe('replaced');
  });
});

describe('a decision', () => {
  const say = (is: Partial<Parameters<typeof decide>[1]>) => ({ id: 'd', text: 'Affischer', due: today, ...is });
  test.each<[string, Parameters<typeof decide>[0], ReturnType<typeof say>, Expected<typeof decide>]>([
    ['of an office', { ...known, group }, say({ owner: 'district' }), ['DecisionMade']],
    ['of a person', { ...known, group }, say({ person: 'robin' }), ['DecisionMade']],
    ['of nobody', { ...known, group }, say({}), 'invalid-input /owner needed'],
    ['of both', { ...known, group }, say({ owner: 'district', person: 'kim' }), 'invalid-input /person twice'],
    ['of a stranger', { ...known, group }, say({ person: 'alex' }), 'invalid-input /person unknown'],
    ['of no unit', { ...known, isUnit: false, group }, say({ owner: 'x' }), 'invalid-input /owner unknown'],
    ['for yesterday', { ...known, group }, say({ owner: 'district', due: '2026-07-31' }), 'invalid-input /due past'],
    [
      'of a retired group',
      { ...known, group: { ...group, retired: true } },
      say({ owner: 'district' }),
      'wrong-status',
    ],
  ])('%s', (_what, state, command, expected) => {
    given(state).when(decide, command, today).thenAsTold(expected);
  });

  test('makes the group one that was used', () => {
    const state = { ...known, group };
    const decided = after<GroupsState>(state, decide(state, say({ owner: 'solna' }), today));
    expect(decided.group?.decided).toBe(true);
    expect(decided.decision).toMatchObject({ text: 'Affischer', owner: 'solna', status: 'open' });
  });

  test.each<[string, Partial<GroupDecision>, Parameters<typeof change>[1], Expected<typeof change>]>([
    ['another text', {}, { text: 'Fler' }, ['DecisionChanged']],
    ['another day', {}, { due: today }, ['DecisionChanged']],
    ['another owner', {}, { person: 'robin' }, ['DecisionChanged']],
    ['the same', {}, { text: 'Affischer', owner: 'district', due: '2026-08-10' }, []],
    ['a day that has been', {}, { due: '2026-07-31' }, 'invalid-input /due past'],
    ['the text of one whose day has been', { due: '2026-07-31' }, { text: 'Fler' }, ['DecisionChanged']],
    ['two owners', {}, { owner: 'solna', person: 'kim' }, 'invalid-input /person twice'],
    ['what is done', { status: 'done' }, { text: 'Fler' }, 'wrong-status'],
  ])('is corrected: %s', (_what, is, command, expected) => {
    given({ ...known, decision: { ...decision, ...is } })
      .when(change, command, today)
      .thenAsTold(expected);
  });

  test('has one owner at a time, and both are told', () => {
    const state = { ...known, decision: { ...decision, owner: 'solna' } };
    const events = change(state, { owner: 'kista' }, today) as readonly GroupsEvent[];
    expect(events.flatMap((event) => concerns({ ...event, id: 'e', at: now, actor: 'a' }))).toEqual([
      ...offices,
      'kista',
      'solna',
    ]);
    const person = after(state, change(state, { person: 'robin' }, today)).decision;
    expect([person.owner, person.person]).toEqual([undefined, 'robin']);
  });

  test('is carried out, and opened again for a reason', () => {
    const done = after({ decision }, complete({ decision }));
    expect(done.decision).toMatchObject({ status: 'done', doneAt: now });
    given(done).when(complete).then([]);
    const again = after(done, reopen(done, { reason: 'Nej' }));
    expect(again.decision).toMatchObject({ status: 'open', reopened: { reason: 'Nej' } });
    given(again).when(reopen, { reason: 'Nej' }).thenRefused('wrong-status');
  });

  test('is told to be overdue once, until it is changed', () => {
    given({ decision }).when(remind, '2026-08-10').then([]);
    const late = after({ decision }, remind({ decision }, '2026-08-11'));
    given(late).when(remind, '2026-08-12').then([]);
    const state = { ...known, ...late };
    const moved = after(state, change(state, { due: '2026-08-20' }, '2026-08-12'));
    given(moved).when(remind, '2026-08-21').then(['DecisionOverdue']);
    given({ decision: { ...decision, status: 'done' } as const })
      .when(remind, '2026-09-01')
      .then([]);
  });
});
