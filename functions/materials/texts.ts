import type { TextsOf } from '../../shared/texts.ts';
import type { Proposal } from './catalogue/state.ts';
import type { materialsEvents } from './events.ts';
import type { Movement } from './state.ts';

/** Where proposals and movements of stock keep what people wrote (invariant 9). Pure. */
const aProposal = { in: 'proposal', of: ({ proposal: id }: { readonly proposal: string }) => ({ id }) } as const;

export const materialsTexts: TextsOf<typeof materialsEvents> = {
  slots: {
    movement: {
      textsIn: ({ note }: Movement) => ({ note }),
      without: ({ note: _, ...movement }: Movement) => movement,
    },
    proposal: {
      textsIn: ({ note, reason }: Proposal) => ({ note, reason }),
      without: ({ note: _, reason: __, ...proposal }: Proposal) => proposal,
    },
  },
  events: {
    StockMoved: { in: 'movement', of: ({ id }) => ({ id }), field: 'note', key: () => 'note' },
    ItemProposed: { ...aProposal, field: 'note', key: () => 'note' },
    ProposalDeclined: { ...aProposal, field: 'reason', key: () => 'reason' },
  },
};
