import type { TextsOf } from '../../shared/texts.ts';
import type { visitsEvents } from './events.ts';
import type { Visit } from './state.ts';

/** Where requests for visits keep what people wrote (invariant 9). Pure. */
const aVisit = { in: 'visit', of: ({ visit: id }: { readonly visit: string }) => ({ id }) } as const;

export const visitsTexts: TextsOf<typeof visitsEvents> = {
  slots: {
    visit: {
      textsIn: ({ topic, reason }: Visit) => ({ topic, reason }),
      without: ({ topic: _, reason: __, ...visit }: Visit) => visit,
    },
  },
  events: {
    VisitAsked: { ...aVisit, field: 'topic', key: () => 'topic' },
    VisitDeclined: { ...aVisit, field: 'reason', key: () => 'reason' },
  },
};
