import { offices } from '../../shared/units.ts';
import { type Around, type Open, type Wait, waitsIn } from '../../shared/waiting.ts';
import type { Assignment, Group, GroupDecision } from './state.ts';

/** What of groups waits for whom. Pure. */

export const groupKinds = { proposes: ['know'] } as const;
/** Which of its assignments is proposed. */
export const groupWaits = ({ proposed }: Group): readonly Wait[] =>
  proposed === undefined ? [] : [waitsIn(groupKinds)('proposes', { for: [], facts: { number: proposed } })];

export const assignmentKinds = { assignment: ['decide', 'adoptAssignment'] } as const;
export const assignmentWaits = ({ id, adoptions, inForceAt }: Assignment): readonly Wait[] =>
  inForceAt === undefined
    ? [
        waitsIn(assignmentKinds)('assignment', {
          for: offices.filter((office) => !adoptions[office]),
          owner: offices.find((office) => adoptions[office]),
          facts: { number: Number(id) },
        }),
      ]
    : [];
/** One that a later proposal has overtaken waits no more. */
export const settleAssignment = (wait: Open, around: Around): Wait | undefined => {
  const proposes = around.get(wait.subject)?.find(({ kind }) => kind === 'proposes');
  return proposes?.facts?.number === wait.facts?.number ? wait : undefined;
};

export const decisionKinds = { decision: ['do', 'completeDecision', 'changeDecision'] } as const;
export const decisionWaits = ({ status, owner, person, due }: GroupDecision): readonly Wait[] =>
  status === 'open'
    ? [waitsIn(decisionKinds)('decision', { for: owner === undefined ? [] : [owner], person, due, owner })]
    : [];
