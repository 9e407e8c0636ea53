import { contract } from './contract.ts';
import { problems } from './problems.ts';

/** Sessions of browsers, so that a page needs no token that lasts: see shared/capability.ts for what each of these is. */
export const name = 'session';
export const functions = [
  {
    name: 'session',
    about: 'Signing in to pages, and out.',
    edge: 'open',
    entry: 'entry.ts',
    contract,
  },
] as const;
export { problems };
