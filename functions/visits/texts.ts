import type { TextsOf } from '../../shared/texts.ts';
import type { visitsEvents } from './events.ts';
import type { Visit } from './state.ts';

/** Where visits keep what people wrote (invariant 9). Pure. */
const aVisit = { in: 'visit', of: ({ visit: id }: { readonly visit: string }) => ({ id }) } as const;

export const visitsTexts: TextsOf<typeof visitsEvents> = {
  slots: {
    visit: {
      textsIn: ({ topic, place, reason, declinedAt, reopened, changed }: Visit) => ({
        topic,
        place,
        [declinedAt === undefined ? 'reason' : `reason-${declinedAt}`]: reason,
        ...(reopened && { [`reopened-${reopened.at}`]: reopened.reason }),
        ...(changed && { [`changed-${changed.at}`]: changed.reason }),
      }),
      without: ({ topic: _, place: __, reason: ___, reopened, changed, ...visit }: Visit): Visit => ({
        ...visit,
        ...(reopened && { reopened: { at: reopened.at, by: reopened.by } }),
        ...(changed && { changed: { at: changed.at, by: changed.by } }),
      }),
    },
  },
  events: {
    VisitAsked: { ...aVisit, field: 'topic', key: () => 'topic' },
    VisitChanged: { ...aVisit, field: 'reason', key: ({ at }) => `changed-${at}` },
    VisitDeclined: {
      ...aVisit,
      field: 'reason',
      key: ({ at }, keys) => (keys.includes(`reason-${at}`) ? `reason-${at}` : 'reason'),
    },
    VisitReopened: { ...aVisit, field: 'reason', key: ({ at }) => `reopened-${at}` },
  },
};
