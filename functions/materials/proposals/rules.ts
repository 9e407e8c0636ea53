import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { wrongStatus } from '../../../shared/problems.ts';
import type { Decision } from '../catalogue/events.ts';
import type { Proposal } from '../catalogue/state.ts';
import { proposalSubject } from '../judge.ts';
import type { CatalogueItem, Ids } from '../state.ts';

/** Rules of what is proposed for the catalogue. Pure. */
type One = { readonly proposal: Proposal };

type Wish = Pick<Proposal, 'id' | 'unit' | 'name' | 'kind' | 'language' | 'editionOf' | 'bilingual' | 'note'>;

export const propose = (
  { items }: { readonly items: Ids<CatalogueItem> },
  { id, unit, name, kind, language, editionOf, bilingual, note }: Wish,
  replyBy: Day,
): Decision<'invalid-input'> => {
  if (editionOf !== undefined && !items[editionOf]) return invalidField('/editionOf', 'unknown');
  const said = {
    ...(language !== undefined && { language }),
    ...(editionOf !== undefined && { editionOf }),
    ...(bilingual !== undefined && { bilingual }),
    ...(note !== undefined && { note }),
  };
  return [{ type: 'ItemProposed', subject: proposalSubject(id), proposal: id, unit, name, kind, replyBy, ...said }];
};

const onProposal = ({ id, unit }: Proposal) => ({ subject: proposalSubject(id), proposal: id, unit });

/** Taken up as an item that is in the catalogue. */
export const adopt = (
  { proposal, items }: One & { readonly items: Ids<CatalogueItem> },
  item: string,
): Decision<'wrong-status' | 'invalid-input'> => {
  if (proposal.status === 'adopted' && proposal.item === item) return [];
  if (proposal.status !== 'proposed') return wrongStatus(proposal.status);
  if (!items[item]) return invalidField('/item', 'unknown');
  return [{ type: 'ProposalAdopted', ...onProposal(proposal), item }];
};

export const decline = ({ proposal }: One, reason: string): Decision<'wrong-status'> => {
  if (proposal.status === 'declined') return [];
  if (proposal.status !== 'proposed') return wrongStatus(proposal.status);
  return [{ type: 'ProposalDeclined', ...onProposal(proposal), reason }];
};

export const withdraw = ({ proposal }: One): Decision<'wrong-status'> => {
  if (proposal.status === 'withdrawn') return [];
  if (proposal.status !== 'proposed') return wrongStatus(proposal.status);
  return [{ type: 'ProposalWithdrawn', ...onProposal(proposal) }];
};

/** It awaits an answer again, by a day of its own. */
export const reopen = (
  { proposal }: One,
  { replyBy, reason }: { readonly replyBy: Day; readonly reason: string },
): Decision<'wrong-status'> => {
  if (proposal.status === 'proposed' && proposal.reopened) return [];
  if (proposal.status !== 'declined') return wrongStatus(proposal.status);
  return [{ type: 'ProposalReopened', ...onProposal(proposal), replyBy, reason }];
};

/** D6: what the daily schedule does with one that is past its day of reply. */
export const escalate = ({ proposal }: One, today: Day): Decision<never> => {
  const { status, replyBy, escalated } = proposal;
  return status !== 'proposed' || replyBy === undefined || replyBy >= today || escalated
    ? []
    : [{ type: 'ProposalEscalated', ...onProposal(proposal), replyBy }];
};
