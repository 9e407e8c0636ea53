import { enumerated, know, sentence } from '../../../shared/words.ts';
import { kronor } from '../../../shared/money.ts';
import { isOffice } from '../../../shared/units.ts';
import type { PotSentences } from '../phrases.ts';

/** What is said of the pot's means and mandate. Pure. */
export const fundsSentences: PotSentences<
  'ContributionMade' | 'BudgetLineProposed' | 'BudgetLineSet' | 'MandateProposed' | 'MandateAdopted' | 'DeputyAppointed'
> = {
  ContributionMade: ({ office, amount }, { nameOf }) =>
    know(
      `${nameOf(office)} har skjutit till ${kronor(amount)} till den gemensamma potten.`,
      `${nameOf(office)} contributed ${kronor(amount, 'en')} to the joint pot.`,
    ),
  BudgetLineProposed: ({ offices: proposing, name, amount }, { unit, nameOf }) => {
    const who = enumerated(proposing.map(nameOf));
    const said = sentence(
      `${who.sv} föreslår att posten ${name} ska vara ${kronor(amount)}; en chef för ett annat kansli behöver anta det.`,
      `${who.en} proposed that the budget line ${name} be ${kronor(amount, 'en')}; a head of another office needs to adopt it.`,
    );
    return { action: isOffice(unit) && !proposing.includes(unit) ? 'decide' : 'know', text: said };
  },
  BudgetLineSet: ({ name, amount }) =>
    know(`Posten ${name} är nu ${kronor(amount)}.`, `The budget line ${name} is now ${kronor(amount, 'en')}.`),
  MandateProposed: ({ office, number }, { unit, nameOf }) => ({
    action: isOffice(unit) && unit !== office ? 'decide' : 'know',
    text: sentence(
      `${nameOf(office)} föreslår mandat ${number} för potten; det gäller när cheferna för alla tre kanslierna har antagit det.`,
      `${nameOf(office)} proposed mandate ${number} for the pot; it is in force when the heads of all three offices have adopted it.`,
    ),
  }),
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
  DeputyAppointed: ({ office, from, to }, { nameOf }) =>
    know(
      `${nameOf(office)} har utsett en ställföreträdare, som beslutar i chefens ställe ${from} till ${to}.`,
      `${nameOf(office)} appointed a deputy, who decides in place of its head from ${from} to ${to}.`,
    ),
};
