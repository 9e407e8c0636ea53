import { waiting } from './agenda.ts';
import { contract as bookings } from './bookings/contract.ts';
import { contract as feeds } from './feeds/contract.ts';
import { contract as keeping } from './keeping/contract.ts';
import { assetsEvents } from './events.ts';
import { bookingOccasions } from './occasions.ts';
import { problems } from './problems.ts';
import { stored } from './store.ts';
import { directory } from './directory.ts';
import { assetsTexts } from './texts.ts';
import { announce } from './words.ts';
import { called, titled } from './naming.ts';
import { dated } from './dated.ts';

/** Bikes and cabins (D14): what there is, and who has it when. */
export const name = 'assets';
export const api = 'outreach';
export const functions = [
  {
    name: 'assets',
    about: 'Bikes, cabins and other things to book.',
    tag: 'materials-assets',
    rooms: { keeping, bookings },
    of: ['called'],
    // An asset can be removed.
    writes: { puts: ['*#assets'], deletes: ['*#assets'] },
  },
  {
    name: 'assets-feeds',
    about: 'A unit’s calendar of bookings, for calendar programs.',
    tag: 'materials-feeds',
    edge: 'secret-link',
    entry: 'feeds/entry.ts',
    contract: feeds,
  },
] as const;
export const jobs = [
  {
    name: 'assets-jobs',
    entry: 'jobs.ts',
    description: 'forgets what people wrote of bikes, cabins and bookings',
    when: { dailyAt: 6 },
  },
] as const;
export const events = { assets: assetsEvents };
export const texts = { assets: { texts: assetsTexts, stored } };
export { called, titled };
export const sentences = { assets: announce };
export const parameters = {
  asset: { description: 'Id of a bike, a cabin or another asset.', example: 'cabin-7' },
  booking: { description: 'Id of a booking.', example: 'nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1G' },
  defect: { description: 'Id of a defect.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1H' },
};
export { directory };
export { problems };
export const occasions = { assets: bookingOccasions };
export { waiting };
export { dated };
