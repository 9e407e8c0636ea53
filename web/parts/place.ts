import type { Campaign } from '../core/me.ts';
import { type Screen, screens } from '../screens/screens.ts';

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
  ['materials/items/proposals/', 'materials/proposals/'],
  ['materials/items/proposals/', 'orders/proposals/'],
  ['materials', 'materials'],
  ['publications/', 'publicity/'],
  ['boosts/', 'publicity/boosts/'],
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

type Found = { readonly href: string; readonly screen: Screen; readonly isItsOwn: boolean };
const foundFor = (campaign: Campaign, told: string): Found | undefined => {
  // A publication is its event's, and has a screen among those of channels.
  const subject = told.replace(/^events\/([^/]+)\/publications\//, 'publications/$1/');
  for (const [words, at] of places) {
    const isAt = subject === words || subject.startsWith(words.endsWith('/') ? words : `${words}/`);
    const screen = isAt && screens.find((each) => each.at === at.split('/')[0] && each.isFor(campaign));
    if (!screen) continue;
    const isItsOwn = at.endsWith('/');
    return { href: `/c/${campaign.id}/${at}${isItsOwn ? idBehind(words, subject) : ''}`, screen, isItsOwn };
  }
  return undefined;
};

/** Undefined where the page has no screen for it, or none for whoever looks. */
export const placeOf = (campaign: Campaign, subject: string): string | undefined => foundFor(campaign, subject)?.href;
/** A screen of its own, not one on which it is one of many. */
export const ownPlaceOf = (campaign: Campaign, subject: string): string | undefined => {
  const found = foundFor(campaign, subject);
  return found?.isItsOwn ? found.href : undefined;
};
/** That one, and what it is called. */
export const nearPlaceOf = (campaign: Campaign, subject: string) => {
  const found = foundFor(campaign, subject);
  return found && { href: found.href, title: found.screen.title };
};
