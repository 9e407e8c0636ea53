import type { Recorded } from '../../../shared/commit.ts';
import type { PotEvent } from '../events.ts';
import { emptied, without } from '../fold.ts';
import { waitingIn } from '../funds/state.ts';
import type { PotState } from '../state.ts';
import type { Unadopted } from './state.ts';

/** What becomes of what is proposed and not adopted: it waits no more, and stays readable until there is another. Pure. */
type On<T extends PotEvent['type']> = Recorded<Extract<PotEvent, { type: T }>>;
type Of = 'Mandate' | 'BudgetLine' | 'ContributionCorrection' | 'Deputy';
export type OnProposal = On<`${Of}${'Declined' | 'Withdrawn' | 'Escalated'}`>;

const unadopted = (
  event: { readonly id: string; readonly at: string; readonly by: Unadopted['by']; readonly reason?: string },
  status: Unadopted['status'],
): Unadopted => {
  const { id, at, by, reason } = event;
  return { status, at, by, id, ...(reason !== undefined && { reason }) };
};

const endMandate = (state: PotState, ended: Unadopted): PotState => {
  const { mandate, pot } = state;
  if (!mandate) return state;
  const { number } = mandate;
  return {
    ...state,
    mandate: { ...mandate, id: String(number), status: ended.status, ended },
    pot: pot.proposal === number ? without(pot, 'proposal') : pot,
  };
};

const endLine = (state: PotState, ended: Unadopted): PotState => {
  const is = waitingIn(state.lineChange);
  if (!is) return state;
  const { line, name, amount, offices, ends } = is;
  const lastProposal = { ...ended, name, amount, offices, ...(ends && { ends }) };
  return { ...state, lineChange: { ...emptied(is), id: line, line, lastProposal } };
};

const endCorrection = (state: PotState, ended: Unadopted): PotState => {
  if (!state.contribution?.pending) return state;
  const { pending, ...contribution } = state.contribution;
  const { amount, offices } = pending;
  return { ...state, contribution: { ...contribution, lastProposal: { ...ended, amount, offices } } };
};

const endDeputy = (state: PotState, ended: Unadopted): PotState => {
  if (!state.deputy?.pending) return state;
  const { pending, ...deputy } = state.deputy;
  const { person, from, to } = pending;
  return { ...state, deputy: { ...deputy, id: deputy.office, lastProposal: { ...ended, person, from, to } } };
};

const escalated = true as const;

export const evolveProposal = (state: PotState, event: OnProposal): PotState => {
  const { mandate, lineChange, contribution, deputy } = state;
  switch (event.type) {
    case 'MandateDeclined':
      return endMandate(state, unadopted(event, 'declined'));
    case 'MandateWithdrawn':
      return endMandate(state, unadopted(event, 'withdrawn'));
    case 'MandateEscalated':
      return mandate ? { ...state, mandate: { ...mandate, escalated } } : state;
    case 'BudgetLineDeclined':
      return endLine(state, unadopted(event, 'declined'));
    case 'BudgetLineWithdrawn':
      return endLine(state, unadopted(event, 'withdrawn'));
    case 'BudgetLineEscalated': {
      const waiting = waitingIn(lineChange);
      return waiting ? { ...state, lineChange: { ...waiting, escalated } } : state;
    }
    case 'ContributionCorrectionDeclined':
      return endCorrection(state, unadopted(event, 'declined'));
    case 'ContributionCorrectionWithdrawn':
      return endCorrection(state, unadopted(event, 'withdrawn'));
    case 'ContributionCorrectionEscalated':
      return contribution?.pending
        ? { ...state, contribution: { ...contribution, pending: { ...contribution.pending, escalated } } }
        : state;
    case 'DeputyDeclined':
      return endDeputy(state, unadopted(event, 'declined'));
    case 'DeputyWithdrawn':
      return endDeputy(state, unadopted(event, 'withdrawn'));
    case 'DeputyEscalated':
      return deputy?.pending ? { ...state, deputy: { ...deputy, pending: { ...deputy.pending, escalated } } } : state;
  }
};
