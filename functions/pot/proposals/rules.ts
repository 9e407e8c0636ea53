import type { Day } from '../../../shared/calendar.ts';
import { text } from '../../../shared/problems.ts';
import { type Office, offices } from '../../../shared/units.ts';
import type { Deputy } from '../deputies/state.ts';
import type { Decision, PotEvent } from '../events.ts';
import { type Contribution, type LineChange, type Mandate, waitingIn } from '../funds/state.ts';
import { refuse } from '../problems.ts';
import type { AdoptCode } from '../proposing.ts';
import type { Awaiting, Unadopted } from './state.ts';

/** Rules of what one office proposes and another answers: declining, withdrawing, and what is not answered in time. Pure. */

/** A proposal, whatever it is about: what waits there, and what happens to it. */
export type Proposal = {
  /** `offices`: which proposed it; `answered`: whose answer it does not wait for. */
  readonly waiting:
    (Awaiting & { readonly offices: readonly Office[]; readonly answered?: readonly Office[] }) | undefined;
  /** How the last one ended. */
  readonly last: Pick<Unadopted, 'status'> | undefined;
  readonly declined: (said: { readonly by: Office; readonly reason: string }) => PotEvent;
  readonly withdrawn: (by: Office) => PotEvent;
  readonly escalated: (said: { readonly replyBy: Day; readonly offices: readonly Office[] }) => PotEvent;
};

/** A mandate awaits all offices, and its number is of what it says. */
export const mandateProposal = ({
  number,
  status,
  adoptions,
  proposedBy,
  ended,
  replyBy,
  escalated,
}: Mandate): Proposal => {
  const on = { subject: `pot/mandates/${number}`, number };
  const waiting = {
    offices: proposedBy === undefined ? [] : [proposedBy],
    answered: offices.filter((office) => adoptions[office]),
    ...(replyBy !== undefined && { replyBy }),
    ...(escalated && { escalated }),
  };
  return {
    waiting: status === 'proposed' ? waiting : undefined,
    last: ended,
    declined: (said) => ({ type: 'MandateDeclined', ...on, ...said }),
    withdrawn: (by) => ({ type: 'MandateWithdrawn', ...on, by }),
    escalated: (said) => ({ type: 'MandateEscalated', ...on, ...said }),
  };
};

export const lineProposal = (line: string, change: LineChange | undefined): Proposal => {
  const waiting = waitingIn(change);
  const on = { subject: `pot/budget-lines/${line}`, line, name: waiting?.name ?? line };
  return {
    waiting,
    last: change?.lastProposal,
    declined: (said) => ({ type: 'BudgetLineDeclined', ...on, ...said }),
    withdrawn: (by) => ({ type: 'BudgetLineWithdrawn', ...on, by }),
    escalated: (said) => ({ type: 'BudgetLineEscalated', ...on, ...said }),
  };
};

export const correctionProposal = ({ id, office, pending, lastProposal }: Contribution): Proposal => {
  const on = { subject: 'pot', contribution: id, office };
  return {
    waiting: pending,
    last: lastProposal,
    declined: (said) => ({ type: 'ContributionCorrectionDeclined', ...on, ...said }),
    withdrawn: (by) => ({ type: 'ContributionCorrectionWithdrawn', ...on, by }),
    escalated: (said) => ({ type: 'ContributionCorrectionEscalated', ...on, ...said }),
  };
};

export const deputyProposal = ({ office, pending, lastProposal }: Deputy): Proposal => {
  const on = { subject: `pot/deputies/${office}`, office };
  return {
    waiting: pending && { ...pending, offices: [office] },
    last: lastProposal,
    declined: (said) => ({ type: 'DeputyDeclined', ...on, ...said }),
    withdrawn: (by) => ({ type: 'DeputyWithdrawn', ...on, by }),
    escalated: (said) => ({ type: 'DeputyEscalated', ...on, ...said }),
  };
};

const otherAnswers = text(
  'En chef för ett annat kansli än det som föreslog svarar på det.',
  'A head of another office than the one that proposed it answers it.',
);
const onlyProposer = text(
  'Bara en chef för det kansli som föreslog det tar tillbaka det.',
  'Only a head of the office that proposed it withdraws it.',
);

/** D8: by whoever could adopt it: a head of another office, who needs no other's word. */
export const decline = (
  { waiting, last, declined }: Proposal,
  command: { readonly offices: readonly Office[]; readonly reason: string },
): Decision<AdoptCode> => {
  if (!waiting) return last?.status === 'declined' ? [] : refuse('nothing-to-confirm');
  const [by] = command.offices;
  if (by === undefined) return refuse('head-unconfirmed');
  if (command.offices.some((office) => waiting.offices.includes(office)))
    return refuse('other-office-adopts', otherAnswers);
  return [declined({ by, reason: command.reason })];
};

/** By a head of the office that proposed it, whoever that is by now. */
export const withdraw = (
  { waiting, last, withdrawn }: Proposal,
  command: { readonly offices: readonly Office[] },
): Decision<'nothing-to-confirm' | 'not-allowed'> => {
  if (!waiting) return last?.status === 'withdrawn' ? [] : refuse('nothing-to-confirm');
  const by = command.offices.find((office) => waiting.offices.includes(office));
  return by === undefined ? refuse('not-allowed', onlyProposer) : [withdrawn(by)];
};

/** D6: what the daily schedule does with one that is past its day of reply. */
export const escalate = ({ waiting, escalated }: Proposal, today: Day): readonly PotEvent[] => {
  const { replyBy } = waiting ?? {};
  if (!waiting || replyBy === undefined || replyBy >= today || waiting.escalated) return [];
  return [escalated({ replyBy, offices: waiting.answered ?? waiting.offices })];
};
