import { calledIn } from '../../core/things.ts';
import { capital } from '../../core/figures.ts';
import { usePages } from '../../core/pages.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { NewBooking } from './new.tsx';
import { One } from './one.tsx';
import { BookingState } from './state.tsx';
import { texts } from './texts.ts';
import { daysWords } from './typed.ts';

const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.bookings);
  const called = calledIn(campaign.id);
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/materials/bookings', {
    path: { campaign: campaign.id },
  });
  const base = `/c/${campaign.id}/bookings`;
  const book = (
    <p>
      <a class="button go" href={`${base}/new`}>
        <Icon name="bike" />
        {say.book}
      </a>
    </p>
  );
  return (
    <>
      <header class="stack">
        <h1 tabIndex={-1}>{say.bookings}</h1>
        {items && items.length > 0 && (
          <>
            <p class="soft">{say.lede}</p>
            {book}
          </>
        )}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && (
        <Nothing title={say.none} how={say.noneHow} icon="bike" level={2}>
          {book}
        </Nothing>
      )}
      {items && items.length > 0 && (
        <ul class="rows">
          {items.map((booking) => (
            <li key={booking.id}>
              <a class="row" href={`${base}/${booking.id}`}>
                <b>{called.asset(booking.asset)}</b>
                <span />
                <span class="soft small">{capital(daysWords(booking))}</span>
                <span />
                <BookingState booking={booking} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <More more={more} isAsking={isAsking} />
    </>
  );
};

/** Bikes and cabins for an association: what it has booked, one booking, and booking. */
export const Screen = ({ campaign, rest: [first] }: ScreenProps) => {
  if (first === undefined) return <List campaign={campaign} />;
  return first === 'new' ? <NewBooking campaign={campaign} /> : <One key={first} campaign={campaign} id={first} />;
};
