import { Places as All } from '../../parts/places.tsx';
import { texts } from './texts.ts';

/** The parts of the staff plan. */
type Where = keyof ReturnType<typeof texts>['places'];
type Props = { readonly campaign: string; readonly at: Where };

const pathOf: Readonly<Record<Where, string>> = { plan: '', requests: '/requests', plans: '/plans' };

export const Places = ({ campaign, at }: Props) => {
  const { places, placesLabel } = texts();
  const all = (Object.keys(pathOf) as Where[]).map((place) => ({
    say: places[place],
    href: `/c/${campaign}/staff${pathOf[place]}`,
    isHere: place === at,
  }));
  return <All label={placesLabel} places={all} />;
};
