import { Icon, type IconName } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

/** The big ways in: what an association comes for. */
export const Ways = ({ campaign }: { readonly campaign: string }) => {
  const say = texts();
  const ways: readonly (readonly [at: string, icon: IconName, words: string])[] = [
    ['orders/new', 'box', say.order],
    ['events/new', 'megaphone', say.event],
    ['bookings/new', 'bike', say.book],
    ['money/new', 'coin', say.money],
    ['our-staff/new', 'people', say.staff],
  ];
  return (
    <section class="stack" aria-labelledby="want">
      <h2 id="want">{say.want}</h2>
      <ul class="tiles">
        {ways.map(([at, icon, words]) => (
          <li key={at}>
            <a href={`/c/${campaign}/${at}`}>
              <Icon name={icon} />
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};
