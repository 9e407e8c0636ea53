import * as z from 'zod/mini';
import { type Announcement, sentence } from '../../../shared/words.ts';
import type { DirectoryPart } from '../../../shared/capability.ts';
import { viewOf } from '../../../shared/reads.ts';
import { list, named } from '../../../shared/resources.ts';
import { contract } from './contract.ts';
import { stallEvents, type StallEvent } from './events.ts';
import { stalls } from './store.ts';

/** A made-up capability with one of each: what a fold forgets of it, test/infra/capability.test.ts finds. */
export const name = 'fairs';
export const folder = 'test/support/fairs';
export const functions = [{ name: 'fairs', rooms: { '.': contract } }] as const;
export const jobs = [
  { name: 'fairs-jobs', entry: 'jobs.ts', description: 'closes stalls', when: { dailyAt: 5 } },
] as const;

const announce = ({ type, title }: StallEvent): Announcement => ({
  action: 'know',
  text:
    type === 'StallOpened'
      ? sentence(`${title} har öppnat.`, `${title} has opened.`)
      : sentence(`${title} har stängt.`, `${title} has closed.`),
});
export const events = { stalls: stallEvents };
export const sentences = { stalls: announce };
const shape = { stalls: list(named) };
export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: { stalls: [{ id: '01M83Y8C5VKN9V3T2F4F6W6Q1D', name: 'Torget' }] },
  read: (campaign) =>
    viewOf('only shown', stalls(campaign), (found) => ({
      stalls: found.map(({ id, title }) => ({ id, name: title })),
    })),
};
export const settings = {
  name: 'fairs',
  schema: z.strictObject({ mostStalls: z._default(z.int(), 3) }),
  defaults: '`fairs.mostStalls` 3',
  example: { mostStalls: 3 },
};
export const problems = {
  'square-full': { status: 409, title: { sv: 'Torget är fullt.', en: 'The square is full.' } },
};
export const parameters = { stall: { description: 'Id of a stall.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1D' } };
