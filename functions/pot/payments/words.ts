import { know, sentence, whom } from '../../../shared/words.ts';
import { kronor } from '../../../shared/money.ts';
import { text } from '../../../shared/problems.ts';
import { isOffice } from '../../../shared/units.ts';
import { type PotSentences, requestOf } from '../phrases.ts';

/** What is said of payments. Pure. */
export const paymentSentences: PotSentences<
  | 'ClaimMade'
  | 'ClaimCorrected'
  | 'ClaimEscalated'
  | 'ClaimWithdrawn'
  | 'ClaimDeclined'
  | 'ClaimReopened'
  | 'PayoutMade'
  | 'PayoutReversed'
  | 'ReceiptCorrected'
  | 'ReturnReceived'
  | 'ReturnReversed'
> = {
  ClaimMade: (event, reader) => {
    const who = whom(reader, event);
    const owner = reader.nameOf(event.owner);
    const said = sentence(
      `${who.sv} har lämnat in kvitto på ${kronor(event.amount)}; ${owner} ser till att det betalas senast ${event.replyBy}, eller säger varför inte.`,
      `${who.en} handed in a receipt for ${kronor(event.amount, 'en')}; ${owner} sees to it that it is paid by ${event.replyBy}, or says why not.`,
    );
    return isOffice(reader.unit) ? { action: 'do', text: said, due: event.replyBy } : { action: 'know', text: said };
  },
  ClaimCorrected: (event, reader) => {
    const who = whom(reader, event);
    return know(
      `${who.sv} har rättat ett kvitto som väntar på svar: det är på ${kronor(event.amount)}.`,
      `${who.en} corrected a receipt that awaits an answer: it is for ${kronor(event.amount, 'en')}.`,
    );
  },
  ClaimEscalated: (event, reader) => {
    const request = requestOf(reader, event);
    const owner = reader.nameOf(event.owner);
    const said = sentence(
      `ett kvitto till ${request.sv} skulle ha besvarats senast ${event.replyBy}, och ${owner} har inte gjort det; ett kansli behöver betala ut eller säga varför inte.`,
      `a receipt for ${request.en} should have been answered by ${event.replyBy}, and ${owner} has not done so; an office needs to pay it out or say why not.`,
    );
    return isOffice(reader.unit) ? { action: 'do', text: said, due: event.replyBy } : { action: 'know', text: said };
  },
  ClaimWithdrawn: (event, reader) => {
    const who = whom(reader, event);
    return know(`${who.sv} har tagit tillbaka ett kvitto.`, `${who.en} took back a receipt.`);
  },
  ClaimDeclined: (event, reader) => {
    const request = requestOf(reader, event);
    return reader.unit === event.unit
      ? {
          action: 'do',
          text: sentence(
            'ett kvitto som ni lämnat in betalas inte; läs skälet vid begäran och lämna vid behov in ett nytt.',
            'a receipt that you handed in is not paid; read the reason with the request, and hand in another if need be.',
          ),
        }
      : know(
          `ett kvitto till ${request.sv} betalas inte; skälet finns vid begäran.`,
          `a receipt for ${request.en} is not paid; the reason is with the request.`,
        );
  },
  ClaimReopened: (event, reader) => {
    const request = requestOf(reader, event);
    const [who, owner] = [reader.nameOf(event.by), reader.nameOf(event.owner)];
    const said = sentence(
      `${who} tar upp ett kvitto till ${request.sv} igen; ${owner} ser till att det betalas senast ${event.replyBy}, eller säger varför inte.`,
      `${who} looks again at a receipt for ${request.en}; ${owner} sees to it that it is paid by ${event.replyBy}, or says why not.`,
    );
    return isOffice(reader.unit) ? { action: 'do', text: said, due: event.replyBy } : { action: 'know', text: said };
  },
  PayoutMade: (event, reader) => {
    const office = reader.nameOf(event.office);
    const request = requestOf(reader, event);
    return know(
      `${office} har betalat ut ${kronor(event.amount)} till ${request.sv}.`,
      `${office} paid out ${kronor(event.amount, 'en')} for ${request.en}.`,
    );
  },
  ReturnReceived: (event, reader) => {
    const office = reader.nameOf(event.office);
    const request = requestOf(reader, event);
    return know(
      `${office} har fått tillbaka ${kronor(event.amount)} av ${request.sv}; pengarna är åter fria i potten.`,
      `${office} got back ${kronor(event.amount, 'en')} of ${request.en}; the money is free again in the pot.`,
    );
  },
  PayoutReversed: (event, reader) => {
    const office = reader.nameOf(event.office);
    const request = requestOf(reader, event);
    const money =
      event.freed > 0
        ? text('pengarna är åter fria i potten', 'the money is free again in the pot')
        : text('pengarna är reserverade igen', 'the money is reserved again');
    const claim =
      event.claim === undefined
        ? text('', '')
        : text(
            ', och kvittot som den gällde väntar åter på svar',
            ', and the receipt it was for awaits an answer again',
          );
    return {
      action: event.claim !== undefined && isOffice(reader.unit) ? 'do' : 'know',
      text: sentence(
        `${office} har tagit tillbaka sin utbetalning av ${kronor(event.amount)} till ${request.sv}; ${money.sv}${claim.sv}. Skälet finns vid begäran.`,
        `${office} took back its payout of ${kronor(event.amount, 'en')} for ${request.en}; ${money.en}${claim.en}. The reason is with the request.`,
      ),
    };
  },
  ReceiptCorrected: (event, reader) => {
    const office = reader.nameOf(event.office);
    const request = requestOf(reader, event);
    return know(
      `${office} har rättat ett kvitto till ${request.sv}: det är på ${kronor(event.total)}.`,
      `${office} corrected a receipt for ${request.en}: it is for ${kronor(event.total, 'en')}.`,
    );
  },
  ReturnReversed: (event, reader) => {
    const office = reader.nameOf(event.office);
    const request = requestOf(reader, event);
    return know(
      `att ${office} fått tillbaka ${kronor(event.amount)} av ${request.sv} stämde inte; beloppet är åter utbetalt, och skälet finns vid begäran.`,
      `that ${office} got back ${kronor(event.amount, 'en')} of ${request.en} was wrong; it is paid again, and the reason is with the request.`,
    );
  },
};
