import type { Announcement, NameOf, Told } from '../../shared/announcement.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { catalogueSentences } from './catalogue/words.ts';
import type { MaterialsEvent } from './events.ts';
import { fileSentences } from './files/words.ts';
import { orderSentences } from './orders/words.ts';
import type { Reader, Sentences } from './phrases.ts';
import { runSentences } from './runs/words.ts';
import { stockSentences } from './stock/words.ts';

/** What is said of the events of material. Pure. */

/** Every event of material has its sentence, or this does not compile. */
const sentences: Sentences<MaterialsEvent['type']> = {
  ...catalogueSentences,
  ...stockSentences,
  ...orderSentences,
  ...runSentences,
  ...fileSentences,
};

/** An association is led to its orders, where the promises are, and not to the run. Stock has one list for all. */
const elsewhere = (event: Told<MaterialsEvent>, recipient: Unit): { readonly about?: string } => {
  const isOrdered = event.type === 'PrintRunMoved' || event.type === 'PrintRunArrived' || event.type === 'StockGiven';
  if (isOrdered && !isOffice(recipient)) return { about: 'materials/orders' };
  return event.type === 'StockMoved' ? { about: 'materials/stock' } : {};
};

/**
 * What an event of material means for the recipient: what happened, what is expected of whom, and by when. Pure.
 * @throws when material knows no such event: a message made by a later version of Valsam.
 */
export const announce = (event: Told<MaterialsEvent>, recipient: Unit, nameOf: NameOf): Announcement => {
  if (!Object.hasOwn(sentences, event.type)) throw new Error(`material knows no event ${event.type}`);
  const say = sentences[event.type] as (event: Told<MaterialsEvent>, reader: Reader) => Announcement;
  return { ...say(event, { unit: recipient, nameOf }), ...elsewhere(event, recipient) };
};
