import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { capital, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useTitle } from '../../parts/title.ts';
import { Change } from './change.tsx';
import { BookingState } from './state.tsx';
import { texts } from './texts.ts';
import { daysWords } from './typed.ts';

type Props = { readonly campaign: Campaign; readonly id: string };

/** One booking: when, who is there when, what is in its way, changing it and giving it back. */
export const One = ({ campaign, id }: Props) => {
  const say = texts();
  const asked = { path: { campaign: campaign.id, booking: id } };
  const { value: booking, etag, failure } = read('GET /campaigns/{campaign}/materials/bookings/{booking}', asked);
  const called = namesIn(campaign.id);
  const name = booking ? called.asset(booking.asset) : say.bookings;
  useTitle(name);
  const again = () => void refresh('GET /campaigns/{campaign}/materials/bookings/{booking}', asked);
  if (!booking) return <NotYet title={name} failure={failure} again={again} />;
  const day = (on: string): string => capital(dayWords(on, today(), language.value));
  const commands = booking.commands ?? [];
  const canChange = commands.some((each) => each.name === 'changeBooking' && each.allowed);
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/bookings`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{name}</h1>
        <BookingState booking={booking} />
        <p>
          <b>{capital(daysWords(booking))}</b>
        </p>
        {booking.reason && (
          <p>
            {say.why}: {booking.reason}
          </p>
        )}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {booking.defects.length > 0 && booking.status === 'booked' && (
        <div class="note wait">
          <Icon name="warning" />
          <div class="stack tight">
            <b>{say.defects}</b>
            {booking.defects.map((defect) => (
              <p key={defect.id}>{[capital(daysWords(defect)), defect.note].filter(Boolean).join(': ')}</p>
            ))}
          </div>
        </div>
      )}
      {booking.crew.length > 0 && (
        <section class="stack" aria-labelledby="crew">
          <h2 id="crew">{say.crew}</h2>
          <ul class="rows">
            {booking.crew.map((shift) => (
              <li key={`${shift.day} ${shift.from}`} class="line">
                <p>{say.shift(day(shift.day), shift.from, shift.to, shift.people)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {booking.uncovered.length > 0 && (
        <section class="stack" aria-labelledby="unstaffed">
          <h2 id="unstaffed">{say.unstaffed}</h2>
          <ul class="rows">
            {booking.uncovered.map((hours) => (
              <li key={`${hours.day} ${hours.from}`} class="line">
                <p>{say.nobody(day(hours.day), hours.from, hours.to)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {canChange && <Change campaign={campaign.id} booking={booking} etag={etag} called={called} />}
      <Commands commands={commands} show={['cancelBooking']} title={name} etag={etag} />
    </>
  );
};
