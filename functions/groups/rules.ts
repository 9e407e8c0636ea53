import type { Day } from '../../shared/calendar.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { isToEscalate } from '../../shared/overdue.ts';
import { type Refusal, refuse, text } from '../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import type { Decided, GroupsEvent } from './events.ts';
import type { Assignment, Group, GroupDecision } from './state.ts';

/** Rules of groups, what they are for and what they decide (E2). Pure. */
const on = ({ id }: Pick<Group, 'id'>) => ({ subject: `groups/${id}`, group: id });

/** Who there is in the campaign of those who are named. */
export type Known = { readonly people: ReadonlySet<string> };

type Setting = { readonly name: string; readonly members: readonly string[] };
/** A new one, or one that is changed; what was retired comes back. */
export const setGroup = (
  { group, people }: Known & { readonly group: Group | undefined },
  { id, name, members }: Setting & { readonly id: string },
): Decided<'invalid-input'> => {
  const stranger = members.findIndex((each) => !people.has(each) && !group?.members.includes(each));
  if (stranger >= 0) return invalidField(`/members/${stranger}`, 'unknown');
  const isSame =
    group && !group.retired && canonicalJson([group.name, group.members]) === canonicalJson([name, members]);
  return isSame ? [] : [{ type: 'GroupSet', ...on({ id }), isNew: !group, name, members }];
};

export const endGroup = ({ group }: { readonly group: Group }): Decided<never> => {
  if (group.retired) return [];
  const retired = group.decided === true || group.assignments > 0;
  return [{ type: 'GroupEnded', ...on(group), name: group.name, retired }];
};

const isRetired = (): Refusal<'wrong-status'> =>
  refuse('wrong-status', text('Gruppen är avslutad.', 'The group has ended.'));

type Proposing = { readonly offices: readonly Office[]; readonly text: string; readonly replyBy?: Day };
/** D8, as of the mandate: all three offices know what a group is for. Proposing adopts for the offices that one heads. */
export const propose = (
  { group }: { readonly group: Group },
  { offices: own, text: says, replyBy }: Proposing,
): Decided<'wrong-status' | 'head-unconfirmed'> => {
  if (group.retired) return isRetired();
  if (own.length === 0) return refuse('head-unconfirmed');
  const number = group.assignments + 1;
  const inForce = own.length === offices.length;
  return [
    {
      type: 'AssignmentProposed',
      ...on(group),
      number,
      offices: own,
      inForce,
      text: says,
      ...(!inForce && replyBy !== undefined && { replyBy }),
    },
  ];
};

export const adopt = (
  { group, assignment }: { readonly group: Group; readonly assignment: Assignment },
  { offices: own }: { readonly offices: readonly Office[] },
): Decided<'wrong-status' | 'head-unconfirmed'> => {
  const number = Number(assignment.id);
  if (number === group.inForce) return [];
  if (number !== group.proposed)
    return refuse(
      'wrong-status',
      text('Ett senare förslag har tagit dess plats.', 'A later proposal has taken its place.'),
    );
  if (own.length === 0) return refuse('head-unconfirmed');
  const missing = own.filter((office) => assignment.adoptions[office] === undefined);
  if (missing.length === 0) return [];
  const all = new Set([...Object.keys(assignment.adoptions), ...missing]);
  return [{ type: 'AssignmentAdopted', ...on(group), number, offices: missing, inForce: all.size === offices.length }];
};

/** D6: what the daily schedule does with one that not all three have adopted by its day. */
export const escalateAssignment = (
  { group, assignment }: { readonly group: Group; readonly assignment: Assignment },
  today: Day,
): readonly GroupsEvent[] => {
  const { replyBy, adoptions } = assignment;
  const number = Number(assignment.id);
  if (number !== group.proposed || group.retired || replyBy === undefined || !isToEscalate(assignment, today))
    return [];
  const have = offices.filter((office) => adoptions[office]);
  return [{ type: 'AssignmentEscalated', ...on(group), number, offices: have, replyBy }];
};

