import { know, sentence } from '../../../shared/words.ts';
import { grouped } from '../../../shared/money.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { isOffice } from '../../../shared/units.ts';
import type { SpendingStatus } from '../../pot/funding.ts';
import { editionCalled } from '../called.ts';
import { type MaterialsSentences } from '../phrases.ts';

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
  | 'PrintRunCalledOff'
  | 'PrintRunResized'
  | 'PrintRunMoved'
  | 'PrintRunEscalated'
  | 'PrintRunArrivalReversed'
  | 'PrintRunArrived'
> = {
  PrintRunOrdered: (event) => {
    const what = editionCalled(event);
    return know(
      `tryckeriet levererar ${grouped(event.quantity, 'sv')} exemplar av ${what.sv} senast ${event.deliveredBy}, om pengarna ur potten beviljas.`,
      `the printer delivers ${grouped(event.quantity, 'en')} copies of ${what.en} by ${event.deliveredBy}, if the money from the pot is granted.`,
    );
  },
  PrintRunCancelled: (event) => {
    const what = editionCalled(event);
    const { sv, en } = reasonOf(event);
    return know(`tryckningen av ${what.sv} blir inte av: ${sv}.`, `the print run of ${what.en} is cancelled: ${en}.`);
  },
  PrintRunFundsEnded: (event) => {
    const what = editionCalled(event);
    const { sv, en } = reasonOf(event);
    const said = sentence(
      `tryckningen av ${what.sv} är beställd men har inga pengar i potten längre: ${sv}; begär dem på nytt, eller avbeställ hos tryckeriet.`,
      `the print run of ${what.en} is ordered but has no money in the pot any more: ${en}; ask for it anew, or cancel at the printer’s.`,
    );
    return { action: 'do', text: said };
  },
  PrintRunConfirmed: (event, { unit }) => {
    const what = editionCalled(event);
    if (event.passedOver.includes(unit))
      return know(
        `tryckningen av ${what.sv} som ni väntar på kommer ${event.deliveredBy}, efter den dag ni behöver det: de som hinner få det i tid går därför före er.`,
        `the print run of ${what.en} that you wait for comes on ${event.deliveredBy}, after the day you need it: those whom it reaches in time therefore come before you.`,
      );
    return know(
      `tryckeriet levererar ${grouped(event.quantity, 'sv')} exemplar av ${what.sv} senast ${event.deliveredBy}.`,
      `the printer delivers ${grouped(event.quantity, 'en')} copies of ${what.en} by ${event.deliveredBy}.`,
    );
  },
  PrintRunCalledOff: (event) => {
    const what = editionCalled(event);
    return know(
      `tryckningen av ${what.sv} är avbeställd; skälet finns vid tryckningen.`,
      `the print run of ${what.en} was cancelled; the reason is there.`,
    );
  },
  PrintRunResized: (event) => {
    const what = editionCalled(event);
    return know(
      `tryckeriet levererar ${grouped(event.quantity, 'sv')} exemplar av ${what.sv} i stället för ${grouped(event.was, 'sv')}.`,
      `the printer delivers ${grouped(event.quantity, 'en')} copies of ${what.en} instead of ${grouped(event.was, 'en')}.`,
    );
  },
  PrintRunArrivalReversed: (event, { unit }) => {
    const what = editionCalled(event);
    const isTheirs = !isOffice(unit) || event.units.includes(unit);
    return know(
      `det stod att ${grouped(event.quantity, 'sv')} exemplar av ${what.sv} hade kommit från tryckeriet, men så är det inte${isTheirs ? '; det ni fick av dem är ni lovade igen' : ''}.`,
      `it was said that ${grouped(event.quantity, 'en')} copies of ${what.en} had come from the printer, which is not so${isTheirs ? '; what you were given of them is promised to you again' : ''}.`,
    );
  },
  PrintRunEscalated: (event, { unit }) => {
    const what = editionCalled(event);
    return {
      action: unit === 'district' ? 'do' : 'know',
      text: sentence(
        `tryckningen av ${what.sv} skulle ha kommit senast ${event.deliveredBy}; hör med tryckeriet, och skriv in när den kommer eller att den har kommit.`,
        `the print run of ${what.en} should have come by ${event.deliveredBy}; ask the printer, and enter when it comes, or that it has come.`,
      ),
    };
  },
  PrintRunMoved: (event, { unit }) => {
    const what = editionCalled(event);
    const isTheirs = !isOffice(unit) || event.units.includes(unit);
    return know(
      `tryckningen av ${what.sv} kommer ${event.deliveredBy} i stället för ${event.was}${isTheirs ? ', och det ni beställt av den likaså' : ''}.`,
      `the print run of ${what.en} comes on ${event.deliveredBy} instead of ${event.was}${isTheirs ? ', and so does what you ordered of it' : ''}.`,
    );
  },
  PrintRunArrived: (event, { unit }) => {
    const what = editionCalled(event);
    const isTheirs = !isOffice(unit) || event.units.includes(unit);
    return know(
      `tryckeriet har levererat ${grouped(event.quantity, 'sv')} exemplar av ${what.sv}${isTheirs ? '; vid er beställning står hur mycket som är ert' : ', som är fördelade'}.`,
      `the printer delivered ${grouped(event.quantity, 'en')} copies of ${what.en}${isTheirs ? '; your order says how much of it is yours' : ', which were given out'}.`,
    );
  },
};
