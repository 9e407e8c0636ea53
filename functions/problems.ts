import { type Problem, type Problems, problems as generic } from '../shared/problems.ts';
import { problems as assets } from './assets/problems.ts';
import { problems as campaign } from './campaign/problems.ts';
import { problems as hooks } from './hooks/problems.ts';
import { problems as materials } from './materials/problems.ts';
import { problems as pot } from './pot/problems.ts';
import { problems as staff } from './staff/problems.ts';

/** Every way to say no, for what describes or tests them all: the kernel's, and each capability's own. */
export const problemParts: readonly Problems[] = [generic, campaign, pot, staff, hooks, materials, assets];

export const problems: Problems = Object.assign({}, ...problemParts);

/** @throws when no capability knows the code. */
export const problemOf = (code: string): Problem => {
  const known = problems[code];
  if (!known) throw new Error(`no capability knows the problem ${code}`);
  return known;
};
