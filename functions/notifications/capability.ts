import { contract } from './contract.ts';

/** The stream tells the others (D6): relay, inboxes, and who follows money. */
export const name = 'notifications';
export const functions = [
  {
    name: 'notifications',
    about: 'What each unit has been told, and the history of anything.',
    rooms: { '.': contract },
    of: ['events', 'texts'],
  },
] as const;
export const workers = [
  {
    name: 'relay',
    entry: 'relay.ts',
    of: ['events', 'calls'],
    description: 'hands each new event to the queues of the units concerned',
  },
  {
    name: 'consumer',
    entry: 'consumer.ts',
    of: ['sentences'],
    description: 'puts what happened into the inboxes',
  },
  {
    name: 'followers',
    entry: 'followers.ts',
    of: ['follows'],
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
