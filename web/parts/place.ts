import type { Campaign } from '../core/me.ts';
import { screens } from '../screens/screens.ts';

/** Where the page shows a thing, by the first words of its subject: the first for whoever looks that there is. With a `/` at the end it has a page of its own. */
const places: readonly (readonly [subject: string, at: string])[] = [
  ['pot/requests/', 'requests/'],
  ['pot/mandates', 'mandate'],
  ['pot/settlements', 'settlement'],
  ['pot/ledger', 'ledger'],
  ['pot', 'pot'],
  ['materials/orders/', 'orders/'],
  ['materials', 'materials'],
  ['events/', 'events/'],
  ['events', 'publicity'],
  ['assets/bookings/', 'bookings/'],
  ['staff/requests/', 'staff/requests/'],
  ['staff', 'staff'],
  ['staff', 'our-staff'],
  ['timeline', 'timeline'],
];

/** The id of the thing itself, without what is below it. */
const idBehind = (words: string, subject: string): string => subject.slice(words.length).split('/')[0] ?? '';

/** Undefined where the page has no screen for it, or none for whoever looks. */
export const placeOf = (campaign: Campaign, subject: string): string | undefined => {
  const found = places.find(
    ([words, at]) =>
      (subject === words || subject.startsWith(words.endsWith('/') ? words : `${words}/`)) &&
      screens.some((screen) => screen.at === at.split('/')[0] && screen.isFor(campaign)),
  );
  if (!found) return undefined;
  const [words, at] = found;
  return `/c/${campaign.id}/${at}${at.endsWith('/') ? idBehind(words, subject) : ''}`;
};
