import { words } from '../../core/language.ts';
import { Places } from '../../parts/places.tsx';

const texts = words({
  sv: { material: 'Om material', orders: 'Beställningar', proposals: 'Förslag' },
  en: { material: 'About material', orders: 'Orders', proposals: 'Proposals' },
});

/** What an association has ordered, and what it has proposed. */
type Props = { readonly campaign: string; readonly at: 'orders' | 'proposals' };
export const OrderPlaces = ({ campaign, at }: Props) => {
  const say = texts();
  const home = `/c/${campaign}/orders`;
  return (
    <Places
      label={say.material}
      places={[
        { say: say.orders, href: home, isHere: at === 'orders' },
        { say: say.proposals, href: `${home}/proposals`, isHere: at === 'proposals' },
      ]}
    />
  );
};
