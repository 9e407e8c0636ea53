import { contract } from './contract.ts';
import { contract as deliveries } from './deliveries/contract.ts';
import { contract as history } from './history/contract.ts';
import { forget, traces } from './people.ts';

/** The stream tells the others (D6): relay, inboxes, and who follows money. */
export const name = 'notifications';
export const functions = [
  {
    name: 'notifications',
    about: 'What each unit has been told, whom that has reached, and the history of anything.',
    rooms: { '.': contract, deliveries },
    of: ['waiting'],
  },
  // Apart, since it knows the events of all.
  {
    name: 'notifications-history',
    tag: 'notifications',
    rooms: { history },
    of: ['events', 'texts'],
    writes: {},
  },
] as const;
export const workers = [
  {
    name: 'relay',
    entry: 'relay.ts',
    of: ['events', 'calls'],
    writes: {},
    description: 'hands each new event to the queues of the units concerned',
  },
  {
    name: 'consumer',
    entry: 'consumer.ts',
    of: ['sentences', 'called', 'titled', 'occasions'],
    // What lies in an inbox nobody puts over: it says what the ledger was.
    writes: { inserts: ['*#inbox#*'] },
    description: 'puts what happened into the inboxes',
  },
  {
    name: 'followers',
    entry: 'followers.ts',
    of: ['follows'],
    writes: {},
    description: 'lets what was asked for with money follow what became of the money',
  },
] as const;
export const jobs = [
  {
    name: 'sweeper',
    entry: 'sweeper.ts',
    of: ['events', 'calls'],
    description: 'sends again what the stream or a queue lost',
    when: 'hourly',
    resends: true,
  },
] as const;
/** Who has read a notice is marked on it. */
export const partitions = ['*#inbox#*'];
export const writes = { updates: ['*#inbox#*'] };
export { forget, traces };
