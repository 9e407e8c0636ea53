import type { Announcement, NameOf, Told } from '../../shared/announcement.ts';
import type { Unit } from '../../shared/units.ts';
import type { BoostsEvent } from '../channels/boosts/events.ts';
import { boostSentences } from '../channels/boosts/words.ts';
import type { ChannelsEvent } from '../channels/events.ts';
import { channelSentences } from '../channels/words.ts';
import type { EventsEvent } from './events.ts';
import { eventSentences } from './words.ts';
import type { Reader, Sentences } from './publicity-phrases.ts';
import type { VisitsEvent } from '../visits/events.ts';
import { visitSentences } from '../visits/words.ts';

/** What is said of the events of publicity. Pure. */

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
export const announce = (event: Told<PublicityEvent>, recipient: Unit, nameOf: NameOf): Announcement => {
  if (!Object.hasOwn(sentences, event.type)) throw new Error(`publicity knows no event ${event.type}`);
  const say = sentences[event.type] as (event: Told<PublicityEvent>, reader: Reader) => Announcement;
  return say(event, { unit: recipient, nameOf });
};
