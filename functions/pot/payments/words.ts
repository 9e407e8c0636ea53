import { know, sentence, whom } from '../../../shared/words.ts';
import { kronor } from '../../../shared/money.ts';
import { isOffice } from '../../../shared/units.ts';
import { type PotSentences, requestOf } from '../phrases.ts';

/** What is said of payments. Pure. */
export const paymentSentences: PotSentences<'ClaimMade' | 'ClaimDeclined' | 'PayoutMade' | 'ReturnReceived'> = {
  ClaimMade: (event, reader) => {
    const who = whom(reader, event);
    return {
      action: isOffice(reader.unit) ? 'do' : 'know',
      text: sentence(
        `${who.sv} har lämnat in kvitto på ${kronor(event.amount)}; ett kansli behöver betala ut eller säga varför inte.`,
        `${who.en} handed in a receipt for ${kronor(event.amount, 'en')}; an office needs to pay it out or say why not.`,
      ),
    };
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
};
