import { setBy, type TextsOf } from '../../shared/texts.ts';
import type { gatheringEvents } from './events.ts';
import type { Gathering } from './state.ts';

/**
 * Where events of the campaign keep what people wrote, and not for the public: why one is cancelled (invariant 9). Titles
 * and descriptions are written for all. Pure.
 */
const ofGathering = {
  textsIn: ({ reason, reasonSince }: Gathering) => ({ [setBy('reason', reasonSince)]: reason }),
  without: ({ reason: _, ...gathering }: Gathering) => gathering,
};

export const gatheringTexts: TextsOf<typeof gatheringEvents> = {
  slots: { gathering: ofGathering, gatherings: ofGathering },
  events: {
    EventCancelled: {
      in: 'gathering',
      of: ({ event: id }) => ({ id }),
      field: 'reason',
      key: ({ id }) => setBy('reason', id),
    },
  },
};
