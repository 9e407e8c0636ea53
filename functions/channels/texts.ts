import { lastSet, setBy, type TextsOf } from '../../shared/texts.ts';
import type { channelsEvents } from './events.ts';
import type { Channel, Publication } from './state.ts';

/** Where channels and publications keep what people wrote (invariant 9). Pure. */
const aPublication = {
  in: 'publications',
  of: ({ publication: id, event }: { readonly publication: string; readonly event: string }) => ({ id, event }),
} as const;

/** One that was declined before reasons were told apart has it under the field's name. */
const aReason = { ...aPublication, field: 'reason', key: lastSet('reason') } as const;

export const channelsTexts: TextsOf<typeof channelsEvents> = {
  slots: {
    channels: {
      textsIn: ({ guidelines, guidelinesSince }: Channel) => ({ [setBy('guidelines', guidelinesSince)]: guidelines }),
      without: ({ guidelines: _, ...channel }: Channel) => channel,
    },
    publications: {
      textsIn: ({ text, textSince, reason, reasonSince }: Publication) => ({
        [setBy('text', textSince)]: text,
        [setBy('reason', reasonSince)]: reason,
      }),
      without: ({ text: _, reason: __, ...publication }: Publication) => publication,
    },
  },
  events: {
    ChannelSet: {
      in: 'channels',
      of: ({ channel: id }) => ({ id }),
      field: 'guidelines',
      key: lastSet('guidelines'),
    },
    PublicationProposed: { ...aPublication, field: 'text', key: () => 'text' },
    PublicationChanged: { ...aPublication, field: 'text', key: lastSet('text') },
    PublicationCountered: aReason,
    PublicationDeclined: aReason,
    PublicationWithdrawn: aReason,
    PublicationReopened: aReason,
    PublicationReturned: aReason,
  },
};
