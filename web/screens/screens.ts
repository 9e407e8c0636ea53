import type { ComponentType } from 'preact';
import { type Campaign, isOfOffice, isOfSomething } from '../core/me.ts';
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
    isFor: isOfSomething,
    load: () => import('./agenda/screen.tsx'),
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
    at: 'pot',
    title: { sv: 'Potten', en: 'The pot' },
    icon: 'coin',
    isFor: isOfOffice,
    load: () => import('./pot/screen.tsx'),
  },
  {
    at: 'requests',
    within: 'pot',
    title: { sv: 'Begäranden', en: 'Requests' },
    icon: 'coin',
    isFor: isOfSomething,
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
