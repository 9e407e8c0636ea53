import { Places as All } from '../../parts/places.tsx';
import { texts } from './texts.ts';

/** The parts of the material. */
type Where = keyof ReturnType<typeof texts>['places'];
type Props = { readonly campaign: string; readonly at: Where };

const pathOf: Readonly<Record<Where, string>> = {
  start: '',
  runs: '/print-runs',
  orders: '/orders',
  stock: '/stock',
  pick: '/pick-lists',
  proposals: '/proposals',
};

export const Places = ({ campaign, at }: Props) => {
  const { places, placesLabel } = texts();
  const all = (Object.keys(pathOf) as Where[]).map((place) => ({
    say: places[place],
    href: `/c/${campaign}/materials${pathOf[place]}`,
    isHere: place === at,
  }));
  return <All label={placesLabel} places={all} />;
};
