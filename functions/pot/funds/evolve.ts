import { notStored, type Recorded } from '../../../shared/commit.ts';
import { started } from '../../campaign/offers.ts';
import type { PotEvent } from '../events.ts';
import { emptied, plus, without } from '../fold.ts';
import type { PotState } from '../state.ts';
import { type Contribution, type Mandate, waitingIn } from './state.ts';

/** What becomes of contributions, mandates and changes of lines. Pure. */
type On<T extends PotEvent['type']> = Recorded<Extract<PotEvent, { type: T }>>;
type OnFunds = On<
  | 'ContributionMade'
  | 'ContributionCorrectionProposed'
  | 'ContributionCorrected'
  | 'MandateProposed'
  | 'MandateAdopted'
  | 'BudgetLineProposed'
  | 'BudgetLineSet'
  | 'BudgetLineRetired'
  | 'BudgetLineRemoved'
>;

const evolveMandates = (state: PotState, event: On<'MandateProposed' | 'MandateAdopted'>): PotState => {
  const adoption = { [event.office]: { person: event.actor, at: event.at } };
  if (event.type === 'MandateProposed') {
    const { number, tiers, splitWindowDays, office: proposedBy, replyBy } = event;
    const mandate: Mandate = {
      ...notStored,
      number,
      tiers,
      splitWindowDays,
      status: 'proposed',
      proposedBy,
      ...(replyBy !== undefined && { replyBy }),
      adoptions: adoption,
    };
    const open = state.replaced?.status === 'proposed';
    const pot = { ...state.pot, lastMandate: number, proposal: number };
    return {
      ...state,
      pot,
      mandate,
      ...(open && { replaced: { ...(state.replaced as Mandate), status: 'replaced' } }),
    };
  }
  if (!state.mandate) return state;
  const mandate = { ...state.mandate, adoptions: { ...state.mandate.adoptions, ...adoption } };
  if (!event.inForce) return { ...state, mandate };
  const { number, tiers, splitWindowDays } = mandate;
  return {
    ...state,
    mandate: { ...mandate, status: 'in-force', inForceAt: event.at },
    ...(state.replaced && { replaced: { ...state.replaced, status: 'replaced' } }),
    pot: { ...without(state.pot, 'proposal'), mandate: { number, tiers, splitWindowDays } },
    // With its first mandate in force a campaign is set up: from now on a change of a head takes two offices.
    campaign: state.campaign && started(state.campaign, event.at),
  };
};

const onContribution = (state: PotState, change: (is: Contribution) => Contribution): PotState =>
  state.contribution ? { ...state, contribution: change(state.contribution) } : state;

/** What waited for a line waits no more. */
const withoutChange = (state: PotState, line: string): PotState =>
  waitingIn(state.lineChange) ? { ...state, lineChange: { ...emptied(state.lineChange), line } } : state;

export const evolveFunds = (state: PotState, event: OnFunds): PotState => {
  const { pot } = state;
  switch (event.type) {
    case 'ContributionMade': {
      const { id, office, amount, note } = event;
      const contribution = { ...notStored, id, office, amount, ...(note !== undefined && { note }) };
      return { ...state, contribution, pot: { ...pot, contributed: plus(pot.contributed, office, amount) } };
    }
    case 'ContributionCorrectionProposed': {
      const { id, amount, reason, offices, replyBy, actor: person } = event;
      const pending = { id, amount, reason, offices, person, ...(replyBy !== undefined && { replyBy }) };
      return onContribution(state, (is) => ({ ...without(is, 'lastProposal'), pending }));
    }
    case 'ContributionCorrected': {
      const { id, at, office, was, amount, reason } = event;
      const corrected = onContribution(state, ({ pending, ...is }) => {
        const why = reason === undefined && pending ? pending : { id, ...(reason !== undefined && { reason }) };
        const correction = { id: why.id, at, was, ...(why.reason !== undefined && { reason: why.reason }) };
        return { ...is, amount, corrections: [...(is.corrections ?? []), correction] };
      });
      return { ...corrected, pot: { ...pot, contributed: plus(pot.contributed, office, amount - was) } };
    }
    case 'MandateProposed':
    case 'MandateAdopted':
      return evolveMandates(state, event);
    case 'BudgetLineProposed': {
      const { line, name, amount, offices, ends, replyBy, actor: person } = event;
      const what = { name, amount, offices, person, ...(ends && { ends }), ...(replyBy !== undefined && { replyBy }) };
      return { ...state, lineChange: { ...emptied(state.lineChange), line, ...what } };
    }
    case 'BudgetLineSet':
    case 'BudgetLineRetired': {
      const { line, name, amount } = event;
      const { reserved, paid } = pot.lines[line] ?? { reserved: 0, paid: 0 };
      const set = {
        name,
        amount,
        reserved,
        paid,
        ...(event.type === 'BudgetLineRetired' && { retired: true as const }),
      };
      return { ...withoutChange(state, line), pot: { ...pot, lines: { ...pot.lines, [line]: set } } };
    }
    case 'BudgetLineRemoved':
      return { ...withoutChange(state, event.line), pot: { ...pot, lines: without(pot.lines, event.line) } };
  }
};