/** Who sees to a decision: exactly one, a unit or a person. */
type Owned = { readonly owner?: Unit | undefined; readonly person?: string | undefined };
type Owner = Known & { readonly isUnit: boolean };
const wrongOwner = ({ people, isUnit }: Owner, { owner, person }: Owned): Refusal<'invalid-input'> | undefined => {
  if (owner === undefined && person === undefined) return invalidField('/owner', 'needed');
  if (owner !== undefined && person !== undefined) return invalidField('/person', 'twice');
  if (owner !== undefined && !isUnit) return invalidField('/owner', 'unknown');
  return person !== undefined && !people.has(person) ? invalidField('/person', 'unknown') : undefined;
};
const owned = ({ owner, person }: Owned) => ({
  ...(owner !== undefined && { owner }),
  ...(person !== undefined && { person }),
});
const about = (is: Pick<GroupDecision, 'id' | 'group' | 'due'> & Owned) => ({
  subject: `groups/${is.group}/decisions/${is.id}`,
  group: is.group,
  decision: is.id,
  due: is.due,
  ...owned(is),
});

type Said = Owned & { readonly text?: string | undefined; readonly due?: Day | undefined };
export const decide = (
  state: Owner & { readonly group: Group },
  { id, text: says, ...is }: Said & { readonly id: string; readonly text: string; readonly due: Day },
  today: Day,
): Decided<'invalid-input' | 'wrong-status'> => {
  if (state.group.retired) return isRetired();
  const wrong = wrongOwner(state, is);
  if (wrong) return wrong;
  if (is.due < today) return invalidField('/due', 'past');
  return [{ type: 'DecisionMade', ...about({ ...is, id, group: state.group.id }), text: says }];
};

const isDone = (): Refusal<'wrong-status'> =>
  refuse('wrong-status', text('Beslutet är redan genomfört.', 'The decision is carried out already.'));

/** What is not named stays; who is named sees to it from then on, whoever did before. */
export const change = (
  state: Owner & { readonly decision: GroupDecision },
  command: Said,
  today: Day,
): Decided<'invalid-input' | 'wrong-status'> => {
  const { decision } = state;
  if (decision.status === 'done') return isDone();
  const due = command.due ?? decision.due;
  const another = command.owner !== undefined || command.person !== undefined;
  const now = another ? owned(command) : owned(decision);
  const wrong = another ? wrongOwner(state, now) : undefined;
  if (wrong) return wrong;
  if (due !== decision.due && due < today) return invalidField('/due', 'past');
  const says = command.text === undefined || command.text === decision.text ? {} : { text: command.text };
  const before = canonicalJson([decision.due, owned(decision)]);
  if (!('text' in says) && canonicalJson([due, now]) === before) return [];
  const was = decision.owner !== now.owner && decision.owner !== undefined ? { was: decision.owner } : {};
  return [
    { type: 'DecisionChanged', ...about({ id: decision.id, group: decision.group, due, ...now }), ...was, ...says },
  ];
};

type One = { readonly decision: GroupDecision };
export const complete = ({ decision }: One): Decided<never> =>
  decision.status === 'done' ? [] : [{ type: 'DecisionDone', ...about(decision) }];

export const reopen = ({ decision }: One, { reason }: { readonly reason: string }): Decided<'wrong-status'> =>
  decision.status === 'open'
    ? refuse('wrong-status', text('Beslutet är inte genomfört.', 'The decision is not carried out.'))
    : [{ type: 'DecisionReopened', ...about(decision), reason }];

/** Told once, until it is changed. */
export const remind = ({ decision }: One, today: Day): Decided<never> =>
  decision.status === 'open' && !decision.overdue && decision.due < today
    ? [{ type: 'DecisionOverdue', ...about(decision) }]
    : [];

/** The fold of that. */
export const withoutMember = (group: Group, person: string): Group => ({
  ...group,
  members: group.members.filter((each) => each !== person),
});
export const forgetMember = ({ group }: { readonly group: Group }, person: string): Decided<never> =>
  group.members.includes(person) ? [{ type: 'GroupMemberForgotten', ...on(group), person }] : [];
