import { namesIn } from '../../core/names.ts';
import { capital } from '../../core/figures.ts';
import { usePages } from '../../core/pages.ts';
import { OwnList } from '../../parts/own-list.tsx';
import type { ScreenProps } from '../screens.ts';
import { NewBooking } from './new.tsx';
import { One } from './one.tsx';
import { BookingState } from './state.tsx';
import { texts } from './texts.ts';
import { daysWords } from './typed.ts';

const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  const names = namesIn(campaign.id);
  const pages = usePages('GET /campaigns/{campaign}/materials/bookings', { path: { campaign: campaign.id } });
  const base = `/c/${campaign.id}/bookings`;
  return (
    <OwnList
      title={say.bookings}
      lede={say.lede}
      act={{ say: say.book, href: `${base}/new`, icon: 'bike' }}
      none={{ title: say.none, how: say.noneHow }}
      pages={pages}
      row={(booking) => ({
        href: `${base}/${booking.id}`,
        title: names.asset(booking.asset),
        below: capital(daysWords(booking)),
        state: <BookingState booking={booking} />,
      })}
    />
  );
};

/** Bikes and cabins for an association: what it has booked, one booking, and booking. */
export const Screen = ({ campaign, rest: [first] }: ScreenProps) => {
  if (first === undefined) return <List campaign={campaign} />;
  return first === 'new' ? <NewBooking campaign={campaign} /> : <One key={first} campaign={campaign} id={first} />;
};
