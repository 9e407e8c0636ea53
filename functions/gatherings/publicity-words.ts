import { announcing, type Sentences } from '../../shared/words.ts';
import type { BoostsEvent } from '../channels/boosts/events.ts';
import { boostSentences } from '../channels/boosts/words.ts';
import type { ChannelsEvent } from '../channels/events.ts';
import { channelSentences } from '../channels/words.ts';
import type { EventsEvent } from './events.ts';
import { eventSentences } from './words.ts';
import type { VisitsEvent } from '../visits/events.ts';
import { visitSentences } from '../visits/words.ts';

/** Whatever can have happened in a room of publicity. */
type PublicityEvent = EventsEvent | ChannelsEvent | VisitsEvent | BoostsEvent;

/** Every event of publicity has its sentence, or this does not compile. */
const sentences: Sentences<PublicityEvent> = {
  ...eventSentences,
  ...channelSentences,
  ...visitSentences,
  ...boostSentences,
};

/**
 * What an event of publicity means for the recipient: what happened, what is expected of whom, and by when. Pure.
 * @throws when publicity knows no such event: a message made by a later version of Valsam.
 */
export const announce = announcing<PublicityEvent>('publicity', sentences);
