import { type Actor, associationsOf, isInOffice } from '../../shared/actor.ts';
import { withoutEarlier } from '../../shared/texts.ts';
import type { Candidate, Visit } from './state.ts';

/** How candidates and visits are shown, and to whom. Pure. */

/** Whether somebody is the candidate themselves. */
export const isThemselves = ({ person }: Pick<Actor, 'person'>, candidate: Pick<Candidate, 'person'>): boolean =>
  candidate.person !== undefined && candidate.person === person;

export const viewVisit = (is: Visit, candidate: Candidate | undefined, actor: Actor) => {
  const { filer, wasOn: _, ...plain } = withoutEarlier(is);
  return {
    ...plain,
    ...(candidate?.name !== undefined && { candidateName: candidate.name }),
    ...(is.day !== undefined && { wished: is.wishes.includes(is.day) }),
    ...(isInOffice(actor) && { filer }),
  };
};

/** Offices and the candidate see all of it; an association of what is booked only its own, and else when. */
export const viewCandidate = (is: Candidate, actor: Actor) => {
  const { person, email, feeds, booked, ...plain } = is;
  const [own, seesAll] = [associationsOf(actor), isInOffice(actor) || isThemselves(actor, is)];
  return {
    ...plain,
    booked: booked.map(({ days, hours, visit, unit }) => ({
      days,
      ...(hours && { hours }),
      ...((seesAll || own.includes(unit)) && { visit, unit }),
    })),
    ...(seesAll && {
      ...(person !== undefined && { person }),
      ...(email !== undefined && { email }),
      feeds: feeds.map(({ id, openedAt }) => ({ id, openedAt })),
    }),
  };
};
