import { type Announcement, announcing, type NameOf, type Told } from '../../shared/words.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { titles } from './called.ts';
import type { MaterialsSentences } from './phrases.ts';
import { catalogueSentences } from './catalogue/words.ts';
import type { MaterialsNotice } from './events.ts';
import { fileSentences } from './files/words.ts';
import { orderSentences } from './orders/words.ts';
import { runSentences } from './runs/words.ts';
import { stockSentences } from './stock/words.ts';

/** What is said of the events of material. Pure. */

/** Every event of material has its sentence, or this does not compile. */
const sentences: MaterialsSentences<MaterialsNotice['type']> = {
  ...catalogueSentences,
  ...stockSentences,
  ...orderSentences,
  ...runSentences,
  ...fileSentences,
};

const said = announcing<MaterialsNotice>('material', sentences, titles);

const ofOrders: ReadonlySet<string> = new Set<MaterialsNotice['type']>([
  'PrintRunConfirmed',
  'PrintRunMoved',
  'PrintRunArrived',
  'PrintRunArrivalReversed',
  'StockGiven',
  'StockMovementReversed',
  'CopiesPromised',
  'PromisesTakenBack',
]);
/** An association is led to its orders, where the promises are, and not to the run. Stock has one list for all. */
const elsewhere = (event: Told<MaterialsNotice>, recipient: Unit): { readonly about?: string } => {
  if (ofOrders.has(event.type) && !isOffice(recipient)) return { about: 'materials/orders' };
  return event.type === 'StockMoved' ? { about: 'materials/stock' } : {};
};

/**
 * What an event of material means for the recipient: what happened, what is expected of whom, and by when. Pure.
 * @throws when material knows no such event: a message made by a later version of Valsam.
 */
export const announce = (event: Told<MaterialsNotice>, recipient: Unit, nameOf: NameOf): Announcement => ({
  ...said(event, recipient, nameOf),
  ...elsewhere(event, recipient),
});
