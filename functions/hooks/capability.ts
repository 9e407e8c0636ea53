import { calls } from './calls.ts';
import { contract } from './contract.ts';
import { hooksEvents } from './events.ts';
import { problems } from './problems.ts';
import { announce } from './words.ts';

/** Outgoing hooks: other systems are told what the public may know. */
export const name = 'hooks';
export const functions = [
  {
    name: 'hooks',
    about: 'Outgoing hooks: programs that are told what the public sees change.',
    tag: 'publicity-hooks',
    rooms: { '.': contract },
    writes: { puts: ['*#hooks'], deletes: ['*#hooks'] },
  },
] as const;
export const workers = [
  {
    name: 'hooks-dispatch',
    entry: 'dispatch.ts',
    description: 'hands each public change on to the hooks that asked for it',
  },
  {
    name: 'hooks-send',
    entry: 'sending/entry.ts',
    description: 'sends signed messages to the registered addresses',
  },
] as const;
export const events = { hooks: hooksEvents };
export const sentences = { hooks: announce };
export { calls };
export { problems };
