import type { Campaign } from '../core/me.ts';
import { screens } from '../screens/screens.ts';

/** Where the page shows a thing, by the first words of its subject: the first for whoever looks that there is. With a `/` at the end it has a page of its own. */
const places: readonly (readonly [subject: string, at: string])[] = [
  ['pot/requests/', 'requests/'],
  ['pot/mandates', 'mandate'],
  ['pot/settlements', 'settlement'],
  ['pot/ledger', 'ledger'],
  ['pot', 'pot'],
  ['people', 'people'],
  ['materials/orders/', 'materials/orders/'],
  ['materials/orders/', 'orders/'],
  ['materials/print-runs/', 'materials/print-runs/'],
  ['materials', 'materials'],
  ['publications/', 'publicity/'],
  ['events/', 'events/'],
  ['events', 'publicity'],
  ['assets/bookings/', 'bookings/'],
  ['staff/requests/', 'staff/requests/'],
  ['staff/requests/', 'our-staff/'],
  ['staff/allocations/', 'staff/allocations/'],
  ['staff/plans/', 'staff/plans/'],
  ['staff', 'staff'],
  ['staff', 'our-staff'],
  ['milestones/', 'timeline/'],
  ['milestones', 'timeline'],
  ['timeline/milestones/', 'timeline/'],
  ['timeline', 'timeline'],
];

/** The id of the thing itself, without what is below it. */
const idBehind = (words: string, subject: string): string => {
  // A publication is told from the others of its event by both.
  const many = words === 'publications/' ? 2 : 1;
  return subject.slice(words.length).split('/').slice(0, many).join('/');
};

/** Undefined where the page has no screen for it, or none for whoever looks. */
export const placeOf = (campaign: Campaign, told: string): string | undefined => {
  // A publication is its event's, and has a screen among those of channels.
  const subject = told.replace(/^events\/([^/]+)\/publications\//, 'publications/$1/');
  const found = places.find(
    ([words, at]) =>
      (subject === words || subject.startsWith(words.endsWith('/') ? words : `${words}/`)) &&
      screens.some((screen) => screen.at === at.split('/')[0] && screen.isFor(campaign)),
  );
  if (!found) return undefined;
  const [words, at] = found;
  return `/c/${campaign.id}/${at}${at.endsWith('/') ? idBehind(words, subject) : ''}`;
};
