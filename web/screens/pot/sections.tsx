import { words } from '../../core/language.ts';

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
    <nav class="sections" aria-label={say.pot}>
      <ul>
        {(Object.keys(places) as Place[]).map((place) => (
          <li key={place}>
            <a href={`/c/${campaign}/${place}`} aria-current={place === at ? 'page' : undefined}>
              {say[places[place]]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
