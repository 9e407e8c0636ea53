import { type Problem, type Problems, problems as generic } from '../shared/problems.ts';
import { problems as campaign } from './campaign/problems.ts';
import { problems as staff } from './staff/problems.ts';
import { problems as hooks } from './hooks/problems.ts';
import { problems as pot } from './pot/problems.ts';

/** Every way to say no, for what describes or tests them all: the kernel's, and each capability's own. */
const parts: readonly Problems[] = [generic, campaign, pot, staff, hooks];

export const problems: Problems = Object.assign({}, ...parts);

/** @throws when no capability knows the code. */
export const problemOf = (code: string): Problem => {
  const known = problems[code];
  if (!known) throw new Error(`no capability knows the problem ${code}`);
  return known;
};
