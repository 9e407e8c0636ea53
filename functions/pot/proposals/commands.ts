import { fullHeadships, headships } from '../../../shared/actor.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { inOrder, needed, toSet } from '../../../shared/reads.ts';
import type { Office } from '../../../shared/units.ts';
import { proposedDeputy, shownDeputy } from '../deputies/about.ts';
import {
  neededOne,
  numbered,
  shownContribution,
  shownLine,
  shownMandate,
  theContribution,
  theMandate,
  theProposedLine,
} from '../funds/about.ts';
import type { LineChange } from '../funds/state.ts';
import { command, deputy, lineChange, pot } from '../store.ts';
import { contract } from './contract.ts';
import { correctionProposal, decline, deputyProposal, lineProposal, mandateProposal, withdraw } from './rules.ts';

/** The operations on what is proposed and not adopted. */
type OnMandate = { readonly campaign: string; readonly mandate: string };
type OnLine = { readonly campaign: string; readonly line: string };
type OnContribution = { readonly campaign: string; readonly contribution: string };
type OnDeputy = { readonly campaign: string; readonly office: string };

const onMandate = {
  about: theMandate,
  reads: ({ params }: { readonly params: OnMandate }) =>
    inOrder({ pot: pot(params.campaign), mandate: needed(numbered(params)) }),
  answer: shownMandate,
};
const onLine = {
  about: theProposedLine,
  reads: ({ params: { campaign, line } }: { readonly params: OnLine }) =>
    inOrder({ pot: pot(campaign), lineChange: toSet<LineChange>(lineChange(campaign, line)) }),
  answer: shownLine,
};
const onCorrection = {
  about: theContribution,
  reads: ({ params }: { readonly params: OnContribution }) =>
    inOrder({ pot: pot(params.campaign), ...neededOne(params) }),
  answer: shownContribution,
};
const onDeputy = {
  about: proposedDeputy,
  reads: ({ params: { campaign, office } }: { readonly params: OnDeputy }) =>
    inOrder({ pot: pot(campaign), deputy: needed(deputy(campaign, office as Office)) }),
  answer: shownDeputy,
};

export const operations: Handlers<typeof contract> = {
  declineMandate: command(contract.declineMandate, {
    ...onMandate,
    decide: ({ mandate }, { body, actor }) =>
      decline(mandateProposal(mandate), { offices: fullHeadships(actor), reason: body.reason }),
  }),
  withdrawMandate: command(contract.withdrawMandate, {
    ...onMandate,
    decide: ({ mandate }, { actor }) => withdraw(mandateProposal(mandate), { offices: headships(actor) }),
  }),

  declineBudgetLine: command(contract.declineBudgetLine, {
    ...onLine,
    decide: (state, { params: { line }, body, actor }) =>
      decline(lineProposal(line, state.lineChange), { offices: fullHeadships(actor), reason: body.reason }),
  }),
  withdrawBudgetLine: command(contract.withdrawBudgetLine, {
    ...onLine,
    decide: (state, { params: { line }, actor }) =>
      withdraw(lineProposal(line, state.lineChange), { offices: headships(actor) }),
  }),

  declineCorrection: command(contract.declineCorrection, {
    ...onCorrection,
    decide: ({ contribution }, { body, actor }) =>
      decline(correctionProposal(contribution), { offices: fullHeadships(actor), reason: body.reason }),
  }),
  withdrawCorrection: command(contract.withdrawCorrection, {
    ...onCorrection,
    decide: ({ contribution }, { actor }) => withdraw(correctionProposal(contribution), { offices: headships(actor) }),
  }),

  declineDeputy: command(contract.declineDeputy, {
    ...onDeputy,
    decide: (state, { body, actor }) =>
      decline(deputyProposal(state.deputy), { offices: fullHeadships(actor), reason: body.reason }),
  }),
  withdrawDeputy: command(contract.withdrawDeputy, {
    ...onDeputy,
    decide: (state, { actor }) => withdraw(deputyProposal(state.deputy), { offices: headships(actor) }),
  }),
};
