import { secretFeeds } from '../../shared/writes.ts';
import { waiting } from './agenda.ts';
import { employed } from './addressee.ts';
import { contract as allocations } from './allocations/contract.ts';
import { contract as feeds, secretContract } from './feeds/contract.ts';
import { directory } from './directory.ts';
import { staffSettings } from './offers.ts';
import { contract as overview } from './overview/contract.ts';
import { contract as plans } from './plans/contract.ts';
import { calls } from './plans/calls.ts';
import { contract as positions } from './positions/contract.ts';
import { contract as requests } from './requests/contract.ts';
import { contract as sheets } from './sheets/contract.ts';
import { staffEvents } from './events.ts';
import { allocationOccasions } from './occasions.ts';
import { problems } from './problems.ts';
import { forget, traces } from './people.ts';
import { imported, stored } from './store.ts';
import { staffTexts } from './texts.ts';
import { announce } from './words.ts';
import { called, titled } from './naming.ts';
import { dated } from './dated.ts';

/** Shared staff (D1-D6, D24): by noun, since each has rules of its own. */
export const name = 'staff';
export const functions = [
  {
    name: 'staff',
    about: 'Positions, requests for staff, allocations, and what they cost to look after.',
    rooms: { requests, allocations },
    // Who is employed is written to of what is confirmed, and of what then ends.
    writes: { puts: ['*#staff', '*#mail'] },
  },
  {
    name: 'staff-positions',
    tag: 'staff',
    rooms: { positions, overview, feeds },
    writes: { puts: ['*#staff', '*#mail', secretFeeds], deletes: ['*#staff', secretFeeds] },
  },
  {
    name: 'staff-feeds',
    about: 'A unit’s calendar of staff, for calendar programs.',
    edge: 'secret-link',
    entry: 'feeds/entry.ts',
    contract: secretContract,
  },
  {
    name: 'staff-sheets',
    about: 'Staff requests from spreadsheets, and positions and allocations to them.',
    rooms: { sheets },
    heavy: true,
  },
  {
    name: 'staff-plans',
    about: 'The best lawful plan for all open requests, as a draft and published.',
    rooms: { plans },
    // A draft can be removed.
    writes: { puts: ['*#staff', '*#mail'], deletes: ['*#staff'] },
    heavy: true,
    // Memory buys processor time; the solver's own fuse is 25 seconds.
    memoryMegabytes: 1769,
    // The solver, which is no JavaScript.
    files: { 'highs.wasm': 'highs/runtime' },
  },
] as const;
export const workers = [
  {
    name: 'staff-planner',
    entry: 'plans/planner.ts',
    description: 'computes in the background the plans that nobody can wait for',
    heavy: true,
    memoryMegabytes: 1769,
    files: { 'highs.wasm': 'highs/runtime' },
    writes: { puts: ['*#staff'], updates: ['*#staff'] },
  },
] as const;
export const jobs = [
  {
    name: 'staff-jobs',
    entry: 'jobs.ts',
    description: 'escalates overdue staff requests, forgets who was employed, and tells of plans that came to nothing',
    when: { dailyAt: 6 },
    // What imports have left half done.
    writes: { puts: ['*#staff'], deletes: ['*#staff'] },
  },
] as const;
export const events = { staff: staffEvents };
export const texts = { staff: { texts: staffTexts, stored, imported } };
export { called, directory, titled };
export const sentences = { staff: announce };
export const settings = {
  name: 'staff',
  schema: staffSettings,
  defaults: '`staff.replyByDays` 7, `staff.noticeDays` 14, `staff.weights` as a plan’s, `staff.tasks` the usual ones',
  example: { replyByDays: 7, noticeDays: 14 },
};
export const parameters = {
  feed: { description: 'Id of a calendar feed.', example: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1D' },
  token: { description: 'The secret of a calendar feed, as its address had it.' },
};
export { calls };
export { waiting };
export { forget, traces };
export { problems };
export const occasions = { staff: allocationOccasions };
export const addressees = { employed };
export { dated };
