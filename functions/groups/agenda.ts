import { text } from '../../shared/problems.ts';
import { type Waiting } from '../../shared/waiting.ts';
import { factOf, idIn, plain } from '../../shared/waiting-words.ts';
import { groupCalled } from './called.ts';
import type { Assignment, Group, GroupDecision } from './state.ts';
import { partition } from './store.ts';
import * as waits from './waiting.ts';

/** How what waits of groups is found and told. */

/** Nobody is shown these: assignments are judged by them. */
const groups: Waiting<Group> = {
  kinds: waits.groupKinds,
  waits: waits.groupWaits,
  partition,
  prefix: 'g#',
  subject: (rest) => `groups/${rest}`,
  params: () => ({}),
  say: () => ({ title: plain(''), facts: [] }),
};

const assignments: Waiting<Assignment> = {
  kinds: waits.assignmentKinds,
  waits: waits.assignmentWaits,
  settle: waits.settleAssignment,
  partition,
  prefix: 'a#',
  // What is told of it is told of the group.
  subject: (rest) => `groups/${rest.split('#')[0]}`,
  params: (wait) => ({ group: idIn(wait), assignment: factOf(wait, 'number') }),
  say: (wait) => {
    const name = groupCalled(idIn(wait));
    return { title: text(`Uppdraget för ”${name}”`, `The assignment of “${name}”`), facts: [] };
  },
};

const decisions: Waiting<GroupDecision> = {
  kinds: waits.decisionKinds,
  waits: waits.decisionWaits,
  partition,
  prefix: 'd#',
  subject: (rest) => `groups/${rest.replace('#', '/decisions/')}`,
  params: (wait) => ({ group: wait.subject.split('/')[1] ?? '', decision: idIn(wait) }),
  say: (wait) => {
    const name = groupCalled(wait.subject.split('/')[1] ?? '');
    return { title: text(`Ett beslut av ”${name}”`, `A decision by “${name}”`), unit: wait.owner, facts: [] };
  },
};

export const waiting = { groups, 'groups/assignments': assignments, 'groups/decisions': decisions };
