import { isOffice } from '../../../shared/units.ts';
import { editionName, know, type Sentences } from '../phrases.ts';

/** What is said of print runs. Pure. */
export const runSentences: Sentences<'PrintRunConfirmed' | 'PrintRunMoved' | 'PrintRunArrived'> = {
  PrintRunConfirmed: (event) => {
    const what = editionName(event);
    return know(
      `tryckeriet levererar ${event.quantity} ${what} senast ${event.deliveredBy}.`,
      `the printer delivers ${event.quantity} ${what} by ${event.deliveredBy}.`,
    );
  },
  PrintRunMoved: (event, { unit }) => {
    const what = editionName(event);
    const isTheirs = !isOffice(unit) || event.units.includes(unit);
    return know(
      `tryckningen av ${what} kommer ${event.deliveredBy} i stället för ${event.was}${isTheirs ? ', och det ni beställt av den likaså' : ''}.`,
      `the print run of ${what} comes on ${event.deliveredBy} instead of ${event.was}${isTheirs ? ', and so does what you ordered of it' : ''}.`,
    );
  },
  PrintRunArrived: (event, { unit }) => {
    const what = editionName(event);
    const isTheirs = !isOffice(unit) || event.units.includes(unit);
    return know(
      `tryckeriet har levererat ${event.quantity} ${what}${isTheirs ? '; vid er beställning står hur mycket som är ert' : ', som är fördelade'}.`,
      `the printer delivered ${event.quantity} ${what}${isTheirs ? '; your order says how much of it is yours' : ', which were given out'}.`,
    );
  },
};
