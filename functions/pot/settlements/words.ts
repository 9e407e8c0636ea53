import { kronor } from '../../../shared/money.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { isOffice, type Office } from '../../../shared/units.ts';
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

const everybody = (transfers: readonly Transfer[], nameOf: NameOf): Text => ({
  sv: enumerated(
    transfers.map(({ from, to, amount }) => `${nameOf(from)} ska betala ${kronor(amount)} till ${nameOf(to)}`),
  ).sv,
  en: enumerated(
    transfers.map(({ from, to, amount }) => `${nameOf(from)} is to pay ${kronor(amount, 'en')} to ${nameOf(to)}`),
  ).en,
});

const owing = (who: Office, transfers: readonly Transfer[]) => ({
  owed: transfers.filter(({ from }) => from === who),
  due: transfers.filter(({ to }) => to === who),
});

export const settlementSentences: PotSentences<
  'SettlementMade' | 'SettlementReversed' | 'SettlementEscalated' | 'TransferPaid' | 'TransferPaymentReversed'
> = {
  SettlementMade: ({ number, transfers, replyBy }, { unit, nameOf }) => {
    // Told to nobody in particular: the ledger has it in words, too.
    if (!isOffice(unit)) {
      const all = everybody(transfers, nameOf);
      return know(
        `Avräkning ${number} av potten är gjord: ${all.sv}.`,
        `Settlement ${number} of the pot is made: ${all.en}.`,
      );
    }
    const { owed, due } = owing(unit as Office, transfers);
    if (owed.length > 0) {
      const whom = listed(owed, 'to', nameOf);
      const by = replyBy === undefined ? text('', '') : text(` senast ${replyBy}`, ` by ${replyBy}`);
      const said = act(
        `Avräkning ${number} av potten är gjord: ni ska betala ${whom.sv}${by.sv}.`,
        `Settlement ${number} of the pot is made: you are to pay ${whom.en}${by.en}.`,
      );
      return { ...said, ...(replyBy !== undefined && { due: replyBy }) };
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
  SettlementEscalated: ({ number, replyBy, transfers }, { unit, nameOf }) => {
    const { owed, due } = owing(unit as Office, transfers);
    if (owed.length > 0) {
      const whom = listed(owed, 'to', nameOf);
      const said = act(
        `Avräkning ${number} av potten skulle ha varit betald senast ${replyBy}: betala ${whom.sv} nu.`,
        `Settlement ${number} of the pot should have been paid by ${replyBy}: pay ${whom.en} now.`,
      );
      return { ...said, due: replyBy };
    }
    if (due.length > 0) {
      const who = listed(due, 'from', nameOf);
      return act(
        `Enligt avräkning ${number} av potten skulle ni senast ${replyBy} ha fått ${who.sv}; säg till vid avräkningen om pengarna har kommit.`,
        `By settlement ${number} of the pot you should have got ${who.en} by ${replyBy}; say so with the settlement if the money has come.`,
      );
    }
    return know(
      `Avräkning ${number} av potten skulle ha varit betald senast ${replyBy}.`,
      `Settlement ${number} of the pot should have been paid by ${replyBy}.`,
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
