import { waiting } from './agenda.ts';
import { contract as catalogue } from './catalogue/contract.ts';
import { contract as deliveries } from './deliveries/contract.ts';
import { contract as files } from './files/contract.ts';
import { contract as lists } from './lists/contract.ts';
import { materialsSettings } from './offers.ts';
import { contract as orders } from './orders/contract.ts';
import { contract as printing } from './printing/contract.ts';
import { contract as proposals } from './proposals/contract.ts';
import { contract as overview } from './overview/contract.ts';
import { followRun } from './runs/follow.ts';
import { contract as runs } from './runs/contract.ts';
import { contract as stock } from './stock/contract.ts';
import { directory } from './directory.ts';
import { materialsEvents } from './events.ts';
import { materialsKeeping } from './keeping.ts';
import { forget, traces } from './people.ts';
import { problems } from './problems.ts';
import { announce } from './words.ts';
import { called, titled } from './naming.ts';
import { dated } from './dated.ts';

/** What material there is (D9-D14), and what became of it. */
export const name = 'materials';
export const api = 'outreach';
export const functions = [
  {
    name: 'materials',
    about: 'The catalogue of material, and what of it reached whom.',
    rooms: { catalogue, proposals, overview },
    // A pack can be removed.
    writes: { puts: ['*#materials'], deletes: ['*#materials'] },
  },
  {
    name: 'materials-orders',
    about: 'Orders, and the stock that they are taken from.',
    rooms: { orders },
    weighs: { deliveries },
    of: ['called'],
  },
  {
    name: 'materials-stock',
    tag: 'materials-orders',
    rooms: { stock, deliveries },
    of: ['called'],
  },
  {
    name: 'materials-runs',
    about: 'Print runs, and how many copies are asked for.',
    rooms: { runs },
    weighs: { printing },
  },
  {
    name: 'materials-printing',
    tag: 'materials-runs',
    rooms: { printing },
    of: ['called'],
    // Together with the request that pays for it.
    writes: { puts: ['*#materials', '*#pot'] },
    // It holds the rules of both, a little more than others may be; a print run is ordered some times in a campaign.
    heavy: true,
  },
  {
    name: 'materials-lists',
    about: 'Pick lists, and what is left over.',
    rooms: { lists },
    heavy: true,
    // The fonts that the PDF is written with, Latin and Arabic letters among them.
    files: {
      'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
      'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
    },
  },
  // What signs for S3 is as large as everything else together.
  {
    name: 'materials-files',
    about: 'Files to print oneself.',
    rooms: { files },
    heavy: true,
    signs: 'files-check',
    // Who fetches one is counted.
    writes: { puts: ['*#materials'], updates: ['*#materials', 's#salt'] },
  },
] as const;
export const workers = [
  {
    name: 'files-check',
    entry: 'files/check.ts',
    description: 'checks what was uploaded',
    // Nobody waits for its start.
    heavy: true,
    // The file, its text, what it unpacks to and its objects, at most.
    memoryMegabytes: 1024,
  },
] as const;
export const jobs = [
  {
    name: 'materials-jobs',
    entry: 'jobs.ts',
    description:
      'follows print runs that await money, escalates orders, print runs and proposals past their day, forgets where orders were brought',
    when: { dailyAt: 6 },
  },
] as const;
export const events = { materials: materialsEvents };
export const texts = { materials: materialsKeeping };
export { called, titled };
export const sentences = { materials: announce };
export const follows = { materials: followRun };
export const settings = {
  name: 'materials',
  schema: materialsSettings,
  defaults:
    '`materials.replyByDays` 5; `materials.deliverByDays` 10; `materials.bookings` for each of cabin, bike and other `leadTimeDays` 2, `longestDays` 14, `daysPerMonth` 10 for one association; of a cabin 366 and 31, for it may stand the whole campaign while it is staffed',
  example: { bookings: { bike: { leadTimeDays: 2, longestDays: 14, daysPerMonth: 10 } } },
};
export const parameters = {
  item: { description: 'Id of a catalogue item.', example: 'platform-short' },
  language: { description: 'A language as BCP 47 writes it.', example: 'so' },
  movement: {
    description: 'Id of an arrival, a count, waste or a transfer.',
    example: 'platform-short.01M83Y8C5VKN9V3T2F4F6W6Q1E',
  },
  delivery: { description: 'Id of a delivery of an order.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1E' },
  receipt: { description: 'Id of a receipt of an order.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1E' },
  arrival: { description: 'Id of an arrival of a print run.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1E' },
  upload: { description: 'Id of an upload.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1J' },
};
export { forget, traces };
export { problems };
export { directory };
export { waiting };
export { dated };
