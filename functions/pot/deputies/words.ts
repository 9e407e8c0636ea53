import { know, sentence } from '../../../shared/words.ts';
import { isOffice } from '../../../shared/units.ts';
import { answeredBy, type PotSentences } from '../phrases.ts';

/** What is said of who stands in for a head. Pure. */
export const deputySentences: PotSentences<'DeputyProposed' | 'DeputyAppointed' | 'DeputyEnded'> = {
  DeputyProposed: ({ office, from, to, replyBy }, { unit, nameOf }) => {
    const said = sentence(
      `${nameOf(office)} vill ha en ställföreträdare, som beslutar i chefens ställe ${from} till ${to}; en chef för ett annat kansli behöver bekräfta det.`,
      `${nameOf(office)} wants a deputy, who decides in place of its head from ${from} to ${to}; a head of another office needs to confirm it.`,
    );
    return answeredBy(isOffice(unit) && unit !== office, said, replyBy);
  },
  DeputyEnded: ({ office }, { nameOf }) =>
    know(`${nameOf(office)} har ingen ställföreträdare längre.`, `${nameOf(office)} has no deputy any more.`),
  DeputyAppointed: ({ office, from, to }, { nameOf }) =>
    know(
      `${nameOf(office)} har utsett en ställföreträdare, som beslutar i chefens ställe ${from} till ${to}.`,
      `${nameOf(office)} appointed a deputy, who decides in place of its head from ${from} to ${to}.`,
    ),
};
