import { problem, problemOfInput, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of the timeline say no with, beside what is generic. Pure. */
export const problems = {
  cycle: problemOfInput(
    409,
    'Milstolparna skulle vänta på varandra i en ring.',
    'The milestones would wait for each other in a circle.',
  ),
  pinned: problem(409, 'Den ligger fast.', 'It is pinned.'),
  'in-use': problem(409, 'Andra milstolpar väntar på den.', 'Other milestones wait for it.'),
  'too-many-milestones': problem(
    409,
    'Det finns redan för många milstolpar.',
    'There are too many milestones already.',
  ),
  'already-there': problem(409, 'Mallen är redan inlagd.', 'The template has been applied already.'),
} satisfies Problems;

export const refuse = refusing(problems);
