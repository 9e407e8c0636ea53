import { kronor } from '../../../shared/money.ts';
import type { Text } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import { act, enumerated, know, type NameOf } from '../../../shared/words.ts';
import type { PotSentences } from '../phrases.ts';
import type { Transfer } from './reckoning.ts';

/** What is said of settlements. Pure. */

/** `100 kr till Stadshuskansliet och 50 kr till …`. */
const listed = (transfers: readonly Transfer[], way: 'from' | 'to', nameOf: NameOf): Text => {
  const said = (language: 'sv' | 'en', word: string) =>
    enumerated(transfers.map((each) => `${kronor(each.amount, language)} ${word} ${nameOf(each[way])}`))[language];
  return { sv: said('sv', way === 'from' ? 'från' : 'till'), en: said('en', way) };
};

const owing = (who: Office, transfers: readonly Transfer[]) => ({
  owed: transfers.filter(({ from }) => from === who),
  due: transfers.filter(({ to }) => to === who),
});

export const settlementSentences: PotSentences<
  'SettlementMade' | 'SettlementReversed' | 'TransferPaid' | 'TransferPaymentReversed'
> = {
  SettlementMade: ({ number, transfers }, { unit, nameOf }) => {
    const { owed, due } = owing(unit as Office, transfers);
    if (owed.length > 0) {
      const whom = listed(owed, 'to', nameOf);
      return act(
        `Avräkning ${number} av potten är gjord: ni ska betala ${whom.sv}.`,
        `Settlement ${number} of the pot is made: you are to pay ${whom.en}.`,
      );
    }
    if (due.length > 0) {
      const who = listed(due, 'from', nameOf);
      return know(
        `Avräkning ${number} av potten är gjord: ni ska få ${who.sv}; säg till vid avräkningen när pengarna har kommit.`,
        `Settlement ${number} of the pot is made: you are to get ${who.en}; say so with the settlement when the money has come.`,
      );
    }
    return know(
      `Avräkning ${number} av potten är gjord; ni ska varken betala eller få något.`,
      `Settlement ${number} of the pot is made; you are neither to pay nor to get anything.`,
    );
  },
  SettlementReversed: ({ number }) =>
    know(
      `Avräkning ${number} av potten är återtagen, och inget ska betalas enligt den; skälet finns vid avräkningen.`,
      `Settlement ${number} of the pot is reversed, and nothing is to be paid by it; the reason is with the settlement.`,
    ),
  TransferPaid: ({ number, from, to, amount, day }, { nameOf }) =>
    know(
      `${nameOf(to)} fick ${kronor(amount)} från ${nameOf(from)} ${day}, enligt avräkning ${number}.`,
      `${nameOf(to)} got ${kronor(amount, 'en')} from ${nameOf(from)} on ${day}, by settlement ${number}.`,
    ),
  TransferPaymentReversed: ({ number, from, to, amount }, { unit, nameOf }) => {
    const [sv, en] = [
      `${nameOf(to)} har inte fått ${kronor(amount)} från ${nameOf(from)}, som det stod vid avräkning ${number}; skälet finns där.`,
      `${nameOf(to)} has not got ${kronor(amount, 'en')} from ${nameOf(from)}, as settlement ${number} said; the reason is there.`,
    ];
    return unit === from ? act(sv, en) : know(sv, en);
  },
};
