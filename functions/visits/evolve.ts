import { type Recorded, notStored } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import type { VisitsEvent } from './events.ts';
import type { Visit, VisitsState } from './state.ts';
import { visitsTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
const changed = (is: Visit, event: Recorded<Exclude<VisitsEvent, { type: 'VisitAsked' }>>): Visit => {
  switch (event.type) {
    case 'VisitAccepted':
      return { ...is, status: 'accepted', day: event.day };
    case 'VisitDeclined':
      return { ...is, status: 'declined', reason: event.reason };
    case 'VisitWithdrawn':
      return { ...is, status: 'withdrawn' };
    case 'VisitEscalated':
      return { ...is, escalated: true };
    case 'CandidateForgotten':
      return { ...is, candidate: undefined };
  }
};

export const evolve = remembering(visitsTexts, (state: VisitsState, event: Recorded<VisitsEvent>): VisitsState => {
  if (event.type === 'VisitAsked') {
    const { visit: id, unit, wishes, topic, owner, replyBy, shortNotice, earliest, actor: filer } = event;
    const asked = { id, unit, filer, candidate: state.candidate, wishes, topic, owner, replyBy, shortNotice, earliest };
    const turns = state.turns ?? { ...notStored, taken: 0 };
    return {
      ...state,
      visit: { ...notStored, ...asked, status: 'asked' },
      turns: { ...turns, taken: turns.taken + 1 },
    };
  }
  return { ...state, visit: state.visit && changed(state.visit, event) };
});
