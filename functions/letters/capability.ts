import { secretLinks } from '../../shared/writes.ts';
import { contract as open } from './open/contract.ts';
import { contract as devices } from './devices/contract.ts';
import { contract as preferences } from './preferences/contract.ts';
import { lettersEvents } from './events.ts';
import { forget, traces } from './people.ts';
import { problems } from './problems.ts';
import { announce } from './words.ts';

/** Word that reaches people where they are (D5, D6): e-mail, as each of them wants it. */
export const name = 'letters';
export const functions = [
  {
    name: 'letters',
    about: 'How people get letters, and what became of them.',
    rooms: { preferences, devices },
    of: ['acting'],
    writes: { puts: ['*#mail'] },
  },
  {
    name: 'letters-open',
    about: 'Where letters lead.',
    tag: 'letters-open',
    edge: 'open',
    entry: 'open/entry.ts',
    of: ['acting', 'addressees', 'called', 'titled'],
    contract: open,
    // By a link that only whoever reads there has been sent.
    writes: { puts: ['*#mail'] },
  },
] as const;
export const workers = [
  {
    name: 'mail-dispatch',
    entry: 'dispatch.ts',
    of: ['acting', 'waiting'],
    writes: { inserts: ['*#mail'], puts: ['*#mail'] },
    description: 'writes down who gets a letter of what was told, and when',
  },
  {
    name: 'mailer',
    entry: 'sending/entry.ts',
    of: ['addressees', 'occasions', 'called', 'titled', 'waiting'],
    heavy: true,
    memoryMegabytes: 512,
    writes: { puts: ['*#mail', secretLinks] },
    description: 'sends the letters that are due',
  },
  {
    name: 'mail-feedback',
    entry: 'feedback.ts',
    writes: { puts: ['*#mail'] },
    description: 'sends nothing more to addresses that do not take it',
  },
] as const;
export const jobs = [
  {
    name: 'mail-jobs',
    entry: 'jobs.ts',
    writes: { inserts: ['*#mail'] },
    description: 'makes the digests whose time has come, and has sent what is due',
    when: { everyMinutes: 5 },
  },
  {
    name: 'mail-sweeper',
    entry: 'sweeper.ts',
    of: ['acting', 'waiting'],
    writes: { inserts: ['*#mail'] },
    description: 'writes letters of what is in an inbox and was lost on the way to whoever writes them',
    when: 'hourly',
  },
] as const;
/** What people are forgotten by. */
export const writes = { puts: ['*#mail'], deletes: ['*#mail'] };
export const parameters = {
  device: { description: 'Id of a device, as it follows from the address that it has.', example: '7d4c1fa0b26e9c35' },
};
export const events = { mail: lettersEvents };
export const sentences = { mail: announce };
export { forget, traces };
export { problems };
