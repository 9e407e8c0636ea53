import { offices } from '../../shared/units.ts';
import { type Around, type Open, type Wait, waitsIn } from '../../shared/waiting.ts';
import type { Candidate, Visit } from './state.ts';

/** What of visits waits for whom. Pure. */

export const visitKinds = { answer: ['decide', 'acceptVisit', 'declineVisit'], visit: ['know'] } as const;
const onVisit = waitsIn(visitKinds);

export const visitWaits = (visit: Visit): readonly Wait[] => {
  const { status, owner, escalated, replyBy, wishes, day, candidate, unit } = visit;
  if (status === 'accepted' && day !== undefined)
    return [onVisit('visit', { for: [unit], from: day, facts: { candidate } })];
  if (status !== 'asked') return [];
  const [first = '', last = first] = [wishes[0], wishes.at(-1)];
  const facts = { candidate, begins: first, ends: last, days: wishes.length };
  return [onVisit('answer', { for: escalated ? offices : [owner], due: replyBy, owner, facts })];
};
/** Whoever is linked to the candidate answers for themselves. */
export const settleVisit = (wait: Open, around: Around): Wait => {
  const person = around.get(`candidates/${wait.facts?.candidate}`)?.[0]?.person;
  return { ...wait, ...(person !== undefined && { person }) };
};

export const candidateKinds = { themselves: ['know'] } as const;
export const candidateWaits = ({ person, retired }: Candidate): readonly Wait[] =>
  person === undefined || retired !== undefined ? [] : [waitsIn(candidateKinds)('themselves', { for: [], person })];
