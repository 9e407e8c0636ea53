import type { Language } from '../../shared/problems.ts';

/** What buttons say of commands that take no more than a press, or a reason; the first of a thing is its yes. Pure. */
type Button = Readonly<Record<Language, string>>;
const button = (sv: string, en: string): Button => ({ sv, en });

export const known: Readonly<Record<string, Button>> = {
  adoptMandate: button('Anta mandatet', 'Adopt the mandate'),
  declineMandate: button('Avböj …', 'Decline …'),
  withdrawMandate: button('Ta tillbaka …', 'Withdraw …'),
  adoptBudgetLine: button('Anta ändringen', 'Adopt the change'),
  declineBudgetLine: button('Avböj …', 'Decline …'),
  confirmHeadChange: button('Bekräfta bytet', 'Confirm the change'),
  declineHeadChange: button('Avböj …', 'Decline …'),
  confirmAssociation: button('Bekräfta föreningen', 'Confirm the association'),
  confirmDeputy: button('Bekräfta', 'Confirm'),
  declineDeputy: button('Avböj …', 'Decline …'),
  consentToSpending: button('Vi är med', 'We take part'),
  declineSpendingShare: button('Vi är inte med …', 'We do not take part …'),
  consentToShare: button('Vi är med', 'We take part'),
  declineShare: button('Vi är inte med …', 'We do not take part …'),
  consentToRequest: button('Vi är med', 'We agree'),
  acceptPublication: button('Ta emot', 'Accept'),
  declinePublication: button('Avböj …', 'Decline …'),
  acceptCounterProposal: button('Ta emot förslaget', 'Accept the proposal'),
  publishEvent: button('Publicera', 'Publish'),
  declineEvent: button('Avböj …', 'Decline …'),
  confirmAllocation: button('Ja, det stämmer', 'Yes, that is right'),
  disputeAllocation: button('Nej …', 'No …'),
  acceptPosition: button('Ta på dig det', 'Take it on'),
  declinePosition: button('Avböj …', 'Decline …'),
  declineRequest: button('Avböj …', 'Decline …'),
};
