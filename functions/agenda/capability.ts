import { contract } from './contract.ts';

/** What waits for whom, over all capabilities. */
export const name = 'agenda';
export const functions = [
  {
    name: 'agenda',
    about: 'What somebody may decide or should do now, and what happens soon.',
    rooms: { '.': contract },
    of: ['waiting', 'answers', 'answering', 'called', 'titled', 'acting', 'dated'],
    writes: {},
  },
] as const;
