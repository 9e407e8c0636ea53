import type { Recorded } from '../../shared/commit.ts';
import type { Letter } from '../../shared/letters.ts';
import type { CandidatesEvent, VisitsEvent } from './events.ts';
import { type Candidate, candidateTo, type VisitsState } from './state.ts';

/**
 * Candidates are written to when they are asked, and when a day comes, moves or goes; where nobody knows how, by their
 * association as ever. What a letter says is what is so when it is sent. Pure.
 */
const isReached = ({ email, person }: Candidate): boolean => email !== undefined || person !== undefined;

const lettersTo = (candidate: Candidate | undefined, visit: string, kind: 'visit' | 'calendar'): readonly Letter[] =>
  candidate && isReached(candidate) ? [{ to: `${candidateTo(candidate.id)}/${visit}`, kind }] : [];

/** Who was asked before somebody else is. */
const other = ({ candidate, other: second }: VisitsState, id: string): Candidate | undefined =>
  [candidate, second].find((each) => each?.id === id);

export const letters = (
  event: Recorded<VisitsEvent | CandidatesEvent>,
  before: VisitsState,
  after: VisitsState,
): readonly Letter[] => {
  if (!('visit' in event)) return [];
  const { visit } = event;
  const to = (kind: 'visit' | 'calendar') => lettersTo(other(after, event.candidate), visit, kind);
  switch (event.type) {
    case 'VisitAsked':
    case 'VisitReopened':
      return to('visit');
    case 'VisitAccepted':
      return to('calendar');
    case 'VisitChanged': {
      const { was, anew } = event;
      if (!anew) return before.visit?.status === 'accepted' ? to('calendar') : to('visit');
      const isAnother = was.candidate !== event.candidate;
      // Whoever has it in their calendar is told in the same letter that it is out again.
      const own = !isAnother && was.day !== undefined ? 'calendar' : 'visit';
      const left = lettersTo(other(before, was.candidate), visit, was.day === undefined ? 'visit' : 'calendar');
      return [...to(own), ...(isAnother ? left : [])];
    }
    case 'VisitDeclined':
    case 'VisitWithdrawn':
      return event.day === undefined ? (event.type === 'VisitWithdrawn' ? to('visit') : []) : to('calendar');
    default:
      return [];
  }
};
