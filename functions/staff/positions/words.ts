import { know } from '../../../shared/words.ts';
import type { StaffSentences } from '../phrases.ts';

/** What is said of positions. Pure; who is employed is never named. */
export const positionSentences: StaffSentences<'PositionSet' | 'PositionRemoved' | 'PersonForgotten'> = {
  PositionSet: (event, { unit, nameOf }) => {
    const employer = nameOf(event.employer);
    const supervisor = nameOf(event.supervisor);
    const { position, extent } = event;
    const own = event.shares.find((share) => share.unit === unit);
    const part = own ? { sv: `; er del är ${own.extent} %`, en: `; your part is ${own.extent} %` } : { sv: '', en: '' };
    return know(
      `befattningen ${position} på ${extent} % gäller ${event.from}–${event.to}: ${employer} anställer och ${supervisor} leder arbetet${part.sv}.`,
      `the position ${position} of ${extent} % lasts ${event.from}–${event.to}: ${employer} employs and ${supervisor} supervises${part.en}.`,
    );
  },
  PositionRemoved: ({ position }) =>
    know(`befattningen ${position} finns inte längre.`, `the position ${position} is no more.`),
  PersonForgotten: ({ position }) =>
    know(
      `namnet på den som hade befattningen ${position} är borttaget.`,
      `the name of who had the position ${position} was removed.`,
    ),
};
