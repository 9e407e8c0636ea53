import { Places } from '../../parts/places.tsx';
import { boostTexts } from './boost-texts.ts';

/** The parts of publicity. */
type Props = { readonly campaign: string; readonly at: 'calendar' | 'boosts' };
export const PublicityPlaces = ({ campaign, at }: Props) => {
  const say = boostTexts();
  const home = `/c/${campaign}/publicity`;
  return (
    <Places
      label={say.places}
      places={[
        { say: say.calendar, href: home, isHere: at === 'calendar' },
        { say: say.title, href: `${home}/boosts`, isHere: at === 'boosts' },
      ]}
    />
  );
};
