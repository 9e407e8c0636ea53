import { announcing, type Sentences } from '../../shared/words.ts';
import type { BoostsNotice } from '../channels/boosts/events.ts';
import { boostSentences } from '../channels/boosts/words.ts';
import type { ChannelsNotice } from '../channels/events.ts';
import { channelSentences } from '../channels/words.ts';
import type { EventsNotice } from './events.ts';
import { eventSentences } from './words.ts';
import type { VisitsNotice } from '../visits/events.ts';
import { visitSentences } from '../visits/words.ts';

/** What is said of the events of publicity. Pure. */

/** Whatever can have happened in a room of publicity. */
type PublicityNotice = EventsNotice | ChannelsNotice | VisitsNotice | BoostsNotice;

/** Every event of publicity has its sentence, or this does not compile. */
const sentences: Sentences<PublicityNotice> = {
  ...eventSentences,
  ...channelSentences,
  ...visitSentences,
  ...boostSentences,
};

/**
 * What an event of publicity means for the recipient: what happened, what is expected of whom, and by when. Pure.
 * @throws when publicity knows no such event: a message made by a later version of Valsam.
 */
export const announce = announcing<PublicityNotice>('publicity', sentences);
