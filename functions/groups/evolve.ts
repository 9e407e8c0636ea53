import { type Recorded, notStored } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import type { Office } from '../../shared/units.ts';
import type { GroupsEvent } from './events.ts';
import type { Assignment, Group, GroupDecision, GroupsState } from './state.ts';
import { withoutMember } from './rules.ts';
import { groupsTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
const adopted = (
  { adoptions, ...is }: Assignment,
  {
    offices,
    actor: person,
    at,
    inForce,
  }: Recorded<GroupsEvent> & { readonly offices: readonly Office[]; readonly inForce: boolean },
): Assignment => ({
  ...is,
  adoptions: { ...adoptions, ...Object.fromEntries(offices.map((office) => [office, { person, at }])) },
  ...(inForce && { inForceAt: at }),
});

const withoutProposed = ({ proposed: _, ...group }: Group): Group => group;
/** The group knows which is in force, and which is open. */
const counted = (group: Group, number: number, inForce: boolean): Group =>
  inForce ? { ...withoutProposed(group), inForce: number } : { ...group, proposed: number };

const decisionAfter = (is: GroupDecision, event: Recorded<GroupsEvent>): GroupDecision => {
  switch (event.type) {
    case 'DecisionChanged': {
      const { owner: _, person: __, overdue: ___, ...rest } = is;
      const { owner, person, due, text, at, id } = event;
      return {
        ...rest,
        due,
        ...(owner !== undefined && { owner }),
        ...(person !== undefined && { person }),
        ...(text !== undefined && { text, textSince: id }),
        correctedAt: at,
      };
    }
    case 'DecisionDone':
      return { ...is, status: 'done', doneAt: event.at };
    case 'DecisionReopened': {
      const { doneAt: _, overdue: __, ...rest } = is;
      return { ...rest, status: 'open', reopened: { at: event.at, reason: event.reason } };
    }
    case 'DecisionOverdue':
      return { ...is, overdue: true };
    default:
      return is;
  }
};

export const evolve = remembering(groupsTexts, (state: GroupsState, event: Recorded<GroupsEvent>): GroupsState => {
  const { group } = state;
  switch (event.type) {
    case 'GroupSet': {
      const { retired: _, ...is }: Partial<Group> & Omit<Group, 'id' | 'name' | 'members'> = group ?? {
        ...notStored,
        assignments: 0,
      };
      return { ...state, group: { ...is, id: event.group, name: event.name, members: event.members } };
    }
    case 'GroupEnded':
      return { ...state, group: group && event.retired ? { ...group, retired: true } : undefined };
    case 'GroupMemberForgotten':
      return { ...state, group: group && withoutMember(group, event.person) };
    case 'AssignmentProposed': {
      if (!group) return state;
      const { number, text, replyBy } = event;
      const made: Assignment = {
        ...notStored,
        id: String(number),
        group: group.id,
        text,
        adoptions: {},
        ...(replyBy !== undefined && { replyBy }),
      };
      return {
        ...state,
        group: { ...counted(group, number, event.inForce), assignments: number },
        assignment: adopted(made, event),
      };
    }
    case 'AssignmentAdopted':
      return {
        ...state,
        ...(event.inForce && {
          group: group && counted(group, event.number, true),
        }),
        assignment: state.assignment && adopted(state.assignment, event),
      };
    case 'AssignmentEscalated':
      return { ...state, assignment: state.assignment && { ...state.assignment, escalated: true } };
    case 'DecisionMade': {
      const { decision: id, group: of, text, owner, person, due } = event;
      return {
        ...state,
        ...(group && !group.decided && { group: { ...group, decided: true } }),
        decision: {
          ...notStored,
          id,
          group: of,
          text,
          ...(owner !== undefined && { owner }),
          ...(person !== undefined && { person }),
          due,
          status: 'open',
        },
      };
    }
    default:
      return { ...state, decision: state.decision && decisionAfter(state.decision, event) };
  }
});
