import { words } from '../../core/language.ts';
import { Places } from '../../parts/places.tsx';

/** The screens about the pot, beside each other. */
const texts = words({
  sv: {
    pot: 'Om potten',
    overview: 'Översikt',
    requests: 'Begäranden',
    ledger: 'Bokföring',
    settlement: 'Avräkning',
    mandate: 'Mandat',
  },
  en: {
    pot: 'About the pot',
    overview: 'Overview',
    requests: 'Requests',
    ledger: 'Ledger',
    settlement: 'Settlement',
    mandate: 'Mandate',
  },
});
const places = {
  pot: 'overview',
  requests: 'requests',
  ledger: 'ledger',
  settlement: 'settlement',
  mandate: 'mandate',
} as const;
export type Place = keyof typeof places;

export const PotSections = ({ campaign, at }: { readonly campaign: string; readonly at: Place }) => {
  const say = texts();
  return (
    <Places
      label={say.pot}
      places={(Object.keys(places) as Place[]).map((place) => ({
        say: say[places[place]],
        href: `/c/${campaign}/${place}`,
        isHere: place === at,
      }))}
    />
  );
};
