import { lastSet, setBy, type TextsOf } from '../../shared/texts.ts';
import type { timelineEvents } from './events.ts';
import type { MilestoneTexts } from './state.ts';

/** Where milestones keep what people wrote (invariant 9). Pure. */
const ofMilestone = {
  in: 'said',
  of: ({ milestone: id }: { readonly milestone: string }) => ({ id }),
} as const;

export const timelineTexts: TextsOf<typeof timelineEvents> = {
  slots: {
    said: {
      textsIn: ({ note, noteSince }: MilestoneTexts) => ({ [setBy('note', noteSince)]: note }),
      without: ({ note: _, noteSince: __, ...is }: MilestoneTexts): MilestoneTexts => is,
    },
  },
  events: {
    MilestoneSet: { ...ofMilestone, field: 'note', key: lastSet('note') },
    MilestoneMoved: { ...ofMilestone, field: 'why', key: ({ id }) => `why-${id}` },
    MilestoneReopened: { ...ofMilestone, field: 'reason', key: ({ id }) => `reason-${id}` },
    ProposedDayDeclined: { ...ofMilestone, field: 'reason', key: ({ id }) => `reason-${id}` },
  },
};
