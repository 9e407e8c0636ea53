import { know, sentence } from '../../../shared/words.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { isOffice } from '../../../shared/units.ts';
import type { SpendingStatus } from '../../pot/funding.ts';
import { editionName, type MaterialsSentences } from '../phrases.ts';

/** What is said of print runs. Pure. */

/** Why the money does not come. */
const reasonOf = ({ spendingStatus }: { readonly spendingStatus: SpendingStatus }): Text => {
  if (spendingStatus === 'refused') return text('begäran om pengar fick avslag', 'the request for money was refused');
  return spendingStatus === 'withdrawn'
    ? text('begäran om pengar är tillbakadragen', 'the request for money was withdrawn')
    : text('begäran om pengar är avslutad, och inget är betalt', 'the request for money was closed with nothing paid');
};

export const runSentences: MaterialsSentences<
  | 'PrintRunOrdered'
  | 'PrintRunConfirmed'
  | 'PrintRunCancelled'
  | 'PrintRunFundsEnded'
  | 'PrintRunMoved'
  | 'PrintRunArrived'
> = {
  PrintRunOrdered: (event) => {
    const what = editionName(event);
    return know(
      `tryckeriet levererar ${event.quantity} ${what} senast ${event.deliveredBy}, om pengarna ur potten beviljas.`,
      `the printer delivers ${event.quantity} ${what} by ${event.deliveredBy}, if the money from the pot is granted.`,
    );
  },
  PrintRunCancelled: (event) => {
    const what = editionName(event);
    const { sv, en } = reasonOf(event);
    return know(`tryckningen av ${what} blir inte av: ${sv}.`, `the print run of ${what} is cancelled: ${en}.`);
  },
  PrintRunFundsEnded: (event) => {
    const what = editionName(event);
    const { sv, en } = reasonOf(event);
    const said = sentence(
      `tryckningen av ${what} är beställd men har inga pengar i potten längre: ${sv}; begär dem på nytt, eller avbeställ hos tryckeriet.`,
      `the print run of ${what} is ordered but has no money in the pot any more: ${en}; ask for it anew, or cancel at the printer’s.`,
    );
    return { action: 'do', text: said };
  },
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
