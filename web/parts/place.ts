import type { Campaign } from '../core/me.ts';
import { screens } from '../screens/screens.ts';

/** Where the page shows what a notice is about, by the first words of its subject; the longest that fit count. */
const places: readonly (readonly [subject: string, at: string])[] = [
  ['pot/requests/', 'requests/'],
  ['pot/mandates', 'mandate'],
  ['pot/settlements', 'settlement'],
  ['pot/ledger', 'ledger'],
  ['pot', 'pot'],
  ['people', 'people'],
];

/** Undefined where the page has no screen for it, or none for whoever looks. */
export const placeOf = (campaign: Campaign, subject: string): string | undefined => {
  const found = places.find(
    ([words]) => subject === words || subject.startsWith(words.endsWith('/') ? words : `${words}/`),
  );
  if (!found) return undefined;
  const [words, at] = found;
  const screen = screens.find((each) => each.at === at.split('/')[0]);
  if (!screen?.isFor(campaign)) return undefined;
  return `/c/${campaign.id}/${at}${at.endsWith('/') ? subject.slice(words.length) : ''}`;
};
