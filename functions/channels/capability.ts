import { waiting } from './agenda.ts';
import { contract as coverage } from './advice/coverage/contract.ts';
import { contract as ranking } from './advice/ranking/contract.ts';
import { contract as suggestions } from './advice/suggestions/contract.ts';
import { contract as boosts } from './boosts/contract.ts';
import { followBoost } from './boosts/follow.ts';
import { announce as announceBoost } from './boosts/words.ts';
import { boostsEvents } from './boosts/events.ts';
import { directory } from './directory.ts';
import { channelsEvents } from './events.ts';
import { cardContract, kitContract } from './kit/contract.ts';
import { contract as plan } from './plan/contract.ts';
import { contract as amendments } from './publications/amendments/contract.ts';
import { contract as publications } from './publications/contract.ts';
import { contract as register } from './register/contract.ts';
import { channelsFound, channelsStored } from './store.ts';
import { channelsTexts } from './texts.ts';
import { announce } from './words.ts';
import { called, titled } from './naming.ts';

/** How an event is spread (D16, D17): the channels of all offices, and what each of them publishes when. */
export const name = 'channels';
export const api = 'outreach';
/** What renders SVG, which is no JavaScript, and the letters. */
const drawing = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const;
/** Memory buys processor time, and drawing takes it. */
const drawingMegabytes = 1024;

export const functions = [
  {
    name: 'channels-kit',
    about: 'Texts, links, QR codes and pictures for spreading an event.',
    tag: 'publicity-kit',
    entry: 'kit/entry.ts',
    contract: kitContract,
    memoryMegabytes: drawingMegabytes,
    files: drawing,
    // A short link is made when somebody first asks for it.
    writes: { puts: ['*#publicity', 's##??????????'] },
  },
  {
    // Apart, so that a crowd that looks at previews leaves the offices their kit.
    name: 'channels-card',
    tag: 'publicity-kit',
    edge: 'open',
    entry: 'kit/card.ts',
    contract: cardContract,
    memoryMegabytes: drawingMegabytes,
    files: drawing,
  },
  {
    name: 'channels',
    about: 'The register of channels, and what is published in them when.',
    tag: 'publicity-channels',
    rooms: { register, publications, 'publications/amendments': amendments, plan },
    // A channel in which nothing was ever published is removed.
    writes: { puts: ['*#channels', '*#boosts', '*#events', '*#publicity'], deletes: ['*#publicity'] },
  },
  {
    name: 'channels-boosts',
    about: 'Paid boosts, which the pot pays for.',
    tag: 'publicity-boosts',
    rooms: { boosts },
    // Together with the request that pays for it.
    writes: { puts: ['*#publicity', '*#boosts', '*#pot'] },
  },
  {
    name: 'channels-advice',
    about: 'Where an event is best spread, and what a reached person cost.',
    tag: 'publicity-advice',
    rooms: { 'advice/suggestions': suggestions, 'advice/ranking': ranking, 'advice/coverage': coverage },
  },
] as const;
export const jobs = [
  {
    name: 'channels-jobs',
    entry: 'jobs.ts',
    description: 'escalates publications that await an answer, and follows boosts that await money',
    when: { dailyAt: 6 },
  },
] as const;
/** All that spreads an event lies beside it. */
export const writes = { puts: ['*#channels', '*#boosts', '*#events', '*#publicity'] };
export const events = { channels: channelsEvents, 'events/publications': channelsEvents, boosts: boostsEvents };
export const texts = {
  channels: { texts: channelsTexts, stored: channelsStored, found: channelsFound },
  'events/publications': { texts: channelsTexts, stored: channelsStored, found: channelsFound },
};
export { called, titled };
export const sentences = { channels: announce, 'events/publications': announce, boosts: announceBoost };
export const follows = { boosts: followBoost };
export { directory };
export { waiting };
