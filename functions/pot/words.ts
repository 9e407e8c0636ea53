import type { Announcement, NameOf, Told } from '../../shared/announcement.ts';
import type { Unit } from '../../shared/units.ts';
import type { PotEvent } from './events.ts';
import { fundsSentences } from './funds/words.ts';
import { paymentSentences } from './payments/words.ts';
import type { Reader, Sentences } from './phrases.ts';
import { requestSentences } from './requests/words.ts';

/** What is said of the events of the pot. Pure. */

/** Every event of the pot has its sentence, or this does not compile. */
const sentences: Sentences<PotEvent['type']> = { ...fundsSentences, ...requestSentences, ...paymentSentences };

/**
 * What an event of the pot means for the recipient: what happened, what is expected of whom, and by when. Pure.
 * Free texts (purpose, reason, receipt) stay behind the link, since they may name a person.
 * @throws when the pot knows no such event: a message made by a later version of Valsam.
 */
export const announce = (event: Told<PotEvent>, recipient: Unit, nameOf: NameOf): Announcement => {
  if (!Object.hasOwn(sentences, event.type)) throw new Error(`the pot knows no event ${event.type}`);
  const say = sentences[event.type] as (event: Told<PotEvent>, reader: Reader) => Announcement;
  return say(event, { unit: recipient, nameOf });
};
