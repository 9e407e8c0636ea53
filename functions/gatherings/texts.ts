import { setBy, type TextsOf } from '../../shared/texts.ts';
import type { gatheringEvents } from './events.ts';
import type { Gathering } from './state.ts';

/**
 * Where events of the campaign keep what people wrote, and not for the public: why one is cancelled, declined or changed (invariant 9). Titles
 * and descriptions are written for all. Pure.
 */
const ofGathering = {
  textsIn: ({ reason, reasonSince, reversedResults }: Gathering) => ({
    [setBy('reason', reasonSince)]: reason,
    ...(reversedResults && { [setBy('reason', reversedResults.reversed.since)]: reversedResults.reversed.reason }),
  }),
  without: ({ reason: _, reversedResults, ...gathering }: Gathering) => ({
    ...gathering,
    ...(reversedResults && {
      reversedResults: { ...reversedResults, reversed: { ...reversedResults.reversed, reason: undefined } },
    }),
  }),
};
const aReason = {
  in: 'gathering',
  of: ({ event: id }: { readonly event: string }) => ({ id }),
  field: 'reason',
  key: ({ id }: { readonly id: string }) => setBy('reason', id),
} as const;

export const gatheringTexts: TextsOf<typeof gatheringEvents> = {
  slots: { gathering: ofGathering, gatherings: ofGathering },
  events: {
    EventChanged: aReason,
    EventDeclined: aReason,
    EventReopened: aReason,
    EventCancelled: aReason,
    ResultsReversed: aReason,
  },
};
