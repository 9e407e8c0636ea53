import type { ComponentType } from 'preact';
import { type Campaign, isOfAssociation, isOfOffice, isOfSomething } from '../core/me.ts';
import type { IconName } from '../parts/icon.tsx';

/** What a screen is given: the campaign, and what of the address is behind its own. */
export type ScreenProps = { readonly campaign: Campaign; readonly rest: readonly string[] };
export type Screen = {
  /** Behind `/c/{campaign}/`; the one that a campaign begins with has none. */
  readonly at: string;
  /** It belongs to that one of the menu, and is not in it by itself. */
  readonly within?: string;
  readonly title: { readonly sv: string; readonly en: string };
  readonly icon: IconName;
  readonly isFor: (campaign: Campaign) => boolean;
  /** Fetched when it is first shown. */
  readonly load: () => Promise<{ readonly Screen: ComponentType<ScreenProps> }>;
};

/** In the order of the menu. A new screen is a folder and one entry here: see README.md. */
export const screens: readonly Screen[] = [
  {
    at: '',
    title: { sv: 'Att göra', en: 'To do' },
    icon: 'check',
    isFor: isOfOffice,
    load: () => import('./agenda/screen.tsx'),
  },
  {
    at: '',
    title: { sv: 'Start', en: 'Start' },
    icon: 'home',
    isFor: (campaign) => isOfAssociation(campaign) && !isOfOffice(campaign),
    load: () => import('./start/screen.tsx'),
  },
  {
    at: 'decide',
    within: '',
    title: { sv: 'Att göra', en: 'To do' },
    icon: 'check',
    isFor: isOfSomething,
    load: () => import('./agenda/screen.tsx'),
  },
  {
    at: 'at',
    within: '',
    title: { sv: 'Ur ett brev', en: 'From a letter' },
    icon: 'letter',
    isFor: () => true,
    load: () => import('./at/screen.tsx'),
  },
  {
    at: 'pot',
    title: { sv: 'Potten', en: 'The pot' },
    icon: 'coin',
    isFor: isOfOffice,
    load: () => import('./pot/screen.tsx'),
  },
  {
    at: 'orders',
    title: { sv: 'Material', en: 'Material' },
    icon: 'box',
    isFor: isOfAssociation,
    load: () => import('./orders/screen.tsx'),
  },
  {
    at: 'events',
    title: { sv: 'Evenemang', en: 'Events' },
    icon: 'megaphone',
    isFor: isOfAssociation,
    load: () => import('./gatherings/screen.tsx'),
  },
  {
    at: 'money',
    title: { sv: 'Pengar', en: 'Money' },
    icon: 'coin',
    isFor: isOfAssociation,
    load: () => import('./money/screen.tsx'),
  },
  {
    at: 'bookings',
    title: { sv: 'Bokningar', en: 'Bookings' },
    icon: 'bike',
    isFor: isOfAssociation,
    load: () => import('./bookings/screen.tsx'),
  },
  {
    at: 'our-staff',
    title: { sv: 'Personal', en: 'Staff' },
    icon: 'people',
    isFor: isOfAssociation,
    load: () => import('./our-staff/screen.tsx'),
  },
  {
    at: 'compare',
    within: '',
    title: { sv: 'Vi och de andra', en: 'We and the others' },
    icon: 'scale',
    isFor: isOfAssociation,
    load: () => import('./compare/screen.tsx'),
  },
  {
    at: 'requests',
    within: 'money',
    title: { sv: 'Begäranden', en: 'Requests' },
    icon: 'coin',
    isFor: (campaign) => isOfAssociation(campaign) && !isOfOffice(campaign),
    load: () => import('./requests/screen.tsx'),
  },
  {
    at: 'requests',
    within: 'pot',
    title: { sv: 'Begäranden', en: 'Requests' },
    icon: 'coin',
    isFor: isOfOffice,
    load: () => import('./requests/screen.tsx'),
  },
  {
    at: 'ledger',
    within: 'pot',
    title: { sv: 'Bokföring', en: 'Ledger' },
    icon: 'coin',
    isFor: isOfOffice,
    load: () => import('./ledger/screen.tsx'),
  },
  {
    at: 'settlement',
    within: 'pot',
    title: { sv: 'Avräkning', en: 'Settlement' },
    icon: 'coin',
    isFor: isOfOffice,
    load: () => import('./settlement/screen.tsx'),
  },
  {
    at: 'mandate',
    within: 'pot',
    title: { sv: 'Mandat', en: 'Mandate' },
    icon: 'coin',
    isFor: isOfOffice,
    load: () => import('./mandate/screen.tsx'),
  },
  {
    at: 'inbox',
    title: { sv: 'Inkorg', en: 'Inbox' },
    icon: 'inbox',
    isFor: isOfSomething,
    load: () => import('./inbox/screen.tsx'),
  },
  {
    at: 'letters',
    within: 'me',
    title: { sv: 'Brev till dig', en: 'Letters to you' },
    icon: 'letter',
    isFor: isOfSomething,
    load: () => import('./letters/screen.tsx'),
  },
  {
    at: 'people',
    title: { sv: 'Personer', en: 'People' },
    icon: 'people',
    isFor: () => true,
    load: () => import('./people/screen.tsx'),
  },
  {
    at: 'staff',
    title: { sv: 'Personal', en: 'Staff' },
    icon: 'people',
    isFor: isOfOffice,
    load: () => import('./staff/screen.tsx'),
  },
  {
    at: 'materials',
    title: { sv: 'Material', en: 'Material' },
    icon: 'box',
    isFor: isOfOffice,
    load: () => import('./material/screen.tsx'),
  },
  {
    at: 'publicity',
    title: { sv: 'Publicering', en: 'Publicity' },
    icon: 'megaphone',
    isFor: isOfOffice,
    load: () => import('./publicity/screen.tsx'),
  },
  {
    at: 'timeline',
    title: { sv: 'Tidslinje', en: 'Timeline' },
    icon: 'calendar',
    isFor: isOfOffice,
    load: () => import('./timeline/screen.tsx'),
  },
  {
    at: 'me',
    title: { sv: 'Om dig', en: 'About you' },
    icon: 'home',
    isFor: () => true,
    load: () => import('./home/screen.tsx'),
  },
];
