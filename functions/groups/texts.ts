import { lastSet, setBy, type TextsOf } from '../../shared/texts.ts';
import type { groupsEvents } from './events.ts';
import type { Assignment, GroupDecision } from './state.ts';

/** Where assignments and decisions keep what people wrote (invariant 9). Pure. */
const anAssignment = {
  in: 'assignment',
  of: ({ group, number }: { readonly group: string; readonly number: number }) => ({ id: String(number), group }),
} as const;
const aDecision = {
  in: 'decision',
  of: ({ group, decision }: { readonly group: string; readonly decision: string }) => ({ id: decision, group }),
} as const;

export const groupsTexts: TextsOf<typeof groupsEvents> = {
  slots: {
    assignment: {
      textsIn: ({ text }: Assignment) => ({ text }),
      without: ({ text: _, ...is }: Assignment): Assignment => is,
    },
    decision: {
      textsIn: ({ text, textSince, reopened }: GroupDecision) => ({
        [setBy('text', textSince)]: text,
        ...(reopened && { [`reopened-${reopened.at}`]: reopened.reason }),
      }),
      without: ({ text: _, reopened, ...is }: GroupDecision): GroupDecision => ({
        ...is,
        ...(reopened && { reopened: { at: reopened.at } }),
      }),
    },
  },
  events: {
    AssignmentProposed: { ...anAssignment, field: 'text', key: () => 'text' },
    DecisionMade: { ...aDecision, field: 'text', key: () => 'text' },
    DecisionChanged: { ...aDecision, field: 'text', key: lastSet('text') },
    DecisionReopened: { ...aDecision, field: 'reason', key: ({ at }) => `reopened-${at}` },
  },
};
