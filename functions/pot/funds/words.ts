import { enumerated, know, sentence } from '../../../shared/words.ts';
import { kronor } from '../../../shared/money.ts';
import { isOffice } from '../../../shared/units.ts';
import { answeredBy, type PotSentences } from '../phrases.ts';

/** What is said of the pot's means and mandate. Pure. */
export const fundsSentences: PotSentences<
  | 'ContributionMade'
  | 'ContributionCorrectionProposed'
  | 'ContributionCorrected'
  | 'BudgetLineProposed'
  | 'BudgetLineSet'
  | 'BudgetLineRetired'
  | 'BudgetLineRemoved'
  | 'MandateProposed'
  | 'MandateAdopted'
> = {
  ContributionMade: ({ office, amount }, { nameOf }) =>
    know(
      `${nameOf(office)} har skjutit till ${kronor(amount)} till den gemensamma potten.`,
      `${nameOf(office)} contributed ${kronor(amount, 'en')} to the joint pot.`,
    ),
  ContributionCorrectionProposed: ({ offices: proposing, office, was, amount, replyBy }, { unit, nameOf }) => {
    const who = enumerated(proposing.map(nameOf));
    const said = sentence(
      `${who.sv} vill rätta det som ${nameOf(office)} har skjutit till, från ${kronor(was)} till ${kronor(amount)}; en chef för ett annat kansli behöver anta det.`,
      `${who.en} wants to correct what ${nameOf(office)} contributed from ${kronor(was, 'en')} to ${kronor(amount, 'en')}; a head of another office needs to adopt it.`,
    );
    return answeredBy(isOffice(unit) && !proposing.includes(unit), said, replyBy);
  },
  ContributionCorrected: ({ office, was, amount }, { nameOf }) =>
    know(
      `Det som ${nameOf(office)} har skjutit till är rättat från ${kronor(was)} till ${kronor(amount)}; kansliernas andelar följer med i nästa avräkning.`,
      `What ${nameOf(office)} contributed is corrected from ${kronor(was, 'en')} to ${kronor(amount, 'en')}; the offices’ shares follow in the next settlement.`,
    ),
  BudgetLineProposed: ({ offices: proposing, name, amount, ends, replyBy }, { unit, nameOf }) => {
    const who = enumerated(proposing.map(nameOf));
    const what = ends
      ? { sv: `posten ${name} ska upphöra`, en: `the budget line ${name} end` }
      : {
          sv: `posten ${name} ska vara ${kronor(amount)}`,
          en: `the budget line ${name} be ${kronor(amount, 'en')}`,
        };
    const said = sentence(
      `${who.sv} föreslår att ${what.sv}; en chef för ett annat kansli behöver anta det.`,
      `${who.en} proposed that ${what.en}; a head of another office needs to adopt it.`,
    );
    return answeredBy(isOffice(unit) && !proposing.includes(unit), said, replyBy);
  },
  BudgetLineSet: ({ name, amount }) =>
    know(`Posten ${name} är nu ${kronor(amount)}.`, `The budget line ${name} is now ${kronor(amount, 'en')}.`),
  BudgetLineRetired: ({ name, amount }) =>
    know(
      `Posten ${name} tar inga nya begäranden; ${kronor(amount)} är kvar på den för det som är reserverat eller utbetalt.`,
      `The budget line ${name} takes no new requests; ${kronor(amount, 'en')} stays on it for what is reserved or paid.`,
    ),
  BudgetLineRemoved: ({ name }) => know(`Posten ${name} är borttagen.`, `The budget line ${name} is removed.`),
  MandateProposed: ({ office, number, replyBy }, { unit, nameOf }) => {
    const said = sentence(
      `${nameOf(office)} föreslår mandat ${number} för potten; det gäller när cheferna för alla tre kanslierna har antagit det.`,
      `${nameOf(office)} proposed mandate ${number} for the pot; it is in force when the heads of all three offices have adopted it.`,
    );
    return answeredBy(isOffice(unit) && unit !== office, said, replyBy);
  },
  MandateAdopted: ({ office, number, inForce }, { nameOf }) =>
    inForce
      ? know(
          `${nameOf(office)} har antagit mandat ${number}, som därmed gäller.`,
          `${nameOf(office)} adopted mandate ${number}, which is now in force.`,
        )
      : know(
          `${nameOf(office)} har antagit mandat ${number}; det gäller när chefen för det sista kansliet också har gjort det.`,
          `${nameOf(office)} adopted mandate ${number}; it is in force when the head of the last office has done so, too.`,
        ),
};
