import { services } from '../../functions/capabilities.ts';
import { tellsCommands } from '../../shared/commands-below.ts';
import type { Operation } from '../../shared/contract.ts';

/**
 * How many round trips to the table, one after the other, an operation may take: a command two to read and one to write,
 * and whatever shows one. `more` are those that take more, at most so many, with the reason.
 */
export const usualStages = (route: string): number => (route.startsWith('GET ') ? 1 : 3);

type More = readonly [why: string, most: number, routes: readonly string[]];
const ofCampaign = (method: string, ...paths: readonly string[]) =>
  paths.map((path) => `${method} /campaigns/{campaign}/${path}`);

const more: readonly More[] = [
  [
    'whose rows a list shows follows from who asks',
    2,
    ofCampaign(
      'GET',
      'boosts',
      'visits',
      'materials/orders',
      'materials/bookings',
      'materials/items/proposals',
      'staff/feeds',
      'staff/requests',
    ),
  ],
  [
    'what waits for somebody is known once memberships are, and what it is called once that is',
    2,
    ofCampaign('GET', 'offices/{office}/inbox', 'associations/{association}/inbox'),
  ],
  // One range for each status and unit, and for those it asks with, read one after the other until the page is full.
  ['a line’s requests lie by status and unit', 8, ofCampaign('GET', 'pot/requests')],
  [
    'in which months its history lies is known once it is read',
    2,
    ofCampaign('GET', 'pot/requests/{request}', 'events/{event}', 'staff/allocations/{allocation}'),
  ],
  ['what keeps the texts of its events is known once these are read', 3, ofCampaign('GET', 'audit', 'pot/ledger.sie')],
  ['what was told of it must not be younger than what is shown', 3, ofCampaign('GET', 'pot/ledger/verification')],
  ['its plans’ histories, too, which its positions name', 3, ofCampaign('GET', 'staff/requests/{request}')],
  [
    'what is shown beside it is named by what is read first, or must not be older',
    2,
    ofCampaign(
      'GET',
      'pot',
      'events/{event}/boosts',
      'groups',
      'groups/{group}',
      'groups/{group}/decisions',
      'events/{event}/suggestions',
      'channels/{channel}/publications',
      'publicity/plan',
      'timeline',
      'visits/{visit}',
      'materials/bookings/{booking}',
      'materials/items/{item}/editions/{language}',
      'materials/leftovers',
      'materials/leftovers.csv',
      'materials/orders/{order}',
      'materials/pick-lists',
      'materials/pick-lists.csv',
      'materials/pick-lists.pdf',
    ),
  ],
  [
    'a publication, its channel, and what may clash with it',
    4,
    ofCampaign('GET', 'events/{event}/publications/{publication}'),
  ],
  [
    'links that are not there yet are made, and read again',
    6,
    [
      ...ofCampaign(
        'GET',
        'events/{event}/links',
        'events/{event}/share-kit',
        'events/{event}/share-kit/card.png',
        'events/{event}/share-kit/qr.png',
        'events/{event}/share-kit/qr.svg',
      ),
    ],
  ],
  [
    'whom a secret address leads to is read first; a listing has several pages of a megabyte',
    3,
    [
      'GET /feeds/{token}/assets.ics',
      'GET /feeds/{token}/events.ics',
      'GET /feeds/{token}/staff.ics',
      'GET /feeds/{token}/visits.ics',
      'GET /public/{campaign}/events',
      'GET /public/{campaign}/events.atom',
      'GET /public/{campaign}/events.ics',
      'GET /public/{campaign}/events.json',
      'GET /public/{campaign}/events.rss',
      'GET /public/{campaign}/events/{event}',
      'GET /public/{campaign}/events/{event}/card.png',
      'GET /public/{campaign}/events/{event}/event.ics',
    ],
  ],
  [
    'what is set free is given to those who wait, whom the stock names',
    5,
    [
      ...ofCampaign('PATCH', 'materials/orders/{order}'),
      ...ofCampaign('POST', 'materials/orders/{order}/cancellation'),
    ],
  ],
  [
    'who was seen today is told by the day’s salt, and counts only then',
    5,
    ['GET /s/{code}', ...ofCampaign('GET', 'materials/items/{item}/editions/{language}/file')],
  ],
  [
    'what may clash names events of its own',
    4,
    [
      ...ofCampaign('POST', 'events/{event}/publications'),
      ...ofCampaign('PATCH', 'events/{event}/publications/{publication}'),
    ],
  ],
  [
    'the request that is answered is named by the allocation',
    4,
    ofCampaign(
      'POST',
      'staff/allocations/{allocation}/cancellations',
      'staff/allocations/{allocation}/disputes/settlement',
      'staff/allocations/{allocation}/disputes/withdrawal',
    ),
  ],
  [
    'who is asked is named by the visit, and whoever is asked instead by the body',
    4,
    ofCampaign('PATCH', 'visits/{visit}'),
  ],
  [
    'whatever there is of somebody is looked for everywhere, page by page',
    Infinity,
    ['GET /me/export', 'DELETE /me', ...ofCampaign('DELETE', 'people/{person}')],
  ],
  ['in which campaigns somebody is, is known once all are; who they are there, once that is', 3, ['GET /me']],
  ['in which campaigns somebody is, is known once all are', 2, ['GET /campaigns']],
  ['where an order stands is told by its items and their stock', 6, ofCampaign('GET', 'materials/orders/{order}')],
  [
    'whose letters they are is known once it is known who asks',
    2,
    ofCampaign('GET', 'preferences', 'preferences/devices'),
  ],
  [
    'and whether somebody else would answer, once it is known where they are a head',
    4,
    ofCampaign('PUT', 'preferences'),
  ],
  [
    'where it leads is known once the link is; whose it is, after that',
    7,
    [
      'GET /confirm/{token}',
      'POST /confirm/{token}',
      'GET /unsubscribe/{token}',
      'POST /unsubscribe/{token}',
      'GET /answer/{token}',
    ],
  ],
  [
    'what happened names whom it concerns, then their inboxes, letters and digests are asked, page by page, then what they are called',
    6,
    ofCampaign('GET', 'notifications/deliveries'),
  ],
  ['letters are found once it is known whose may be seen', 3, ofCampaign('GET', 'mails')],
  ['who is named is known once the entries are', 2, ofCampaign('GET', 'pot/ledger')],
  ['whose letter it is lies behind its secret', 4, ofCampaign('POST', 'invitations/{secret}/acceptance')],
  [
    'what waits for somebody is known once it is known who asks; what it is about, after that',
    3,
    ofCampaign('GET', 'agenda'),
  ],
  ['the milestones lie behind what the secret leads to', 3, ['GET /feeds/{token}/milestones.ics']],
  ['a file is stored in parts', Infinity, ofCampaign('POST', 'events/import', 'staff/requests/import')],
];

const mostOf = new Map(more.flatMap(([, most, routes]) => routes.map((route) => [route, most] as const)));
/** What commands are judged by is read once it is known who asks, and what is shown (shared/weighing.ts): all together, wave by wave. */
const ofWeighing = 3;
const weighed = new Set(
  services.flatMap(({ contract }) =>
    Object.values<Operation>(contract)
      .filter(tellsCommands)
      .map(({ route }) => route),
  ),
);
export const mostStages = (route: string): number =>
  (mostOf.get(route.replace(/^HEAD /, 'GET ')) ?? usualStages(route)) +
  (weighed.has(route as Operation['route']) ? ofWeighing : 0);
/** Those that are said to take more. */
export const excepted: readonly string[] = [...mostOf.keys()];
